#include "extractors/analysis.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace banghi {

absl::string_view MentionTypeName(MentionType type) {
  static constexpr const char* kNames[kMentionTypes] = {"PERSON",  "RANK",     "POSITION", "MINISTRY",  "ORGANIZATION",
                                                        "COUNTRY", "LOCATION", "DATE",     "AGREEMENT", "PARTNERSHIP"};
  return kNames[static_cast<int>(type)];
}

size_t Analysis::FirstMentionFrom(uint32_t token) const {
  auto it = std::partition_point(mentions.begin(), mentions.end(),
                                 [token](const Mention& m) { return !m.dropped && m.tokens.begin < token; });
  return static_cast<size_t>(it - mentions.begin());
}

TokenRange Analysis::CueIn(uint32_t from, uint32_t to, int list) const {
  const uint32_t begin = matches.FindCue(from, to, list);
  if (begin >= to) return {};
  return {begin, CueAt(begin, list)};
}

std::string Analysis::FoldedText(TokenRange range) const {
  std::string text;
  for (uint32_t t = range.begin; t < range.end; ++t) absl::StrAppend(&text, Folded(t), " ");
  return text;
}

}  // namespace banghi
