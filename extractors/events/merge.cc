#include "extractors/events/merge.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"

namespace banghi {
namespace {

// Happenings of one type with which another telling is compared, the vaguest of them: no article that people write has
// more, and the cost stays linear for those that nobody wrote.
constexpr size_t kMostCompared = 200;
// Sentences and participants of a happening from which on further tellings of it add nothing, for the same reason.
constexpr size_t kFullyTold = 500;
constexpr absl::string_view kArrival = "triggers/den";
constexpr int64_t kLongVisit = 6;  // days; nobody visits a state twice in a week
constexpr uint32_t kReach = 150;   // tokens from a trigger; no sentence that people write goes on for longer

absl::flat_hash_set<int32_t> PeopleOf(const EventEntity& event) {
  absl::flat_hash_set<int32_t> people;
  for (const Participant& participant : event.participants) {
    if (participant.person != kNone) people.insert(participant.person);
  }
  return people;
}

bool Subset(const absl::flat_hash_set<int32_t>& a, const absl::flat_hash_set<int32_t>& b) {
  return std::all_of(a.begin(), a.end(), [&](int32_t x) { return b.contains(x); });
}

size_t SharedCountries(const EventEntity& a, const EventEntity& b) {
  size_t shared = 0;
  for (const std::string& code : a.country_codes) {
    shared += std::find(b.country_codes.begin(), b.country_codes.end(), code) != b.country_codes.end();
  }
  return shared;
}

// Whether two values can be of one time: equal, one within the other, or one unknown.
bool TimesAgree(absl::string_view a, absl::string_view b) {
  if (a.empty() || b.empty() || a == b) return true;
  for (absl::string_view value : {a, b}) {  // weeks, quarters and halves lie across months: their year must do
    if (value.find_first_of("WQH") != value.npos) return a.substr(0, 4) == b.substr(0, 4);
  }
  const size_t slash_a = a.find('/'), slash_b = b.find('/');
  const absl::string_view begin_a = a.substr(0, slash_a), end_a = a.substr(slash_a == a.npos ? 0 : slash_a + 1);
  const absl::string_view begin_b = b.substr(0, slash_b), end_b = b.substr(slash_b == b.npos ? 0 : slash_b + 1);
  const size_t from = std::min(begin_a.size(), end_b.size()), to = std::min(begin_b.size(), end_a.size());
  return begin_a.substr(0, from) <= end_b.substr(0, from) && begin_b.substr(0, to) <= end_a.substr(0, to);
}

// Days between the begins of two values that name days; many where one names none.
int64_t DaysApart(absl::string_view a, absl::string_view b) {
  constexpr int64_t kMany = 1000;
  absl::CivilDay days[2];
  const absl::string_view values[2] = {a.substr(0, 10), b.substr(0, 10)};
  for (int i = 0; i < 2; ++i) {
    std::string value(values[i]);
    if (value.size() == 10 && absl::StartsWith(value, "XXXX")) value.replace(0, 4, "2000");
    if (value.size() != 10 || !absl::ParseCivilTime(value, &days[i])) return kMany;
  }
  return std::abs(days[0] - days[1]);
}

// `chuyến công du châu Á`: holds visits to states, and is none of them.
bool IsTour(const Analysis& analysis, const EventEntity& event) {
  if (event.place_mention == kNone) return false;
  const std::string& kind = analysis.mentions[event.place_mention].value;
  return kind == "CONTINENT" || kind == "REGION";
}

// Held in two states: two happenings.
bool PlacesDiffer(const Analysis& analysis, const EventEntity& a, const EventEntity& b) {
  if (a.place_mention == kNone || b.place_mention == kNone) return false;
  const Mention &x = analysis.mentions[a.place_mention], &y = analysis.mentions[b.place_mention];
  return !x.country_code.empty() && !y.country_code.empty() && x.country_code != y.country_code;
}

// A teaser's paragraph, which is another article; -1 for the article's own text.
int64_t TellsAnotherArticle(const Analysis& analysis, const EventEntity& event) {
  const Sentence& sentence = analysis.document.sentences()[event.evidence.front()];
  return sentence.zone == Zone::kTeaser ? static_cast<int64_t>(sentence.paragraph) : -1;
}

// Conferences have no parties to tell them apart: the same edition, day or people do.
bool SameConference(const EventEntity& a, const EventEntity& b) {
  if (a.evidence.front() == b.evidence.front()) return false;  // told apart in one breath
  if (a.ordinal != 0 && b.ordinal != 0) return a.ordinal == b.ordinal;
  if (a.forum != kNone && b.forum != kNone) return a.forum == b.forum && TimesAgree(a.date, b.date);
  if (!a.date.empty() && a.date == b.date) return true;
  auto people_a = PeopleOf(a), people_b = PeopleOf(b);
  if (!a.date.empty() && !b.date.empty()) return false;
  if (!people_a.empty() && people_a == people_b) return true;
  return (a.ordinal != 0) != (b.ordinal != 0) && a.country_codes.size() > 2 &&
         SharedCountries(a, b) == std::max(a.country_codes.size(), b.country_codes.size());
}

bool PeopleAgree(const EventEntity& a, const EventEntity& b) {
  auto people_a = PeopleOf(a), people_b = PeopleOf(b);
  if (a.type == "INVITATION" && people_a.empty() != people_b.empty()) return false;
  if (people_a.empty() || people_b.empty())
    return SharedCountries(a, b) == std::min(a.country_codes.size(), b.country_codes.size());
  if (a.type == "VISIT") {  // the visitor tells visits apart
    return std::any_of(people_a.begin(), people_a.end(), [&](int32_t p) { return people_b.contains(p); });
  }
  if (a.type == "MEETING" || a.type == "PHONE_CALL") return Subset(people_a, people_b) || Subset(people_b, people_a);
  return std::any_of(people_a.begin(), people_a.end(), [&](int32_t p) { return people_b.contains(p); });
}

// One state only, but not a domestic happening: held abroad, with an official of no state, or in a sentence with an
// international body.
bool ReachesAbroad(const Analysis& analysis, const EventEntity& event) {
  if (event.country_codes.empty()) return false;
  if (event.place_mention != kNone) {
    const std::string& place = analysis.mentions[event.place_mention].country_code;
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
    const std::string& kind = analysis.organizations[mention.entity].kind;
    if ((kind == "INTERNATIONAL" || kind == "FORUM") && sentence.Contains(mention.tokens)) return true;
  }
  return false;
}

// The rule by which the event cannot stand alone; empty where it says who, or when, and so can.
absl::string_view VagueBy(const Analysis& analysis, const EventEntity& event) {
  if (event.country_codes.size() < 2 && !ReachesAbroad(analysis, event)) return "events/one-country";
  const bool particular = !PeopleOf(event).empty() || !event.date.empty() || event.ordinal > 0 ||
                          !event.agreements.empty() || event.type == "PHONE_CALL" ||
                          ((event.type == "VISIT" || event.type == "INVITATION" || event.type == "CONFERENCE") &&
                           event.place_mention != kNone) ||
                          event.type == "NEGOTIATION" || event.type == "SIGNING" || event.type == "AID" ||
                          event.type == "EXERCISE" || event.summit;
  return particular ? "" : "events/nothing-particular";
}

}  // namespace

bool SameHappening(const Analysis& analysis, const EventEntity& a, const EventEntity& b) {
  if (a.type != b.type || PlacesDiffer(analysis, a, b)) return false;
  if (a.type == "SIGNING" && !a.date.empty() && !b.date.empty() && a.date != b.date) return false;
  // An older signing without signers is not the one that named people sign now.
  if (a.type == "SIGNING" && a.date.empty() != b.date.empty()) {
    const EventEntity &dated = a.date.empty() ? b : a, &undated = a.date.empty() ? a : b;
    if (!PeopleOf(undated).empty() && PeopleOf(dated).empty() && undated.agreements.empty()) return false;
  }
  bool one_sentence = a.evidence.front() == b.evidence.front(), one_trigger = one_sentence && a.trigger == b.trigger;
  if ((a.type == "MEETING" || a.type == "PHONE_CALL") && one_trigger)
    return false;  // `gặp trưởng đoàn Mỹ, Singapore`: its frame told them apart
  bool one_breath = one_sentence && !one_trigger;
  if (a.type == "DIALOGUE" && one_breath && !PeopleOf(a).empty() && PeopleOf(a) == PeopleOf(b) &&
      (a.ordinal == 0 || a.ordinal != b.ordinal)) {
    return false;  // `đối thoại A và đối thoại B`; but `kỳ họp lần thứ 5 Đối thoại A` is one
  }
  if (a.type == "VISIT" && a.deputation != b.deputation) return false;
  if (a.type == "VISIT" && IsTour(analysis, a) != IsTour(analysis, b)) return false;
  if (a.type == "VISIT" && a.country_codes.size() > 1 && b.country_codes.size() > 1 &&
      a.country_codes.front() != b.country_codes.front()) {
    return false;  // the guest's is named first
  }
  // `hai bên hội đàm` is not what named people are still to do.
  if (a.type == "MEETING" && !a.summit && !b.summit && a.status != b.status &&
      PeopleOf(a).empty() != PeopleOf(b).empty())
    return false;
  if (a.type == "CONFERENCE" && !SameConference(a, b)) return false;
  if (TellsAnotherArticle(analysis, a) != TellsAnotherArticle(analysis, b)) return false;
  if (a.ordinal != 0 && b.ordinal != 0 && a.ordinal != b.ordinal) return false;
  if (!TimesAgree(a.date, b.date) && !(a.type == "VISIT" && DaysApart(a.date, b.date) <= kLongVisit)) return false;
  if (a.status != b.status && (a.type == "DIALOGUE" || a.type == "NEGOTIATION" || a.type == "INVITATION")) return false;
  if (a.status != b.status && a.type != "VISIT" && !a.date.empty() && !b.date.empty() && a.date != b.date) return false;
  if (!a.country_codes.empty() && !b.country_codes.empty() && SharedCountries(a, b) == 0) return false;
  // The talks of A with B are not those of B with C.
  if ((a.type == "MEETING" || a.type == "PHONE_CALL") &&
      SharedCountries(a, b) < std::min(a.country_codes.size(), b.country_codes.size())) {
    return false;
  }
  return PeopleAgree(a, b);
}

namespace {

void MergeParticipants(const EventEntity& from, EventEntity& into) {
  for (const std::string& code : from.country_codes) {
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

}  // namespace

void Merge(const EventEntity& from, EventEntity& into) {
  into.why.Add("telling", from.date, "events/same-happening", from.trigger);
  MergeParticipants(from, into);
  bool range = from.date.find('/') != std::string::npos;
  bool finer = from.date.size() > into.date.size() && (!range || into.type == "VISIT");
  const bool earlier =
      into.type == "VISIT" && from.date.size() == 10 && into.date.size() == 10 && from.date < into.date;
  if (into.date.empty() || earlier || (finer && from.date.find('X') == into.date.find('X'))) {
    into.date = from.date;
    into.date_mention = from.date_mention;
    into.why.Take(from.why, "date");
  }
  // Where somebody arrived is only part of where he went.
  const bool arrived = into.source == kArrival && from.source != kArrival && from.place_mention != kNone;
  if (into.place_mention == kNone || arrived) {
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
  if (from.status == "OCCURRED" && into.status == "PLANNED") {
    into.status = from.status;
    into.why.Take(from.why, "status");
  }
  if (into.forum == kNone) into.forum = from.forum;
  into.summit = into.summit || from.summit;
  for (int32_t agreement : from.agreements) {
    if (std::find(into.agreements.begin(), into.agreements.end(), agreement) == into.agreements.end())
      into.agreements.push_back(agreement);
  }
  for (uint32_t sentence : from.evidence) {
    if (std::find(into.evidence.begin(), into.evidence.end(), sentence) == into.evidence.end())
      into.evidence.push_back(sentence);
  }
}

std::vector<EventEntity> MergeEvents(const Analysis& analysis, std::vector<EventEntity> events) {
  // Fullest first, so that vague mentions find the happening they belong to.
  std::vector<size_t> order(events.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  auto fullness = [&](size_t i) {
    const EventEntity& e = events[i];
    return 2 * PeopleOf(e).size() + e.country_codes.size() + 2 * !e.date.empty() + (e.ordinal > 0);
  };
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return fullness(a) > fullness(b); });
  std::vector<std::pair<size_t, EventEntity>> merged;
  absl::flat_hash_map<std::string, std::vector<size_t>> by_type;  // indices into merged
  for (size_t i : order) {
    EventEntity& event = events[i];
    std::vector<size_t>& alike = by_type[event.type];
    const auto from = alike.size() > kMostCompared ? alike.end() - kMostCompared : alike.begin();
    const auto same =
        std::find_if(from, alike.end(), [&](size_t m) { return SameHappening(analysis, merged[m].second, event); });
    if (same != alike.end()) {
      EventEntity& told = merged[*same].second;
      if (told.evidence.size() + told.participants.size() < kFullyTold) Merge(event, told);
      merged[*same].first = std::min(merged[*same].first, i);
      continue;
    }
    if (event.country_codes.size() < 2 && !event.likely_host.empty()) {
      event.country_codes.push_back(event.likely_host);
      event.why.Add("country", event.likely_host, "events/other-side");
    }
    if (const absl::string_view rule = VagueBy(analysis, event); !rule.empty()) {
      analysis.Leave(event.trigger, event.source, rule);
      continue;
    }
    alike.push_back(merged.size());
    merged.emplace_back(i, std::move(event));
  }
  std::sort(merged.begin(), merged.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<EventEntity> result;
  for (auto& [first, event] : merged) result.push_back(std::move(event));
  return result;
}

}  // namespace banghi
