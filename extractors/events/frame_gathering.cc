// STANDING, GATHER, GIVE, APPOINT: what two sides or many take part in.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "extractors/events/frames.h"

namespace banghi {
namespace {

constexpr uint32_t kBodyReach = 6;    // tokens behind `phiên họp` in which its body stands
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
    if (actor.kind == Actor::Kind::kState && !actor.aside)
      AddCountry(actor.country_code, event, actor.rule, actor.tokens);
  }
}

// The states that are neither only spoken of nor, unless `hosts` are asked for, only where it is.
void AddStates(const Clause& clause, bool hosts, EventEntity& event) {
  for (const Actor& actor : clause.actors) {
    if (actor.kind != Actor::Kind::kState || actor.aside || (actor.located && !hosts)) continue;
    if (actor.tokens.begin < clause.right_limit) AddCountry(actor.country_code, event, actor.rule, actor.tokens);
  }
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
  if (subject != nullptr) return;
  // `Nhân chuyến tham dự Hội nghị ..., Thủ tướng A ...`
  for (const Actor& actor : clause.actors) {
    if (actor.tokens.begin < clause.trigger.end || !actor.named()) continue;
    if (context.analysis.IsMark(actor.tokens.begin - 1, ",")) AddActor(actor, "ATTENDEE", event);
    return;
  }
}

// Who gives stands last before the word, who takes behind it, or the other way round (`mua của Nga`); more stand there
// who only speak of it.
void AddGiverAndTaker(const FrameContext& context, const Clause& clause, EventEntity& event) {
  const Actor* left = nullptr;
  for (const Actor& actor : clause.actors) {
    if (actor.tokens.end > clause.trigger.begin || actor.aside || actor.country_code.empty()) continue;
    if (actor.kind == Actor::Kind::kState || actor.named()) left = &actor;
  }
  const Actor* right = nullptr;
  for (const Actor& actor : clause.actors) {
    if (actor.tokens.begin < clause.trigger.end || actor.tokens.begin >= clause.right_limit || actor.aside) continue;
    if (actor.country_code.empty() || (left != nullptr && actor.country_code == left->country_code)) continue;
    right = &actor;
    break;
  }
  for (const Actor* actor : {left, right}) {
    if (actor != nullptr) AddActor(*actor, "", event);
  }
  if (event.country_codes.size() >= 2) return;
  for (const Actor& actor : clause.actors) {  // `tàu mà Mỹ, Nhật Bản tặng`
    const bool joined = left != nullptr && &actor < left && context.actors.Coordinated(actor, *left);
    if (joined) AddCountry(actor.country_code, event, actor.rule, actor.tokens);
  }
}

std::vector<EventEntity> ReadGift(const FrameContext& context, const Clause& clause, EventEntity event) {
  AddGiverAndTaker(context, clause, event);
  bool both = event.country_codes.size() >= 2;
  bool equipment =
      context.analysis.CueWithin(clause.trigger.end, std::min(clause.right_limit, clause.trigger.end + kGiftReach),
                                 context.cues.equipment) ||
      context.analysis.CueWithin(clause.left_limit, clause.trigger.begin, context.cues.equipment);
  if (clause.entry->id == "ban-vu-khi" && (!equipment || !both))
    return Nothing(context, clause, "events/no-gift-of-states");
  if (event.country_codes.size() < 2) AddStatesOfBodies(context, {clause.trigger.begin, clause.right_limit}, event);
  if (event.country_codes.size() == 1)
    AddCountry(context.sides.article().Other(event.country_codes.front()), event, "events/other-side");
  const uint32_t reach = std::min(clause.right_limit, clause.trigger.end + kGiftReach);
  const bool money = context.analysis.CueWithin(clause.trigger.end, reach, context.cues.money);
  const bool told = event.country_codes.size() >= 2 && (Dated(event) || (both && (equipment || money)));
  return told ? std::vector<EventEntity>{event} : Nothing(context, clause, "events/no-gift-of-states");
}

std::vector<EventEntity> ReadAppointment(const Clause& clause, EventEntity event) {
  const Actor* appointee = nullptr;  // the nearest before the word, else the first behind it
  for (const Actor& actor : clause.actors) {
    const bool before = actor.tokens.end <= clause.trigger.begin;
    if (actor.named() && (before || appointee == nullptr)) appointee = &actor;
  }
  if (appointee != nullptr) AddActor(*appointee, "APPOINTEE", event);
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

// `phiên họp Ủy ban hỗn hợp`, `cuộc họp giữa hai nước`; not any `cuộc họp`.
bool OfJointBody(const FrameContext& context, const Clause& clause) {
  const uint32_t end = std::min(clause.right_limit, clause.trigger.end + kBodyReach);
  return context.analysis.CueWithin(clause.trigger.begin, end, context.cues.joint_body);
}

bool WithSomebody(const FrameContext& context, const Clause& clause) {
  const uint32_t end = std::min(clause.right_limit, clause.trigger.end + 4);
  return context.analysis.CueWithin(clause.trigger.end, end, context.cues.between) ||
         context.analysis.CueWithin(clause.trigger.end, end, context.cues.met_with);
}

std::vector<EventEntity> AsMeetings(std::vector<EventEntity> events) {
  for (EventEntity& event : events) event.type = "MEETING";
  return events;
}

// `Nga và Trung Quốc tập trận`, `tập trận với Mỹ`; not `Nga tập trận` in a sentence that also speaks of others.
bool StatesDrillTogether(const FrameContext& context, const Clause& clause) {
  const Actor* last = nullptr;
  for (const Actor& actor : clause.actors) {
    if (actor.kind != Actor::Kind::kState || actor.aside || actor.tokens.begin >= clause.right_limit) continue;
    if (last != nullptr && context.actors.Coordinated(*last, actor)) return true;
    const uint32_t begin = actor.tokens.begin;
    const bool with = begin >= clause.trigger.end && begin <= clause.trigger.end + kBodyReach &&
                      (context.analysis.CueWithin(clause.trigger.end, begin, context.cues.together_with) ||
                       context.analysis.CueWithin(clause.trigger.end, begin, context.cues.between));
    if (with && last != nullptr) return true;
    last = &actor;
  }
  return false;
}

// Those before the word, and behind it those it is held with (`tập trận với Mỹ`, `của Nga và Belarus`).
void AddDrillStates(const FrameContext& context, const Clause& clause, EventEntity& event) {
  const Actor* last = nullptr;
  for (const Actor& actor : clause.actors) {
    if (actor.kind != Actor::Kind::kState || actor.aside || actor.tokens.begin >= clause.right_limit) continue;
    const uint32_t begin = actor.tokens.begin;
    bool linked = begin < clause.trigger.begin || begin <= clause.trigger.end + 1 ||
                  (last != nullptr && context.actors.Coordinated(*last, actor));
    const uint32_t from = std::max(clause.trigger.end, begin > kBodyReach ? begin - kBodyReach : 0);
    for (int list : {context.cues.together_with, context.cues.between, context.cues.of}) {
      linked = linked || context.analysis.CueWithin(from, begin, list);
    }
    if (!linked) continue;
    AddCountry(actor.country_code, event, actor.rule, actor.tokens);
    last = &actor;
  }
}

// The body a conference is named after (`hội nghị cấp cao ASEAN`); kNone where none stands at once behind the word.
int32_t ForumOf(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  for (size_t m = analysis.FirstMentionFrom(clause.trigger.begin); m < analysis.mentions.size(); ++m) {
    const Mention& body = analysis.mentions[m];
    if (body.dropped || body.tokens.begin > clause.trigger.end + kBodyReach ||
        body.tokens.begin >= clause.right_limit) {
      return kNone;
    }
    if (body.type != MentionType::kOrganization || body.entity == kNone) continue;
    const std::string& kind = analysis.organizations[body.entity].kind;
    if (kind == "FORUM" || kind == "INTERNATIONAL") return body.entity;
  }
  return kNone;
}

// `sau hội nghị thượng đỉnh của họ tại Helsinki`: the two who were named last.
std::vector<EventEntity> OfThem(const FrameContext& context, const Clause& clause, EventEntity event) {
  const uint32_t end = std::min(clause.trigger.end + kBodyReach, clause.right_limit);
  if (!context.analysis.CueWithin(clause.trigger.end, end, context.cues.of_them))
    return Nothing(context, clause, "events/summit-of-nobody");
  AddSides(context, clause.sentence, event);
  event.summit = event.country_codes.size() == 2;
  return AsMeetings({std::move(event)});
}

// Two states joined by a dash right behind the trigger; adds them.
bool NamesPair(const FrameContext& context, const Clause& clause, EventEntity& event) {
  for (const std::string& party : clause.entry->parties) AddCountry(party, event, clause.entry->source, clause.trigger);
  if (!clause.entry->parties.empty()) return true;
  for (size_t i = 0; i + 1 < clause.actors.size(); ++i) {
    const Actor &a = clause.actors[i], &b = clause.actors[i + 1];
    if (a.tokens.begin < clause.trigger.end || a.tokens.begin > clause.trigger.end + 2) continue;
    const bool states = a.kind == Actor::Kind::kState && b.kind == Actor::Kind::kState;
    if (!(states || (a.named() && b.named())) || !context.analysis.IsMark(a.tokens.end, "-")) continue;
    AddActor(a, "", event);
    AddActor(b, "", event);
    return true;
  }
  return false;
}

}  // namespace

std::vector<EventEntity> ReadStanding(const FrameContext& context, const Clause& clause) {
  if (clause.entry->event == "NEGOTIATION" && WithSomebody(context, clause)) {  // `đàm phán với Tổng thống A`
    std::vector<EventEntity> talks = ReadMeeting(context, clause);
    std::erase_if(talks, [](const EventEntity& e) { return e.country_codes.size() < 2 || NamedPeople(e) == 0; });
    if (!talks.empty()) return talks;
  }
  if (clause.entry->id == "uy-ban-hon-hop" && !OfJointBody(context, clause))
    return Nothing(context, clause, "events/no-joint-body");
  EventEntity event;
  FillCircumstances(context.analysis, context.cues, clause, event);
  uint32_t near = clause.trigger.begin > clause.tokens.begin + kAttendReach ? clause.trigger.begin - kAttendReach
                                                                            : clause.tokens.begin;
  bool chaired = context.analysis.CueWithin(clause.tokens.begin, clause.tokens.end, context.cues.chair);
  if (chaired) {
    AddAll(clause, "CO_CHAIR", event);
  } else {
    AddStates(clause, /*hosts=*/false, event);
    if (event.country_codes.size() < 2) AddStates(clause, /*hosts=*/true, event);
    if (event.country_codes.empty()) AddStatesOfBodies(context, {clause.trigger.begin, clause.right_limit}, event);
  }
  bool one_side = event.country_codes.size() < 2;
  if (one_side && (NamesBothSides(clause) || (event.ordinal > 0 && !clause.entry->weak)))
    AddSides(context, clause.sentence, event);
  const bool under_way =
      event.type == "NEGOTIATION" &&
      context.analysis.CueBefore(clause.trigger.begin, context.cues.under_way) != clause.trigger.begin;
  const bool held = (under_way || context.analysis.CueWithin(near, clause.trigger.begin, context.cues.held)) &&
                    event.country_codes.size() >= 2;
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
  event.forum = ForumOf(context, clause);
  if (clause.entry->frame == "SUMMIT") {
    event.summit = NamesPair(context, clause, event);
    if (event.summit) return AsMeetings({event});  // `thượng đỉnh Mỹ - Triều`
    if (SummitOfTwo(context, clause)) return AsMeetings(ReadMeeting(context, clause));
  }
  const bool vague = clause.entry->frame == "SUMMIT" && !attended && event.forum == kNone && event.ordinal == 0;
  if (vague) return OfThem(context, clause, event);
  if (attended) AddAttendants(context, clause, event);
  if (exercise) {
    AddDrillStates(context, clause, event);
  } else {
    AddStates(clause, /*hosts=*/true, event);
  }
  if (exercise) AddStatesOfBodies(context, {clause.tokens.begin, clause.right_limit}, event);
  AddHostOfPlace(context, event);
  if (event.country_codes.size() < 2 && NamesBothSides(clause)) AddSides(context, clause.sentence, event);
  bool named = NamedPeople(event) > 0 && attended;
  // `diễn tập chung`: with the other side of the article, where only one is named.
  bool joint = exercise && context.analysis.CueWithin(clause.trigger.begin, clause.trigger.end, context.cues.joint);
  if (joint && event.country_codes.size() == 1)
    AddCountry(context.sides.article().Other(event.country_codes.front()), event, "events/other-side");
  bool drill_of_two = exercise && (joint || NamesBothSides(clause) || StatesDrillTogether(context, clause));
  bool particular =
      Dated(event) || event.ordinal > 0 || named || drill_of_two || (attended && event.place_mention != kNone);
  if (!particular) return Nothing(context, clause, "events/gathering-in-general");
  return {event};
}

}  // namespace banghi
