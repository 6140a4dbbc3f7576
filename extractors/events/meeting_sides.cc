#include "extractors/events/meeting_sides.h"

#include <algorithm>

#include "extractors/events/clause_status.h"

namespace banghi {
namespace {

constexpr uint32_t kLeaderReach = 20;      // tokens of a delegation's name before its leader's
constexpr uint32_t kPairReach = 2;         // tokens behind a trigger in which two sides joined by a dash stand
constexpr uint32_t kOpening = 3;           // tokens of the sentence before a trigger that opens it
constexpr size_t kMostBeforeSubject = 40;  // states and the like before the first official of a sentence

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

// `phát biểu về quan hệ hai nước và hội kiến A`: `hai nước` do not act where somebody else can.
const Actor* FirstSubject(const FrameContext& context, const std::vector<const Actor*>& actors) {
  const Actor* first = FirstOfficial(actors);
  if (first == nullptr || first->kind != Actor::Kind::kBothSides) return first;
  if (context.analysis.CueBefore(first->tokens.begin, context.cues.of_relation) == first->tokens.begin) return first;
  const auto other = std::find_if(actors.begin(), actors.end(), [](const Actor* actor) { return actor->official(); });
  return other == actors.end() ? first : *other;
}

// Whether a comma or a conjunction stands between the actor and `token`.
bool Parted(const FrameContext& context, const Actor& actor, uint32_t token) {
  for (uint32_t t = actor.tokens.end; t < token; ++t) {
    if (context.analysis.IsMark(t, ",") || context.analysis.CueAt(t, context.cues.conjunction) != t) return true;
  }
  return false;
}

// `tiếp đoàn đại biểu Quốc hội Lào do ông A dẫn đầu`: A; null where no delegation follows at once, or nobody leads it.
const Actor* LeaderBehind(const FrameContext& context, const Clause& clause, const std::vector<const Actor*>& actors) {
  const Analysis& analysis = context.analysis;
  const uint32_t end = std::min(clause.trigger.end + kStateReach, clause.right_limit);
  const TokenRange delegation = analysis.CueIn(clause.trigger.end, end, context.cues.delegation);
  if (delegation.empty()) return nullptr;
  for (const Actor* actor : actors) {
    if (actor->tokens.begin > delegation.end + kLeaderReach) break;
    const uint32_t begin = actor->tokens.begin;
    if (actor->official() && analysis.CueBefore(begin, context.cues.led_by) != begin) return actor;
  }
  return nullptr;
}

// The first official of a sentence that goes on behind the semicolon with which the clause begins; null elsewhere.
const Actor* SubjectBeforeMark(const FrameContext& context, const Clause& clause) {
  if (clause.tokens.begin == 0 || !context.analysis.IsMark(clause.tokens.begin - 1, ";")) return nullptr;
  size_t looked = 0;
  for (const Actor& actor : context.actors.Find(clause.sentence)) {
    if (actor.tokens.begin >= clause.tokens.begin || ++looked > kMostBeforeSubject) return nullptr;
    if (actor.official()) return &actor;
  }
  return nullptr;
}

// `Tại cuộc gặp bên lề hội nghị APEC, A chúc mừng B`: with B, of whom A says something; empty where the words before A
// tell of more than where they met.
std::vector<const Actor*> SpeaksTo(const FrameContext& context, const Clause& clause,
                                   const std::vector<const Actor*>& all, const Actor& speaker) {
  if (clause.setting_limit == clause.right_limit || !speaker.named()) return {};
  for (const Actor* actor : all) {
    const uint32_t begin = actor->tokens.begin;
    if (begin < speaker.tokens.end || begin >= clause.setting_limit || !actor->official()) continue;
    if (!Foreign(*actor, speaker)) continue;
    const bool elsewhere = context.analysis.CueWithin(speaker.tokens.end, begin, context.cues.sent_words);
    return elsewhere ? std::vector<const Actor*>{} : std::vector<const Actor*>{&speaker, actor};
  }
  return {};
}

}  // namespace

const Actor* SubjectOfProgramme(const FrameContext& context, const Clause& clause) {
  const bool item = clause.trigger.begin <= clause.tokens.begin + kOpening ||
                    IsItemOfProgramme(context.analysis, context.cues, clause);
  return item ? SubjectBeforeMark(context, clause) : nullptr;
}

bool Foreign(const Actor& a, const Actor& b) {
  return a.country_code.empty() || b.country_code.empty() || a.country_code != b.country_code;
}

// `A gặp B ở C, theo ông D`: D only says so.
bool OnlySays(const FrameContext& context, const Actor& actor) {
  const uint32_t begin = actor.tokens.begin, word = context.analysis.CueBefore(begin, context.cues.source_word);
  return word != begin && word > 0 && context.analysis.IsMark(word - 1, ",");
}

Around Look(const FrameContext& context, const Clause& clause) {
  Around around;
  // `điện đàm với B sau khi C ...`: what happened before has people of its own; but in `trong cuộc điện đàm sau khi C
  // đắc cử, A và B ...` the callers follow.
  const TokenRange upon = context.analysis.CueIn(clause.trigger.end, clause.right_limit, context.cues.upon);
  const bool set = context.analysis.CueBefore(clause.trigger.begin, context.cues.setting) != clause.trigger.begin;
  const uint32_t limit = upon.empty() || set ? clause.right_limit : upon.begin;
  for (const Actor& actor : clause.actors) {
    if (actor.tokens.end <= clause.trigger.begin) {
      around.left.insert(around.left.begin(), &actor);
    } else if (actor.tokens.begin >= clause.trigger.end && !OnlySays(context, actor)) {
      (actor.tokens.begin < limit ? around.right : around.beyond).push_back(&actor);
    }
  }
  return around;
}

const Actor* SubjectOf(const FrameContext& context, const Clause& clause, const Around& around) {
  const Actor* nearest = FirstSubject(context, around.left);
  if (nearest == nullptr) return SubjectOfProgramme(context, clause);
  // `Tổng thống A và phu nhân B`: A
  if (nearest != nullptr && nearest->country_code.empty()) {
    const std::vector<const Actor*> group = Joined(context, around.left, nearest, true);
    for (const Actor* actor : group) {
      if (!actor->country_code.empty()) nearest = actor;
    }
  }
  if (nearest == nullptr || clause.left_limit == clause.tokens.begin) return nearest;
  // `Theo bà A, trong chuyến thăm, B sẽ hội đàm`: B, right before the verb.
  if (nearest->tokens.begin >= clause.left_limit && !Parted(context, *nearest, clause.trigger.begin)) return nearest;
  // `A đã hội đàm với B, chứng kiến lễ ký các văn kiện, hội kiến C`: B is whom A met. `A chuyển lời mời của B trong
  // cuộc hội đàm với C`: B is elsewhere.
  const bool set = context.analysis.CueBefore(clause.trigger.begin, context.cues.setting) != clause.trigger.begin;
  const Actor* object = nullptr;
  for (const Actor* actor : around.left) {
    if (actor->tokens.begin >= clause.left_limit || actor->kind == Actor::Kind::kState) continue;
    const uint32_t begin = actor->tokens.begin;
    if (set && context.analysis.CueBefore(begin, context.cues.of) != begin) continue;
    const bool met = context.analysis.CueBefore(begin, context.cues.together_with) != begin ||
                     context.analysis.CueBefore(begin, context.cues.met_with) != begin;
    if (!met) return actor;
    if (object == nullptr) object = actor;
  }
  // `...; hội kiến Thủ tướng B, tiếp C`: whose programme it is.
  if (clause.opening < clause.tokens.begin + kOpening) {
    if (const Actor* actor = SubjectBeforeMark(context, clause); actor != nullptr) return actor;
  }
  return object != nullptr ? object : nearest;
}

const Actor* ObjectOf(const FrameContext& context, const Clause& clause, const Around& around) {
  const uint32_t reach = clause.trigger.end + kObjectReach;
  // `A và B điện đàm về việc C dọa ...`
  if (context.analysis.CueAt(clause.trigger.end, context.cues.spoken_of) != clause.trigger.end) return nullptr;
  if (const Actor* leader = LeaderBehind(context, clause, around.right); leader != nullptr) return leader;
  for (const Actor* actor : around.right) {
    if (actor->tokens.begin > reach) break;
    if (actor->kind == Actor::Kind::kState && !IsMet(context, clause, *actor)) continue;
    if (actor->kind != Actor::Kind::kState) return actor;
    const Actor* official = FirstOfficial(around.right);
    return official != nullptr && official->tokens.begin <= reach ? official : actor;
  }
  return nullptr;
}

std::vector<const Actor*> Joined(const FrameContext& context, const std::vector<const Actor*>& list, const Actor* first,
                                 bool leftwards) {
  std::vector<const Actor*> group{first};
  auto it = std::find(list.begin(), list.end(), first);
  if (it == list.end()) return group;  // of another clause
  for (++it; it != list.end(); ++it) {
    const Actor& last = *group.back();
    bool joined = leftwards ? context.actors.Coordinated(**it, last) : context.actors.Coordinated(last, **it);
    if (!joined || !(*it)->official()) break;
    group.push_back(*it);
  }
  return group;
}

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

std::vector<const Actor*> PairJoined(const FrameContext& context, const Clause& clause) {
  for (size_t i = 0; i + 1 < clause.actors.size(); ++i) {
    const Actor &a = clause.actors[i], &b = clause.actors[i + 1];
    if (a.tokens.begin < clause.trigger.end) continue;
    if (a.tokens.begin > clause.trigger.end + kPairReach) break;
    const bool states = a.kind == Actor::Kind::kState && b.kind == Actor::Kind::kState;
    if (!(states || (a.named() && b.named())) || !context.analysis.IsMark(a.tokens.end, "-")) continue;
    if (b.tokens.begin == a.tokens.end + 1) return {&a, &b};
  }
  return {};
}

std::vector<const Actor*> StatesBefore(const FrameContext& context, const Clause& clause, const Around& around) {
  std::vector<const Actor*> states;
  // `gặp mưa`, `bắt tay`: ordinary words, unless they meet `nhau`.
  const bool plain = clause.entry->weak || clause.trigger.size() == 1;
  if (plain && context.analysis.CueAt(clause.trigger.end, context.cues.each_other) == clause.trigger.end) return states;
  for (const Actor* actor : around.left) {  // nearest first
    if (actor->kind != Actor::Kind::kState || actor->aside || actor->located) break;
    if (actor->tokens.begin < clause.left_limit && !clause.first_trigger) break;
    if (states.empty() ? actor->tokens.end + kObjectReach < clause.trigger.begin
                       : !context.actors.Coordinated(*actor, *states.back()))
      break;
    states.push_back(actor);
  }
  std::reverse(states.begin(), states.end());
  // `quan hệ Trung - Mỹ xấu đi sau cuộc điện đàm`: not whose call it was.
  const uint32_t first = states.empty() ? 0 : states.front()->tokens.begin;
  if (first > 0 && context.analysis.CueBefore(first, context.cues.relations) != first) states.clear();
  return states;
}

bool IsTitleOfAnother(const FrameContext& context, const Actor& actor, const std::vector<const Actor*>& objects) {
  if (actor.named()) return false;
  const bool before = actor.office && context.analysis.IsMark(actor.tokens.end, ",");
  const bool behind = &actor == objects.back() && context.analysis.IsMark(actor.tokens.begin - 1, ",");
  return std::any_of(objects.begin(), objects.end(), [&](const Actor* named) {
    // `gặp Hạ nghị sĩ Mỹ A (bang B), Chủ tịch Tiểu ban C`
    const uint32_t end = named->tokens.end, bracket = context.analysis.BehindBracket(end);
    if (named->named() && behind && bracket != end && bracket + 1 == actor.tokens.begin && actor.country_code.empty())
      return true;
    if (!named->named() || Foreign(actor, *named)) return false;
    return (before && named->tokens.begin == actor.tokens.end + 1) || (behind && bracket + 1 == actor.tokens.begin);
  });
}

bool Deputations(const FrameContext& context, const Actor& first) {
  return context.analysis.CueBefore(first.tokens.begin, context.cues.deputation) != first.tokens.begin;
}

std::vector<const Actor*> BehindPhrase(const FrameContext& context, const Clause& clause, const Around& around) {
  const Analysis& analysis = context.analysis;
  const uint32_t begin = clause.trigger.begin;
  if (analysis.CueBefore(begin, context.cues.setting) == begin || begin > clause.tokens.begin + kOpening) return {};
  std::vector<const Actor*> all(around.right.begin(), around.right.end());
  all.insert(all.end(), around.beyond.begin(), around.beyond.end());
  for (const Actor* actor : all) {
    if (actor->kind == Actor::Kind::kState || !analysis.IsMark(actor->tokens.begin - 1, ",")) continue;
    if (actor->kind == Actor::Kind::kBothSides) return {actor};
    std::vector<const Actor*> group = Joined(context, all, actor, false);
    if (group.size() == 2 && Foreign(*group[0], *group[1])) return group;
    return group.size() == 1 ? SpeaksTo(context, clause, all, *actor) : std::vector<const Actor*>{};
  }
  return {};
}

const Actor* HostOf(const FrameContext& context, const Clause& clause, const Around& around, const Actor& guest,
                    bool told) {
  for (const Actor* actor : around.left) {
    if (actor == &guest || !actor->named() || !Foreign(*actor, guest) || actor->country_code.empty()) continue;
    const bool said = context.analysis.CueWithin(actor->tokens.end, clause.trigger.begin, context.cues.say);
    return said && !told ? nullptr : actor;
  }
  return nullptr;
}

}  // namespace banghi
