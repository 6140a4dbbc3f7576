#include "extractors/events/destination.h"

#include <algorithm>
#include <utility>

#include "extractors/events/meeting_events.h"

namespace banghi {
namespace {

constexpr uint32_t kFirstReach = 14;  // tokens from `là` to `đầu tiên`
constexpr uint32_t kHouseReach = 3;   // tokens between a trigger and the house of a government
constexpr uint32_t kAbroadReach = 9;  // tokens between whose troops they are and where they stand
constexpr uint32_t kVisitReach = 8;   // tokens of a form of visiting, the longest and the place's class word
constexpr absl::string_view kJourney = "chuyen-tham";  // id in triggers.tsv
constexpr size_t kTourStops = 3;                       // two states are as often told as two visits
constexpr size_t kRangeLength = 21;                    // of `2018-07-05/2018-07-12`
constexpr int kMentionsBack = 40;                      // to the state that `nước này` stands for

}  // namespace

TextRef StateOf(const FrameContext& context, const Mention& place) {
  if (!place.country_code.empty() || place.value == "SEA") return place.country_code;
  for (uint32_t t = place.tokens.begin; t < place.tokens.end; ++t) {  // behind `cảng`, `Thành phố`
    const Match* city = context.analysis.MatchAt(t, EntryKind::kLocation);
    if (city != nullptr) return context.analysis.bundle.locations()[city->entry].country_code;
  }
  return "";
}

TextRef StateOfHouse(const FrameContext& context, const Mention& house) {
  if (context.analysis.CueAt(house.tokens.begin, context.cues.visit.house_of_state) == house.tokens.begin) return "";
  if (house.type == MentionType::kMinistry) return house.country_code;
  if (house.type == MentionType::kLocation) {  // `chuyến thăm của A đến Nhà Trắng`: a body's seat
    const Match* seat = context.analysis.MatchAt(house.tokens.begin, EntryKind::kOrganization);
    return seat == nullptr ? TextRef() : context.analysis.bundle.organizations()[seat->entry].country_code;
  }
  const bool body = house.type == MentionType::kOrganization && house.entry != kNone;
  return body ? context.analysis.bundle.organizations()[house.entry].country_code : TextRef();
}

Destination FindDestination(const FrameContext& context, const Clause& clause, uint32_t from) {
  Destination destination;
  const auto& mentions = context.analysis.mentions;
  uint32_t limit = from + kPlaceReach, words = from;  // `words`: behind the last day
  for (size_t m = context.analysis.FirstMentionFrom(from); m < mentions.size() && !mentions[m].dropped; ++m) {
    const Mention& mention = mentions[m];
    if (mention.tokens.begin >= std::min(clause.right_limit, limit)) break;
    if (mention.type == MentionType::kDate) limit += mention.tokens.size();  // `thăm hai ngày 7-8/5 tới Lào`
    // `đề nghị cập cảng của Washington`: a government
    const bool owner = context.analysis.CueBefore(mention.tokens.begin, context.cues.of) != mention.tokens.begin;
    if (mention.type == MentionType::kLocation && owner) continue;
    if (context.analysis.CueWithin(words, mention.tokens.begin, context.cues.visit.place_break)) break;
    if (mention.type == MentionType::kDate) words = mention.tokens.end;  // `tuần sau`
    bool place = mention.type == MentionType::kLocation && mention.value != "REGION" && mention.value != "BUILDING" &&
                 mention.value != "CONTINENT";
    const bool near = mention.tokens.begin <= from + kHouseReach && mention.type != MentionType::kLocation;
    const TextRef state = mention.type == MentionType::kCountry ? mention.value
                          : place                               ? StateOf(context, mention)
                          : near                                ? StateOfHouse(context, mention)
                                                                : "";
    if (!state.empty()) {
      destination.mention = static_cast<int32_t>(m);
      destination.country_code = state;
      return destination;
    }
    if (mention.type == MentionType::kPosition || mention.type == MentionType::kPerson) break;
  }
  return destination;
}

Destination SameState(const FrameContext& context, const Clause& clause, absl::string_view visitor) {
  const Analysis& analysis = context.analysis;
  const uint32_t end = std::min(clause.right_limit, clause.trigger.end + kPlaceReach);
  const TokenRange words = analysis.CueIn(clause.trigger.end, end, context.cues.visit.same_state);
  if (words.empty()) return {};
  const auto& mentions = analysis.mentions;
  size_t m = analysis.FirstMentionFrom(words.begin);
  for (int steps = 0; m-- > 0 && steps < kMentionsBack; ++steps) {
    if (mentions[m].type != MentionType::kCountry || mentions[m].value.empty() || mentions[m].value == visitor)
      continue;
    return {static_cast<int32_t>(m), mentions[m].value};
  }
  return {};
}

// The state or place that ends before `token` within `limit`, which `fits`.
template <typename Fits>
Destination PlaceBefore(const FrameContext& context, uint32_t limit, uint32_t token, const Fits& fits) {
  const auto& mentions = context.analysis.mentions;
  for (size_t m = context.analysis.FirstMentionFrom(token); m-- > 0 && mentions[m].tokens.begin >= limit;) {
    if (mentions[m].dropped || mentions[m].tokens.end > token) continue;
    if (mentions[m].type != MentionType::kCountry && mentions[m].type != MentionType::kLocation) continue;
    const TextRef state = mentions[m].type == MentionType::kCountry ? mentions[m].value : StateOf(context, mentions[m]);
    if (!state.empty() && fits(mentions[m])) return {static_cast<int32_t>(m), state};
  }
  return {};
}

Destination PlaceChosen(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  const uint32_t begin = clause.trigger.begin;
  return PlaceBefore(context, clause.tokens.begin, begin, [&](const Mention& place) {
    const uint32_t at = place.tokens.begin, end = place.tokens.end;
    return analysis.CueBefore(at, context.cues.visit.chooses) != at &&
           analysis.CueAt(end, context.cues.visit.chosen_as) != end &&
           analysis.CueWithin(end, begin, context.cues.visit.first_of_tour);
  });
}

Destination PlaceTold(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  return PlaceBefore(context, clause.tokens.begin, clause.trigger.begin, [&](const Mention& place) {
    const uint32_t end = place.tokens.end;
    const uint32_t is = std::max(analysis.CueAt(end, context.cues.visit.is), end);
    return place.tokens.begin <= clause.tokens.begin + 1 && is != end &&
           analysis.CueWithin(is, std::min(is + kFirstReach, clause.trigger.begin), context.cues.visit.first_of_tour);
  });
}

Destination PlaceLeft(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  const uint32_t begin = clause.trigger.begin;
  if (analysis.CueBefore(begin, context.cues.visit.ends) == begin) return {};
  return PlaceBefore(context, clause.tokens.begin, begin, [&](const Mention& place) {
    const uint32_t at = place.tokens.begin, word = analysis.CueBefore(at, context.cues.place_word);
    return analysis.CueBefore(word, context.cues.leave_word) != word;
  });
}

Destination PlaceOfEarlierVisit(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  const uint32_t begin = clause.trigger.begin;
  const bool then = analysis.CueBefore(begin, context.cues.visit.after) != begin ||
                    analysis.CueBefore(begin, context.cues.ever_since) != begin;
  if (!then) return {};
  return PlaceBefore(context, clause.tokens.begin, begin, [&](const Mention& place) {
    const uint32_t at = analysis.CueBefore(place.tokens.begin, context.cues.place_word);
    for (uint32_t t = at; t > clause.tokens.begin && t + kVisitReach > at; --t) {
      const Match* match = analysis.MatchAt(t - 1, EntryKind::kTrigger);
      if (match == nullptr || match->tokens.end > at || match->tokens.end + 1 < at) continue;
      return analysis.bundle.triggers()[match->entry].frame == "VISIT";
    }
    return false;
  });
}

Destination PlaceWhere(const FrameContext& context, const Clause& clause, const Actor& visitor) {
  const Analysis& analysis = context.analysis;
  if (visitor.tokens.begin >= clause.trigger.begin) return {};
  uint32_t name = analysis.CueBefore(visitor.tokens.begin, context.cues.visit.late_or_former);
  uint32_t where = analysis.CueBefore(name, context.cues.visit.where);
  if (where == name) {  // `ở Lào, nơi ông đang có chuyến thăm`
    const uint32_t word = analysis.CueBefore(clause.trigger.begin, context.cues.arrive_aux);
    name = analysis.CueBefore(word, context.cues.invitation.them);
    where = name == word ? name : analysis.CueBefore(name, context.cues.visit.where);
  }
  if (where == name) return {};
  return PlaceBefore(context, clause.tokens.begin, where,
                     [&](const Mention& place) { return place.value != visitor.country_code; });
}

Destination PlaceAbroad(const FrameContext& context, const Clause& clause, const Destination& own) {
  const Analysis& analysis = context.analysis;
  const auto& mentions = analysis.mentions;
  const uint32_t from = own.mention == kNone ? clause.trigger.end : mentions[own.mention].tokens.end;
  for (size_t m = analysis.FirstMentionFrom(from); m < mentions.size() && !mentions[m].dropped; ++m) {
    const uint32_t begin = mentions[m].tokens.begin;
    if (begin >= std::min(clause.right_limit, from + kAbroadReach)) break;
    if (mentions[m].type != MentionType::kCountry && mentions[m].type != MentionType::kLocation) continue;
    const TextRef state = mentions[m].type == MentionType::kCountry ? mentions[m].value : StateOf(context, mentions[m]);
    const uint32_t word = analysis.CueBefore(begin, context.cues.place_word);
    const bool there = analysis.CueBefore(word, context.cues.place_in) != word;
    if (there && !state.empty() && state != own.country_code) return {static_cast<int32_t>(m), state};
  }
  return {};
}

bool OnlyNamesHost(const FrameContext& context, uint32_t token) {
  for (uint32_t back = 1; back <= 2 && back <= token; ++back) {
    if (context.analysis.CueAt(token - back, context.cues.invitation_of) > token) return true;
  }
  return false;
}

Destination FirstStop(const FrameContext& context, const Clause& clause) {
  const TokenRange comprising = context.analysis.CueIn(clause.trigger.end, clause.right_limit, context.cues.comprising);
  if (comprising.empty()) return {};
  const Destination stop = FindDestination(context, clause, comprising.end);
  const bool at_once =
      stop.mention != kNone && context.analysis.mentions[stop.mention].tokens.begin <= comprising.end + 1;
  return at_once ? stop : Destination{};
}

void AddDestination(const FrameContext& context, const Destination& destination, EventEntity& event) {
  event.place_mention = destination.mention;
  event.why.Forget("place");
  if (destination.mention == kNone) return;
  const TokenRange words = context.analysis.mentions[destination.mention].tokens;
  AddCountry(destination.country_code, event, "events/destination", words);
  event.why.Add("place", "", "events/destination", words);
}

namespace {

// Whether `to` goes on behind `stop`, over what stands in brackets behind that, and over bodies (`A, EU, B`).
bool GoesOn(const FrameContext& context, const Actor& stop, const Actor& to) {
  const Analysis& analysis = context.analysis;
  if (context.actors.Coordinated(stop, to)) return true;
  bool joined = false;
  for (uint32_t t = stop.tokens.end; t < to.tokens.begin;) {
    uint32_t next = analysis.CueAt(t, context.cues.conjunction);
    if (next == t && analysis.IsMark(t, ",")) next = t + 1;
    const bool joint = next != t;
    const size_t m = analysis.FirstMentionFrom(t);
    const bool body = joined && m < analysis.mentions.size() && !analysis.mentions[m].dropped &&
                      analysis.mentions[m].tokens.begin == t && analysis.mentions[m].type == MentionType::kOrganization;
    if (!joint) next = body ? analysis.mentions[m].tokens.end : analysis.BehindBracket(t);
    if (next == t) return false;
    joined = joint;
    t = next;
  }
  return joined;
}

// `chuyến công du A, B và C`, `thăm bốn nước gồm A, B, C và D`: told as one journey. The stay in the home state has
// news of its own.
bool ToldAsJourney(const FrameContext& context, const Clause& clause, const std::vector<EventEntity>& stops) {
  const uint32_t place = context.analysis.mentions[stops.front().place_mention].tokens.begin;
  const bool home = std::any_of(stops.begin(), stops.end(), [](const EventEntity& stop) {
    return stop.country_codes.front() == kHomeState || stop.country_codes.back() == kHomeState;
  });
  return !home && (clause.entry->id == kJourney ||
                   context.analysis.CueWithin(clause.trigger.end, place, context.cues.visit.counted_states));
}

// `thăm A, B và C từ ngày 5 đến 12/7`: one journey, if nothing but the days of all of them is told. Where those stand
// between the states they are of the first ones only.
void JoinStops(const FrameContext& context, const Clause& clause, const Actor& visitor, const Actor& last,
               std::vector<EventEntity>& stops) {
  const Analysis& analysis = context.analysis;
  // Behind the last state of a list it is to that one that the days seem to belong.
  const EventEntity &first = stops.front(), &dated = stops.back();
  if (stops.size() < kTourStops || first.place_mention == kNone) return;
  if (dated.date.size() != kRangeLength && !ToldAsJourney(context, clause, stops)) return;
  if (dated.date_mention != kNone) {
    const TokenRange days = analysis.mentions[dated.date_mention].tokens;
    if (days.begin >= analysis.mentions[first.place_mention].tokens.begin && days.begin < last.tokens.end) return;
  }
  for (const EventEntity& stop : stops) {
    const bool undated = first.date_mention == kNone && stop.date_mention == kNone;
    if (&stop != &dated && stop.date_mention != dated.date_mention && !undated) return;
  }
  EventEntity tour = dated;
  tour.country_codes.clear();
  tour.why.Forget("country");
  AddCountry(first.country_codes.front(), tour, visitor.rule, visitor.tokens);
  for (const EventEntity& stop : stops) {
    AddCountry(stop.country_codes.back(), tour, "events/tour-of-states", analysis.mentions[stop.place_mention].tokens);
  }
  tour.place_mention = kNone;
  tour.why.Forget("place");
  stops = {std::move(tour)};
}

}  // namespace

void AddFurtherStops(const FrameContext& context, const Clause& clause, const Actor& visitor,
                     std::vector<EventEntity>& events) {
  const Actor* stop = nullptr;
  const EventEntity first = events.front();
  for (const Actor& actor : clause.actors) {
    if (actor.kind != Actor::Kind::kState || actor.tokens.begin < clause.trigger.end ||
        actor.tokens.begin >= clause.right_limit)
      continue;
    if (stop == nullptr) {
      if (actor.mention != first.place_mention) continue;
      stop = &actor;
      continue;
    }
    // `UAE` in brackets behind its full name
    if (actor.country_code == stop->country_code && context.analysis.IsMark(stop->tokens.end, "(")) continue;
    if (!GoesOn(context, *stop, actor) || context.analysis.IsMark(stop->tokens.end, "-")) break;
    EventEntity next = first;
    next.country_codes.clear();
    next.why.Forget("country");
    AddCountry(visitor.country_code, next, visitor.rule, visitor.tokens);
    AddCountry(actor.country_code, next, "events/further-stop", actor.tokens);
    next.why.Replace("place", "", "events/further-stop", actor.tokens);
    next.place_mention = actor.mention;
    TakeOwnDate(context.analysis, actor, next);  // `thăm A ngày 24-26/5 và B ngày 26-28/5`
    events.push_back(std::move(next));
    stop = &actor;
  }
  if (stop != nullptr) JoinStops(context, clause, visitor, *stop, events);
}

}  // namespace banghi
