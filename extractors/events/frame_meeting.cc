// MEET and HOST: `A hội đàm với B`, `cuộc gặp giữa A và B`, `trong cuộc hội đàm với B, A nói`, `A tiếp B`.
#include <algorithm>

#include "extractors/events/frames.h"

namespace banghi {
namespace {

constexpr uint32_t kObjectReach = 14;  // tokens behind the trigger in which its object begins
constexpr uint32_t kStateReach = 4;    // tokens before a state that is met in which `với`, `đoàn` stand
constexpr uint32_t kHostReach = 3;  // `tiếp`: its object follows at once (`tiếp tục`, `tiếp xúc` are other words)

bool Foreign(const Actor& a, const Actor& b) {
  return a.country_code.empty() || b.country_code.empty() || a.country_code != b.country_code;
}

// The actors that stand on either side of the trigger.
struct Around {
  std::vector<const Actor*> left;    // nearest first
  std::vector<const Actor*> right;   // nearest first, before the next trigger
  std::vector<const Actor*> beyond;  // behind the next trigger
};

Around Look(const Clause& clause) {
  Around around;
  for (const Actor& actor : clause.actors) {
    if (actor.tokens.end <= clause.trigger.begin) {
      around.left.insert(around.left.begin(), &actor);
    } else if (actor.tokens.begin >= clause.trigger.end) {
      (actor.tokens.begin < clause.right_limit ? around.right : around.beyond).push_back(&actor);
    }
  }
  return around;
}

// `gặp phái đoàn Mỹ`, `hội đàm với Nga`; not `gặp tại Đức`, `điện đàm về Syria`.
bool IsMet(const FrameContext& context, const Clause& clause, const Actor& state) {
  if (state.aside || state.located) return false;
  const uint32_t begin = state.tokens.begin;
  if (begin <= clause.trigger.end + kStateReach) return true;
  for (uint32_t t = begin; t > clause.trigger.end && t + kStateReach > begin; --t) {
    for (int list : {context.cues.together_with, context.cues.between, context.cues.deputation, context.cues.envoy}) {
      if (context.analysis.CueBefore(t, list) != t) return true;
    }
  }
  return false;
}

const Actor* FirstOfficial(const std::vector<const Actor*>& actors) {
  for (const Actor* actor : actors) {
    if (actor->kind != Actor::Kind::kState) return actor;
  }
  return nullptr;
}

// The subject of a verb behind others in the clause: `A hội đàm với B, tiếp C`: A, since B is only the object of `hội
// đàm`.
const Actor* SubjectOf(const FrameContext& context, const Clause& clause, const Around& around) {
  const Actor* nearest = FirstOfficial(around.left);
  if (nearest == nullptr || nearest->tokens.begin < clause.left_limit || clause.left_limit == clause.tokens.begin)
    return nearest;
  bool parted = false;
  for (uint32_t t = nearest->tokens.end; t < clause.trigger.begin; ++t) {
    parted |= context.analysis.IsMark(t, ",") || context.analysis.CueAt(t, context.cues.conjunction) != t;
  }
  if (!parted) return nearest;
  for (const Actor* actor : around.left) {
    if (actor->tokens.begin < clause.left_limit && actor->kind != Actor::Kind::kState) return actor;
  }
  return nearest;
}

// All actors joined to `first` by commas and `và`, in the direction of the list.
std::vector<const Actor*> Joined(const FrameContext& context, const std::vector<const Actor*>& list, const Actor* first,
                                 bool leftwards) {
  std::vector<const Actor*> group{first};
  auto it = std::find(list.begin(), list.end(), first);
  for (++it; it != list.end(); ++it) {
    const Actor& last = *group.back();
    bool joined = leftwards ? context.actors.Coordinated(**it, last) : context.actors.Coordinated(last, **it);
    if (!joined || !(*it)->official()) break;
    group.push_back(*it);
  }
  return group;
}

// The states of a list that begins with `first`; empty where it is no list.
std::vector<const Actor*> ListedStates(const FrameContext& context, const std::vector<const Actor*>& list,
                                       const Actor* first) {
  std::vector<const Actor*> states;
  if (first->kind != Actor::Kind::kState) return states;
  for (auto it = std::find(list.begin(), list.end(), first); it != list.end() && (*it)->kind == Actor::Kind::kState;
       ++it) {
    if (!states.empty() &&
        (!context.actors.Coordinated(*states.back(), **it) || context.analysis.IsMark(states.back()->tokens.end, "-")))
      break;
    states.push_back(*it);
  }
  return states;
}

// `các đoàn Nga, Australia, Indonesia`.
bool Deputations(const FrameContext& context, const Actor& first) {
  return context.analysis.CueBefore(first.tokens.begin, context.cues.deputation) != first.tokens.begin;
}

constexpr uint32_t kBackSentences = 12;

// `hai Bộ trưởng`, `hai bên`: the two officials of different states that a sentence before names together.
void AddPairBefore(const FrameContext& context, uint32_t sentence, EventEntity& event) {
  const auto& sentences = context.analysis.document.sentences();
  for (uint32_t s = sentence, steps = 0; s-- > 0 && steps < kBackSentences; ++steps) {
    if (sentences[s].zone == Zone::kTeaser || sentences[s].zone == Zone::kBoilerplate) return;
    const std::vector<Actor> actors = context.actors.Find(s);
    for (size_t i = 0; i < actors.size(); ++i) {
      for (size_t j = i + 1; j < actors.size(); ++j) {
        const Actor &a = actors[i], &b = actors[j];
        if (!a.named() || !b.named() || a.country_code.empty() || b.country_code.empty() ||
            a.country_code == b.country_code)
          continue;
        AddActor(a, "", event);
        AddActor(b, "", event);
        return;
      }
    }
  }
}

// `hai Thủ tướng`: the two of different states who are.
void AddHolders(const FrameContext& context, const Actor& both, EventEntity& event) {
  if (both.mention == kNone) return;
  const Analysis& analysis = context.analysis;
  std::vector<int32_t> holders;
  for (size_t p = 0; p < analysis.people.size(); ++p) {
    const PersonEntity& person = analysis.people[p];
    const bool holds = std::any_of(person.position_mentions.begin(), person.position_mentions.end(), [&](int32_t m) {
      return analysis.mentions[m].entry == analysis.mentions[both.mention].entry;
    });
    if (holds && !person.country_code.empty()) holders.push_back(static_cast<int32_t>(p));
  }
  if (holders.size() != 2) return;
  const PersonEntity &a = analysis.people[holders[0]], &b = analysis.people[holders[1]];
  if (a.country_code == b.country_code) return;
  for (int32_t holder : holders) {
    Actor actor;
    actor.rule = "events/same-office";
    actor.tokens = both.tokens;
    actor.person = holder;
    actor.country_code = analysis.people[holder].country_code;
    AddActor(actor, "", event);
  }
}

// `hai nhà lãnh đạo Nga, Mỹ`: the states behind the word.
void AddNamedSides(const Clause& clause, const Actor& both, EventEntity& event) {
  uint32_t at = both.tokens.end;
  for (const Actor& actor : clause.actors) {
    if (actor.kind != Actor::Kind::kState || actor.tokens.begin < at || actor.tokens.begin > at + 1) continue;
    AddCountry(actor.country_code, event, "events/named-sides", actor.tokens);
    at = actor.tokens.end;
  }
}

EventEntity Make(const FrameContext& context, const Clause& clause, const std::vector<const Actor*>& actors) {
  EventEntity event;
  FillCircumstances(context.analysis, context.cues, clause, event);
  bool hosted = clause.entry->frame == "HOST";
  for (size_t i = 0; i < actors.size(); ++i) {
    if (actors[i]->kind == Actor::Kind::kBothSides) {
      AddNamedSides(clause, *actors[i], event);
      if (actors.size() == 1 && event.country_codes.size() < 2) AddHolders(context, *actors[i], event);
      if (actors.size() == 1 && event.country_codes.size() < 2) AddPairBefore(context, clause.sentence, event);
      if (event.country_codes.size() < 2) AddSides(context, clause.sentence, event);
    } else {
      AddActor(*actors[i], hosted ? (i == 0 ? "HOST" : "GUEST") : event.type == "PHONE_CALL" ? "CALLER" : "", event);
    }
  }
  return event;
}

// `với A tối 28/4, với B sáng 29/4`: the day right behind the name is that meeting's.
void TakeOwnDate(const Analysis& analysis, const Actor& met, EventEntity& event) {
  const size_t m = analysis.FirstMentionFrom(met.tokens.end);
  if (m >= analysis.mentions.size() || analysis.mentions[m].dropped) return;
  const Mention& date = analysis.mentions[m];
  if (date.type != MentionType::kDate || date.tokens.begin > met.tokens.end + 1) return;
  event.date_mention = static_cast<int32_t>(m);
  event.date = date.value;
}

// The foreign official before `guest`, unless somebody says something in between and not to the guest.
const Actor* HostOf(const FrameContext& context, const Clause& clause, const Around& around, const Actor& guest,
                    bool told) {
  for (const Actor* actor : around.left) {
    if (actor == &guest || !actor->named() || !Foreign(*actor, guest) || actor->country_code.empty()) continue;
    const bool said = context.analysis.CueWithin(actor->tokens.end, clause.trigger.begin, context.cues.say);
    return said && !told ? nullptr : actor;
  }
  return nullptr;
}

// `đoàn đã chào xã giao Thủ tướng A`: who calls is the guest the article is about.
bool CallsOn(const FrameContext& context, const Clause& clause) {
  if (clause.entry->id == "chao" || clause.entry->id == "hoi-kien") return true;
  return context.analysis.CueWithin(clause.tokens.begin, clause.trigger.end, context.cues.delegation);
}

// The other side of the article, and its official who was named last.
void AddGuest(const FrameContext& context, uint32_t sentence, EventEntity& event) {
  if (event.country_codes.size() != 1) return;
  const std::string other = context.sides.article().Other(event.country_codes.front());
  if (other.empty()) return;
  AddCountry(other, event, "events/other-side");
  const auto& sentences = context.analysis.document.sentences();
  for (uint32_t s = sentence, steps = 0; s-- > 0 && steps < kBackSentences; ++steps) {
    if (sentences[s].zone == Zone::kTeaser || sentences[s].zone == Zone::kBoilerplate) return;
    for (const Actor& actor : context.actors.Find(s)) {
      if (!actor.named() || actor.country_code != other) continue;
      AddActor(actor, "GUEST", event);
      return;
    }
  }
}

}  // namespace

std::vector<EventEntity> ReadMeeting(const FrameContext& context, const Clause& clause) {
  const Around around = Look(clause);
  const Analysis& analysis = context.analysis;
  uint32_t after = analysis.CueAt(clause.trigger.end, context.cues.together_with);
  if (analysis.CueAt(after, context.cues.public_word) != after)  // `gặp gỡ với phóng viên`
    return Nothing(context, clause, "events/met-the-public");
  if (analysis.CueWithin(clause.trigger.end, clause.right_limit, context.cues.banquet))
    return Nothing(context, clause, "events/banquet");
  const Actor* subject = SubjectOf(context, clause, around);
  const Actor* object = nullptr;
  for (const Actor* actor : around.right) {
    if (actor->tokens.begin > clause.trigger.end + kObjectReach) break;
    if (actor->kind == Actor::Kind::kState && !IsMet(context, clause, *actor)) continue;
    object = actor;
    break;
  }
  if (object != nullptr && object->kind == Actor::Kind::kState) {
    const Actor* official = FirstOfficial(around.right);
    bool near = official != nullptr && official->tokens.begin <= clause.trigger.end + kObjectReach;
    if (near) object = official;
  }
  // `cuộc gặp đầu tiên giữa A và B`
  const bool between = analysis.CueWithin(
      clause.trigger.end, std::min(clause.trigger.end + kStateReach, clause.right_limit), context.cues.between);
  // `cuộc gặp giữa A và B`, `trong cuộc hội đàm với B, A ...`: both stand behind.
  bool one_side =
      subject != nullptr && object != nullptr && !subject->country_code.empty() && !Foreign(*subject, *object);
  if (object != nullptr && object->kind != Actor::Kind::kBothSides && (between || subject == nullptr || one_side)) {
    std::vector<const Actor*> pair{object};
    std::vector<const Actor*> rest(around.right.begin(), around.right.end());
    rest.insert(rest.end(), around.beyond.begin(), around.beyond.end());
    for (const Actor* actor : rest) {
      if (actor == object || actor->tokens.begin < object->tokens.end || !Foreign(*actor, *object)) continue;
      if (!between && !actor->official()) continue;
      pair.push_back(actor);
      break;
    }
    if (pair.size() == 2) return {Make(context, clause, pair)};
  }
  if (subject == nullptr && object == nullptr) return Nothing(context, clause, "events/nobody");
  if (clause.entry->weak &&
      clause.entry->frame == "MEET") {  // `bắt tay với Nga`: ordinary words need officials on both sides
    const bool both = subject != nullptr && subject->kind == Actor::Kind::kBothSides;
    const bool officials = subject != nullptr && object != nullptr && subject->official() && object->official();
    if (!both && (!officials || !Foreign(*subject, *object))) return Nothing(context, clause, "events/weak-trigger");
  }
  if (clause.entry->frame == "HOST") {
    bool deputation = analysis.CueAt(clause.trigger.end, context.cues.deputation) !=
                      clause.trigger.end;  // `tiếp đoàn Bộ Quốc phòng Lào`
    bool near = object != nullptr &&
                (object->official() ? object->tokens.begin <= clause.trigger.end + kHostReach : deputation);
    if (near && deputation && (subject == nullptr || !subject->named() || !Foreign(*subject, *object)))
      return Nothing(context, clause, "events/no-host");
    if (!near || analysis.CueAt(clause.trigger.end, context.cues.of) != clause.trigger.end)
      return Nothing(context, clause, "events/no-guest");
  }
  if (subject == nullptr) {
    EventEntity event = Make(context, clause, {object});
    if (CallsOn(context, clause)) AddGuest(context, clause.sentence, event);
    return {event};
  }
  if (subject->kind == Actor::Kind::kBothSides) return {Make(context, clause, {subject})};
  if (object == nullptr || object == subject || (object->named() && object->person == subject->person)) {
    std::vector<const Actor*> group = Joined(context, around.left, subject, true);
    // `A đón B và hội đàm`: B, whom A receives, is the other side.
    const uint32_t begin = clause.trigger.begin;
    const bool joined = analysis.CueBefore(begin, context.cues.conjunction) != begin;
    // `A nói với B trong cuộc gặp`: to B, who was there.
    const bool told = analysis.CueBefore(begin, context.cues.setting) != begin &&
                      analysis.CueBefore(subject->tokens.begin, context.cues.together_with) != subject->tokens.begin;
    const Actor* host = group.size() == 1 ? HostOf(context, clause, around, *subject, told) : nullptr;
    if (host != nullptr && (joined || told)) group.push_back(host);
    return {Make(context, clause, {group.rbegin(), group.rend()})};
  }
  // `gặp song phương trưởng đoàn Mỹ, Singapore, Australia`: a meeting with each.
  std::vector<const Actor*> states = ListedStates(context, around.right, object);
  if (states.size() > 1 && (subject->official() || Deputations(context, *object))) {
    std::vector<EventEntity> meetings;
    for (const Actor* state : states) {
      if (Foreign(*subject, *state)) meetings.push_back(Make(context, clause, {subject, state}));
    }
    return meetings;
  }
  // Several hosts or guests one after the other are several meetings; one meeting where the trigger is a talk of all.
  std::vector<EventEntity> events;
  std::vector<const Actor*> subjects = Joined(context, around.left, subject, true);
  if (subjects.size() > 1 && Foreign(*subjects[0], *subjects[1]) && !Foreign(*subjects[0], *object)) {
    return {Make(context, clause, {subjects.rbegin(), subjects.rend()})};
  }
  const std::vector<const Actor*> objects = Joined(context, around.right, object, false);
  for (const Actor* each : objects) {
    if (!Foreign(*subject, *each) && subject->official() && each->official() && !events.empty()) continue;
    events.push_back(Make(context, clause, {subject, each}));
    if (objects.size() > 1) TakeOwnDate(analysis, *each, events.back());
  }
  return events;
}

}  // namespace banghi
