// DRILL, and GATHER of an EXERCISE: who holds it together (`Nga và Trung Quốc tập trận`, `tập trận với Mỹ`, `RIMPAC`).
#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "extractors/events/clause_date.h"
#include "extractors/events/frames.h"
#include "extractors/events/gatherings.h"
#include "extractors/events/repeated.h"

namespace banghi {
namespace {

constexpr uint32_t kShipReach = 5;      // tokens between a word for ships and the name of one
constexpr uint32_t kJointReach = 4;     // tokens behind `tập trận` in which `chung` stands
constexpr uint32_t kInvitedReach = 10;  // tokens before an exercise in which `hủy lời mời A tham gia` stands
constexpr uint32_t kKindReach = 4;      // tokens behind `tập trận` that say what kind it is
constexpr uint32_t kStopReach = 6;      // tokens before an exercise in which `ngừng` stands
constexpr uint32_t kAskedReach = 12;    // and before that, in which stands that it is only asked for
constexpr size_t kMostYears = 60;       // dates of the article looked at for a later year
constexpr uint32_t kUnitReach = 10;  // tokens of a unit's name: `cùng Nhóm tác chiến hộ tống số 4 của Nhật Bản`

// `tập trận với`, `diễn tập chung cùng`
bool HeldWith(const FrameContext& context, const Clause& clause) {
  const uint32_t end = clause.trigger.end;
  return context.analysis.CueWithin(end, end + 2, context.cues.together_with) &&
         !context.analysis.CueWithin(end, end + 2, context.cues.conjunction);
}

// Whether a word that joins parties stands before the state, over `quân đội`, `hải quân`, or a unit's name.
bool JoinsDrill(const FrameContext& context, const Clause& clause, const Actor& state) {
  const Analysis& analysis = context.analysis;
  const uint32_t end = clause.trigger.end, begin = state.tokens.begin;
  const bool near = begin <= end + kUnitReach;
  for (uint32_t t = begin; t > end && t + 3 > begin; --t) {
    for (int list : {context.cues.together_with, context.cues.between, context.cues.comprising}) {
      if (analysis.CueBefore(t, list) != t) return true;
    }
    if (near && analysis.CueBefore(t, context.cues.of) != t) return true;  // `tập trận của hải quân Nga`
  }
  const uint32_t before = std::min(begin - end, kBodyReach);
  if (begin <= end + 1 || analysis.CueWithin(begin - before, begin, context.cues.attend)) return true;
  return near && HeldWith(context, clause);
}

// `cuộc tập trận ba bên A - B - C`: a list of states behind words that say what kind it is.
bool ListsParties(const FrameContext& context, const Clause& clause, const Actor& state) {
  const uint32_t end = clause.trigger.end, begin = state.tokens.begin;
  if (state.located || begin > end + kKindReach) return false;
  for (uint32_t t = end; t < begin;) {
    const uint32_t next = context.analysis.CueAt(t, context.cues.drill_kind);
    if (next == t) return false;
    t = next;
  }
  return context.analysis.IsMark(state.tokens.end, "-") || context.analysis.IsMark(state.tokens.end, ",");
}

// `Ý và Na Uy`, `300 lính Ý và 200 lính Na Uy`
bool JoinedTo(const FrameContext& context, const Actor& last, const Actor& next) {
  if (context.actors.Coordinated(last, next)) return true;
  const uint32_t end = last.tokens.end;
  if (next.tokens.begin < end || next.tokens.begin > end + kBodyReach) return false;
  const Analysis& analysis = context.analysis;
  const bool counted = analysis.IsMark(end, ",") && analysis.IsNumber(end + 1);  // `252 binh sĩ A, 280 binh sĩ B`
  return counted || analysis.CueAt(end, context.cues.conjunction) != end ||
         analysis.CueAt(end, context.cues.together_with) != end;
}

// `Nga và Trung Quốc tập trận`, `tập trận với Mỹ`; not `Nga tập trận` in a sentence that also speaks of others.
bool StatesDrillTogether(const FrameContext& context, const Clause& clause) {
  const Actor* last = nullptr;
  for (const Actor& actor : clause.actors) {
    if (actor.kind != Actor::Kind::kState || actor.aside || actor.tokens.begin >= clause.right_limit) continue;
    if (last != nullptr && JoinedTo(context, *last, actor)) return true;
    const uint32_t begin = actor.tokens.begin;
    const bool with = begin >= clause.trigger.end && begin <= clause.trigger.end + kUnitReach &&
                      (context.analysis.CueWithin(clause.trigger.end, begin, context.cues.together_with) ||
                       context.analysis.CueWithin(clause.trigger.end, begin, context.cues.between));
    if (with && last != nullptr) return true;
    // `300 lính Ý và 200 lính Na Uy tham gia tập trận`
    const bool join = begin < clause.trigger.begin && last != nullptr &&
                      context.analysis.CueWithin(begin, clause.trigger.begin, context.cues.attend) &&
                      context.analysis.CueWithin(last->tokens.end, begin, context.cues.conjunction);
    if (join) return true;
    last = &actor;
  }
  return false;
}

bool EndsInDrill(const Analysis& analysis, uint32_t from, uint32_t to) {
  for (uint32_t t = from; t < to; ++t) {
    const Match* match = analysis.MatchAt(t, EntryKind::kTrigger);
    if (match != nullptr && analysis.bundle.triggers()[match->entry].event == "EXERCISE") return true;
  }
  return false;
}

// `A ngừng tập trận với B nhưng vẫn diễn tập với C`: B, who takes part in the one told before, behind `subject`.
bool PartnerInAnother(const FrameContext& context, const Clause& clause, const Actor& subject, const Actor& state) {
  const Analysis& analysis = context.analysis;
  if (!HeldWith(context, clause)) return false;
  for (uint32_t t = state.tokens.begin; t > subject.tokens.end && t + 3 > state.tokens.begin; --t) {
    const bool with =
        analysis.CueBefore(t, context.cues.together_with) != t && analysis.CueBefore(t, context.cues.conjunction) == t;
    if (with) return EndsInDrill(analysis, subject.tokens.end, t);
  }
  return false;
}

// `lời của ông A về việc Mỹ ngừng tập trận`: spoken of, and yet who holds it.
bool OnlyAside(const FrameContext& context, const Actor& state) {
  const uint32_t begin = state.tokens.begin;
  return state.aside && context.analysis.CueBefore(begin, context.cues.act_word) == begin;
}

// Whether those before the word hold it: not `Triều Tiên lên án cuộc tập trận`, and where two others stand behind it
// only `A tập trận với B, C`.
bool HoldDrill(const FrameContext& context, const Clause& clause, const std::vector<const Actor*>& before,
               const std::vector<const Actor*>& behind) {
  if (before.empty()) return false;
  const uint32_t end = before.back()->tokens.end, trigger = clause.trigger.begin;
  if (context.analysis.CueWithin(end, trigger, context.cues.drill_judged)) return false;
  if (behind.size() < 2) return true;
  // `Mỹ hủy các cuộc diễn tập tại A và B`
  if (behind.front()->located) return !before.back()->located && !EndsInDrill(context.analysis, end, trigger);
  return HeldWith(context, clause) && behind.front()->tokens.begin <= clause.trigger.end + kUnitReach &&
         !context.analysis.CueWithin(end, trigger, context.cues.say);
}

// Those it is held with behind the word (`tập trận với Mỹ`, `của Nga và Belarus`), and the nearest before it with those
// joined to him.
void AddDrillStates(const FrameContext& context, const Clause& clause, EventEntity& event) {
  std::vector<const Actor*> before, behind;
  const Actor* guest = nullptr;  // who comes to the place of the nearest
  for (const Actor& actor : clause.actors) {
    if (actor.kind != Actor::Kind::kState || OnlyAside(context, actor)) continue;
    if (actor.tokens.begin >= clause.right_limit) continue;
    std::vector<const Actor*>& group = actor.tokens.end <= clause.trigger.begin ? before : behind;
    const bool joined = !group.empty() && JoinedTo(context, *group.back(), actor);
    if (&group == &before) {
      if (!joined && !before.empty() && PartnerInAnother(context, clause, *before.back(), actor)) continue;
      const uint32_t begin = actor.tokens.begin;
      const bool reached = actor.located || context.analysis.CueBefore(begin, context.cues.travel) != begin;
      if (!joined && reached && !before.empty() && !before.back()->located) guest = before.back();
      if (!joined) before.clear();
    } else if (!joined && !JoinsDrill(context, clause, actor) && !ListsParties(context, clause, actor)) {
      continue;
    } else if (context.analysis.CueWithin(clause.trigger.end, actor.tokens.begin, context.cues.drill_break)) {
      continue;  // `nhằm phô trương sức mạnh với Triều Tiên`
    }
    group.push_back(&actor);
  }
  // `Hành động của Mỹ trái với mục đích của RIMPAC` speaks of it; `Mỹ tham gia RIMPAC` takes part.
  const bool only_speaks =
      clause.entry->frame == "DRILL" && !before.empty() &&
      clause.trigger.begin > before.back()->tokens.end + kJointReach &&
      !context.analysis.CueWithin(before.back()->tokens.end, clause.trigger.begin, context.cues.attend);
  // `Nga - Trung tuần tra chung ở vùng biển giữa Hàn Quốc và Nhật Bản`: those behind tell where.
  const bool both_before = before.size() > 1 && before.back()->tokens.end + kJointReach >= clause.trigger.begin;
  const uint32_t next = behind.empty() ? clause.trigger.end : behind.front()->tokens.begin;
  const bool tells_where = both_before && !only_speaks && !HeldWith(context, clause) && !behind.empty() &&
                           context.analysis.CueWithin(clause.trigger.end, next, context.cues.between);
  if (tells_where) behind.clear();
  if (!only_speaks && HoldDrill(context, clause, before, behind)) {
    for (const Actor* state : before) AddCountry(state->country_code, event, state->rule, state->tokens);
  }
  // `máy bay A tới B để diễn tập cùng không quân nước này`
  if (guest != nullptr && behind.empty() && HeldWith(context, clause))
    AddCountry(guest->country_code, event, guest->rule, guest->tokens);
  for (const Actor* state : behind) AddCountry(state->country_code, event, state->rule, state->tokens);
}

// `Lực lượng Phòng vệ Israel`: of the state behind the words; `Lê Quý Đôn`: a ship only behind a word for ships.
bool OfAnother(const FrameContext& context, TokenRange words) {
  const Analysis& analysis = context.analysis;
  const size_t m = analysis.FirstMentionFrom(words.end);
  if (m < analysis.mentions.size() && !analysis.mentions[m].dropped && analysis.mentions[m].tokens.begin == words.end &&
      analysis.mentions[m].type == MentionType::kCountry)
    return true;
  if (words.size() == 1) return false;
  for (uint32_t t = words.begin; t < words.end; ++t) {
    if (!analysis.IsCapital(t)) return false;
  }
  const uint32_t from = words.begin > kShipReach ? words.begin - kShipReach : 0;
  return !analysis.CueWithin(from, words.begin, context.cues.deputation);
}

// `tàu USS Ronald Reagan`, `Lực lượng Phòng vệ`: the state whose ships and forces are so called.
void AddForces(const FrameContext& context, const Clause& clause, EventEntity& event) {
  for (const auto& [state, list] : context.cues.forces) {
    const TokenRange words = context.analysis.CueIn(clause.tokens.begin, clause.right_limit, list);
    if (!words.empty() && !OfAnother(context, words)) AddCountry(state, event, "events/forces-of-state", words);
  }
}

void AddParties(const FrameContext& context, const Clause& clause, EventEntity& event) {
  const std::vector<std::string>& parties = clause.entry->parties;
  for (const TextRef party : parties) AddCountry(party, event, clause.entry->source, clause.trigger);
  const Analysis& analysis = context.analysis;
  const uint32_t trigger = clause.trigger.begin, near = std::min(trigger - clause.tokens.begin, kInvitedReach);
  const bool left_out = analysis.CueWithin(trigger - near, trigger, context.cues.uninvited);
  if (parties.size() >= 2 || left_out) return;
  AddDrillStates(context, clause, event);
  AddForces(context, clause, event);
  AddStatesOfBodies(context, {clause.tokens.begin, clause.right_limit}, event);
  if (event.place_mention != kNone) {
    const Mention& place = analysis.mentions[event.place_mention];
    AddCountry(place.country_code, event, "events/host-of-place", place.tokens);
  }
}

// `RIMPAC 2018 diễn ra từ ngày 27/6`: the days, not the year that is part of the name.
void TakeDaysBehindYear(const Analysis& analysis, const Clause& clause, EventEntity& event) {
  if (event.date_mention == kNone || event.date.size() > 4) return;
  for (size_t m = event.date_mention + 1; m < analysis.mentions.size() && !analysis.mentions[m].dropped; ++m) {
    const Mention& mention = analysis.mentions[m];
    if (mention.tokens.begin >= clause.setting_limit) return;
    const bool day = mention.type == MentionType::kDate && mention.value.size() >= 10;
    if (!day || (mention.value.compare(0, 4, "XXXX") != 0 && mention.value.compare(0, 4, event.date) != 0)) continue;
    event.date = mention.value;
    event.date_mention = static_cast<int32_t>(m);
    event.why.Replace("date", event.date, "events/nearest-date", mention.tokens);
    return;
  }
}

// Whether a bare year is one that lies back: `từng tham gia năm 2012`, or the article speaks of later years.
bool IsEarlier(const FrameContext& context, const Clause& clause, const EventEntity& event) {
  if (event.date.size() != 4 || event.date.find('X') != std::string::npos) return false;
  const Analysis& analysis = context.analysis;
  if (analysis.CueWithin(clause.tokens.begin, clause.trigger.begin, context.cues.formerly)) return true;
  if (analysis.published.known) return event.date < absl::StrCat(analysis.published.day.year());
  size_t seen = 0;
  for (const Mention& mention : analysis.mentions) {
    if (mention.dropped || seen == kMostYears) break;
    if (mention.type != MentionType::kDate) continue;
    ++seen;
    if (mention.value.size() >= 4 && mention.value[0] == '2' && mention.value.substr(0, 4) > event.date) return true;
  }
  return false;
}

// `A kêu gọi B ngừng tập trận`, `A nên dừng các cuộc tập trận`: it is only asked for.
bool AskedToStop(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  const uint32_t trigger = clause.trigger.begin;
  const TokenRange stop = analysis.CueIn(Back(trigger, kStopReach, clause.left_limit), trigger, context.cues.stopped);
  if (stop.empty()) return false;
  const uint32_t from = Back(stop.begin, kAskedReach, clause.left_limit);
  const TokenRange asked = analysis.CueIn(from, stop.begin, context.cues.demanded);
  if (asked.empty()) return false;
  for (uint32_t t = asked.end; t < trigger; ++t) {
    const bool listed = std::any_of(clause.actors.begin(), clause.actors.end(),
                                    [t](const Actor& actor) { return actor.tokens.begin == t + 1; });
    // `yêu cầu B chấm dứt pháo kích, tập trận với C`; but `đòi A, B ngừng tập trận`
    if (analysis.IsMark(t, ",") && !listed) return false;
  }
  return !analysis.CueWithin(asked.end, stop.begin, context.cues.past);
}

}  // namespace

std::vector<EventEntity> ReadDrill(const FrameContext& context, const Clause& clause) {
  if (AskedToStop(context, clause)) return Nothing(context, clause, "events/hypothetical");
  EventEntity event;
  FillCircumstances(context.analysis, context.cues, clause, event);
  const bool by_name = clause.entry->frame == "DRILL";
  if (by_name) {
    event.drill = clause.entry->source;
    TakeDaysBehindYear(context.analysis, clause, event);
  }
  event.earlier = IsEarlier(context, clause, event);
  const bool attended = Attended(context, clause);
  if (attended) AddAttendants(context, clause, event);
  AddParties(context, clause, event);
  if (event.country_codes.size() < 2 && NamesBothSides(clause)) AddSides(context, clause.sentence, event);
  // A ship that goes to an exercise abroad is of the other side of the article.
  const bool host_only = event.country_codes.size() == 1 && event.place_mention != kNone &&
                         context.analysis.mentions[event.place_mention].country_code == event.country_codes.front();
  if (attended && host_only)
    AddCountry(context.sides.article().Other(event.country_codes.front()), event, "events/other-side");
  // `diễn tập chung`: with the other side of the article, where only one is named.
  const uint32_t reach = std::min(clause.right_limit, clause.trigger.end + kJointReach);
  const bool joint = context.analysis.CueWithin(clause.trigger.begin, reach, context.cues.joint);
  const bool together = joint && event.country_codes.size() >= 2;  // `Cảnh sát biển Việt Nam và Lào tuần tra chung`
  // `diễn tập chung với các đồng minh`: with states that are not named.
  const bool with_others = context.analysis.CueWithin(clause.trigger.end, reach, context.cues.other_states);
  if (joint && event.country_codes.size() == 1 && !with_others)
    AddCountry(context.sides.article().Other(event.country_codes.front()), event, "events/other-side");
  const bool with = event.country_codes.size() >= 2 && HeldWith(context, clause);
  const bool of_two = with || together || NamesBothSides(clause) || StatesDrillTogether(context, clause);
  const uint32_t before = std::min(clause.trigger.begin - clause.left_limit, kJointReach);
  const bool compared =  // `quy mô nhỏ hơn tập trận A trước đây`
      context.analysis.CueWithin(clause.trigger.begin - before, clause.trigger.begin, context.cues.compared);
  const bool told = (by_name && !compared) || of_two || Dated(event) || event.ordinal > 0 ||
                    (attended && (NamedPeople(event) > 0 || event.place_mention != kNone));
  if (!told) return Nothing(context, clause, "events/gathering-in-general");
  return ForEachDate(context, clause, std::move(event));
}

}  // namespace banghi
