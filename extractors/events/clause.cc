#include "extractors/events/clause.h"

#include <algorithm>
#include <cstdlib>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "extractors/events/clause_date.h"
#include "extractors/events/resolved.h"

namespace banghi {
namespace {

constexpr uint32_t kNear = 6;                            // tokens before a trigger in which auxiliaries stand
constexpr uint32_t kSinceReach = 5;                      // and a word that counts the time from then
constexpr uint32_t kPastReach = 3;                       // and those that say that it has happened
constexpr uint32_t kFar = 14;                            // and those that say plainly that something is to come
constexpr uint32_t kTenseReach = 30;                     // within one clause, over the verbs before
constexpr uint32_t kEditionReach = 25;                   // tokens around a trigger in which its edition stands
constexpr uint32_t kNextEditionReach = 26;               // and from one edition, over its day and places, to the next
constexpr absl::string_view kVisitNoun = "chuyen-tham";  // id in triggers.tsv
constexpr uint32_t kBareReach = 12;                      // tokens from it to `lần 2`
constexpr int kHighestEdition = 99;

// `sẽ hội đàm với A, chào xã giao B`: the word of the future that is the nearest word of tense before the trigger;
// empty where none is.
TokenRange SaidToCome(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  for (uint32_t t = clause.trigger.begin, limit = Back(t, kTenseReach, clause.tokens.begin); t > limit; --t) {
    const uint32_t past = analysis.CueAt(t - 1, cues.past), to_come = analysis.CueAt(t - 1, cues.future_strong);
    if ((past == t - 1 && to_come == t - 1) || !analysis.TitleAt(t - 1).empty()) continue;
    return past == t - 1 ? TokenRange{t - 1, to_come} : TokenRange{};
  }
  return {};
}

// The first form of the list in [from, to) that is no word of an agreement's title (`Tuyên bố ... hướng tới ...`).
TokenRange CueOutsideTitles(const Analysis& analysis, uint32_t from, uint32_t to, int list) {
  TokenRange words = analysis.CueIn(from, to, list);
  while (!words.empty()) {
    const TokenRange title = analysis.TitleAt(words.begin);
    if (title.empty()) break;
    words = analysis.CueIn(title.end, to, list);
  }
  return words;
}

// A slot of an event and what says so.
struct Said {
  absl::string_view value;
  absl::string_view rule;
  TokenRange words;
};

// The last word of the event's date where the list has it: `tháng 11 tới`, `tháng 7 vừa qua`.
TokenRange DateWord(const Analysis& analysis, int32_t date_mention, int list) {
  if (date_mention == kNone) return {};
  const TokenRange date = analysis.mentions[date_mention].tokens;
  const uint32_t word = analysis.CueBefore(date.end, list);
  return word != date.end && word >= date.begin ? TokenRange{word, date.end} : TokenRange{};
}

// `chuyến thăm tới của A`, but not `chuyến thăm tới Washington`, which says whither: the first word of the future in
// [from, to).
TokenRange ToComeBehind(const Analysis& analysis, const ClauseCues& cues, uint32_t from, uint32_t to) {
  TokenRange words = analysis.CueIn(from, to, cues.future_after);
  while (!words.empty()) {
    const bool whither = analysis.CueAt(words.begin, cues.travel) == words.end &&
                         (analysis.IsCapital(words.end) || analysis.CueAt(words.end, cues.place_word) != words.end);
    if (!whither) break;
    words = analysis.CueIn(words.end, to, cues.future_after);
  }
  return words;
}

// `chuyến thăm Lào của A dự kiến vào ngày 21/8 đã bị hoãn`: the words behind a happening told as a noun that call it
// off; empty where none do.
TokenRange CalledOffBehind(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  const uint32_t begin = clause.trigger.begin, end = clause.trigger.end;
  const bool noun = clause.entry->frame == "STANDING" || analysis.CueAt(begin, cues.happening) != begin ||
                    analysis.CueBefore(begin, cues.happening) != begin;
  if (!noun) return {};
  const TokenRange words = analysis.CueIn(end, std::min(clause.right_limit, end + kTenseReach), cues.called_off);
  if (words.empty()) return {};
  for (uint32_t t = end; t < words.begin; ++t) {  // `dự kiến diễn ra` only says when it was to be
    if (analysis.CueAt(t, cues.clause_break) != t && analysis.CueBefore(t, cues.future_after) == t) return {};
  }
  if (analysis.CueBefore(words.begin, cues.not_called_off) != words.begin) return {};  // `không bị hủy`
  // `bị hoãn nhiều lần, nay diễn ra`
  if (analysis.CueWithin(words.end, clause.right_limit, cues.took_place_yet)) return {};
  return words;
}

// `phủ bóng cuộc gặp của A và B`, `A thăm Lào`: no word says whether it has been, so that other sentences decide; but
// `tại cuộc gặp`, `khi gặp B`, and what a picture shows, has.
bool OnlySpokenOf(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  const uint32_t begin = clause.trigger.begin;
  const std::string& frame = clause.entry->frame;
  if (clause.entry->id.empty()) return false;  // no trigger: those who discuss something
  if (analysis.CueWithin(Back(begin, kTenseReach, clause.tokens.begin), begin, cues.past)) return false;
  if (clause.entry->id == kVisitNoun || frame == "SUMMIT") return true;
  if (frame != "MEET" && frame != "CALL" && frame != "VISIT" && frame != "HOST") return false;
  if (analysis.document.sentences()[clause.sentence].zone == Zone::kCaption) return false;
  const bool before = analysis.CueBefore(begin, cues.just_before) != begin;
  return before || analysis.CueBefore(begin, cues.setting) == begin;
}

Said StatusOf(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, int32_t date_mention) {
  const absl::string_view date = date_mention == kNone ? "" : absl::string_view(analysis.mentions[date_mention].value);
  if (!clause.entry->status.empty()) return {clause.entry->status, clause.entry->source, clause.trigger};
  const uint32_t begin = clause.trigger.begin, end = clause.trigger.end;
  const uint32_t from = Back(begin, kNear, clause.left_limit);
  TokenRange words = analysis.CueIn(from, begin, cues.cancelled);
  const bool stands = !words.empty() && analysis.CueBefore(words.begin, cues.negation) != words.begin;
  if (stands) words = {};  // `không hủy chuyến thăm`
  if (!words.empty()) return {"CANCELLED", "events/cancelled", words};
  words = CalledOffBehind(analysis, cues, clause);
  if (!words.empty()) return {"CANCELLED", "events/called-off", words};
  words = analysis.CueIn(Back(begin, kSinceReach, clause.left_limit), begin, cues.ever_since);
  if (!words.empty()) return {"OCCURRED", "events/told", words};  // `kể từ khi hai ông gặp nhau vào tháng 11`
  words = DateWord(analysis, date_mention, cues.date_past);
  if (!words.empty()) return {"OCCURRED", "events/date-past", words};
  words = DateWord(analysis, date_mention, cues.date_ahead);
  if (!words.empty()) return {"PLANNED", "events/date-to-come", words};
  words = CueOutsideTitles(analysis, from, begin, cues.future);
  if (words.empty()) words = ResolvedBefore(analysis, cues, clause);
  if (const uint32_t letter = analysis.CueBefore(begin, cues.invitation.letter); clause.entry->frame == "VISIT")
    words = letter != begin ? TokenRange{letter, begin} : words;  // `nhận lời mời thăm Nga`
  if (words.empty() && date.empty()) words = analysis.CueIn(from, begin, cues.on_the_eve);
  const uint32_t before = analysis.CueBefore(begin, cues.just_before);  // `trước hội nghị thượng đỉnh Mỹ - Triều`
  if (words.empty() && date.empty() && clause.entry->frame == "SUMMIT" && before != begin) words = {before, begin};
  if (words.empty()) words = SaidToCome(analysis, cues, clause);
  if (!words.empty()) return {"PLANNED", "events/future-before", words};
  if (analysis.LiesAhead(date)) return {"PLANNED", "events/date-ahead", {}};
  if (analysis.CueBefore(begin, cues.visit.after) != begin)
    return {"OCCURRED", "events/told", {}};  // `sau chuyến thăm A`
  words = analysis.CueIn(end, std::min(clause.right_limit, end + kFar), cues.takes_place);
  if (words.empty() && date.empty())
    words = ToComeBehind(analysis, cues, end, std::min(clause.right_limit, end + kNear));
  if (!words.empty()) return {"PLANNED", "events/future-behind", words};
  const bool dated = !date.empty() && date.find('X') == date.npos;
  return {!dated && OnlySpokenOf(analysis, cues, clause) ? "" : "OCCURRED", "events/told", {}};
}

// `đã gặp`, `từng có cuộc gặp`, `gặp nhau năm ngoái`
bool HasHappened(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, int32_t date_mention) {
  const uint32_t begin = clause.trigger.begin;
  return !DateWord(analysis, date_mention, cues.date_past).empty() ||
         analysis.CueWithin(Back(begin, kPastReach, clause.left_limit), begin, cues.has_happened);
}

// `đã ký Kế hoạch hợp tác năm 2025`, told in 2024: when it is carried out.
bool IsYearOfWhatIsSigned(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, int32_t date) {
  const uint32_t begin = clause.trigger.begin;
  return clause.entry->frame == "SIGN" && analysis.LiesAhead(analysis.mentions[date].value) &&
         (analysis.CueAt(begin, cues.past) != begin ||
          analysis.CueWithin(Back(begin, kPastReach, clause.left_limit), begin, cues.past));
}

int32_t PlaceOf(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  const std::string& frame = clause.entry->frame;
  const bool gathering = frame == "GATHER" || frame == "SUMMIT" || frame == "STANDING" || frame == "DRILL";
  for (size_t m = analysis.FirstMentionFrom(clause.tokens.begin);
       m < analysis.mentions.size() && !analysis.mentions[m].dropped; ++m) {
    const Mention& mention = analysis.mentions[m];
    if (mention.tokens.begin >= clause.tokens.end) break;
    const bool held_in =  // not `gửi thông điệp tới Nga`
        mention.type == MentionType::kCountry && gathering && mention.tokens.begin >= clause.trigger.end &&
        analysis.CueBefore(mention.tokens.begin, cues.travel) == mention.tokens.begin;
    if ((mention.type != MentionType::kLocation && !held_in) || !clause.tokens.Contains(mention.tokens)) continue;
    if (mention.tokens.begin >= clause.setting_limit || InSpeech(clause, mention.tokens) ||
        analysis.CueBefore(mention.tokens.begin, cues.place_in) == mention.tokens.begin)
      continue;
    if (OfClauseBehind(analysis, cues, clause, mention.tokens.begin)) continue;
    if (mention.value == "REGION" || mention.value == "CONTINENT" || mention.value == "SEA") continue;
    return static_cast<int32_t>(m);
  }
  return kNone;
}

}  // namespace

void FillCircumstances(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, EventEntity& event) {
  event.why.Want(analysis.trace != nullptr);
  event.trigger = clause.trigger;
  event.evidence.push_back(clause.sentence);
  event.source = clause.entry->source;
  event.type = clause.entry->event;
  event.why.Add("type", event.type, clause.entry->source, clause.trigger);
  event.mode = clause.entry->mode;
  if (!event.mode.empty()) event.why.Add("mode", event.mode, clause.entry->source, clause.trigger);
  event.date_mention = NearestDate(analysis, cues, clause);
  if (event.date_mention != kNone && IsYearOfWhatIsSigned(analysis, cues, clause, event.date_mention))
    event.date_mention = kNone;
  if (event.date_mention != kNone) {
    event.date = analysis.mentions[event.date_mention].value;
    event.why.Add("date", event.date, "events/nearest-date", analysis.mentions[event.date_mention].tokens);
  }
  event.place_mention = PlaceOf(analysis, cues, clause);
  if (event.place_mention != kNone)
    event.why.Add("place", "", "events/place-word", analysis.mentions[event.place_mention].tokens);
  const TokenRange online =
      analysis.CueIn(Back(clause.trigger.begin, kNear, clause.tokens.begin), clause.right_limit, cues.online);
  if (!online.empty()) {
    event.mode = "ONLINE";
    event.why.Replace("mode", event.mode, "events/online", online);
  }
  const Said status = StatusOf(analysis, cues, clause, event.date_mention);
  event.status = std::string(status.value);
  // `kể từ khi hai ông gặp nhau vào tháng 11`, told in June: of which year is not known.
  if (status.rule == "events/told" && !status.words.empty() && analysis.LiesAhead(event.date)) {
    event.date.clear();
    event.date_mention = kNone;
    event.why.Forget("date");
  }
  event.done = event.status == "OCCURRED" && HasHappened(analysis, cues, clause, event.date_mention);
  if (!status.value.empty()) event.why.Add("status", status.value, status.rule, status.words);
  std::vector<Edition> editions = EditionsOf(analysis, cues, clause);
  if (editions.empty()) return;
  event.ordinal = editions.front().number;
  event.why.Add("ordinal", absl::StrCat(event.ordinal), "events/edition", editions.front().words);
}

std::vector<Edition> EditionsOf(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  std::vector<Edition> editions;
  const std::string& frame = clause.entry->frame;
  if (frame != "STANDING" && frame != "GATHER" && frame != "SUMMIT" && frame != "DRILL") return editions;
  uint32_t from = Back(clause.trigger.begin, kEditionReach, clause.left_limit);
  uint32_t to = std::min(clause.right_limit, clause.trigger.end + kEditionReach);
  for (uint32_t t = from; t < to; ++t) {
    uint32_t at = analysis.CueAt(t, cues.edition_before);
    // `lần đầu tiên được tổ chức tại A và B, lần thứ hai ở C`: the list goes on behind the places
    if (t > clause.trigger.end && analysis.CueAt(t, cues.first_time) != t)
      to = std::min(clause.right_limit, t + kNextEditionReach);
    if (at == t || at >= to || !analysis.SameSentence(t, at)) continue;
    // `hội nghị thượng đỉnh Mỹ - Triều lần 2`; not `lần đầu tiên họ phóng tên lửa`.
    // `Đối thoại A lần thứ 9 và Tham vấn B`: the edition of what was told before
    if (t < clause.trigger.begin && !clause.first_trigger &&
        analysis.CueWithin(at, clause.trigger.begin, cues.conjunction))
      continue;
    const bool bare = analysis.CueAt(t, cues.bare_edition) == at;
    if (bare && (t < clause.trigger.end || t > clause.trigger.end + kBareReach)) continue;
    int number = 0;
    if (analysis.IsNumber(at)) {
      if (!absl::SimpleAtoi(std::string(analysis.Folded(at)), &number)) number = 0;
    } else {
      for (int n = bare; n < 10; ++n) {
        if (analysis.CueAt(at, cues.edition_words[n]) != at) number = n + 1;
      }
    }
    if (number > 0 && number <= kHighestEdition) {
      editions.push_back({number, {t, at + 1}});
      if (t > clause.trigger.end) to = std::min(clause.right_limit, at + kNextEditionReach);  // a list goes on
    }
    t = at;
  }
  return editions;
}

}  // namespace banghi
