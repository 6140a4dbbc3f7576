// GATHER, SUMMIT: conferences and ceremonies: all who are named.
#include <algorithm>

#include "extractors/events/attendance.h"
#include "extractors/events/frames.h"
#include "extractors/events/gatherings.h"
#include "extractors/events/meeting_events.h"
#include "extractors/events/meeting_sides.h"
#include "extractors/events/repeated.h"
#include "extractors/events/still_to_come.h"
#include "extractors/events/summits.h"

namespace banghi {
namespace {

constexpr absl::string_view kConference = "hoi-nghi";  // id in triggers.tsv
constexpr uint32_t kSaidReach = 5;         // tokens before a conference, or behind a speaker, in which `nói` stands
constexpr uint32_t kDelegationReach = 10;  // tokens of `dẫn đầu đoàn đại biểu quân sự Lào tham dự`
constexpr uint32_t kHolderReach = 30;      // tokens before a summit in which the body stands that holds it

void AddHostOfPlace(const FrameContext& context, EventEntity& event) {
  if (event.place_mention == kNone) return;
  const Mention& place = context.analysis.mentions[event.place_mention];
  // The host of a conference takes part where the article is about it, or nobody else is named; else the place is only
  // a place.
  if (event.country_codes.empty() || context.sides.article().Has(place.country_code))
    AddCountry(place.country_code, event, "events/host-of-place", place.tokens);
}

// `(Ảnh:) A và B sau lễ duyệt binh ở Paris`: those in a picture of it.
bool Pictured(const FrameContext& context, const Clause& clause, bool summit) {
  if (context.analysis.document.sentences()[clause.sentence].zone != Zone::kCaption) return false;
  if (SetBy(context, clause, context.cues.margin)) return false;  // `bên lề hội nghị`
  return SetBy(context, clause, context.cues.place_in) || (!summit && SetBy(context, clause, context.cues.setting));
}

// `A nói trong một hội thảo tại Genova`: A was there.
bool SaysThere(const FrameContext& context, const Clause& clause) {
  const uint32_t begin = clause.trigger.begin, near = std::min(begin - clause.left_limit, kSaidReach);
  return SetBy(context, clause, context.cues.scene) &&
         context.analysis.CueWithin(begin - near, begin, context.cues.say);
}

// The states that the conference is named after, near and before the first comma: what is said at it speaks of others.
void AddStatesOfName(const FrameContext& context, const Clause& clause, EventEntity& event) {
  const uint32_t limit = std::min(clause.trigger.end + kBodyReach, clause.right_limit);
  uint32_t end = clause.trigger.end;
  while (end < limit && !context.analysis.IsMark(end, ",")) ++end;
  for (const Actor& actor : clause.actors) {
    const uint32_t begin = actor.tokens.begin;
    const bool state = actor.kind == Actor::Kind::kState && !actor.aside && !actor.located;
    if (state && begin >= clause.trigger.end && begin < end)
      AddCountry(actor.country_code, event, actor.rule, actor.tokens);
  }
}

// `Tại Hội nghị G20 ở Hamburg, Thủ tướng A tham dự với tư cách ...`, `Tại Diễn đàn Doanh nghiệp hai nước, Bộ trưởng B
// nói ...`. Whether somebody says something there.
bool AddAttendantsBehind(const FrameContext& context, const Clause& clause, EventEntity& event) {
  const bool named = !context.analysis.IsMark(clause.trigger.end, ",") && SetBy(context, clause, context.cues.scene);
  bool says = false;
  for (const Actor& actor : clause.actors) {
    if (!actor.official() || actor.tokens.begin < clause.trigger.end || actor.tokens.begin >= clause.right_limit)
      continue;
    const uint32_t end = actor.tokens.end, said = std::min(end + kSaidReach, clause.tokens.end);
    const bool heads = context.analysis.CueAt(end, context.cues.heads) != end;  // `A dẫn đầu đoàn Lào tham dự`
    const uint32_t reach = std::min(end + (heads ? kDelegationReach : 3), clause.tokens.end);
    const bool speaker = named && !says && actor.named() && context.analysis.IsMark(actor.tokens.begin - 1, ",") &&
                         (context.analysis.CueWithin(end, said, context.cues.say) ||
                          context.analysis.CueWithin(end, said, context.cues.says_there));
    if (!speaker && !context.analysis.CueWithin(end, reach, context.cues.attend)) continue;
    AddActor(actor, "ATTENDEE", event);
    says = says || speaker;
  }
  return says;
}

// `Hội nghị ba bên do Tổng thống A chủ trì`
bool AddChair(const FrameContext& context, const Clause& clause, EventEntity& event) {
  const Analysis& analysis = context.analysis;
  const auto chair = std::find_if(clause.actors.begin(), clause.actors.end(), [&](const Actor& actor) {
    const uint32_t begin = actor.tokens.begin, end = actor.tokens.end;
    return actor.official() && begin >= clause.trigger.end && begin < clause.right_limit &&
           analysis.CueBefore(begin, context.cues.led_by) != begin && analysis.CueAt(end, context.cues.chair) != end;
  });
  if (chair == clause.actors.end()) return false;
  AddActor(*chair, "ATTENDEE", event);
  return true;
}

// `Hội nghị A khai mạc với sự tham dự của ông B và bà C`: B and C. Whether anybody is told of so.
bool AddThoseWhoAttend(const FrameContext& context, const Clause& clause, EventEntity& event) {
  const TokenRange word = context.analysis.CueIn(clause.trigger.end, clause.right_limit, context.cues.attended_by);
  if (word.empty()) return false;
  const Actor* last = nullptr;
  for (const Actor& actor : clause.actors) {
    if (actor.tokens.begin < word.end || actor.tokens.begin >= clause.right_limit || !actor.official()) continue;
    if (last != nullptr ? !context.actors.Coordinated(*last, actor) : actor.tokens.begin > word.end + 1) break;
    AddActor(actor, "ATTENDEE", event);
    last = &actor;
  }
  return last != nullptr;
}

// The body whose conference it is, before the word: `NATO tổ chức hội nghị thượng đỉnh`; kNone where none is.
int32_t BodyBefore(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  const uint32_t from = clause.trigger.begin - std::min(clause.trigger.begin - clause.left_limit, kHolderReach);
  int32_t found = kNone;
  for (size_t m = analysis.FirstMentionFrom(from); m < analysis.mentions.size(); ++m) {
    const Mention& body = analysis.mentions[m];
    if (body.dropped || body.tokens.begin >= clause.trigger.begin) break;
    if (body.type != MentionType::kOrganization || body.entity == kNone) continue;
    const TextRef kind = analysis.organizations[body.entity].kind;
    if (kind == "FORUM" || kind == "INTERNATIONAL") found = body.entity;
  }
  return found;
}

// The body a conference is named after (`hội nghị cấp cao ASEAN`); kNone where none stands at once behind the word.
int32_t ForumOf(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  for (size_t m = analysis.FirstMentionFrom(clause.trigger.begin); m < analysis.mentions.size(); ++m) {
    const Mention& body = analysis.mentions[m];
    if (body.dropped || body.tokens.begin > clause.trigger.end + kBodyReach ||
        body.tokens.begin >= clause.right_limit) {
      return kNone;
    }
    if (body.type != MentionType::kOrganization || body.entity == kNone) continue;
    const TextRef kind = analysis.organizations[body.entity].kind;
    if (kind == "FORUM" || kind == "INTERNATIONAL") return body.entity;
  }
  return kNone;
}

// `hội nghị với Triều Tiên`, `hội nghị với Tổng thống B`
bool WithState(const FrameContext& context, const Clause& clause) {
  const uint32_t end = clause.trigger.end, with = context.analysis.CueAt(end, context.cues.together_with);
  if (with == end || context.analysis.CueAt(end, context.cues.conjunction) != end) return false;
  return std::any_of(clause.actors.begin(), clause.actors.end(),
                     [with](const Actor& actor) { return actor.tokens.begin == with; });
}

// Adds who attends it, or speaks there, and the states that hold it; sets whether anybody attends or speaks.
void AddThoseThere(const FrameContext& context, const Clause& clause, bool& attended, bool& says, EventEntity& event) {
  if (attended) {
    AddAttendants(context, clause, event);
  } else {
    attended = AddChair(context, clause, event);
    attended = AddThoseWhoAttend(context, clause, event) || attended;
    says = !attended && AddAttendantsBehind(context, clause, event);
  }
  // Where somebody attends, the states around are mostly where it is, or what it is about.
  if (NamedPeople(event) == 0) {
    AddHolders(context, clause, event);
    AddHostOfPlace(context, event);
  } else if (says) {
    AddStatesOfName(context, clause, event);
  } else {
    AddStates(clause, /*hosts=*/false, event);
    const Mention* place = event.place_mention == kNone ? nullptr : &context.analysis.mentions[event.place_mention];
    // `Thủ tướng A dự hội nghị ở Singapore`: where it is takes no part; but the state that the article is about does.
    if (place != nullptr && !event.country_codes.empty() && context.sides.IsSideBeside(*place))
      AddCountry(place->country_code, event, "events/host-of-place", place->tokens);
  }
}

// `nói tại Moskva rằng A sẽ đến Lima dự hội nghị`: Lima; but `đến Nga dự hội nghị tại Sochi`: Sochi.
void TakePlaceGoneTo(const FrameContext& context, const Clause& clause, EventEntity& event) {
  const std::vector<Mention>& mentions = context.analysis.mentions;
  if (event.place_mention != kNone && mentions[event.place_mention].tokens.begin > clause.trigger.begin) return;
  const int32_t place = PlaceGoneTo(context, clause.tokens.begin, clause.trigger.begin);
  if (place == kNone || place == event.place_mention) return;
  event.place_mention = place;
  event.why.Replace("place", "", "events/place-word", mentions[place].tokens);
}

}  // namespace

std::vector<EventEntity> ReadGathering(const FrameContext& context, const Clause& clause) {
  if (clause.entry->event == "EXERCISE") return ReadDrill(context, clause);
  EventEntity event;
  FillCircumstances(context.analysis, context.cues, clause, event);
  const bool summit = clause.entry->frame == "SUMMIT";
  TakePlaceGoneTo(context, clause, event);
  SetStillToCome(context, clause, event);
  event.forum = ForumOf(context, clause);
  if (event.forum == kNone && summit && event.place_mention != kNone) event.forum = BodyBefore(context, clause);
  const bool back_reference = summit && event.forum == kNone && event.ordinal == 0;
  bool says = !back_reference && SaysThere(context, clause);
  bool attended = Attended(context, clause) || Pictured(context, clause, back_reference) || says;
  const bool plain = clause.entry->id == kConference && clause.trigger.size() == 2;
  if (plain && WithState(context, clause)) return AsMeetings(context, clause, ReadMeeting(context, clause));
  if (plain && NamesPair(context, clause, event)) {
    event.summit = true;  // `hội nghị Trump - Kim`
    return AsMeetings(context, clause, {event});
  }
  if (summit) {
    if (std::vector<EventEntity> of_two = ReadSummitOfTwo(context, clause, attended, event); !of_two.empty())
      return of_two;
  }
  if (back_reference && !attended) return OfThem(context, clause, event);
  AddThoseThere(context, clause, attended, says, event);
  if (event.country_codes.size() < 2 && NamesBothSides(clause)) AddSides(context, clause.sentence, event);
  const bool of_two = SetBy(context, clause, context.cues.scene) && NamedAfterTwo(context, clause);
  event.summit = event.summit || of_two;
  bool particular = of_two || Dated(event) || event.ordinal > 0 || (NamedPeople(event) > 0 && (attended || says)) ||
                    (attended && event.place_mention != kNone);
  if (!particular) return Nothing(context, clause, "events/gathering-in-general");
  std::vector<EventEntity> editions = ForEachEdition(context, clause, std::move(event));
  // `hội nghị thượng đỉnh lần 2 không như kỳ vọng của hai bên`: of the two
  // and `A và B sẽ dự cuộc họp thượng đỉnh`
  const size_t named = NamedPeople(editions.front());
  const bool of_sides = summit && editions.front().forum == kNone && editions.front().country_codes.size() == 2 &&
                        (named == 2 || (named == 0 && NamesBothSides(clause)));
  return of_sides ? AsMeetings(context, clause, std::move(editions)) : editions;
}

}  // namespace banghi
