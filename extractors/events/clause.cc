#include "extractors/events/clause.h"

#include <algorithm>
#include <cstdlib>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "extractors/events/clause_date.h"
#include "extractors/events/clause_status.h"

namespace banghi {
namespace {

constexpr uint32_t kNear = 6;               // tokens before a trigger in which auxiliaries stand
constexpr uint32_t kPastReach = 3;          // and those that say that something has happened
constexpr uint32_t kEditionReach = 25;      // tokens around a trigger in which its edition stands
constexpr uint32_t kNextEditionReach = 26;  // and from one edition, over its day and places, to the next
constexpr uint32_t kBareReach = 12;         // tokens from it to `lần 2`
constexpr int kHighestEdition = 99;

// `đã ký Kế hoạch hợp tác năm 2025`, told in 2024: when it is carried out.
bool IsYearOfWhatIsSigned(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, int32_t date) {
  const uint32_t begin = clause.trigger.begin;
  return clause.entry->frame == "SIGN" && analysis.LiesAhead(analysis.mentions[date].value) &&
         (analysis.CueAt(begin, cues.past) != begin ||
          analysis.CueWithin(Back(begin, kPastReach, clause.left_limit), begin, cues.past));
}

// `tại Nhà Quốc hội ở thủ đô Budapest`, `Phủ Chủ tịch (Hà Nội)`: the city behind the building, by which the place is
// known; the building itself where none is said.
int32_t CityOf(const Analysis& analysis, const ClauseCues& cues, size_t building) {
  const Mention& place = analysis.mentions[building];
  const auto found = static_cast<int32_t>(building);
  if (place.value != "BUILDING" && place.value != "AIRPORT") return found;
  uint32_t t = place.tokens.end;
  if (analysis.IsMark(t, ",") || analysis.IsMark(t, "(")) ++t;
  t = analysis.CueAt(t, cues.place_in);
  t = analysis.CueAt(t, cues.place_word);
  if (t == place.tokens.end || building + 1 >= analysis.mentions.size()) return found;
  const Mention& city = analysis.mentions[building + 1];
  const bool named = !city.dropped && city.type == MentionType::kLocation && city.tokens.begin == t &&
                     (city.value == "CITY" || city.value == "PROVINCE");
  return named && analysis.SameSentence(place.tokens.begin, t) ? found + 1 : found;
}

// The first place in `range`, which is of the clause; kNone where none is.
int32_t PlaceIn(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, bool gathering,
                TokenRange range) {
  for (size_t m = analysis.FirstMentionFrom(range.begin); m < analysis.mentions.size() && !analysis.mentions[m].dropped;
       ++m) {
    const Mention& mention = analysis.mentions[m];
    if (mention.tokens.begin >= range.end) break;
    const bool held_in =  // not `gửi thông điệp tới Nga`
        mention.type == MentionType::kCountry && gathering && mention.tokens.begin >= clause.trigger.end &&
        analysis.CueBefore(mention.tokens.begin, cues.travel) == mention.tokens.begin;
    if ((mention.type != MentionType::kLocation && !held_in) || !clause.tokens.Contains(mention.tokens)) continue;
    if (mention.tokens.begin >= clause.setting_limit || InSpeech(clause, mention.tokens) ||
        analysis.CueBefore(mention.tokens.begin, cues.place_in) == mention.tokens.begin)
      continue;
    if (OfClauseBehind(analysis, cues, clause, mention.tokens.begin)) continue;
    if (mention.value == "REGION" || mention.value == "CONTINENT" || mention.value == "SEA") continue;
    return CityOf(analysis, cues, m);
  }
  return kNone;
}

int32_t PlaceOf(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  const absl::string_view frame = clause.entry->frame;
  const bool gathering = frame == "GATHER" || frame == "SUMMIT" || frame == "STANDING" || frame == "DRILL";
  if (gathering) {  // `đến Hà Nội, bắt đầu thăm Việt Nam và dự Hội nghị A | tại Đà Nẵng`
    uint32_t end = clause.trigger.end;
    while (end < clause.setting_limit && !analysis.IsMark(end, ",")) ++end;
    const int32_t place = PlaceIn(analysis, cues, clause, gathering, {clause.trigger.end, end});
    if (place != kNone) return place;
  }
  return PlaceIn(analysis, cues, clause, gathering, clause.tokens);
}

// `gặp B tại Singapore`, `được ký ở Chile`: the state in which people meet or sign, right behind the trigger, somebody
// or a day; kNone where none is.
int32_t StateWhere(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  const absl::string_view frame = clause.entry->frame;
  if (frame != "MEET" && frame != "HOST" && frame != "SIGN") return kNone;
  uint32_t behind = clause.trigger.end;
  for (const Actor& actor : clause.actors) {
    if (actor.tokens.begin < clause.trigger.end) continue;
    if (actor.tokens.begin >= clause.setting_limit) break;
    const uint32_t in = analysis.CueBefore(actor.tokens.begin, cues.place_in);
    const bool where = actor.kind == Actor::Kind::kState && actor.located && in != actor.tokens.begin &&
                       analysis.CueBefore(actor.tokens.begin, cues.travel) == actor.tokens.begin;
    const size_t m = analysis.FirstMentionFrom(behind);
    const bool dated = m < analysis.mentions.size() && !analysis.mentions[m].dropped &&
                       analysis.mentions[m].type == MentionType::kDate && analysis.mentions[m].tokens.end == in;
    if (where && (in == behind || dated)) {
      // `tiếp Đại sứ Lào | tại Việt Nam` says where he serves.
      const bool serves = analysis.CueWithin(clause.trigger.end, in, cues.visit.resident) ||
                          analysis.CueWithin(clause.trigger.end, in, cues.ambassador);
      return serves || OfClauseBehind(analysis, cues, clause, in) ? kNone : actor.mention;
    }
    // `cuộc gặp nhằm tránh đụng độ giữa quân đội Nga và Mỹ | tại Syria`
    const bool takes_part = actor.kind != Actor::Kind::kState || actor.tokens.begin <= clause.trigger.end + kNear;
    behind = takes_part ? actor.tokens.end : clause.trigger.end;
  }
  return kNone;
}

const Trigger* MakeTrigger(const char* event, const char* frame) {
  auto* const made = new Trigger;
  made->event = event;
  made->frame = frame;
  return made;
}

}  // namespace

const Trigger& MeetingWithoutTrigger() {
  static const Trigger* const kMeeting = MakeTrigger("MEETING", "MEET");
  return *kMeeting;
}

const Trigger& ConferenceWithoutTrigger() {
  static const Trigger* const kConference = MakeTrigger("CONFERENCE", "GATHER");
  return *kConference;
}

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
  if (event.date_mention == kNone && IsItemOfProgramme(analysis, cues, clause))
    event.date_mention = OpeningDay(analysis, clause.sentence);
  if (event.date_mention != kNone && IsYearOfWhatIsSigned(analysis, cues, clause, event.date_mention))
    event.date_mention = kNone;
  if (event.date_mention != kNone) {
    event.date = analysis.mentions[event.date_mention].value;
    event.why.Add("date", event.date, "events/nearest-date", analysis.mentions[event.date_mention].tokens);
  }
  event.place_mention = PlaceOf(analysis, cues, clause);
  if (event.place_mention == kNone) event.place_mention = StateWhere(analysis, cues, clause);
  if (event.place_mention != kNone)
    event.why.Add("place", "", "events/place-word", analysis.mentions[event.place_mention].tokens);
  const TokenRange online =
      analysis.CueIn(Back(clause.trigger.begin, kNear, clause.tokens.begin), clause.right_limit, cues.online);
  if (!online.empty()) {
    event.mode = "ONLINE";
    event.why.Replace("mode", event.mode, "events/online", online);
  }
  const ClauseStatus status = StatusOf(analysis, cues, clause, event.date_mention);
  event.status = status.value;
  // `kể từ khi hai ông gặp nhau vào tháng 11`, told in June: of which year is not known.
  if (status.rule == "events/told" && !status.words.empty() && analysis.LiesAhead(event.date)) {
    event.date = {};
    event.date_mention = kNone;
    event.why.Forget("date");
  }
  event.assumed = status.assumed;
  event.done = event.status == "OCCURRED" && HasHappened(analysis, cues, clause, event.date_mention);
  if (!status.value.empty()) event.why.Add("status", status.value, status.rule, status.words);
  std::vector<Edition> editions = EditionsOf(analysis, cues, clause);
  if (editions.empty()) return;
  event.ordinal = editions.front().number;
  event.why.Add("ordinal", absl::StrCat(event.ordinal), "events/edition", editions.front().words);
}

std::vector<Edition> EditionsOf(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  std::vector<Edition> editions;
  const absl::string_view frame = clause.entry->frame;
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
    // `Đối thoại A lần thứ 9 và Tham vấn B`, `Hội nghị A lần thứ 12, Hội nghị B`: the edition of what was told before
    if (t < clause.trigger.begin && !clause.first_trigger &&
        (analysis.CueWithin(at, clause.trigger.begin, cues.conjunction) || analysis.IsMark(at + 1, ",")))
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
