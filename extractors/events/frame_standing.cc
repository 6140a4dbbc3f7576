// STANDING: dialogues, sessions of joint bodies, rounds of talks.
#include <algorithm>

#include "extractors/events/frames.h"
#include "extractors/events/gatherings.h"

namespace banghi {
namespace {

constexpr uint32_t kHeldReach = 25;  // tokens behind a dialogue in which `kết thúc`, `diễn ra` stand

// `phiên họp Ủy ban hỗn hợp`, `cuộc họp giữa hai nước`; not any `cuộc họp`.
bool OfJointBody(const FrameContext& context, const Clause& clause) {
  const uint32_t end = std::min(clause.right_limit, clause.trigger.end + kBodyReach);
  return context.analysis.CueWithin(clause.trigger.begin, end, context.cues.joint_body);
}

bool WithSomebody(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  const uint32_t end = std::min(clause.right_limit, clause.trigger.end + 4);
  for (uint32_t t = clause.trigger.end; t < end; ++t) {
    const bool with = analysis.CueAt(t, context.cues.together_with) != t;
    if (with && analysis.CueAt(t, context.cues.conjunction) == t) return true;
  }
  return analysis.CueWithin(clause.trigger.end, end, context.cues.between);
}

// `cuộc đàm phán tại Astana`
bool FollowsPlace(const FrameContext& context, const Clause& clause, const EventEntity& event) {
  const uint32_t place = context.analysis.mentions[event.place_mention].tokens.begin;
  return place >= clause.trigger.end && place <= clause.trigger.end + kBodyReach;
}

// `Việt Nam và EU kết thúc đàm phán`: the other side is no state.
bool NamesInternationalBody(const Analysis& analysis, TokenRange clause) {
  for (size_t m = analysis.FirstMentionFrom(clause.begin); m < analysis.mentions.size(); ++m) {
    const Mention& mention = analysis.mentions[m];
    if (mention.dropped || mention.tokens.begin >= clause.end) return false;
    if (mention.type == MentionType::kOrganization && mention.entity != kNone &&
        analysis.organizations[mention.entity].kind == "INTERNATIONAL")
      return true;
  }
  return false;
}

// `A và B nhất trí nối lại đàm phán`: who agreed to it, else the two sides of the article.
void AddTalkers(const FrameContext& context, const Clause& clause, EventEntity& event) {
  for (const Actor& actor : clause.actors) {
    if (actor.official() && !actor.aside && actor.tokens.end <= clause.trigger.begin)
      AddCountry(actor.country_code, event, actor.rule, actor.tokens);
  }
  if (event.country_codes.size() < 2 && !NamesInternationalBody(context.analysis, clause.tokens))
    AddSides(context, clause.sentence, event);
}

// `sau cuộc gặp hôm 30/6, hai bên nhất trí nối lại đàm phán`: still to come, and that day is of the meeting.
void LookAhead(const FrameContext& context, const Clause& clause, EventEntity& event) {
  const Analysis& analysis = context.analysis;
  const uint32_t from = std::max(clause.left_limit, clause.trigger.begin - std::min(clause.trigger.begin, kBodyReach));
  const TokenRange agreed = analysis.CueIn(from, clause.trigger.begin, context.cues.agreed_to);
  if (agreed.empty()) return;
  event.status = "PLANNED";
  event.why.Replace("status", event.status, "events/future-before", agreed);
  if (event.date_mention == kNone || analysis.mentions[event.date_mention].tokens.begin >= clause.trigger.end) return;
  event.date_mention = kNone;
  event.date.clear();
  event.why.Forget("date");
}

}  // namespace

std::vector<EventEntity> ReadStanding(const FrameContext& context, const Clause& clause) {
  if (clause.entry->event == "NEGOTIATION" &&
      context.analysis.CueBefore(clause.trigger.begin, context.cues.talks_word) != clause.trigger.begin)
    return Nothing(context, clause, "events/talks-in-general");
  if (clause.entry->event == "NEGOTIATION" && WithSomebody(context, clause)) {  // `đàm phán với Tổng thống A`
    std::vector<EventEntity> talks = ReadMeeting(context, clause);
    std::erase_if(talks, [](const EventEntity& e) { return e.country_codes.size() < 2 || NamedPeople(e) == 0; });
    if (!talks.empty()) return talks;
  }
  if (clause.entry->id == "uy-ban-hon-hop" && clause.trigger.size() == 2 &&
      WithSomebody(context, clause)) {  // `cuộc họp tại Bonn với Ngoại trưởng A`
    std::vector<EventEntity> meetings = ReadMeeting(context, clause);
    std::erase_if(meetings, [](const EventEntity& e) { return e.country_codes.size() < 2; });
    if (!meetings.empty()) return AsMeetings(std::move(meetings));
  }
  // `A sẽ đối thoại chiến lược với B`
  const bool talked = clause.entry->event == "DIALOGUE" &&
                      context.analysis.CueAt(clause.trigger.end, context.cues.met_with) != clause.trigger.end;
  if (talked) {
    std::vector<EventEntity> talks = ReadMeeting(context, clause);
    std::erase_if(talks, [](const EventEntity& e) { return e.country_codes.size() < 2 || NamedPeople(e) < 2; });
    if (!talks.empty()) return talks;
  }
  if (clause.entry->id == "uy-ban-hon-hop" && !OfJointBody(context, clause)) {
    return Nothing(context, clause, "events/no-joint-body");
  }
  const uint32_t end = std::min(clause.right_limit, clause.trigger.end + kBodyReach);
  if (context.analysis.CueWithin(clause.trigger.end, end, context.cues.public_word))
    return Nothing(context, clause, "events/met-the-public");
  EventEntity event;
  FillCircumstances(context.analysis, context.cues, clause, event);
  uint32_t near = clause.trigger.begin > clause.tokens.begin + kAttendReach ? clause.trigger.begin - kAttendReach
                                                                            : clause.tokens.begin;
  for (const std::string& party : clause.entry->parties) AddCountry(party, event, clause.entry->source, clause.trigger);
  bool chaired = context.analysis.CueWithin(clause.tokens.begin, clause.tokens.end, context.cues.chair);
  if (chaired) {
    AddAll(clause, "CO_CHAIR", event);
  } else {
    if (Attended(context, clause)) AddAttendants(context, clause, event);
    AddStates(clause, /*hosts=*/false, event);
    if (event.country_codes.size() < 2) AddStates(clause, /*hosts=*/true, event);
    if (event.country_codes.empty()) AddStatesOfBodies(context, {clause.trigger.begin, clause.right_limit}, event);
  }
  bool one_side = event.country_codes.size() < 2;
  if (one_side && (NamesBothSides(clause) || (event.ordinal > 0 && !clause.entry->weak)))
    AddSides(context, clause.sentence, event);
  const bool talks = event.type == "NEGOTIATION";
  const bool resumed = talks && context.analysis.CueWithin(near, clause.trigger.begin, context.cues.resumed);
  const bool round = talks && Dated(event) && clause.trigger.size() > 2;  // `vòng đàm phán trước diễn ra hồi tháng 7`
  const bool placed = talks && event.place_mention != kNone && FollowsPlace(context, clause, event);
  if (event.country_codes.size() < 2 && (resumed || placed || round)) AddTalkers(context, clause, event);
  if (resumed) LookAhead(context, clause, event);
  const bool under_way =
      event.type == "NEGOTIATION" &&
      context.analysis.CueBefore(clause.trigger.begin, context.cues.under_way) != clause.trigger.begin;
  const bool hoped = context.analysis.CueWithin(near, clause.trigger.begin, context.cues.goal);
  const uint32_t behind = std::min(clause.right_limit, clause.trigger.end + kHeldReach);
  const bool went_on = context.analysis.CueWithin(clause.trigger.end, behind, context.cues.went_on);
  const bool begun = context.analysis.CueWithin(near, clause.trigger.begin, context.cues.held);
  const bool held = !hoped && (under_way || placed || went_on || begun) && event.country_codes.size() >= 2;
  if (hoped && clause.entry->weak && event.ordinal == 0)  // `sẵn sàng đối thoại với Mỹ`
    return Nothing(context, clause, "events/standing-in-general");
  if (!Dated(event) && event.ordinal == 0 && !held && !(chaired && NamedPeople(event) > 0))
    return Nothing(context, clause, "events/standing-in-general");
  if (event.country_codes.size() < 2) return Nothing(context, clause, "events/one-country");
  std::vector<Edition> editions = EditionsOf(context.analysis, context.cues, clause);
  std::vector<EventEntity> events{event};
  if (event.type != "NEGOTIATION") return events;
  for (size_t i = 1; i < editions.size(); ++i) {  // `vòng 15 ... và vòng 12 ...`
    events.push_back(event);
    events.back().ordinal = editions[i].number;
    events.back().why.Replace("ordinal", absl::StrCat(editions[i].number), "events/edition", editions[i].words);
  }
  return events;
}

}  // namespace banghi
