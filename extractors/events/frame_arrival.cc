// ARRIVE: `ngày 5/3, A tới Hà Nội`, `ông B, người vừa đến Bắc Kinh`: the plain words of coming, which tell of a visit
// only where nothing stands between them, who comes, and the foreign place.
#include <algorithm>

#include "extractors/events/destination.h"
#include "extractors/events/frames.h"
#include "extractors/events/stops.h"
#include "extractors/events/visitors.h"

namespace banghi {
namespace {

constexpr uint32_t kInvitationReach = 3;  // tokens of `mời`, `gửi lời mời`
constexpr uint32_t kAuxiliaryReach = 20;  // tokens between who comes and the word
constexpr uint32_t kDelegationReach = 7;  // tokens between `đoàn` and its state, and before the word

// Behind `rời Indonesia`; `token` where nothing is left.
uint32_t PlaceLeft(const FrameContext& context, uint32_t token) {
  const Analysis& analysis = context.analysis;
  const uint32_t place = analysis.CueAt(token, context.cues.leave_word);
  const size_t m = analysis.FirstMentionFrom(place);
  const bool left = place != token && m < analysis.mentions.size() && analysis.mentions[m].tokens.begin == place;
  return left ? analysis.mentions[m].tokens.end : token;
}

// Behind `cùng Đoàn đại biểu cấp cao Việt Nam`; `token` where no delegation joins there.
uint32_t DelegationEnd(const FrameContext& context, uint32_t token) {
  const Analysis& analysis = context.analysis;
  const uint32_t begin = analysis.CueAt(token, context.cues.together_with);
  if (begin == token || analysis.CueAt(begin, context.cues.delegation) == begin) return token;
  const size_t m = analysis.FirstMentionFrom(begin);
  const bool near = m < analysis.mentions.size() && !analysis.mentions[m].dropped &&
                    analysis.mentions[m].type == MentionType::kCountry &&
                    analysis.mentions[m].tokens.begin <= begin + kDelegationReach;
  return near ? analysis.mentions[m].tokens.end : analysis.CueAt(begin, context.cues.delegation);
}

// Whether only dates, commas and auxiliaries stand between the two.
bool StandsBefore(const FrameContext& context, const Actor& actor, uint32_t trigger) {
  const Analysis& analysis = context.analysis;
  if (actor.tokens.end > trigger || actor.tokens.end + kAuxiliaryReach < trigger) return false;
  // `A là một trong những người đầu tiên tới ...`, `A là tổng thống Mỹ thứ ba đến ...`
  if (analysis.CueAt(actor.tokens.end, context.cues.visit.among) != actor.tokens.end) return true;
  for (uint32_t t = actor.tokens.end; t < trigger;) {
    uint32_t next = analysis.CueAt(t, context.cues.arrive_aux);
    const size_t m = analysis.FirstMentionFrom(t);
    const bool date = m < analysis.mentions.size() && analysis.mentions[m].tokens.begin == t &&
                      analysis.mentions[m].type == MentionType::kDate;
    if (date) next = std::max(next, analysis.mentions[m].tokens.end);
    next = std::max({next, PlaceLeft(context, t), DelegationEnd(context, t)});
    if (next == t && (analysis.IsMark(t, ",") || analysis.IsMark(t, "(") || analysis.IsMark(t, ")"))) next = t + 1;
    if (next == t) return false;
    t = next;
  }
  return true;
}

// The state or city that the word leads to, over `thủ đô`, `sân bay`.
Destination PlaceReached(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  uint32_t at = clause.trigger.end;
  for (uint32_t next; (next = analysis.CueAt(at, context.cues.place_word)) != at;) {
    const size_t m = analysis.FirstMentionFrom(at);
    if (m < analysis.mentions.size() && analysis.mentions[m].tokens.begin == at) break;
    at = next;
  }
  const size_t m = analysis.FirstMentionFrom(at);
  if (m >= analysis.mentions.size() || analysis.mentions[m].dropped || analysis.mentions[m].tokens.begin != at)
    return {};
  return FindDestination(context, clause, at);
}

// `A sẽ gặp B, phát biểu ở Jerusalem trước khi sang Rome`: A.
const Actor* SubjectBefore(const FrameContext& context, const Clause& clause) {
  for (const Actor& actor : clause.actors) {
    const uint32_t begin = actor.tokens.begin;
    if (begin >= clause.trigger.begin) break;
    const bool met = context.analysis.CueBefore(begin, context.cues.met_with) != begin;
    if (actor.official() && !met && !actor.country_code.empty()) return &actor;
  }
  return nullptr;
}

// `A thăm Roma, sau đó sẽ đến Praha`: A, who goes on.
const Actor* WhoGoesOn(const FrameContext& context, const Clause& clause, const std::string& host) {
  const Analysis& analysis = context.analysis;
  bool on = false;
  for (uint32_t word = clause.trigger.begin, before; word > clause.tokens.begin && !on; word = before) {
    on = analysis.CueBefore(word, context.cues.next_stop) != word;
    before = analysis.CueBefore(word, context.cues.arrive_aux);
    if (before == word) break;
  }
  const Actor* visitor = on ? VisitorBefore(context, clause, host) : nullptr;
  return visitor != nullptr && visitor->official() ? visitor : nullptr;
}

// `A nói rằng ông đã đến Hà Nội`: A, who says it.
const Actor* PronounBefore(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  uint32_t word = clause.trigger.begin;
  while (word > clause.tokens.begin) {
    const uint32_t before = analysis.CueBefore(word, context.cues.arrive_aux);
    if (before == word) break;
    word = before;
  }
  const uint32_t pronoun = analysis.CueBefore(word, context.cues.invitation.them);
  if (pronoun == word) return nullptr;
  const Actor* speaker = nullptr;
  for (const Actor& actor : clause.actors) {
    if (actor.tokens.end > pronoun) break;
    if (actor.named()) speaker = speaker == nullptr ? &actor : speaker;
  }
  if (speaker != nullptr && analysis.CueWithin(speaker->tokens.begin, speaker->tokens.end, context.cues.spokesman))
    return nullptr;  // speaks of others
  const bool says = speaker != nullptr && analysis.CueWithin(speaker->tokens.end, pronoun, context.cues.say);
  return says ? speaker : nullptr;
}

// `đoàn nghệ thuật Lào tới Huế`
const Actor* DelegationBefore(const FrameContext& context, const Clause& clause) {
  for (const Actor& actor : clause.actors) {
    const bool state = actor.kind == Actor::Kind::kState && !actor.aside;
    const uint32_t begin = actor.tokens.begin;
    const uint32_t from =
        begin > clause.tokens.begin + kDelegationReach ? begin - kDelegationReach : clause.tokens.begin;
    // `đây là lần thứ năm tàu hải quân Lào tới`: the visit told before
    if (context.analysis.CueWithin(from, begin, context.cues.edition_before)) continue;
    if (state && StandsBefore(context, actor, clause.trigger.begin) && InDeputation(context, actor)) return &actor;
  }
  return nullptr;
}

// `mời ông A tới Paris`: he is still to go there; not behind `lời mời của ông A`, who invites.
bool IsInvited(const FrameContext& context, const Actor& actor) {
  const uint32_t begin = actor.tokens.begin;
  for (uint32_t t = begin; t > 0 && t + kInvitationReach > begin; --t) {
    const Match* match = context.analysis.MatchAt(t - 1, EntryKind::kTrigger);
    if (match == nullptr || match->tokens.end != begin) continue;
    return context.analysis.bundle.triggers()[match->entry].frame == "INVITE";
  }
  return false;
}

}  // namespace

std::vector<EventEntity> ReadArrival(const FrameContext& context, const Clause& clause) {
  const Destination destination = PlaceReached(context, clause);
  if (destination.mention == kNone) return Nothing(context, clause, "events/no-destination");
  const Actor* visitor = nullptr;
  for (const Actor& actor : clause.actors) {
    const bool known = actor.official() && !actor.country_code.empty();  // not `và phu nhân Melania`
    if (known && StandsBefore(context, actor, clause.trigger.begin)) visitor = &actor;
  }
  const uint32_t begin = clause.trigger.begin;
  if (visitor == nullptr && context.analysis.CueBefore(begin, context.cues.upon) != begin) {
    // `Ngay sau khi đến Hà Nội, A đã ...`
    visitor = SubjectBehind(clause, destination.country_code);
    if (visitor == nullptr) visitor = SubjectBefore(context, clause);
  }
  if (visitor == nullptr) visitor = WhoGoesOn(context, clause, destination.country_code);
  if (visitor == nullptr) visitor = PronounBefore(context, clause);
  if (visitor == nullptr) visitor = DelegationBefore(context, clause);
  if (visitor == nullptr || visitor->country_code.empty() || visitor->country_code == destination.country_code)
    return Nothing(context, clause, "events/no-visitor");
  // `Đại sứ Mỹ A tới Hà Nội, bắt đầu nhiệm kỳ`: to stay.
  if (context.analysis.CueAt(visitor->tokens.begin, context.cues.ambassador) != visitor->tokens.begin)
    return Nothing(context, clause, "events/to-stay");
  EventEntity event;
  FillCircumstances(context.analysis, context.cues, clause, event);
  if (event.status != "CANCELLED" && IsInvited(context, *visitor)) {
    event.status = "PLANNED";
    event.why.Replace("status", event.status, "events/future-before", visitor->tokens);
  }
  AddActor(*visitor, "GUEST", event);
  AddDestination(context, destination, event);
  std::vector<EventEntity> events{event};
  AddFurtherStops(context, clause, *visitor, events);
  AddEarlierStops(context, clause, *visitor, events);
  return events;
}

}  // namespace banghi
