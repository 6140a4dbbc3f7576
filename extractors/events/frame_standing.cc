// STANDING: dialogues, sessions of joint bodies, rounds of talks.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "extractors/events/frames.h"
#include "extractors/events/gatherings.h"
#include "extractors/events/resolved.h"

namespace banghi {
namespace {

constexpr absl::string_view kDialogue = "cuoc-doi-thoai";  // id in triggers.tsv
constexpr uint32_t kThoughtReach = 9;  // tokens before talks in which it is told that they are only thought of
constexpr uint32_t kHeldReach = 25;    // tokens behind a dialogue in which `kết thúc`, `diễn ra` stand

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
  const TokenRange agreed = analysis.CueIn(from, clause.trigger.begin, context.cues.resolved_to);
  if (agreed.empty()) return;
  event.status = "PLANNED";
  event.why.Replace("status", event.status, "events/future-before", agreed);
  if (event.date_mention == kNone || analysis.mentions[event.date_mention].tokens.begin >= clause.trigger.end) return;
  event.date_mention = kNone;
  event.date = {};
  event.why.Forget("date");
}

// One word for a dialogue, a session or talks: whether it is a meeting of people, who takes part, whether it was held.
class StandingReader {
 public:
  StandingReader(const FrameContext& context, const Clause& clause)
      : context_(context), clause_(clause), analysis_(context.analysis), cues_(context.cues) {}

  std::vector<EventEntity> Read() const {
    const uint32_t begin = clause_.trigger.begin;
    const bool dialogue = clause_.entry->id == kDialogue && clause_.trigger.size() == 2;  // no `cuộc đối thoại`
    if ((clause_.entry->event == "NEGOTIATION" && analysis_.CueBefore(begin, cues_.talks_word) != begin) ||
        (dialogue && analysis_.CueBefore(begin, cues_.dialogue_word) != begin))
      return Nothing(context_, clause_, "events/talks-in-general");
    if (std::vector<EventEntity> meetings = ReadAsMeeting(); !meetings.empty()) return meetings;
    if (IsSession() && !OfJointBody(context_, clause_)) return Nothing(context_, clause_, "events/no-joint-body");
    const uint32_t end = std::min(clause_.right_limit, clause_.trigger.end + kBodyReach);
    if (analysis_.CueWithin(clause_.trigger.end, end, cues_.public_word))
      return Nothing(context_, clause_, "events/met-the-public");
    EventEntity event;
    FillCircumstances(analysis_, cues_, clause_, event);
    if (event.type == "NEGOTIATION" && !Dated(event) && OnlyThoughtOf())
      return Nothing(context_, clause_, "events/talks-in-general");
    const bool chaired = analysis_.CueWithin(clause_.tokens.begin, clause_.tokens.end, cues_.chair);
    AddParties(chaired, event);
    AddSidesOfTalks(event);
    if (const absl::string_view rule = VagueBy(chaired, event); !rule.empty()) return Nothing(context_, clause_, rule);
    return WithEachEdition(std::move(event));
  }

 private:
  bool IsSession() const { return clause_.entry->id == "uy-ban-hon-hop"; }

  // `tầm quan trọng của việc nối lại đàm phán`, `không bao giờ tiến hành bất kỳ cuộc đàm phán nào`: talks that nobody
  // holds or agrees to hold.
  bool OnlyThoughtOf() const {
    const uint32_t begin = clause_.trigger.begin;
    if (!ResolvedBefore(analysis_, cues_, clause_).empty()) return false;
    uint32_t from = begin - std::min(begin - clause_.left_limit, kThoughtReach);
    for (uint32_t t = from; t < begin; ++t) {  // `không có tiến triển trong cuộc đàm phán`: which was held
      if (analysis_.CueAt(t, cues_.during) != t || analysis_.IsMark(t, ",")) from = t + 1;
    }
    if (analysis_.CueWithin(from, begin, cues_.talks_unreal)) return true;
    const TokenRange resumed = analysis_.CueIn(from, begin, cues_.resumed);
    if (resumed.empty() || analysis_.CueAt(resumed.begin, cues_.visit.ends) != resumed.begin) return false;
    uint32_t at = resumed.begin;
    for (uint32_t step = analysis_.CueBefore(at, cues_.resolved_step); step != at && step >= from;
         step = analysis_.CueBefore(at, cues_.resolved_step)) {
      if (analysis_.CueBefore(at, cues_.talks_aim) != at) break;  // `việc` is both
      at = step;
    }
    return analysis_.CueBefore(at, cues_.talks_aim) != at;
  }

  // Talks with somebody are read like a meeting; empty where that finds too few states or people.
  std::vector<EventEntity> ReadAsMeeting() const {
    if (clause_.entry->event == "NEGOTIATION" && WithSomebody(context_, clause_)) {  // `đàm phán với Tổng thống A`
      std::vector<EventEntity> talks = MeetingsOf(1);
      std::erase_if(talks, [this](const EventEntity& e) {
        return NamedPeople(e) < 2 && !Dated(e) && e.place_mention == kNone && e.status != "CANCELLED" && !Finite();
      });
      if (!talks.empty()) return talks;
    }
    // `cuộc họp tại Bonn với Ngoại trưởng A`, `Tổng thống A và Thủ tướng B có cuộc họp`
    const bool with = WithSomebody(context_, clause_);
    const bool told =
        analysis_.CueAt(clause_.trigger.end, cues_.of) == clause_.trigger.end;  // not `kết quả cuộc họp của A`
    if (IsSession() && clause_.trigger.size() == 2 && (with || (told && !OfJointBody(context_, clause_)))) {
      std::vector<EventEntity> meetings = MeetingsOf(with ? 0 : 2);
      if (!meetings.empty()) return AsMeetings(context_, clause_, std::move(meetings));
    }
    const uint32_t end = clause_.trigger.end;  // `A sẽ đối thoại chiến lược với B`
    if (clause_.entry->event == "DIALOGUE" && analysis_.CueAt(end, cues_.met_with) != end) return MeetingsOf(2);
    return {};
  }

  // Whether it is told that they talk, will talk or talked; not `cam kết đàm phán với Mỹ`, `phương án đàm phán`.
  bool Finite() const {
    const uint32_t begin = clause_.trigger.begin;
    return analysis_.CueBefore(begin, cues_.past) != begin ||
           analysis_.CueBefore(begin, cues_.future_strong) != begin ||
           analysis_.CueBefore(begin, cues_.under_way) != begin;
  }

  // The meetings of two states that name at least so many people.
  std::vector<EventEntity> MeetingsOf(size_t people) const {
    std::vector<EventEntity> meetings = ReadMeeting(context_, clause_);
    std::erase_if(meetings,
                  [people](const EventEntity& e) { return e.country_codes.size() < 2 || NamedPeople(e) < people; });
    return meetings;
  }

  void AddParties(bool chaired, EventEntity& event) const {
    for (const TextRef party : clause_.entry->parties) AddCountry(party, event, clause_.entry->source, clause_.trigger);
    if (clause_.entry->parties.size() > 1) {  // `đàm phán liên Triều`: others only speak of it
      if (Attended(context_, clause_)) AddAttendants(context_, clause_, event);
    } else if (chaired) {
      AddAll(clause_, "CO_CHAIR", event);
    } else {
      if (Attended(context_, clause_)) AddAttendants(context_, clause_, event);
      AddStates(clause_, /*hosts=*/false, event);
      if (event.country_codes.size() < 2 && !NamesBothSides(clause_)) AddStates(clause_, /*hosts=*/true, event);
      if (event.country_codes.empty()) AddStatesOfBodies(context_, {clause_.trigger.begin, clause_.right_limit}, event);
    }
    const bool one_side = event.country_codes.size() < 2;
    if (one_side && (NamesBothSides(clause_) || (event.ordinal > 0 && !clause_.entry->weak)))
      AddSides(context_, clause_.sentence, event);
  }

  // Talks that are resumed, had their round or were held somewhere are of the two sides where the clause names none.
  void AddSidesOfTalks(EventEntity& event) const {
    if (event.type != "NEGOTIATION") return;
    const bool resumed = NearBefore(cues_.resumed);
    const bool round = Dated(event) && clause_.trigger.size() > 2;  // `vòng đàm phán trước diễn ra hồi tháng 7`
    if (event.country_codes.size() < 2 && (resumed || round || TalksPlaced(event)))
      AddTalkers(context_, clause_, event);
    if (resumed) LookAhead(context_, clause_, event);
  }

  bool TalksPlaced(const EventEntity& event) const {
    return event.type == "NEGOTIATION" && event.place_mention != kNone && FollowsPlace(context_, clause_, event);
  }

  // Why the event cannot stand; empty where it can.
  absl::string_view VagueBy(bool chaired, const EventEntity& event) const {
    const bool hoped = NearBefore(cues_.goal);
    if (hoped && clause_.entry->weak && event.ordinal == 0)  // `sẵn sàng đối thoại với Mỹ`
      return "events/standing-in-general";
    const bool particular = Dated(event) || event.ordinal != 0 || (chaired && NamedPeople(event) > 0);
    const bool held = !hoped && event.country_codes.size() >= 2 && Held(event);
    if (!particular && !held) return "events/standing-in-general";
    return event.country_codes.size() < 2 ? "events/one-country" : "";
  }

  // Whether the words around it say that it goes on or took place.
  bool Held(const EventEntity& event) const {
    const uint32_t begin = clause_.trigger.begin, end = clause_.trigger.end;
    const bool under_way = event.type == "NEGOTIATION" && analysis_.CueBefore(begin, cues_.under_way) != begin;
    const uint32_t behind = std::min(clause_.right_limit, end + kHeldReach);
    return under_way || event.status == "CANCELLED" || TalksPlaced(event) ||
           analysis_.CueWithin(end, behind, cues_.went_on) || NearBefore(cues_.held);
  }

  // Whether a word of the list stands in the few tokens before the trigger.
  bool NearBefore(int list) const {
    const uint32_t begin = clause_.trigger.begin;
    const uint32_t near = begin > clause_.tokens.begin + kAttendReach ? begin - kAttendReach : clause_.tokens.begin;
    return analysis_.CueWithin(near, begin, list);
  }

  std::vector<EventEntity> WithEachEdition(EventEntity event) const {
    std::vector<EventEntity> events{std::move(event)};
    if (events.front().type != "NEGOTIATION") return events;
    const std::vector<Edition> editions = EditionsOf(analysis_, cues_, clause_);
    for (size_t i = 1; i < editions.size(); ++i) {  // `vòng 15 ... và vòng 12 ...`
      EventEntity round = events.front();
      round.ordinal = editions[i].number;
      round.why.Replace("ordinal", absl::StrCat(editions[i].number), "events/edition", editions[i].words);
      events.push_back(std::move(round));
    }
    return events;
  }

  const FrameContext& context_;
  const Clause& clause_;
  const Analysis& analysis_;
  const ClauseCues& cues_;
};

}  // namespace

std::vector<EventEntity> ReadStanding(const FrameContext& context, const Clause& clause) {
  return StandingReader(context, clause).Read();
}

}  // namespace banghi
