#include "extractors/events/visit_days.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "extractors/mentions/calendar.h"

namespace banghi {
namespace {

constexpr uint32_t kVisitReach = 12;                     // tokens from a word for the visit to how long it lasts
constexpr int64_t kLongestVisit = 20;                    // days
constexpr size_t kMostSentences = 16;                    // that are read of those that tell of one visit
constexpr absl::string_view kVisitNoun = "chuyen-tham";  // id in triggers.tsv
constexpr uint32_t kToldBefore = 3;                      // sentences from the one that tells of a visit to its days
constexpr size_t kDay = 10;                              // bytes of `2021-06-03`
constexpr absl::string_view kRule = "events/days-of-visit";

// What a sentence says of the visit's last day; both empty where it says nothing.
struct Lasting {
  int64_t days = 0;       // `kéo dài ba ngày`
  int32_t until = kNone;  // `kéo dài đến ngày 26/1`: index into Analysis::mentions
  TokenRange words;
};

// The number that the token says; 0 where it is none.
int64_t NumberAt(const Analysis& analysis, const ClauseCues& cues, uint32_t token) {
  int number = 0;
  if (analysis.IsNumber(token) && absl::SimpleAtoi(std::string(analysis.Folded(token)), &number)) return number;
  for (int n = 1; n < 10; ++n) {
    if (analysis.CueAt(token, cues.edition_words[n]) == token + 1) return n + 1;
  }
  return 0;
}

// `trong hai ngày 24 và 25/4`, `trong hai ngày | cuối tuần`: they say when, and not how long.
bool InDate(const Analysis& analysis, TokenRange days) {
  for (size_t m = analysis.FirstMentionFrom(days.begin - std::min(days.begin, 1u)); m < analysis.mentions.size(); ++m) {
    const Mention& mention = analysis.mentions[m];
    if (mention.dropped || mention.tokens.begin > days.end) return false;
    if (mention.type == MentionType::kDate && mention.tokens.end > days.begin) return true;
  }
  return false;
}

// Whether the nearest trigger before the token is a word for a visit.
bool OfVisit(const Analysis& analysis, uint32_t token) {
  for (uint32_t t = token; t > 0 && t + kVisitReach > token && analysis.SameSentence(t - 1, token); --t) {
    const Match* match = analysis.MatchAt(t - 1, EntryKind::kTrigger);
    if (match == nullptr || match->tokens.end > token) continue;
    const absl::string_view frame = analysis.bundle.triggers()[match->entry].frame;
    if (frame == "ARRIVE") continue;
    return frame == "VISIT";
  }
  return false;
}

// `thăm Việt Nam ba ngày | từ ngày 22/3`: how many, where they end at the token.
int64_t DaysUpTo(const Analysis& analysis, const ClauseCues& cues, uint32_t token) {
  const uint32_t from = analysis.CueAt(token, cues.visit.days_from);
  if (from == token || token < 2 || analysis.CueAt(token - 1, cues.visit.day) != token) return 0;
  const size_t m = analysis.FirstMentionFrom(from);
  const bool dated = m < analysis.mentions.size() && !analysis.mentions[m].dropped &&
                     analysis.mentions[m].type == MentionType::kDate && analysis.mentions[m].tokens.begin == from;
  return dated && analysis.SameSentence(token - 2, token) ? NumberAt(analysis, cues, token - 2) : 0;
}

Lasting LastingIn(const Analysis& analysis, const ClauseCues& cues, TokenRange sentence) {
  for (uint32_t t = sentence.begin; t < sentence.end; ++t) {
    const int64_t up_to = DaysUpTo(analysis, cues, t);
    if (up_to > 1 && up_to <= kLongestVisit && OfVisit(analysis, t - 2)) return {up_to, kNone, {t - 2, t}};
    const uint32_t until = analysis.CueAt(t, cues.visit.until);
    if (until != t && OfVisit(analysis, t)) {
      const size_t m = analysis.FirstMentionFrom(until);
      if (m < analysis.mentions.size() && !analysis.mentions[m].dropped &&
          analysis.mentions[m].type == MentionType::kDate && analysis.mentions[m].tokens.begin == until)
        return {0, static_cast<int32_t>(m), {t, analysis.mentions[m].tokens.end}};
    }
    const uint32_t lasts = analysis.CueAt(t, cues.visit.lasts);
    if (lasts == t || lasts + 1 >= sentence.end) continue;
    const int64_t days = NumberAt(analysis, cues, lasts);
    if (days > 1 && days <= kLongestVisit && analysis.CueAt(lasts + 1, cues.visit.day) != lasts + 1 &&
        !InDate(analysis, {lasts, lasts + 2}) && OfVisit(analysis, t))
      return {days, kNone, {t, lasts + 2}};
  }
  return {};
}

// The last day; the first itself where it cannot be told.
absl::CivilDay LastDay(const Analysis& analysis, const Lasting& lasting, absl::CivilDay first) {
  if (lasting.days > 0) return first + (lasting.days - 1);
  absl::CivilDay last;
  const std::string value(analysis.mentions[lasting.until].value);
  if (value.size() != kDay || !absl::ParseCivilTime(value, &last)) return first;
  return last - first > 0 && last - first <= kLongestVisit ? last : first;
}

// `bắt đầu chuyến thăm kéo dài ba ngày`, or one told with its day; not `đang có chuyến thăm kéo dài ba ngày`.
bool SaysWhenItBegins(const Analysis& analysis, const ClauseCues& cues, TokenRange sentence, const EventEntity& event) {
  return sentence.Contains(analysis.mentions[event.date_mention].tokens) ||
         analysis.CueWithin(sentence.begin, sentence.end, cues.visit.begins);
}

// `Chuyến thăm ... diễn ra từ ngày 10 đến 12/10`: the mention of the days, where the sentence begins with a noun for a
// visit; kNone elsewhere.
int32_t DaysToldIn(const Analysis& analysis, const ClauseCues& cues, TokenRange sentence) {
  const Match* visit = analysis.MatchAt(sentence.begin, EntryKind::kTrigger);
  if (visit == nullptr || analysis.bundle.triggers()[visit->entry].id != kVisitNoun) return kNone;
  for (size_t m = analysis.FirstMentionFrom(visit->tokens.end); m < analysis.mentions.size(); ++m) {
    const Mention& date = analysis.mentions[m];
    if (date.dropped || date.tokens.begin >= sentence.end) return kNone;
    if (date.type != MentionType::kDate || date.value.find('/') == date.value.npos) continue;
    const bool days = date.value.size() == 2 * kDay + 1;
    const bool lasts = analysis.CueBefore(date.tokens.begin, cues.visit.takes_days) != date.tokens.begin;
    return days && lasts ? static_cast<int32_t>(m) : kNone;
  }
  return kNone;
}

// Whether the day, or month, lies within the days; also where nothing is known.
bool Within(absl::string_view day, absl::string_view days) {
  if (day.empty()) return true;
  const absl::string_view first = days.substr(0, kDay), last = days.substr(kDay + 1);
  if (day.size() == kDay) return first <= day && day <= last;
  return day.size() < kDay && absl::StartsWith(first, day);
}

// Whether a state, or somebody of one, is named there that has no part in the visit.
bool NamesAnother(const Analysis& analysis, TokenRange sentence, const EventEntity& visit) {
  const auto& codes = visit.country_codes;
  for (size_t m = analysis.FirstMentionFrom(sentence.begin); m < analysis.mentions.size(); ++m) {
    const Mention& mention = analysis.mentions[m];
    if (mention.dropped || mention.tokens.begin >= sentence.end) return false;
    TextRef code;
    if (mention.type == MentionType::kCountry) code = mention.country_code;
    if (mention.type == MentionType::kPerson && mention.entity != kNone)
      code = analysis.people[mention.entity].country_code;
    if (!code.empty() && std::find(codes.begin(), codes.end(), code) == codes.end()) return true;
  }
  return false;
}

// What each sentence tells of a visit, in order of sentences.
std::vector<std::pair<uint32_t, size_t>> TellingsOf(const std::vector<EventEntity>& events) {
  std::vector<std::pair<uint32_t, size_t>> tellings;
  for (size_t i = 0; i < events.size(); ++i) {
    if (events[i].type != "VISIT") continue;
    for (uint32_t sentence : events[i].evidence) tellings.emplace_back(sentence, i);
  }
  std::sort(tellings.begin(), tellings.end());
  return tellings;
}

}  // namespace

void AddDaysOfVisits(const Analysis& analysis, const ClauseCues& cues, std::vector<EventEntity>& events) {
  const std::vector<std::pair<uint32_t, size_t>> tellings = TellingsOf(events);
  if (tellings.empty()) return;
  const std::vector<Sentence>& sentences = analysis.document.sentences();
  for (uint32_t s = 0; s < sentences.size(); ++s) {
    if (sentences[s].zone == Zone::kTeaser || sentences[s].zone == Zone::kBoilerplate) continue;
    const int32_t days = DaysToldIn(analysis, cues, sentences[s].tokens);
    if (days == kNone) continue;
    const auto behind = std::upper_bound(tellings.begin(), tellings.end(), std::make_pair(s, events.size()));
    if (behind == tellings.begin() || (behind - 1)->first + kToldBefore < s) continue;
    EventEntity& visit = events[(behind - 1)->second];
    const Mention& date = analysis.mentions[days];
    if (!Within(visit.date, date.value) || visit.date == date.value) continue;
    if ((behind - 1)->first != s && NamesAnother(analysis, sentences[s].tokens, visit)) continue;
    visit.date = date.value;
    visit.date_mention = days;
    visit.why.Replace("date", visit.date, kRule, date.tokens);
    if (std::find(visit.evidence.begin(), visit.evidence.end(), s) == visit.evidence.end()) visit.evidence.push_back(s);
    if (visit.status != "OCCURRED" || !analysis.LiesAhead(visit.date)) continue;
    visit.status = "PLANNED";
    visit.why.Replace("status", visit.status, "events/date-ahead", date.tokens);
  }
}

void SetDaysOfVisit(const Analysis& analysis, const ClauseCues& cues, EventEntity& event) {
  if (event.type != "VISIT" || event.date.size() != kDay || event.date_mention == kNone) return;
  absl::CivilDay first;
  if (!absl::ParseCivilTime(std::string(absl::string_view(event.date)), &first)) return;
  const size_t sentences = std::min(event.evidence.size(), kMostSentences);
  for (size_t i = 0; i < sentences; ++i) {
    const TokenRange sentence = analysis.document.sentences()[event.evidence[i]].tokens;
    const Lasting lasting = LastingIn(analysis, cues, sentence);
    if (lasting.words.empty()) continue;
    if (lasting.days > 0 && !SaysWhenItBegins(analysis, cues, sentence, event)) continue;
    const absl::CivilDay last = LastDay(analysis, lasting, first);
    if (last == first) continue;
    event.date = analysis.Keep(absl::StrCat(DayText(first), "/", DayText(last)));
    event.why.Add("date", event.date, kRule, lasting.words);
    return;
  }
}

}  // namespace banghi
