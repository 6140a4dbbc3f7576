#include "extractors/events/attendance.h"

namespace banghi {
namespace {

constexpr uint32_t kRefusalReach = 4;     // tokens before it in which `không`, `được mời` stand
constexpr uint32_t kAttendantReach = 20;  // tokens between a name with its titles and `tham dự`

// Where `tham dự` stands that says nothing of what is attended; the sentence's end where none does.
uint32_t BareVerb(const FrameContext& context, TokenRange sentence) {
  const Analysis& analysis = context.analysis;
  const uint64_t list = Matches::BitOfList(context.cues.take_part);
  const auto next = [&](uint32_t from) { return analysis.matches.FindMayBeCue(from, sentence.end, list); };
  for (uint32_t t = next(sentence.begin); t < sentence.end; t = next(t + 1)) {
    const uint32_t end = analysis.CueAt(t, context.cues.take_part);
    const bool bare = end != t && (end == sentence.end || analysis.IsMark(end, ".") || analysis.IsMark(end, ","));
    if (!bare) continue;
    const uint32_t near = t > sentence.begin + kRefusalReach ? t - kRefusalReach : sentence.begin;
    const bool stays_away = analysis.CueWithin(near, t, context.cues.refused) ||
                            analysis.CueWithin(near, t, context.cues.negation) ||
                            analysis.CueWithin(near, t, context.cues.passive);  // `không tham dự`, `được mời tham dự`
    if (!stays_away) return t;
  }
  return sentence.end;
}

}  // namespace

void AddAttendance(const FrameContext& context, uint32_t sentence, std::vector<EventEntity>& events) {
  if (events.empty() || events.back().type != "CONFERENCE" || events.back().evidence.front() + 1 != sentence) return;
  const Sentence &told = context.analysis.document.sentences()[sentence - 1],
                 &next = context.analysis.document.sentences()[sentence];
  if (told.zone != next.zone || (told.zone == Zone::kTeaser && told.paragraph != next.paragraph)) return;
  const TokenRange tokens = next.tokens;
  const uint32_t verb = BareVerb(context, tokens);
  if (verb == tokens.end) return;
  const std::vector<Actor>& actors = context.actors.Find(sentence);
  const Actor* last = nullptr;
  for (auto it = actors.rbegin(); it != actors.rend(); ++it) {
    if (it->tokens.end > verb || !it->named()) continue;
    if (last == nullptr ? it->tokens.end + kAttendantReach < verb : !context.actors.Coordinated(*it, *last)) break;
    AddActor(*it, "ATTENDEE", events.back());
    last = &*it;
  }
  if (last != nullptr) events.back().evidence.push_back(sentence);
}

}  // namespace banghi
