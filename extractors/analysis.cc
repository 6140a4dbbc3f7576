#include "extractors/analysis.h"

#include <algorithm>
#include <tuple>

#include "absl/strings/str_cat.h"

namespace banghi {

absl::string_view MentionTypeName(MentionType type) {
  static constexpr const char* kNames[kMentionTypes] = {"PERSON",  "RANK",     "POSITION", "MINISTRY",  "ORGANIZATION",
                                                        "COUNTRY", "LOCATION", "DATE",     "AGREEMENT", "PARTNERSHIP"};
  return kNames[static_cast<int>(type)];
}

void Analysis::FindMatches() {
  syllable_ids = bundle.SyllableIds(document);
  matches.clear();
  bundle.FindAll(document, syllable_ids, matches);
  first_match.assign(document.tokens().size() + 1, static_cast<uint32_t>(matches.size()));
  for (size_t i = matches.size(); i-- > 0;) first_match[matches[i].tokens.begin] = static_cast<uint32_t>(i);
  for (size_t t = document.tokens().size(); t-- > 0;) first_match[t] = std::min(first_match[t], first_match[t + 1]);
  cue_ends_.clear();
  for (const Match& match : matches) {
    if (match.kind == EntryKind::kCue) cue_ends_.push_back({match.tokens.end, match.entry, match.tokens.begin});
  }
  std::sort(cue_ends_.begin(), cue_ends_.end(), [](const CueEnd& a, const CueEnd& b) {
    return std::tie(a.end, a.list, a.begin) < std::tie(b.end, b.list, b.begin);
  });
}

const Match* Analysis::MatchAt(uint32_t token, EntryKind kind) const {
  if (!InText(token)) return nullptr;
  for (uint32_t i = first_match[token]; i < first_match[token + 1]; ++i) {
    if (matches[i].kind == kind) return &matches[i];  // longest first
  }
  return nullptr;
}

size_t Analysis::FirstMentionFrom(uint32_t token) const {
  auto it = std::partition_point(mentions.begin(), mentions.end(),
                                 [token](const Mention& m) { return !m.dropped && m.tokens.begin < token; });
  return static_cast<size_t>(it - mentions.begin());
}

uint32_t Analysis::CueAt(uint32_t token, int list) const {
  if (!InText(token)) return token;
  for (uint32_t i = first_match[token]; i < first_match[token + 1]; ++i) {
    if (matches[i].kind == EntryKind::kCue && static_cast<int>(matches[i].entry) == list) return matches[i].tokens.end;
  }
  return token;
}

TokenRange Analysis::CueIn(uint32_t from, uint32_t to, int list) const {
  for (uint32_t t = from; t < to; ++t) {
    if (const uint32_t end = CueAt(t, list); end != t) return {t, end};
  }
  return {};
}

std::string Analysis::FoldedText(TokenRange range) const {
  std::string text;
  for (uint32_t t = range.begin; t < range.end; ++t) absl::StrAppend(&text, Folded(t), " ");
  return text;
}

uint32_t Analysis::CueBefore(uint32_t token, int list) const {
  auto it = std::lower_bound(cue_ends_.begin(), cue_ends_.end(), std::make_pair(token, static_cast<uint32_t>(list)),
                             [](const CueEnd& a, const std::pair<uint32_t, uint32_t>& b) {
                               return std::tie(a.end, a.list) < std::tie(b.first, b.second);
                             });
  if (it == cue_ends_.end() || it->end != token || static_cast<int>(it->list) != list) return token;
  if (InText(token) && !SameSentence(it->begin, token)) return token;
  return it->begin;
}

}  // namespace banghi
