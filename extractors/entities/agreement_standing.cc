#include "extractors/entities/agreement_standing.h"

#include <algorithm>

#include "absl/strings/numbers.h"

namespace banghi {
namespace {

constexpr uint32_t kLongestSentence =
    200;                         // tokens: what stands farther away in text without full stops says nothing of a title
constexpr uint32_t kReach = 30;  // tokens behind a title that may still speak of it
constexpr uint32_t kPlanReach = 12;
constexpr int kNews = 7;  // days: what a newspaper tells of is not older

// "2018-03-05": a calendar day, all of it known.
bool ReadDay(absl::string_view value, absl::CivilDay* day) {
  int y, m, d;
  if (value.size() != 10 || !absl::SimpleAtoi(value.substr(0, 4), &y) || !absl::SimpleAtoi(value.substr(5, 2), &m) ||
      !absl::SimpleAtoi(value.substr(8), &d)) {
    return false;
  }
  *day = absl::CivilDay(y, m, d);
  return true;
}

// The first date in the article that is a day; near the day of publication where that is known.
const Mention* FirstDay(const Analysis& analysis) {
  for (const Mention& mention : analysis.mentions) {
    if (mention.dropped || mention.type != MentionType::kDate) continue;
    const Zone zone = analysis.document.tokens()[mention.tokens.begin].zone;
    absl::CivilDay day;
    if (zone == Zone::kTeaser || zone == Zone::kBoilerplate || !ReadDay(mention.value, &day)) continue;
    if (!analysis.published.known || (day <= analysis.published.day && analysis.published.day - day <= kNews))
      return &mention;
  }
  return nullptr;
}

// `giai đoạn 2019 - 2020`: nothing is signed for years.
bool IsPeriod(const Mention& date) { return date.value.find('/') != std::string::npos; }

}  // namespace

StandingReader::StandingReader(const Analysis& analysis, const PartyFinder& parties)
    : analysis_(analysis),
      parties_(parties),
      date_at_(analysis.document.tokens().size() + 1, kNone),
      agreement_at_(analysis.document.tokens().size() + 1, false),
      in_agreement_(analysis.document.tokens().size() + 1, false),
      day_(FirstDay(analysis)),
      intent_(analysis.bundle.CueList("status_intent")),
      sign_(analysis.bundle.CueList("status_sign")),
      signed_(analysis.bundle.CueList("status_signed")),
      planned_(analysis.bundle.CueList("status_planned")),
      ended_(analysis.bundle.CueList("status_ended")),
      signed_after_(analysis.bundle.CueList("status_signed_after")),
      planned_after_(analysis.bundle.CueList("status_planned_after")),
      ended_after_(analysis.bundle.CueList("status_ended_after")),
      threat_(analysis.bundle.CueList("status_threat")),
      occasion_(analysis.bundle.CueList("signing_occasion")),
      when_(analysis.bundle.CueList("status_when")),
      anniversary_(analysis.bundle.CueList("status_anniversary")),
      done_(analysis.bundle.CueList("status_done")),
      worth_(analysis.bundle.CueList("status_worth")),
      in_force_(analysis.bundle.CueList("status_in_force")),
      ends_other_(analysis.bundle.CueList("status_ends_other")),
      planned_passive_(analysis.bundle.CueList("status_planned_passive")),
      expected_(analysis.bundle.CueList("status_expected")),
      signing_(analysis.bundle.CueList("agreement_signing")),
      resolved_(analysis.bundle.CueList("resolved_to")) {
  for (size_t m = 0; m < analysis.mentions.size(); ++m) {
    const Mention& mention = analysis.mentions[m];
    if (mention.dropped) continue;
    if (mention.type == MentionType::kDate) date_at_[mention.tokens.begin] = static_cast<int32_t>(m);
    if (mention.type == MentionType::kAgreement) {
      agreement_at_[mention.tokens.begin] = true;
      std::fill(in_agreement_.begin() + mention.tokens.begin, in_agreement_.begin() + mention.tokens.end, true);
    }
  }
}

const Mention* StandingReader::DateAt(uint32_t token) const {
  return analysis_.InText(token) && date_at_[token] != kNone ? &analysis_.mentions[date_at_[token]] : nullptr;
}

uint32_t StandingReader::SentenceBegin(uint32_t token) const {
  const uint32_t begin = analysis_.document.sentences()[analysis_.document.tokens()[token].sentence].tokens.begin;
  return std::max(begin, token - std::min(token, kLongestSentence));
}

Standing StandingReader::Read(TokenRange tokens, TextRef status, bool renewal) const {
  Standing standing;
  const Before before = StatusBefore(tokens.begin);
  After after = StatusAfter(tokens.end);
  if (after.status == "SIGNED" && Expected(tokens.begin)) after.status = "PLANNED";
  const TokenRange ended = EndedBefore(tokens.begin);
  if (after.status == "ENDED") {
    standing = {"ENDED", true, "", "standing/ended-behind", after.words, {}, {}};
  } else if (!ended.empty()) {
    standing = {"ENDED", true, "", "standing/ended-before", ended, {}, {}};
  } else if (!status.empty()) {
    standing = {status, true, "", "standing/known", {}, {}, {}};
  } else if (!after.status.empty()) {
    standing = {after.status, true, "", "standing/behind", after.words, {}, {}};
  } else if (!before.status.empty()) {
    standing = {before.status, true, "", "standing/before", before.words, {}, {}};
  } else if (const After said = Introduction(tokens.begin); !said.status.empty()) {
    standing = {said.status, true, "", "standing/introduction", said.words, {}, {}};
  }
  if (!renewal) SetDate(DateAfter(tokens, analysis_.InText(before.verb)), "standing/date-behind", standing);
  const bool act = analysis_.InText(before.verb);
  if (standing.status != "SIGNED" || !standing.signed_date.empty() || (!act && after.status != "SIGNED"))
    return standing;
  if (!status.empty()) return standing;  // an instrument everybody knows is not signed on the day of the news
  if (act) SetDate(DateBefore(before.verb), "standing/date-before", standing);
  if (standing.signed_date.empty() && IsOccasion(tokens.begin)) SetDate(day_, "standing/day-of-article", standing);
  return standing;
}

void StandingReader::SetDate(const Mention* date, absl::string_view rule, Standing& standing) const {
  if (date == nullptr) return;
  if (standing.status == "SIGNED" && analysis_.LiesAhead(date->value)) return;  // when it is carried out
  standing.signed_date = date->value;
  standing.date_rule = rule;
  standing.date_words = date->tokens;
}

StandingReader::After StandingReader::StatusAfter(uint32_t token) const {
  for (uint32_t i = parties_.SkipBrackets(token); analysis_.SameSentence(i, token - 1) && i - token < kReach; ++i) {
    if (analysis_.IsMark(i, ";") || agreement_at_[i]) break;
    if (uint32_t end = analysis_.CueAt(i, ended_after_); end != i && analysis_.CueAt(i, ends_other_) <= end)
      return {Threatened(i) ? "SIGNED" : "ENDED", {i, end}};
    if (uint32_t end = analysis_.CueAt(i, planned_after_); end != i) return {"PLANNED", {i, end}};
    if (uint32_t end = PlannedPassive(i); end != i) return {"PLANNED", {i, end}};
    if (uint32_t end = analysis_.CueAt(i, signed_after_); end != i) return {"SIGNED", {i, end}};
  }
  return {};
}

// Behind `sẽ được` where somebody and a verb of signing follow (`sẽ được | Việt Nam và Lào ký kết`); `token` elsewhere.
uint32_t StandingReader::PlannedPassive(uint32_t token) const {
  constexpr uint32_t kSigners = 10;  // tokens
  const uint32_t end = analysis_.CueAt(token, planned_passive_);
  if (end == token) return token;
  for (uint32_t i = end; i < end + kSigners && analysis_.SameSentence(i, token) && analysis_.IsWord(i); ++i) {
    if (analysis_.CueAt(i, signing_) != i) return end;
  }
  return token;
}

// `Dự kiến | 5 thỏa thuận được hai bên ký kết`, `theo kế hoạch, Bản ghi nhớ được ký`.
bool StandingReader::Expected(uint32_t token) const {
  constexpr uint32_t kNear = 5;  // tokens
  return analysis_.CueWithin(std::max(SentenceBegin(token), token - std::min(token, kNear)), token, expected_);
}

// `Các văn kiện sẽ được ký kết gồm: | - Tuyên bố chung ... | - Bản ghi nhớ ...`: what the line above a list says of
// all.
StandingReader::After StandingReader::Introduction(uint32_t token) const {
  constexpr uint32_t kLongestList = 30;  // sentences
  const auto& sentences = analysis_.document.sentences();
  uint32_t line = analysis_.document.tokens()[token].sentence;
  const auto item = [&](uint32_t sentence) { return analysis_.IsMark(sentences[sentence].tokens.begin, "-"); };
  if (!item(line) || token > sentences[line].tokens.begin + 2) return {};
  for (uint32_t i = 0; i < kLongestList && line > 0 && item(line); ++i) --line;
  const TokenRange above = sentences[line].tokens;
  if (item(line) || above.empty() || !analysis_.IsMark(above.end - 1, ":")) return {};
  const uint32_t begin = std::max(above.begin, above.end - std::min(above.end, kReach));
  for (uint32_t i = begin; i < above.end; ++i) {
    if (uint32_t end = analysis_.CueAt(i, planned_after_); end != i) return {"PLANNED", {i, end}};
    if (uint32_t end = analysis_.CueAt(i, signed_after_); end != i)
      return {Intended(i) ? "PLANNED" : "SIGNED", {i, end}};
  }
  return {};
}

// The nearest word before the title that says how it stands.
StandingReader::Before StandingReader::StatusBefore(uint32_t token) const {
  const uint32_t none = static_cast<uint32_t>(analysis_.document.tokens().size());
  for (uint32_t i = token; i-- > SentenceBegin(token);) {
    if (in_agreement_[i]) continue;  // the words of another title
    const uint32_t planned = analysis_.CueAt(i, planned_);
    if (planned != i && planned <= token && token - planned <= kPlanReach) return {"PLANNED", none, {i, planned}};
    const uint32_t sign = analysis_.CueAt(i, sign_);
    const uint32_t in_force = analysis_.CueAt(i, signed_);
    if (sign != i && in_force > sign && DateAt(in_force - 1) != nullptr)
      continue;  // `... ký năm 2011, ...` dates the one before
    if (sign != i && sign <= token) return {Intended(i) ? "PLANNED" : "SIGNED", i, {i, sign}};
    if (in_force != i && in_force <= token) return {"SIGNED", none, {i, in_force}};
  }
  return {"", none, {}};
}

TokenRange StandingReader::EndedBefore(uint32_t token) const {
  for (uint32_t i = token; i-- > SentenceBegin(token) && token - i <= 6;) {
    if (uint32_t end = analysis_.CueAt(i, ended_); end != i && end <= token)
      return Threatened(i) ? TokenRange{} : TokenRange{i, end};
    if (analysis_.IsMark(i, ",") || analysis_.IsMark(i, ";")) break;
  }
  return {};
}

bool StandingReader::Intended(uint32_t verb) const {
  // `đồng ý ký Bản ghi nhớ`; not `nhất trí thông qua Tuyên bố chung`.
  const uint32_t resolved = analysis_.CueAt(verb, signing_) != verb ? analysis_.CueBefore(verb, resolved_) : verb;
  if (resolved != verb && analysis_.MatchAt(resolved, EntryKind::kAgreementNoun) == nullptr) return true;
  for (uint32_t i = verb; i-- > SentenceBegin(verb);) {
    if (analysis_.IsMark(i, ",") && i + 1 == verb) continue;  // `thúc đẩy đàm phán, ký`
    if (analysis_.IsMark(i, ",") || analysis_.IsMark(i, ";") || analysis_.CueAt(i, done_) != i) break;
    const uint32_t in_force = analysis_.CueAt(i, signed_);
    if (in_force != i && in_force <= verb) break;  // `tiếp tục tuân thủ nhận thức đạt được`
    if (analysis_.CueAt(i, intent_) != i) return true;
  }
  return false;
}

bool StandingReader::Threatened(uint32_t verb) const {
  for (uint32_t i = verb; i-- > SentenceBegin(verb) && verb - i <= 8;) {
    if (analysis_.IsMark(i, ",") || analysis_.CueAt(i, done_) != i) return false;
    if (analysis_.CueAt(i, threat_) != i) return true;
  }
  return false;
}

// `Tuyên bố ... năm 2015`, `(...) ký năm 2011`, `... đã được Tổng thống X ký hồi tháng 9/2014`, `giữa A và B ngày
// 5/4/2012`.
const Mention* StandingReader::DateAfter(TokenRange tokens, bool act) const {
  const uint32_t direct = parties_.SkipBrackets(tokens.end);
  for (uint32_t i = tokens.end; i < direct; ++i) {  // `(CPTPP - tháng 3/2018)`
    if (const Mention* date = DateAt(i); date != nullptr) return IsPeriod(*date) ? nullptr : date;
  }
  if (act && OfAnniversary(tokens.begin)) return nullptr;
  TokenRange clause = parties_.Clause(direct);
  // `được ký giữa A và B vào ngày 5/4`
  const bool act_behind = clause.empty();
  if (act_behind) clause = parties_.Clause(analysis_.CueAt(direct, signed_after_));
  // The date stands here or behind words like `hồi`; where a verb of signing stands in front or behind, up to three
  // words further.
  uint32_t near = act ? direct + 2 : direct;
  for (uint32_t i = direct; analysis_.SameSentence(i, tokens.begin) && i - direct < kReach + clause.size(); ++i) {
    if (analysis_.IsMark(i, ";") || agreement_at_[i]) break;
    if (const Mention* date = DateAt(i); date != nullptr) {
      return i <= near && !IsPeriod(*date) ? date : nullptr;
    }
    if (analysis_.CueAt(i, in_force_) != i) return nullptr;
    if (act && analysis_.CueAt(i, worth_) != i) near = i + 8;  // `ký hợp đồng ... trị giá 2,5 tỷ USD vào tháng 12/2017`
    if (i == near && analysis_.CueAt(i, when_) != i) near = analysis_.CueAt(i, when_);
    for (int list : {sign_, signed_after_}) {
      if (uint32_t end = analysis_.CueAt(i, list); end != i) near = end + 3;
    }
    if (clause.Contains(i)) near = i + 1 + act_behind;
    const bool decimal = analysis_.IsNumber(i - 1) && analysis_.IsNumber(i + 1);  // `2,5 tỷ`
    if (analysis_.IsMark(i, ",") && !decimal && !clause.Contains(i)) break;
  }
  return nullptr;
}

// `kỷ niệm 25 năm ký Hiệp ước ... trong năm 2019`: the date is the anniversary's.
bool StandingReader::OfAnniversary(uint32_t token) const {
  constexpr uint32_t kNear = 6;
  for (uint32_t i = token; i-- > SentenceBegin(token) && token - i <= kNear;) {
    if (analysis_.CueAt(i, anniversary_) != i) return true;
  }
  return false;
}

// `Năm 2015, hai nước ký ...`: the date nearest before the verb.
const Mention* StandingReader::DateBefore(uint32_t verb) const {
  for (uint32_t i = verb; i-- > SentenceBegin(verb);) {
    if (analysis_.IsMark(i, ";") || agreement_at_[i] || analysis_.CueAt(i, anniversary_) != i) break;
    if (i > 0 && analysis_.IsMark(i - 1, "(")) continue;  // the date of what stands before the bracket
    if (const Mention* date = DateAt(i); date != nullptr && !IsPeriod(*date)) return date;
  }
  return nullptr;
}

bool StandingReader::IsOccasion(uint32_t token) const {
  const TokenRange sentence = analysis_.document.sentences()[analysis_.document.tokens()[token].sentence].tokens;
  for (uint32_t i = SentenceBegin(token); i < std::min(sentence.end, token + kLongestSentence); ++i) {
    if (analysis_.CueAt(i, occasion_) != i) return true;
  }
  return false;
}

}  // namespace banghi
