#include "extractors/analysis.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "extractors/mentions/calendar.h"

namespace banghi {

absl::string_view MentionTypeName(MentionType type) {
  static constexpr const char* kNames[kMentionTypes] = {"PERSON",  "RANK",     "POSITION", "MINISTRY",  "ORGANIZATION",
                                                        "COUNTRY", "LOCATION", "DATE",     "AGREEMENT", "PARTNERSHIP"};
  return kNames[static_cast<int>(type)];
}

Neighbours::Neighbours(const Analysis& analysis)
    : ends(analysis.document.tokens().size() + 1, kNone), begins(analysis.document.tokens().size() + 1, kNone) {
  auto keep = [&analysis](int32_t& slot, size_t m) {
    if (slot == kNone || analysis.mentions[slot].tokens.size() < analysis.mentions[m].tokens.size())
      slot = static_cast<int32_t>(m);
  };
  for (size_t m = 0; m < analysis.mentions.size(); ++m) {
    if (analysis.mentions[m].dropped) continue;
    keep(ends[analysis.mentions[m].tokens.end], m);
    keep(begins[analysis.mentions[m].tokens.begin], m);
  }
}

void Analysis::IndexMentions() {
  uint32_t token = 0, mention = 0;
  for (; mention < mentions.size() && !mentions[mention].dropped; ++mention) {
    for (; token <= mentions[mention].tokens.begin; ++token) first_mentions_[token] = mention;
  }
  for (; token <= token_count_; ++token) first_mentions_[token] = mention;
  neighbours = Neighbours(*this);
}

TokenRange Analysis::CueIn(uint32_t from, uint32_t to, int list) const {
  const uint32_t begin = matches.FindCue(from, to, list);
  if (begin >= to) return {};
  return {begin, CueAt(begin, list)};
}

bool Analysis::LiesAhead(absl::string_view date) const {
  constexpr size_t kMonth = 7, kDay = 10;  // bytes of `2021-06`, `2021-06-03`
  if (!published.known || date.size() < 4 || date.find('X') != absl::string_view::npos) return false;
  const std::string today = DayText(published.day);
  const absl::string_view begin = date.substr(0, std::min(date.find('/'), kDay));
  if (begin.size() != 4 && begin.size() != kMonth && begin.size() != kDay) return false;
  if (begin.size() > 4 && !absl::ascii_isdigit(static_cast<unsigned char>(begin[5]))) return false;  // `2024-Q1`
  return begin > absl::string_view(today).substr(0, begin.size());
}

uint32_t Analysis::BehindBracket(uint32_t token) const {
  if (!IsMark(token, "(")) return token;
  for (uint32_t t = token + 1; t < token + kLongestBracket; ++t) {
    if (IsMark(t, ")")) return t + 1;
  }
  return token;
}

TokenRange Analysis::TitleAt(uint32_t token) const {
  constexpr uint32_t kLongestTitle = 60;  // tokens
  for (size_t m = FirstMentionFrom(token - std::min(token, kLongestTitle)); m < mentions.size(); ++m) {
    if (mentions[m].dropped || mentions[m].tokens.begin > token) break;
    if (mentions[m].type == MentionType::kAgreement && mentions[m].tokens.Contains(token)) return mentions[m].tokens;
  }
  return {};
}

absl::string_view Analysis::Keep(absl::string_view text, absl::string_view more) const {
  const size_t size = text.size() + more.size();
  char* const kept = static_cast<char*>(texts_.allocate(std::max(size, size_t{1}), 1));
  std::copy(text.begin(), text.end(), kept);
  std::copy(more.begin(), more.end(), kept + text.size());
  return {kept, size};
}

std::string Analysis::FoldedText(TokenRange range) const {
  std::string text;
  if (range.empty()) return text;
  const std::vector<Token>& tokens = document.tokens();
  text.reserve(tokens[range.end - 1].folded.end - tokens[range.begin].folded.begin + range.size());
  for (uint32_t t = range.begin; t < range.end; ++t) {
    const absl::string_view folded = Folded(t);
    text.append(folded.data(), folded.size());
    text.push_back(' ');
  }
  return text;
}

}  // namespace banghi
