#include "extractors/events/travel.h"

#include <algorithm>

#include "extractors/events/visitors.h"

namespace banghi {
namespace {

// `gặp A tại Nga trong chuyến thăm`, `hạ cánh tại Manila ngày 3/5, bắt đầu chuyến thăm`: where somebody is right before
// the visit is told of.
bool IsThere(const FrameContext& context, const Clause& clause, const Mention& place) {
  const Analysis& analysis = context.analysis;
  const uint32_t begin = clause.trigger.begin;
  const uint32_t begins = analysis.CueBefore(begin, context.cues.visit.begins);
  const uint32_t setting = std::min(analysis.CueBefore(begin, context.cues.visit_setting), begins);
  if (setting == begin) return false;
  uint32_t at = place.tokens.end;
  const size_t m = analysis.FirstMentionFrom(at);
  const bool dated = m < analysis.mentions.size() && analysis.mentions[m].tokens.begin == at &&
                     analysis.mentions[m].type == MentionType::kDate;
  if (dated) at = analysis.mentions[m].tokens.end;
  if (analysis.IsMark(at, ",")) ++at;
  uint32_t word = analysis.CueBefore(place.tokens.begin, context.cues.place_word);
  if (at != setting || analysis.CueBefore(word, context.cues.leave_word) != word) return false;
  const bool port = begins != begin && word != place.tokens.begin;  // `tiến vào cảng X, bắt đầu chuyến thăm`
  return port || analysis.CueBefore(word, context.cues.place_in) != word;
}

}  // namespace

Destination TravelDestination(const FrameContext& context, const Clause& clause, const Actor* visitor) {
  uint32_t begin =
      clause.trigger.begin > clause.left_limit + kPlaceReach ? clause.trigger.begin - kPlaceReach : clause.left_limit;
  uint32_t end = visitor != nullptr && visitor->tokens.begin > clause.trigger.end ? visitor->tokens.end + kPlaceReach
                                                                                  : clause.trigger.begin;
  if (visitor != nullptr && visitor->tokens.begin > clause.trigger.end) begin = visitor->tokens.end;
  const auto& mentions = context.analysis.mentions;
  Destination destination;
  for (size_t m = context.analysis.FirstMentionFrom(begin); m < mentions.size() && !mentions[m].dropped; ++m) {
    if (mentions[m].tokens.begin >= std::min(end, clause.right_limit)) break;
    const MentionType type = mentions[m].type;
    TextRef state = type == MentionType::kCountry    ? mentions[m].value
                    : type == MentionType::kLocation ? StateOf(context, mentions[m])
                                                     : "";
    if (state.empty()) state = StateOfHouse(context, mentions[m]);
    if (state.empty()) continue;
    const uint32_t begin = mentions[m].tokens.begin;
    const bool reached = context.analysis.CueBefore(begin, context.cues.travel) != begin;
    if (!reached && !IsThere(context, clause, mentions[m])) continue;
    destination.mention = static_cast<int32_t>(m);
    destination.country_code = state;
  }
  return destination;
}

Destination StateOfTalks(const FrameContext& context, const Clause& clause) {
  const auto& mentions = context.analysis.mentions;
  const Actor* visitor = VisitorBefore(context, clause, "");
  for (size_t m = context.analysis.FirstMentionFrom(clause.trigger.end); visitor != nullptr && m < mentions.size();
       ++m) {
    const uint32_t begin = mentions[m].tokens.begin;
    if (mentions[m].dropped || begin >= std::min(clause.tokens.end, clause.trigger.end + kPlaceReach)) break;
    if (mentions[m].type == MentionType::kCountry && mentions[m].value != visitor->country_code)
      return {static_cast<int32_t>(m), mentions[m].value};
  }
  return {};
}

bool LeadsTo(const FrameContext& context, const Clause& clause, const Destination& destination) {
  if (destination.mention == kNone) return false;
  const uint32_t begin = context.analysis.mentions[destination.mention].tokens.begin;
  if (context.analysis.CueBefore(begin, context.cues.deputation) != begin) return false;  // `của tàu sân bay Mỹ`
  const uint32_t behind = context.analysis.CueAt(clause.trigger.end, context.cues.visit.rank);
  if (begin <= behind + 1) {  // not `sau chuyến thăm, Lào đã`, `mục đích chuyến thăm là Mỹ muốn`
    const bool is = context.analysis.CueAt(behind, context.cues.visit.is) == begin;
    return begin == behind || (context.analysis.IsWord(behind) && !is);
  }
  if (context.analysis.CueBefore(begin, context.cues.place_in) != begin ||
      context.analysis.CueBefore(begin, context.cues.travel) != begin)
    return true;
  if (context.analysis.CueBefore(begin, context.cues.place_word) == begin) return false;
  for (uint32_t t = behind; t < begin; ++t) {
    if (context.analysis.IsMark(t, ",")) return false;  // `qua chuyến thăm, cả hai nước Việt Nam - Lào muốn`
  }
  return true;
}

}  // namespace banghi
