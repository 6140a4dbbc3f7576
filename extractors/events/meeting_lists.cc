#include "extractors/events/meeting_lists.h"

#include <algorithm>

#include "extractors/events/meeting_sides.h"

namespace banghi {
namespace {

constexpr uint32_t kListReach = 40;  // tokens from one of a list behind semicolons to the next

// Whether nothing but the actor, and the body it leads, stands up to the next mark: no word of what it does.
bool OnlyNamed(const FrameContext& context, TokenRange rest, const Actor& actor) {
  const Analysis& analysis = context.analysis;
  for (uint32_t t = rest.begin; t < rest.end; ++t) {
    if (t >= actor.tokens.end && (analysis.IsMark(t, ";") || analysis.IsMark(t, ","))) return true;
    if (analysis.MatchAt(t, EntryKind::kTrigger) != nullptr) return false;
    for (int list : {context.cues.say, context.cues.past, context.cues.future}) {
      if (t >= actor.tokens.end && analysis.CueAt(t, list) != t) return false;
    }
  }
  return true;
}

}  // namespace

std::vector<const Actor*> ListedBehindMarks(const FrameContext& context, const Clause& clause,
                                            std::vector<const Actor*> met) {
  const Analysis& analysis = context.analysis;
  if (clause.right_limit != clause.tokens.end || !analysis.IsMark(clause.right_limit, ";")) return met;
  const uint32_t sentence_end = analysis.document.sentences()[clause.sentence].tokens.end;
  const std::vector<Actor>& actors = context.actors.Find(clause.sentence);
  uint32_t at = clause.right_limit;
  auto next = std::partition_point(actors.begin(), actors.end(), [at](const Actor& a) { return a.tokens.begin <= at; });
  for (; next != actors.end() && next->tokens.begin <= at + kListReach; ++next) {
    if (!next->official() || !analysis.IsMark(next->tokens.begin - 1, ";")) continue;
    if (!OnlyNamed(context, {at, std::min(sentence_end, next->tokens.end + kListReach)}, *next)) break;
    at = next->tokens.end;
    met.push_back(&*next);
  }
  return met;
}

std::vector<const Actor*> TwoByTwo(const std::vector<const Actor*>& ours, const std::vector<const Actor*>& theirs) {
  if (ours.size() != 2 || theirs.size() != 2) return {};
  std::vector<const Actor*> all{ours[1], ours[0], theirs[0], theirs[1]};
  const bool named = std::all_of(all.begin(), all.end(), [](const Actor* actor) { return actor->named(); });
  const bool two_sides = !Foreign(*ours[0], *ours[1]) && !Foreign(*theirs[0], *theirs[1]);
  return named && two_sides ? all : std::vector<const Actor*>{};
}

}  // namespace banghi
