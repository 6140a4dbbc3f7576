#include "extractors/events/signers.h"

#include <algorithm>

#include "extractors/events/clause_date.h"

namespace banghi {
namespace {

constexpr uint32_t kVisitReach = 8;  // tokens between `chuyến thăm` and `của`

}  // namespace

void AddWitnesses(const FrameContext& context, const Clause& clause, EventEntity& event) {
  const TokenRange word = context.analysis.CueIn(clause.trigger.end, clause.tokens.end, context.cues.witnessed_by);
  const Actor* last = nullptr;
  for (const Actor& actor : clause.actors) {
    if (word.empty() || actor.tokens.begin < word.end) continue;
    const bool next = last == nullptr ? actor.tokens.begin <= word.end + 1 : context.actors.Coordinated(*last, actor);
    if (!next || !actor.official()) return;
    AddActor(actor, "WITNESS", event);
    last = &actor;
  }
}

void AddOtherSigner(const FrameContext& context, const Clause& clause, EventEntity& event) {
  for (const Actor& actor : clause.actors) {
    const uint32_t begin = actor.tokens.begin;
    if (begin < clause.trigger.end || begin >= clause.right_limit) continue;
    const bool with = context.analysis.CueBefore(begin, context.cues.together_with) != begin &&
                      context.analysis.CueBefore(begin, context.cues.conjunction) == begin;
    if (!with || !actor.official() || actor.country_code.empty()) continue;
    if (actor.country_code != event.country_codes.front()) AddActor(actor, "SIGNER", event);
    return;
  }
}

bool OnlySpokenOf(const FrameContext& context, const Clause& clause, const Actor& actor) {
  if (!actor.official()) return false;
  const uint32_t begin = actor.tokens.begin, of = context.analysis.CueBefore(begin, context.cues.of);
  for (uint32_t t = of == begin ? of : Back(of, kVisitReach, clause.tokens.begin); t < of; ++t) {
    const Match* visit = context.analysis.MatchAt(t, EntryKind::kTrigger);
    if (visit != nullptr && context.analysis.bundle.triggers()[visit->entry].frame == "VISIT") return true;
  }
  if (context.analysis.CueBefore(begin, context.cues.source_word) != begin) return true;
  const TokenRange said = context.analysis.CueIn(actor.tokens.end, clause.trigger.begin, context.cues.say);
  return !said.empty() && std::any_of(clause.actors.begin(), clause.actors.end(), [&](const Actor& other) {
    const bool acts = other.official() || other.kind == Actor::Kind::kBothSides ||
                      (other.kind == Actor::Kind::kState && !other.aside && !other.located);
    const uint32_t at = other.tokens.begin;
    const bool companion =
        context.analysis.CueBefore(at, context.cues.together_with) != at;  // `A phát biểu và cùng B ký ...`
    return acts && !companion && at >= said.end && other.tokens.end <= clause.trigger.begin;
  });
}

}  // namespace banghi
