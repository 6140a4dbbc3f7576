#include "text/zone_markers.h"

#include <algorithm>

#include "text/tokens.h"

namespace banghi {
namespace {

struct Row {
  Marker kind;
  const char* words;
};

constexpr Row kRows[] = {
#define BANGHI_MARKER(kind, words) {Marker::kind, words},
#include "text/zone_markers.inc"
#undef BANGHI_MARKER
};

// Folded tokens, each followed by a space, to the set of kinds (one bit each). Every beginning of a marker is in the
// table too, with no bit set, so that a look-up stops at the first token with which none goes on.
struct Table {
  absl::flat_hash_map<std::string, MarkerKinds> kinds;
  MarkerStarts starts;
};

Table ReadTable() {
  Table table;
  for (const Row& row : kRows) {
    std::vector<Token> tokens;
    std::string folded, key;
    Tokenize(row.words, tokens, folded);
    for (const Token& token : tokens) {
      key.append(folded, token.folded.begin, token.folded.length()) += ' ';
      table.kinds.try_emplace(key, 0);
    }
    table.kinds[key] |= KindsOf({row.kind});
    table.starts.Add(tokens[0], row.kind);
  }
  return table;
}

const Table& Markers() {
  static const auto* const kTable = new Table(ReadTable());
  return *kTable;
}

}  // namespace

const MarkerStarts& StartsOfMarkers() { return Markers().starts; }

uint32_t MatchMarker(const TokenView& tokens, uint32_t begin, uint32_t end, Marker kind) {
  const Table& markers = Markers();
  if (begin >= end || !markers.starts.May(tokens[begin], KindsOf({kind}))) return 0;
  uint32_t longest = 0;
  std::string key;
  for (uint32_t i = begin; i < end; ++i) {
    const absl::string_view folded = tokens.FoldedOf(i);
    key.append(folded.data(), folded.size()) += ' ';
    const auto found = markers.kinds.find(key);
    if (found == markers.kinds.end()) break;
    if ((found->second & KindsOf({kind})) != 0) longest = i + 1 - begin;
  }
  return longest;
}

bool TokenView::IsStop(uint32_t i) const { return Is(i, ".") || Is(i, "…") || Is(i, "!") || Is(i, "?"); }

bool TokenView::EndsText(uint32_t i) const {
  if (IsStop(i)) return true;
  const bool closes = Is(i, "”") || Is(i, "\"") || Is(i, ")") || Is(i, "»");
  return closes && i > 0 && (IsStop(i - 1) || (i > 1 && IsMark(i - 1) && IsStop(i - 2)));
}

}  // namespace banghi
