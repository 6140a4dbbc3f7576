// STANDING, GATHER, GIVE, APPOINT: what two sides or many take part in.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "extractors/events/frames.h"

namespace banghi {
namespace {

constexpr uint32_t kGiftReach = 10;   // tokens behind `bán`, `tặng` in which the thing given stands
constexpr uint32_t kAttendReach = 5;  // tokens before a conference in which `dự`, `chủ trì` stand

bool Dated(const EventEntity& event) { return event.date_mention != kNone; }

size_t NamedPeople(const EventEntity& event) {
  return std::count_if(event.participants.begin(), event.participants.end(),
                       [](const Participant& p) { return p.person != kNone; });
}

bool NamesBothSides(const Clause& clause) {
  return std::any_of(clause.actors.begin(), clause.actors.end(),
                     [](const Actor& a) { return a.kind == Actor::Kind::kBothSides; });
}

// Everybody named in the clause.
void AddAll(const Clause& clause, const char* role, EventEntity& event) {
  for (const Actor& actor : clause.actors) {
    if (actor.official()) AddActor(actor, role, event);
  }
  for (const Actor& actor : clause.actors) {
    if (actor.kind == Actor::Kind::kState) AddCountry(actor.country_code, event, actor.rule, actor.tokens);
  }
}

void AddStates(const Clause& clause, EventEntity& event) {
  for (const Actor& actor : clause.actors) {
    if (actor.kind == Actor::Kind::kState && actor.tokens.begin < clause.right_limit)
      AddCountry(actor.country_code, event, actor.rule, actor.tokens);
  }
}

size_t StatesIn(const Clause& clause) {
  return std::count_if(clause.actors.begin(), clause.actors.end(), [&](const Actor& a) {
    return a.kind == Actor::Kind::kState && a.tokens.begin < clause.right_limit;
  });
}

// `Ủy ban liên Chính phủ Việt Nam - Lào`, `Cảnh sát biển Việt Nam`: the states in the names of bodies.
void AddStatesOfBodies(const FrameContext& context, TokenRange range, EventEntity& event) {
  const Analysis& analysis = context.analysis;
  for (size_t m = analysis.FirstMentionFrom(range.begin); m < analysis.mentions.size() && !analysis.mentions[m].dropped;
       ++m) {
    const Mention& body = analysis.mentions[m];
    if (body.tokens.begin >= range.end) break;
    if (body.type != MentionType::kOrganization) continue;
    for (uint32_t t = body.tokens.begin; t < body.tokens.end; ++t) {
      const Match* match = analysis.MatchAt(t, EntryKind::kCountry);
      if (match != nullptr)
        AddCountry(analysis.bundle.countries()[match->entry].code, event, "events/state-of-body", body.tokens);
    }
  }
}

void AddHostOfPlace(const FrameContext& context, EventEntity& event) {
  if (event.place_mention == kNone) return;
  const Mention& place = context.analysis.mentions[event.place_mention];
  // The host of a conference takes part where the article is about it; else the place is only a place.
  if (event.type == "EXERCISE" || context.sides.article().Has(place.country_code))
    AddCountry(place.country_code, event, "events/host-of-place", place.tokens);
}

// The officials who attend: the subject, and those joined to it.
void AddAttendants(const FrameContext& context, const Clause& clause, EventEntity& event) {
  const Actor* subject = nullptr;
  for (const Actor& actor : clause.actors) {
    if (!actor.official() || actor.tokens.end > clause.trigger.begin) continue;
    bool first = subject == nullptr || actor.tokens.begin < clause.left_limit;
    if (first || context.actors.Coordinated(*subject, actor)) {
      AddActor(actor, "ATTENDEE", event);
      subject = &actor;
    }
  }
}

std::vector<EventEntity> ReadGift(const FrameContext& context, const Clause& clause, EventEntity event) {
  AddAll(clause, "", event);
  bool both = event.country_codes.size() >= 2;
  bool equipment =
      context.analysis.CueWithin(clause.trigger.end, std::min(clause.right_limit, clause.trigger.end + kGiftReach),
                                 context.cues.equipment) ||
      context.analysis.CueWithin(clause.left_limit, clause.trigger.begin, context.cues.equipment);
  if (clause.entry->id == "ban-vu-khi" && (!equipment || !both))
    return Nothing(context, clause, "events/no-gift-of-states");
  if (event.country_codes.size() == 1)
    AddCountry(context.sides.article().Other(event.country_codes.front()), event, "events/other-side");
  bool told = event.country_codes.size() >= 2 && (Dated(event) || (both && equipment));
  return told ? std::vector<EventEntity>{event} : Nothing(context, clause, "events/no-gift-of-states");
}

std::vector<EventEntity> ReadAppointment(const Clause& clause, EventEntity event) {
  for (const Actor& actor : clause.actors) {
    if (actor.named() && event.participants.empty()) AddActor(actor, "APPOINTEE", event);
  }
  return NamedPeople(event) == 1 ? std::vector<EventEntity>{event} : std::vector<EventEntity>{};
}

// `thượng đỉnh giữa ông A và ông B`, `thượng đỉnh với Tổng thống B`.
bool SummitOfTwo(const FrameContext& context, const Clause& clause) {
  for (uint32_t t = clause.trigger.end; t < std::min(clause.right_limit, clause.trigger.end + 4); ++t) {
    if (context.analysis.CueAt(t, context.cues.between) != t) return true;
  }
  uint32_t with = context.analysis.CueAt(clause.trigger.end, context.cues.met_with);
  size_t officials = 0;
  for (const Actor& actor : clause.actors) {
    officials +=
        actor.official() && actor.tokens.begin >= clause.trigger.end && actor.tokens.begin < clause.right_limit;
  }
  return with != clause.trigger.end && officials == 1;
}

std::vector<EventEntity> AsMeetings(std::vector<EventEntity> events) {
  for (EventEntity& event : events) event.type = "MEETING";
  return events;
}

// Two states joined by a dash right behind the trigger; adds them.
bool NamesPair(const FrameContext& context, const Clause& clause, EventEntity& event) {
  for (size_t i = 0; i + 1 < clause.actors.size(); ++i) {
    const Actor &a = clause.actors[i], &b = clause.actors[i + 1];
    if (a.tokens.begin < clause.trigger.end || a.tokens.begin > clause.trigger.end + 2) continue;
    if (a.kind != Actor::Kind::kState || b.kind != Actor::Kind::kState || !context.analysis.IsMark(a.tokens.end, "-"))
      continue;
    AddCountry(a.country_code, event, a.rule, a.tokens);
    AddCountry(b.country_code, event, b.rule, b.tokens);
    return true;
  }
  return false;
}

}  // namespace

std::vector<EventEntity> ReadStanding(const FrameContext& context, const Clause& clause) {
  EventEntity event;
  FillCircumstances(context.analysis, context.cues, clause, event);
  uint32_t near = clause.trigger.begin > clause.tokens.begin + kAttendReach ? clause.trigger.begin - kAttendReach
                                                                            : clause.tokens.begin;
  bool chaired = context.analysis.CueWithin(clause.tokens.begin, clause.tokens.end, context.cues.chair);
  if (chaired) {
    AddAll(clause, "CO_CHAIR", event);
  } else {
    AddStates(clause, event);
    if (event.country_codes.empty()) AddStatesOfBodies(context, {clause.trigger.begin, clause.right_limit}, event);
  }
  bool one_side = event.country_codes.size() < 2;
  if (one_side && (NamesBothSides(clause) || (event.ordinal > 0 && !clause.entry->weak)))
    AddSides(context, clause.sentence, event);
  bool held =
      context.analysis.CueWithin(near, clause.trigger.begin, context.cues.held) && event.country_codes.size() >= 2;
  if (!Dated(event) && event.ordinal == 0 && !held && !(chaired && NamedPeople(event) > 0))
    return Nothing(context, clause, "events/standing-in-general");
  if (event.country_codes.size() < 2) return Nothing(context, clause, "events/one-country");
  std::vector<Edition> editions = EditionsOf(context.analysis, context.cues, clause);
  std::vector<EventEntity> events{event};
  if (event.type != "NEGOTIATION") return events;
  for (size_t i = 1; i < editions.size(); ++i) {  // `vòng 15 ... và vòng 12 ...`
    events.push_back(event);
    events.back().ordinal = editions[i].number;
    events.back().why.Replace("ordinal", absl::StrCat(editions[i].number), "events/edition", editions[i].words);
  }
  return events;
}

std::vector<EventEntity> ReadGathering(const FrameContext& context, const Clause& clause) {
  EventEntity event;
  FillCircumstances(context.analysis, context.cues, clause, event);
  if (clause.entry->frame == "GIVE") return ReadGift(context, clause, std::move(event));
  if (clause.entry->frame == "APPOINT") return ReadAppointment(clause, std::move(event));
  uint32_t near = clause.trigger.begin > clause.tokens.begin + kAttendReach ? clause.trigger.begin - kAttendReach
                                                                            : clause.tokens.begin;
  Zone zone = context.analysis.document.sentences()[clause.sentence].zone;
  bool attended = context.analysis.CueWithin(near, clause.trigger.begin, context.cues.attend) ||
                  context.analysis.CueWithin(clause.trigger.end, std::min(clause.right_limit, clause.trigger.end + 1),
                                             context.cues.chair) ||
                  (zone == Zone::kCaption &&
                   context.analysis.CueBefore(clause.trigger.begin, context.cues.place_in) != clause.trigger.begin);
  bool exercise = event.type == "EXERCISE";
  if (clause.entry->frame == "SUMMIT") {
    if (SummitOfTwo(context, clause)) return AsMeetings(ReadMeeting(context, clause));
    if (NamesPair(context, clause, event)) return AsMeetings({event});  // `thượng đỉnh Mỹ - Triều`
  }
  if (attended || exercise) AddAttendants(context, clause, event);
  AddStates(clause, event);
  if (exercise) AddStatesOfBodies(context, {clause.tokens.begin, clause.right_limit}, event);
  AddHostOfPlace(context, event);
  if (event.country_codes.size() < 2 && NamesBothSides(clause)) AddSides(context, clause.sentence, event);
  bool named = NamedPeople(event) > 0 && (attended || exercise);
  // `diễn tập chung`: with the other side of the article, where only one is named.
  bool joint = exercise && context.analysis.CueWithin(clause.trigger.begin, clause.trigger.end, context.cues.joint);
  if (joint && event.country_codes.size() == 1)
    AddCountry(context.sides.article().Other(event.country_codes.front()), event, "events/other-side");
  bool drill_of_two = exercise && StatesIn(clause) >= 2;
  bool particular =
      Dated(event) || event.ordinal > 0 || named || drill_of_two || (attended && event.place_mention != kNone);
  if (!particular) return Nothing(context, clause, "events/gathering-in-general");
  return {event};
}

}  // namespace banghi
