// GATHER, SUMMIT: conferences and ceremonies: all who are named.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "extractors/events/frames.h"
#include "extractors/events/gatherings.h"
#include "extractors/events/meeting_events.h"
#include "extractors/events/meeting_sides.h"
#include "extractors/events/repeated.h"

namespace banghi {
namespace {

constexpr absl::string_view kConference = "hoi-nghi";  // id in triggers.tsv
constexpr uint32_t kBetweenReach = 9;  // tokens to `giữa`: `thượng đỉnh lịch sử ngày 27/4 giữa A và B`

void AddHostOfPlace(const FrameContext& context, EventEntity& event) {
  if (event.place_mention == kNone) return;
  const Mention& place = context.analysis.mentions[event.place_mention];
  // The host of a conference takes part where the article is about it, or nobody else is named; else the place is only
  // a place.
  if (event.country_codes.empty() || context.sides.article().Has(place.country_code))
    AddCountry(place.country_code, event, "events/host-of-place", place.tokens);
}

// `thượng đỉnh giữa ông A và ông B`, `thượng đỉnh với Tổng thống B`.
bool SummitOfTwo(const FrameContext& context, const Clause& clause) {
  for (uint32_t t = clause.trigger.end; t < std::min(clause.right_limit, clause.trigger.end + kBetweenReach); ++t) {
    if (context.analysis.CueAt(t, context.cues.between) != t) return true;
  }
  for (const Actor& actor : clause.actors) {
    const uint32_t begin = actor.tokens.begin;
    if (begin < clause.trigger.end) continue;
    const bool state = actor.kind == Actor::Kind::kState && begin == clause.trigger.end + 1;  // `với Triều Tiên`
    if (!actor.official() && !state) continue;
    if (begin > clause.trigger.end + kBodyReach || begin >= clause.right_limit) break;
    return context.analysis.CueBefore(begin, context.cues.met_with) != begin;
  }
  return false;
}

// `Tại Hội nghị G20 ở Hamburg, Thủ tướng A tham dự với tư cách ...`
void AddAttendantsBehind(const FrameContext& context, const Clause& clause, EventEntity& event) {
  for (const Actor& actor : clause.actors) {
    if (!actor.official() || actor.tokens.begin < clause.trigger.end || actor.tokens.begin >= clause.right_limit)
      continue;
    const uint32_t end = actor.tokens.end;
    if (context.analysis.CueWithin(end, std::min(end + 3, clause.tokens.end), context.cues.attend))
      AddActor(actor, "ATTENDEE", event);
  }
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
    const std::string& kind = analysis.organizations[body.entity].kind;
    if (kind == "FORUM" || kind == "INTERNATIONAL") return body.entity;
  }
  return kNone;
}

// `sau hội nghị thượng đỉnh của họ tại Helsinki`: the two who were named last.
std::vector<EventEntity> OfThem(const FrameContext& context, const Clause& clause, EventEntity event) {
  const uint32_t end = std::min(clause.trigger.end + kBodyReach, clause.right_limit);
  if (!context.analysis.CueWithin(clause.trigger.end, end, context.cues.of_them))
    return Nothing(context, clause, "events/summit-of-nobody");
  AddSides(context, clause.sentence, event);
  event.summit = event.country_codes.size() == 2;
  return AsMeetings(context, clause, {std::move(event)});
}

// Two states, or two leaders, joined by a dash right behind the trigger (`thượng đỉnh Mỹ - Triều`, `Trump - Putin`), or
// named by it (`liên Triều`); adds them.
bool NamesPair(const FrameContext& context, const Clause& clause, EventEntity& event) {
  for (const std::string& party : clause.entry->parties) AddCountry(party, event, clause.entry->source, clause.trigger);
  if (!clause.entry->parties.empty()) return true;
  const std::vector<const Actor*> pair = PairJoined(context, clause);
  for (const Actor* actor : pair) AddActor(*actor, "", event);
  return !pair.empty();
}

}  // namespace

std::vector<EventEntity> ReadGathering(const FrameContext& context, const Clause& clause) {
  if (clause.entry->event == "EXERCISE") return ReadDrill(context, clause);
  EventEntity event;
  FillCircumstances(context.analysis, context.cues, clause, event);
  Zone zone = context.analysis.document.sentences()[clause.sentence].zone;
  bool attended = Attended(context, clause) ||
                  (zone == Zone::kCaption &&
                   context.analysis.CueBefore(clause.trigger.begin, context.cues.place_in) != clause.trigger.begin);
  event.forum = ForumOf(context, clause);
  if (clause.entry->id == kConference && clause.trigger.size() == 2 && NamesPair(context, clause, event)) {
    event.summit = true;  // `hội nghị Trump - Kim`
    return AsMeetings(context, clause, {event});
  }
  if (clause.entry->frame == "SUMMIT") {
    event.summit = NamesPair(context, clause, event);
    if (event.summit)  // `thượng đỉnh Mỹ - Triều`, `thượng đỉnh liên Triều năm 2000 và 2007`
      return AsMeetings(context, clause, ForEachDate(context, clause, std::move(event)));
    if (SummitOfTwo(context, clause)) return AsMeetings(context, clause, ReadMeeting(context, clause));
    const std::vector<const Actor*> pair = StatesBefore(context, clause, Look(context, clause));
    if (pair.size() == 2)
      return AsMeetings(context, clause, {MakeMeeting(context, clause, pair)});  // `Nga - Trung họp thượng đỉnh`
  }
  const bool vague = clause.entry->frame == "SUMMIT" && !attended && event.forum == kNone && event.ordinal == 0;
  if (vague) return OfThem(context, clause, event);
  if (attended) {
    AddAttendants(context, clause, event);
  } else if (!(attended = AddThoseWhoAttend(context, clause, event))) {
    AddAttendantsBehind(context, clause, event);
  }
  // Where somebody attends, the states around are mostly where it is, or what it is about.
  if (NamedPeople(event) == 0) {
    AddHolders(context, clause, event);
    AddHostOfPlace(context, event);
  } else {
    AddStates(clause, /*hosts=*/false, event);
  }
  if (event.country_codes.size() < 2 && NamesBothSides(clause)) AddSides(context, clause.sentence, event);
  bool named = NamedPeople(event) > 0 && attended;
  bool particular = Dated(event) || event.ordinal > 0 || named || (attended && event.place_mention != kNone);
  if (!particular) return Nothing(context, clause, "events/gathering-in-general");
  return ForEachEdition(context, clause, std::move(event));
}

}  // namespace banghi
