#include "extractors/events/attendance.h"

#include <algorithm>

#include "extractors/events/gatherings.h"

namespace banghi {
namespace {

constexpr uint32_t kRefusalReach = 4;     // tokens before it in which `không`, `được mời` stand
constexpr uint32_t kInvitedReach = 24;    // tokens from `mời`, over who is invited and to what else
constexpr uint32_t kGoneReach = 12;       // tokens from a place to `để dự`, over its day
constexpr uint32_t kVisitWords = 6;       // of `thăm hữu nghị chính thức`
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

// Where the words of attending begin that stand near before `begin`; `begin` where none do.
uint32_t AttendedFrom(const FrameContext& context, uint32_t first, uint32_t begin) {
  uint32_t verb = begin;
  for (uint32_t t = begin; t > first && t + kAttendReach > begin; --t) {
    if (context.analysis.CueAt(t - 1, context.cues.attend) != t - 1) verb = t - 1;
  }
  return verb;
}

// `đến |`, `thăm chính thức |`
bool GoesTo(const Analysis& analysis, const ClauseCues& cues, uint32_t place) {
  if (analysis.CueBefore(place, cues.travel) != place || analysis.CueBefore(place, cues.gone_to) != place) return true;
  for (uint32_t t = place; t > 0 && t + kVisitWords > place; --t) {
    const Match* match = analysis.MatchAt(t - 1, EntryKind::kTrigger);
    if (match != nullptr && match->tokens.end == place)
      return analysis.bundle.triggers()[match->entry].frame == "VISIT";
  }
  return false;
}

bool IsPlace(const Mention& mention) {
  if (mention.type == MentionType::kCountry) return true;
  return mention.type == MentionType::kLocation && mention.value != "REGION" && mention.value != "CONTINENT" &&
         mention.value != "SEA" && mention.value != "BUILDING" && mention.value != "AIRPORT";
}

}  // namespace

int32_t PlaceGoneTo(const FrameContext& context, uint32_t first, uint32_t begin) {
  const Analysis& analysis = context.analysis;
  const uint32_t verb = AttendedFrom(context, first, begin);
  if (verb == begin || verb == first) return kNone;
  uint32_t end = analysis.CueBefore(verb, context.cues.goal);
  if (end == verb) end = analysis.CueBefore(verb, context.cues.conjunction);
  if (end == verb && analysis.IsMark(verb - 1, ",")) end = verb - 1;
  for (size_t m = analysis.FirstMentionFrom(std::max(first, end - std::min(end, kGoneReach)));
       m < analysis.mentions.size() && !analysis.mentions[m].dropped; ++m) {
    const Mention& place = analysis.mentions[m];
    if (place.tokens.begin >= end) break;
    if (!IsPlace(place) || !GoesTo(analysis, context.cues, place.tokens.begin)) continue;
    const Mention* next = m + 1 < analysis.mentions.size() ? &analysis.mentions[m + 1] : nullptr;
    // `đến Đà Nẵng hôm 10/11 để dự`
    const bool dated = next != nullptr && next->type == MentionType::kDate && next->tokens.end == end &&
                       next->tokens.begin <= place.tokens.end + 1;
    // `đến Lima, Peru dự`
    const bool in_state = next != nullptr && next->type == MentionType::kCountry && next->tokens.end == end &&
                          analysis.IsMark(place.tokens.end, ",") && next->tokens.begin == place.tokens.end + 1;
    if (place.tokens.end == end || dated || in_state) return static_cast<int32_t>(m);
  }
  return kNone;
}

TokenRange InvitedTo(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  const uint32_t begin = clause.trigger.begin, first = begin - std::min(begin - clause.tokens.begin, kInvitedReach);
  for (uint32_t t = begin; t > first; --t) {
    const Match* match = analysis.MatchAt(t - 1, EntryKind::kTrigger);
    if (match == nullptr || match->tokens.end > begin) continue;
    if (analysis.bundle.triggers()[match->entry].frame != "INVITE") continue;
    // `cảm ơn A đã mời B dự`: B may have been there
    const bool thanked = analysis.CueWithin(clause.tokens.begin, match->tokens.begin, context.cues.thanks);
    return !thanked && TellsOfInviting(context, clause, match->tokens) ? match->tokens : TokenRange{};
  }
  return {};
}

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
