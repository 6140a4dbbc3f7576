#include "extractors/events/gift_sides.h"

#include <algorithm>
#include <vector>

#include "extractors/events/meeting_sides.h"

namespace banghi {
namespace {

constexpr uint32_t kVisitReach = 6;   // tokens of a form of visiting
constexpr uint32_t kToWhomReach = 5;  // tokens from the taker to the word
constexpr uint32_t kAgentReach = 3;   // tokens of `được hải quân` before the state that gives

// `tàu được hải quân Mỹ chuyển giao`, `S-300 do Nga cung cấp`: who gives stands between the two.
bool IsGiver(const FrameContext& context, const Clause& clause, const Actor& actor) {
  if (actor.kind != Actor::Kind::kState && !actor.named()) return false;
  if (actor.tokens.end != clause.trigger.begin) return false;
  if (context.analysis.CueAt(clause.trigger.begin, context.cues.takes) == clause.trigger.end) return false;
  const uint32_t begin = actor.tokens.begin, near = std::min(begin - clause.tokens.begin, kAgentReach);
  const TokenRange passive = context.analysis.CueIn(begin - near, begin, context.cues.passive);
  // `hy vọng được Mỹ cung cấp`
  return !passive.empty() && context.analysis.CueBefore(passive.begin, context.cues.goal) == passive.begin;
}

// `cung cấp Patriot thay vì tên lửa của Nga`, `mua S-400 bất chấp sức ép của Mỹ`, `mua S-400 và Mỹ dọa trừng phạt`: not
// from or for the state behind such words.
bool SpokenOfBehind(const FrameContext& context, const Clause& clause, const Actor& state) {
  const Analysis& analysis = context.analysis;
  const uint32_t begin = state.tokens.begin, end = clause.trigger.end;
  if (analysis.CueWithin(end, begin, context.cues.gift.instead)) return true;
  if (analysis.CueAt(clause.trigger.begin, context.cues.takes) != end) return false;
  if (analysis.CueWithin(end, begin, context.cues.despite)) return true;
  return analysis.CueBefore(begin, context.cues.conjunction) != begin &&
         std::none_of(clause.actors.begin(), clause.actors.end(), [&](const Actor& actor) {
           return actor.tokens.begin >= end && actor.tokens.end <= begin && context.actors.Coordinated(actor, state);
         });
}

// `A cảm ơn B về lô vũ khí được B tặng`: A takes. Whether anybody stands there.
bool AddTakerBefore(const Clause& clause, const Actor& giver, EventEntity& event) {
  for (const Actor& actor : clause.actors) {
    const bool taker = actor.tokens.end <= giver.tokens.begin && !actor.aside && !actor.country_code.empty() &&
                       Foreign(actor, giver) && (actor.kind == Actor::Kind::kState || actor.official());
    if (!taker) continue;
    AddActor(actor, "", event);
    return true;
  }
  return false;
}

// `A thăm B, cam kết viện trợ`: B is where A is, and takes.
bool Visited(const FrameContext& context, const Actor& state) {
  if (state.kind != Actor::Kind::kState) return false;
  const uint32_t begin = context.analysis.CueBefore(state.tokens.begin, context.cues.place_word);
  for (uint32_t t = begin; t > 0 && t + kVisitReach > begin; --t) {
    const Match* match = context.analysis.MatchAt(t - 1, EntryKind::kTrigger);
    if (match == nullptr || match->tokens.end != begin) continue;
    return context.analysis.bundle.triggers()[match->entry].event == "VISIT";
  }
  return false;
}

}  // namespace

bool GivenByState(const FrameContext& context, const Clause& clause) {
  return std::any_of(clause.actors.begin(), clause.actors.end(),
                     [&](const Actor& actor) { return IsGiver(context, clause, actor); });
}

void AddGiverAndTaker(const FrameContext& context, const Clause& clause, EventEntity& event) {
  const Actor* left = nullptr;
  std::vector<const Actor*> visited;
  for (const Actor& actor : clause.actors) {
    if (actor.tokens.end > clause.trigger.begin || actor.aside || actor.country_code.empty()) continue;
    const bool host =
        clause.entry->id == kAid && left != nullptr && left->official() && Foreign(*left, actor) &&
        (Visited(context, actor) || (!visited.empty() && context.actors.Coordinated(*visited.back(), actor)));
    if (host) visited.push_back(&actor);
    // `Mỹ giao tàu cho B và sẽ chuyển giao thêm`: B takes both
    const bool taker = left != nullptr && Foreign(*left, actor) &&
                       context.analysis.CueBefore(actor.tokens.begin, context.cues.to_whom) != actor.tokens.begin;
    if (!host && !taker && (actor.kind == Actor::Kind::kState || actor.named())) left = &actor;
  }
  const Actor* right = nullptr;
  for (const Actor& actor : clause.actors) {
    if (actor.tokens.begin < clause.trigger.end || actor.tokens.begin >= clause.right_limit) continue;
    const bool object = actor.tokens.begin == clause.trigger.end;  // `hỗ trợ Lào 3 triệu USD`
    if ((actor.aside && !object) || SpokenOfBehind(context, clause, actor)) continue;
    if (actor.country_code.empty() || (left != nullptr && actor.country_code == left->country_code)) continue;
    if (right != nullptr && left == nullptr && actor.country_code != right->country_code) left = &actor;
    if (right == nullptr) right = &actor;
    if (left != nullptr) break;
  }
  // `xe tăng do A cung cấp, trừ B`: only what is given `cho B` is B's.
  if (left != nullptr && right != nullptr && IsGiver(context, clause, *left)) {
    const uint32_t begin = right->tokens.begin, near = std::min(begin - clause.trigger.end, kAgentReach);
    if (near > 0 && !context.analysis.CueWithin(begin - near, begin, context.cues.to_whom)) right = nullptr;
  }
  if (right != nullptr || left == nullptr || !left->official()) visited.clear();
  visited.insert(visited.begin(), {left, right});
  for (const Actor* actor : visited) {
    if (actor != nullptr) AddActor(*actor, "", event);
  }
  if (event.country_codes.size() >= 2) return;
  for (const Actor& actor : clause.actors) {  // `A dành cho B khoản viện trợ`
    const uint32_t begin = actor.tokens.begin;
    const bool told = clause.entry->id == kAid && actor.tokens.end + kToWhomReach >= clause.trigger.begin &&
                      actor.tokens.end <= clause.trigger.begin && actor.kind == Actor::Kind::kState;
    if (told && context.analysis.CueBefore(begin, context.cues.to_whom) != begin)
      AddCountry(actor.country_code, event, actor.rule, actor.tokens);
  }
  if (event.country_codes.size() >= 2) return;
  if (left != nullptr && right == nullptr && IsGiver(context, clause, *left) && AddTakerBefore(clause, *left, event))
    return;
  for (const Actor& actor : clause.actors) {  // `tàu mà Mỹ, Nhật Bản tặng`
    const bool joined = left != nullptr && &actor < left && context.actors.Coordinated(actor, *left);
    if (joined) AddCountry(actor.country_code, event, actor.rule, actor.tokens);
  }
}

}  // namespace banghi
