#include "extractors/events/summits.h"

#include <algorithm>
#include <utility>

#include "extractors/events/gatherings.h"
#include "extractors/events/meeting_events.h"
#include "extractors/events/meeting_sides.h"
#include "extractors/events/repeated.h"

namespace banghi {
namespace {

constexpr uint32_t kBetweenReach = 9;  // tokens to `giữa`: `thượng đỉnh lịch sử ngày 27/4 giữa A và B`

// `thượng đỉnh giữa ông A và ông B`, `thượng đỉnh với Tổng thống B`.
bool SummitOfTwo(const FrameContext& context, const Clause& clause) {
  for (uint32_t t = clause.trigger.end; t < std::min(clause.right_limit, clause.trigger.end + kBetweenReach); ++t) {
    if (context.analysis.CueAt(t, context.cues.between) != t) return true;
  }
  for (const Actor& actor : clause.actors) {
    const uint32_t begin = actor.tokens.begin;
    if (begin < clause.trigger.end) continue;
    // `với Triều Tiên`, `lần hai với Triều Tiên`
    const bool with = context.analysis.CueBefore(begin, context.cues.met_with) != begin;
    const bool state = actor.kind == Actor::Kind::kState && (begin == clause.trigger.end + 1 || with);
    if (!actor.official() && !state) continue;
    if (begin > clause.trigger.end + kBodyReach || begin >= clause.right_limit) break;
    return context.analysis.CueBefore(begin, context.cues.met_with) != begin;
  }
  return false;
}

// Two or more named people of different states.
bool AreLeaders(const std::vector<const Actor*>& group) {
  const bool named =
      std::all_of(group.begin(), group.end(), [](const Actor* a) { return a->named() && !a->country_code.empty(); });
  return named && group.size() > 1 && Foreign(*group[0], *group[1]);
}

// `A và B sẽ có cuộc gặp thượng đỉnh`, `Sau hội nghị thượng đỉnh ở Singapore, A và B ra tuyên bố`: two leaders named
// together, or `hai nước`; empty where none are.
std::vector<const Actor*> LeadersTogether(const FrameContext& context, const Clause& clause) {
  const Around around = Look(context, clause);
  const auto first = std::find_if(around.left.begin(), around.left.end(),
                                  [](const Actor* a) { return a->kind != Actor::Kind::kState; });
  if (first == around.left.end()) return BehindPhrase(context, clause, around);
  const bool subject = clause.first_trigger || (*first)->tokens.begin >= clause.left_limit ||
                       SetBy(context, clause, context.cues.setting);
  const bool said = context.analysis.CueWithin((*first)->tokens.end, clause.trigger.begin, context.cues.say);
  if (!subject || said) return {};
  if ((*first)->kind == Actor::Kind::kBothSides || !(*first)->partners.empty()) return {*first};
  // `A nói với B trong cuộc gặp thượng đỉnh hôm 27/4`
  const uint32_t begin = (*first)->tokens.begin;
  if ((*first)->named() && SetBy(context, clause, context.cues.scene) &&
      context.analysis.CueBefore(begin, context.cues.together_with) != begin) {
    const auto host = std::find_if(first + 1, around.left.end(), [](const Actor* a) { return a->official(); });
    if (host != around.left.end() && (*host)->named() && AreLeaders({*host, *first})) return {*host, *first};
  }
  const std::vector<const Actor*> group = Joined(context, around.left, *first, true);
  if (!AreLeaders(group)) return {};
  return {group.rbegin(), group.rend()};
}

}  // namespace

std::vector<EventEntity> OfThem(const FrameContext& context, const Clause& clause, EventEntity event) {
  const uint32_t end = std::min(clause.trigger.end + kBodyReach, clause.right_limit);
  if (!context.analysis.CueWithin(clause.trigger.end, end, context.cues.of_them))
    return Nothing(context, clause, "events/summit-of-nobody");
  AddSides(context, clause.sentence, event);
  event.summit = event.country_codes.size() == 2;
  return AsMeetings(context, clause, {std::move(event)});
}

bool NamesPair(const FrameContext& context, const Clause& clause, EventEntity& event) {
  for (const TextRef party : clause.entry->parties) AddCountry(party, event, clause.entry->source, clause.trigger);
  if (!clause.entry->parties.empty()) return true;
  const std::vector<const Actor*> pair = PairJoined(context, clause);
  for (const Actor* actor : pair) AddActor(*actor, "", event);
  return !pair.empty();
}

std::vector<EventEntity> ReadSummitOfTwo(const FrameContext& context, const Clause& clause, bool attended,
                                         EventEntity& event) {
  event.summit = NamesPair(context, clause, event);
  if (event.summit)  // `thượng đỉnh Mỹ - Triều`, `thượng đỉnh liên Triều năm 2000 và 2007`
    return AsMeetings(context, clause, ForEachDate(context, clause, event));
  if (SummitOfTwo(context, clause)) return AsMeetings(context, clause, ReadMeeting(context, clause));
  std::vector<const Actor*> pair = StatesBefore(context, clause, Look(context, clause));
  if (pair.size() == 2)  // `Nga - Trung họp thượng đỉnh`
    return AsMeetings(context, clause, {MakeMeeting(context, clause, pair)});
  if (event.forum == kNone && !attended)
    pair = LeadersTogether(context, clause);
  else
    pair.clear();
  if (pair.empty()) return {};
  if (pair.size() > 2) return {MakeMeeting(context, clause, pair)};  // `họp thượng đỉnh ba bên`
  return AsMeetings(context, clause, {MakeMeeting(context, clause, pair)});
}

}  // namespace banghi
