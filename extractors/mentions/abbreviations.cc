#include "extractors/mentions/abbreviations.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"

namespace banghi {
namespace {

constexpr uint32_t kLongestAbbreviation = 4;  // tokens: `P4G`, `HMX-1`
constexpr size_t kLongestNumber = 2;          // digits; four are a year: `(ATF 2019)`

struct Abbreviation {
  TokenRange tokens;  // where it is introduced
  MentionType type;
  TextRef value;
  TextRef ministry_kind;
  TextRef country_code;
};

bool IsBody(const Mention& mention) {
  return mention.type == MentionType::kOrganization || mention.type == MentionType::kMinistry;
}

// Whether the token at `t` goes on with letters before it: `4` and `G` of `P4G`, `-` and `1` of `HMX-1`.
bool GoesOn(const Analysis& analysis, uint32_t t) {
  const Token& token = analysis.document.tokens()[t];
  if (analysis.IsNumber(t)) return token.span.length() <= kLongestNumber;
  return (analysis.IsWord(t) && token.all_caps) || (analysis.IsMark(t, "-") && analysis.IsNumber(t + 1));
}

// The abbreviation in the bracket that `open` opens; empty where none stands there. The number behind that of a forum
// (`CLV-9`, `SOM 2`) is an edition.
TokenRange InBracket(const Analysis& analysis, uint32_t open, bool forum) {
  const TokenRange none{open, open};
  const uint32_t begin = open + 1;
  if (!analysis.IsMark(open, "(") || !analysis.IsWord(begin)) return none;
  const Token& letters = analysis.document.tokens()[begin];
  if (!letters.all_caps) return none;
  uint32_t end = begin + 1;
  while (end < begin + kLongestAbbreviation && analysis.InText(end) && GoesOn(analysis, end)) ++end;
  if (!analysis.IsMark(end, ")") || (letters.span.length() < 2 && end == begin + 1)) return none;
  if (forum && analysis.IsNumber(end - 1)) end -= analysis.IsMark(end - 2, "-") ? 2 : 1;
  return end == begin + 1 && letters.span.length() < 2 ? none : TokenRange{begin, end};
}

// `Bộ Giao thông vận tải (GTVT)`: letters for what the ministry is for, which stand for the whole field later.
bool IsPortfolio(const Analysis& analysis, TokenRange ministry, TokenRange letters) {
  if (analysis.MatchAt(letters.begin, EntryKind::kPortfolio) != nullptr) return true;
  std::string initials;
  for (uint32_t t = ministry.begin + 1; t < ministry.end; ++t) {
    if (!analysis.IsWord(t)) continue;
    const absl::string_view word = analysis.Folded(t);
    size_t letter = 1;  // bytes
    while (letter < word.size() && (static_cast<unsigned char>(word[letter]) & 0xC0) == 0x80) ++letter;
    initials.append(word.data(), letter);
  }
  return letters.size() == 1 && initials == analysis.Folded(letters.begin);
}

// `Cơ quan Cảnh sát điều tra Bộ Công an (C01)`: whether the ministry is only said to be that of an agency before it.
bool HasAgency(const Analysis& analysis, uint32_t ministry) {
  constexpr uint32_t kLongestAgency = 12;  // tokens
  for (uint32_t t = ministry; t-- > 0 && ministry - t <= kLongestAgency && analysis.SameSentence(t, ministry);) {
    if (analysis.IsCapital(t) && analysis.MatchAt(t, EntryKind::kOrganizationClass) != nullptr) return true;
    if (analysis.IsMark(t, ",") || analysis.IsMark(t, "(") || analysis.MatchAt(t, EntryKind::kTrigger) != nullptr)
      return false;
  }
  return false;
}

bool SameText(const Analysis& analysis, TokenRange known, uint32_t token) {
  const auto& tokens = analysis.document.tokens();
  for (uint32_t i = 0; i < known.size(); ++i) {
    if (!analysis.InText(token + i)) return false;
    if (analysis.document.TextOf(tokens[token + i]) != analysis.document.TextOf(tokens[known.begin + i])) return false;
  }
  return true;
}

using Known = absl::flat_hash_map<absl::string_view, Abbreviation>;  // by its first token

Known Introduced(const Analysis& analysis) {
  Known known;
  for (const Mention& body : analysis.mentions) {
    if (!IsBody(body)) continue;
    uint32_t open = body.tokens.end;
    const Match* country = analysis.MatchAt(open, EntryKind::kCountry);
    if (country != nullptr) open = country->tokens.end;
    const TokenRange found = InBracket(analysis, open, body.value == "FORUM");
    if (found.empty()) continue;
    const bool ministry = body.type == MentionType::kMinistry;
    if (ministry && IsPortfolio(analysis, body.tokens, found)) continue;
    const MentionType type =
        ministry && HasAgency(analysis, body.tokens.begin) ? MentionType::kOrganization : body.type;
    TextRef state = body.country_code;
    if (country != nullptr) state = analysis.bundle.countries()[country->entry].code;
    const absl::string_view letters = analysis.document.TextOf(analysis.document.tokens()[found.begin]);
    known.emplace(letters, Abbreviation{found, type, type == body.type ? body.value : TextRef("STATE"),
                                        body.ministry_kind, state});
  }
  return known;
}

}  // namespace

void AddAbbreviations(Analysis& analysis) {
  const Known known = Introduced(analysis);
  if (known.empty()) return;
  const auto& tokens = analysis.document.tokens();
  std::vector<bool> taken(tokens.size() + 1, false);
  for (const Mention& body : analysis.mentions) {
    if (IsBody(body)) std::fill(taken.begin() + body.tokens.begin, taken.begin() + body.tokens.end, true);
  }
  for (uint32_t t = 0; t < tokens.size(); ++t) {
    if (!tokens[t].all_caps || taken[t] || analysis.IsCredit(t)) continue;
    const auto it = known.find(analysis.document.TextOf(tokens[t]));
    if (it == known.end() || !SameText(analysis, it->second.tokens, t)) continue;
    Mention mention;
    mention.type = it->second.type;
    mention.tokens = {t, t + it->second.tokens.size()};
    mention.value = it->second.value;
    if (mention.type == MentionType::kMinistry) {
      mention.ministry_kind = it->second.ministry_kind;
      mention.country_code = it->second.country_code;
    }
    mention.source = "organizations/abbreviation";
    mention.confidence = 0.9f;
    analysis.Add(mention);
  }
}

}  // namespace banghi
