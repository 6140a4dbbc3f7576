#include "extractors/events/merge.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"

namespace banghi {
namespace {

// Happenings of one type with which another telling is compared, the vaguest of them: no article that people write has
// more, and the cost stays linear for those that nobody wrote.
constexpr size_t kMostCompared = 200;
// Sentences and participants of a happening from which on further tellings of it add nothing, for the same reason.
constexpr size_t kFullyTold = 500;
constexpr absl::string_view kArrival = "triggers/den";
constexpr absl::string_view kDialogue = "triggers/doi-thoai";
constexpr absl::string_view kSession = "triggers/uy-ban-hon-hop";
constexpr absl::string_view kSummit = "triggers/thuong-dinh";
constexpr absl::string_view kConference = "triggers/hoi-nghi";
constexpr absl::string_view kPicture = "events/pictured";
constexpr uint32_t kReach = 150;  // tokens from a trigger; no sentence that people write goes on for longer

// One state only, but not a domestic happening: one side of an article about two, told with somebody, a day or a place;
// held abroad; with an official of no state; or in a sentence with an international body.
bool ReachesAbroad(const Analysis& analysis, const Sides& sides, const EventEntity& event) {
  if (event.country_codes.empty()) return false;
  const bool foreign = !sides.Other(event.country_codes.front()).empty();
  const bool told = !PeopleOf(event).empty() || !event.date.empty() || event.place_mention != kNone;
  if (foreign && told && event.type != "APPOINTMENT") return true;
  if (event.place_mention != kNone) {
    const TextRef place = analysis.mentions[event.place_mention].country_code;
    if (!place.empty() && place != event.country_codes.front()) return true;
    if (event.type == "VISIT" && IsTour(analysis, event)) return true;
  }
  for (const Participant& participant : event.participants) {
    if (participant.person != kNone && participant.country_code.empty()) return true;
  }
  TokenRange sentence = analysis.document.sentences()[event.evidence.front()].tokens;
  sentence.begin = std::max(sentence.begin, event.trigger.begin - std::min(event.trigger.begin, kReach));
  sentence.end = std::min(sentence.end, event.trigger.end + kReach);
  for (size_t m = analysis.FirstMentionFrom(sentence.begin); m < analysis.mentions.size(); ++m) {
    const Mention& mention = analysis.mentions[m];
    if (mention.dropped || mention.tokens.begin >= sentence.end) break;
    if (mention.type != MentionType::kOrganization || mention.entity == kNone) continue;
    const TextRef kind = analysis.organizations[mention.entity].kind;
    if ((kind == "INTERNATIONAL" || kind == "FORUM") && sentence.Contains(mention.tokens)) return true;
  }
  return false;
}

// The rule by which the event cannot stand alone; empty where it says who, or when, and so can.
absl::string_view VagueBy(const Analysis& analysis, const Sides& sides, const EventEntity& event) {
  const bool drill_by_name = !event.drill.empty() && !event.date.empty();  // `RIMPAC 2016`: many take part
  if (event.country_codes.size() < 2 && !drill_by_name && !ReachesAbroad(analysis, sides, event))
    return "events/one-country";
  // `Đối thoại Nhân quyền Việt - Mỹ`, one held somewhere, or what is called off; any `đối thoại` needs more.
  const bool named_dialogue = event.type == "DIALOGUE" && (event.source == kDialogue || event.place_mention != kNone ||
                                                           event.status == "CANCELLED");
  const bool particular = !PeopleOf(event).empty() || !event.date.empty() || event.ordinal > 0 ||
                          !event.agreements.empty() || event.type == "PHONE_CALL" ||
                          ((event.type == "VISIT" || event.type == "CONFERENCE") && event.place_mention != kNone) ||
                          event.type == "INVITATION" || event.type == "NEGOTIATION" || event.type == "SIGNING" ||
                          event.type == "AID" || named_dialogue || event.type == "MEETING" ||
                          event.type == "EXERCISE" || event.summit;
  return particular ? "" : "events/nothing-particular";
}

void MergeParticipants(const EventEntity& from, EventEntity& into) {
  for (const TextRef code : from.country_codes) {
    if (std::find(into.country_codes.begin(), into.country_codes.end(), code) != into.country_codes.end()) continue;
    into.country_codes.push_back(code);
    into.why.TakeIf(from.why, [&](const Reason& r) { return r.part == "country" && r.value == code; });
  }
  for (const Participant& participant : from.participants) {
    bool present = std::any_of(into.participants.begin(), into.participants.end(), [&](const Participant& p) {
      if (participant.person != kNone) return p.person == participant.person;
      return p.country_code == participant.country_code && p.ministry_kind == participant.ministry_kind;
    });
    if (present) continue;
    into.participants.push_back(participant);
    into.why.TakeIf(from.why, [&](const Reason& r) {
      return r.part == "participant" && r.person == participant.person && r.value == participant.country_code;
    });
  }
}

// Whether the date of `from` says more than that of `into`, or what is to be preferred.
bool BetterDated(const EventEntity& from, const EventEntity& into) {
  if (into.date.empty()) return true;
  // Of two days of a visit the earlier one is its begin; somebody may arrive the evening before.
  const bool arrival = from.source == kArrival, arrival_known = into.source == kArrival;
  const bool days = into.type == "VISIT" && from.date.size() == 10 && into.date.size() == 10;
  if (days && (arrival == arrival_known ? from.date < into.date : arrival_known)) return true;
  const bool range = from.date.find('/') != std::string::npos;
  const bool finer = from.date.size() > into.date.size() && (!range || into.type == "VISIT" || into.type == "EXERCISE");
  return finer && (from.date.find('X') == into.date.find('X') || (into.type == "EXERCISE" && from.date[0] != 'X'));
}

// `tại Phủ Chủ tịch` and `ở Hà Nội`, `đến Việt Nam dự hội nghị` and `ở Đà Nẵng`: the place is known by the city. A
// visit goes to a state.
bool IsCityOfPlace(const Analysis& analysis, const EventEntity& from, const EventEntity& into) {
  if (from.place_mention == kNone || into.place_mention == kNone || into.type == "VISIT") return false;
  const Mention &city = analysis.mentions[from.place_mention], &place = analysis.mentions[into.place_mention];
  if (city.value != "CITY" || city.country_code.empty()) return false;
  const bool building = place.value == "BUILDING" && place.country_code == city.country_code;
  return building || (place.type == MentionType::kCountry && place.value == city.country_code);
}

void MergeCircumstances(const Analysis& analysis, const EventEntity& from, EventEntity& into) {
  if (BetterDated(from, into)) {
    into.date = from.date;
    into.date_mention = from.date_mention;
    into.why.Take(from.why, "date");
  }
  // Where somebody arrived is only part of where he went.
  const bool arrived = into.source == kArrival && from.source != kArrival && from.place_mention != kNone;
  const bool tour = into.type == "VISIT" && into.place_mention == kNone && into.country_codes.size() > 2;
  if ((into.place_mention == kNone || arrived || IsCityOfPlace(analysis, from, into)) &&
      !tour) {  // a journey to several states is in none of them
    into.place_mention = from.place_mention;
    into.why.Take(from.why, "place");
  }
  if (!from.mode.empty() && (into.mode.empty() || from.mode == "ONLINE")) {
    into.mode = from.mode;
    into.why.Take(from.why, "mode");
  }
  if (into.ordinal == 0) {
    into.ordinal = from.ordinal;
    into.why.Take(from.why, "ordinal");
  }
}

// Asks for the date that `into` has with that of `from`.
void MergeStatus(const EventEntity& from, EventEntity& into) {
  // That talks were called off is believed of what else is spoken of only where it is told whose they were.
  const bool others = into.type == "MEETING" && from.status == "CANCELLED" && PeopleOf(from).empty();
  const bool open = into.status.empty() && !others;
  const bool happened = from.status == "OCCURRED" && into.status == "PLANNED" && !from.assumed;
  const bool to_come = from.status == "PLANNED" && into.status == "OCCURRED" && into.assumed;
  if (open || happened || to_come) {
    into.status = from.status;
    into.assumed = from.assumed;
    into.why.Take(from.why, "status");
  }
  if (from.status == "OCCURRED") into.assumed = into.assumed && from.assumed;
  if (into.type == "EXERCISE" && from.status == "CANCELLED" && (into.date.empty() || into.status == "PLANNED")) {
    into.status = from.status;  // what is called off is spoken of before and after without a word of it
    into.why.Take(from.why, "status");
  }
}

template <typename T>
void AddMissing(const std::vector<T>& from, std::vector<T>& into) {
  for (const T& each : from) {
    if (std::find(into.begin(), into.end(), each) == into.end()) into.push_back(each);
  }
}

// The order in which tellings are compared: fullest first, so that vague ones find the happening they belong to.
std::vector<size_t> FullestFirst(const std::vector<EventEntity>& events) {
  std::vector<size_t> order(events.size()), fullness(events.size());
  for (size_t i = 0; i < order.size(); ++i) {
    const EventEntity& e = events[i];
    order[i] = i;
    fullness[i] = 2 * PeopleOf(e).size() + e.country_codes.size() + 2 * !e.date.empty() + (e.ordinal > 0);
  }
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return fullness[a] > fullness[b]; });
  return order;
}

// `hai ông đồng chủ trì cuộc họp`, or two faces in its picture: a meeting of which nothing says that they met is the
// dialogue of the same two states, where the article tells of one.
bool IsOfDialogue(const EventEntity& meeting, const EventEntity& dialogue) {
  if (SharedCountries(meeting, dialogue) < 2 || meeting.status != dialogue.status) return false;
  return dialogue.date.empty() || meeting.date.empty() || meeting.date == dialogue.date;
}

void MergeIntoDialogues(const Analysis& analysis, std::vector<EventEntity>& events) {
  std::vector<size_t> dialogues;  // indices into events
  for (size_t i = 0; i < events.size() && dialogues.size() < kMostCompared; ++i) {
    if (events[i].type == "DIALOGUE") dialogues.push_back(i);
  }
  if (dialogues.empty()) return;
  std::vector<bool> merged(events.size(), false);
  for (size_t i = 0; i < events.size(); ++i) {
    const EventEntity& meeting = events[i];
    if (meeting.type != "MEETING" || meeting.talks > 0 || (meeting.source != kSession && meeting.source != kPicture))
      continue;
    const auto of = std::find_if(dialogues.begin(), dialogues.end(),
                                 [&](size_t dialogue) { return IsOfDialogue(meeting, events[dialogue]); });
    if (of == dialogues.end()) continue;
    Merge(analysis, meeting, events[*of]);
    merged[i] = true;
  }
  size_t next = 0;
  std::erase_if(events, [&](const EventEntity&) { return merged[next++]; });
}

// `hội nghị thượng đỉnh Mỹ - Nga`, told so more often than as a meeting or talks; of an edition (`lần hai`) as often
// will do. Of one that is still to come, or called off, it is told who was to meet whom.
bool ToldAsConference(const EventEntity& event) {
  const bool fullest = event.source == kSummit || event.source == kConference;  // not talks into which it was merged
  if (event.assemblies == 0 || event.status != "OCCURRED") return false;
  if (!fullest && event.assemblies <= 2 * event.talks) return false;
  return event.assemblies > event.talks || (event.ordinal > 0 && event.assemblies == event.talks);
}

// What nothing says is still to come has been, but for what one telling dates, another calls done, and lies ahead.
void SettleStatus(const Analysis& analysis, EventEntity& event) {
  if (event.status != "CANCELLED" && event.status != "PLANNED" && analysis.LiesAhead(event.date)) {
    event.status = "PLANNED";
    event.why.Replace("status", event.status, "events/date-ahead", event.trigger);
  }
  if (!event.status.empty()) return;
  event.status = "OCCURRED";
  event.why.Add("status", event.status, "events/told");
}

}  // namespace

void Merge(const Analysis& analysis, const EventEntity& from, EventEntity& into) {
  into.why.Add("telling", from.date, "events/same-happening", from.trigger);
  MergeParticipants(from, into);
  MergeCircumstances(analysis, from, into);
  MergeStatus(from, into);
  if (into.forum == kNone) into.forum = from.forum;
  if (into.drill.empty()) into.drill = from.drill;
  into.summit = into.summit || from.summit;
  into.assemblies += from.assemblies;
  into.talks += from.talks;
  into.done = into.done || from.done;
  into.ceremony = into.ceremony && from.ceremony;
  AddMissing(from.agreements, into.agreements);
  AddMissing(from.evidence, into.evidence);
}

std::vector<EventEntity> MergeEvents(const Analysis& analysis, const Sides& sides, std::vector<EventEntity> events) {
  std::vector<std::pair<size_t, EventEntity>> merged;
  merged.reserve(events.size());
  absl::flat_hash_map<std::string, std::vector<size_t>> by_type;  // indices into merged
  for (size_t i : FullestFirst(events)) {
    EventEntity& event = events[i];
    std::vector<size_t>& alike = by_type[event.type];
    const auto from = alike.size() > kMostCompared ? alike.end() - kMostCompared : alike.begin();
    const auto same =
        std::find_if(from, alike.end(), [&](size_t m) { return SameHappening(analysis, merged[m].second, event); });
    if (same != alike.end()) {
      EventEntity& told = merged[*same].second;
      if (told.evidence.size() + told.participants.size() < kFullyTold) Merge(analysis, event, told);
      merged[*same].first = std::min(merged[*same].first, i);
      continue;
    }
    if (event.country_codes.size() < 2 && !event.likely_host.empty()) {
      event.country_codes.push_back(event.likely_host);
      event.why.Add("country", event.likely_host, "events/other-side");
    }
    if (const absl::string_view rule = VagueBy(analysis, sides, event); !rule.empty()) {
      analysis.Leave(event.trigger, event.source, rule);
      continue;
    }
    alike.push_back(merged.size());
    merged.emplace_back(i, std::move(event));
  }
  std::sort(merged.begin(), merged.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<EventEntity> result;
  result.reserve(merged.size());
  for (auto& [first, event] : merged) {
    if (event.ceremony) {
      analysis.Leave(event.trigger, event.source, "events/banquet");
      continue;
    }
    SettleStatus(analysis, event);
    if (ToldAsConference(event)) {
      event.type = "CONFERENCE";
      event.why.Replace("type", event.type, "events/summit-conference", event.trigger);
    }
    result.push_back(std::move(event));
  }
  MergeIntoDialogues(analysis, result);
  return result;
}

}  // namespace banghi
