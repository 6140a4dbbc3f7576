#include "extractors/explain/pattern_steps.h"

#include <algorithm>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "gazetteers/rule_patterns.h"
#include "text/utf8.h"

namespace banghi {
namespace {

using Macros = absl::flat_hash_map<std::string, std::string>;

// One atom of a pattern with what repeats it.
struct Piece {
  std::string atom;
  std::string repeat;  // `?`, `*`, `{1,2}`; empty where it stands once
  bool literal = false;
};

// Where the bracket that opens at `begin` closes, behind it. Brackets in classes and behind a backslash do not count.
size_t CloseOf(absl::string_view pattern, size_t begin) {
  int depth = 0;
  bool in_class = false;
  for (size_t i = begin; i < pattern.size(); ++i) {
    if (pattern[i] == '\\') {
      ++i;
    } else if (in_class) {
      in_class = pattern[i] != ']';
    } else if (pattern[i] == '[') {
      in_class = true;
    } else if (pattern[i] == '(') {
      ++depth;
    } else if (pattern[i] == ')' && --depth == 0) {
      return i + 1;
    }
  }
  return pattern.size();
}

bool BeginsMacro(absl::string_view pattern, size_t at) {
  return pattern[at] == '{' && at + 1 < pattern.size() && absl::ascii_isalpha(pattern[at + 1]);
}

size_t AtomEnd(absl::string_view pattern, size_t at) {
  if (pattern[at] == '(') return CloseOf(pattern, at);
  if (BeginsMacro(pattern, at)) return std::min(pattern.size(), pattern.find('}', at) + 1);
  if (pattern[at] == '[') {
    size_t close = at + 1;
    while (close < pattern.size() && pattern[close] != ']') close += pattern[close] == '\\' ? 2 : 1;
    return std::min(pattern.size(), close + 1);
  }
  if (pattern[at] == '\\') {
    const bool braces = at + 2 < pattern.size() && pattern[at + 2] == '{';
    return braces ? std::min(pattern.size(), pattern.find('}', at) + 1) : std::min(pattern.size(), at + 2);
  }
  size_t length = 0;
  DecodeUtf8(pattern, at, &length);
  return at + length;
}

size_t RepeatEnd(absl::string_view pattern, size_t at) {
  if (at < pattern.size() && pattern[at] == '{' && !BeginsMacro(pattern, at)) {
    at = std::min(pattern.size(), pattern.find('}', at) + 1);
  }
  while (at < pattern.size() && (pattern[at] == '?' || pattern[at] == '*' || pattern[at] == '+')) ++at;
  return at;
}

// The alternatives at the top of `pattern`, each as its pieces; neighbouring letters are one piece.
std::vector<std::vector<Piece>> PiecesOf(absl::string_view pattern) {
  std::vector<std::vector<Piece>> alternatives(1);
  for (size_t at = 0; at < pattern.size();) {
    if (pattern[at] == '|') {
      alternatives.emplace_back();
      ++at;
      continue;
    }
    const size_t end = AtomEnd(pattern, at), behind = RepeatEnd(pattern, end);
    Piece piece{std::string(pattern.substr(at, end - at)), std::string(pattern.substr(end, behind - end)), false};
    piece.literal = pattern[at] != '(' && pattern[at] != '[' && pattern[at] != '{' && piece.repeat.empty();
    std::vector<Piece>& pieces = alternatives.back();
    if (piece.literal && !pieces.empty() && pieces.back().literal) {
      pieces.back().atom += piece.atom;
    } else {
      pieces.push_back(std::move(piece));
    }
    at = behind;
  }
  return alternatives;
}

// What stands within the group `atom`; empty where it is no group.
absl::string_view Inside(absl::string_view atom) {
  if (atom.size() < 2 || atom[0] != '(' || atom.back() != ')') return "";
  atom = atom.substr(1, atom.size() - 2);
  if (absl::StartsWith(atom, "?:")) return atom.substr(2);
  if (absl::StartsWith(atom, "?P<")) return atom.substr(atom.find('>') + 1);
  return atom;
}

class Stepper {
 public:
  explicit Stepper(const std::vector<std::pair<std::string, std::string>>& macros) {
    for (const auto& [name, written] : macros) {
      std::string error;
      written_[name] = written;
      expanded_[name] = ExpandMacros(written, expanded_, &error);
    }
  }

  void Add(const std::vector<Piece>& pieces, std::vector<PatternStep>& steps) const {
    for (const Piece& piece : pieces) {
      if (piece.repeat.empty() && Enter(piece.atom, steps)) continue;
      std::string error;
      const std::string written = piece.atom + piece.repeat;
      const bool optional = !piece.repeat.empty() &&
                            (piece.repeat[0] == '?' || piece.repeat[0] == '*' || absl::StartsWith(piece.repeat, "{0"));
      steps.push_back({written, WithoutGroups(ExpandMacros(written, expanded_, &error)), optional});
    }
  }

 private:
  // The steps of what a group or macro holds, where it has no alternatives.
  bool Enter(const std::string& atom, std::vector<PatternStep>& steps) const {
    std::string inside(Inside(atom));
    if (inside.empty() && atom[0] == '{') {
      const auto macro = written_.find(atom.substr(1, atom.size() - 2));
      if (macro == written_.end()) return false;
      inside = macro->second;
      // A macro that is one group with alternatives says more by its name.
      const auto pieces = PiecesOf(inside);
      if (pieces.size() == 1 && pieces[0].size() == 1 && PiecesOf(Inside(pieces[0][0].atom)).size() != 1) return false;
    }
    if (inside.empty()) return false;
    const auto alternatives = PiecesOf(inside);
    if (alternatives.size() != 1) return false;
    Add(alternatives[0], steps);
    return true;
  }

  Macros written_, expanded_;
};

}  // namespace

std::vector<std::vector<PatternStep>> StepsOf(absl::string_view pattern,
                                              const std::vector<std::pair<std::string, std::string>>& macros) {
  const Stepper stepper(macros);
  std::vector<std::vector<PatternStep>> alternatives;
  for (const std::vector<Piece>& pieces : PiecesOf(pattern)) stepper.Add(pieces, alternatives.emplace_back());
  return alternatives;
}

}  // namespace banghi
