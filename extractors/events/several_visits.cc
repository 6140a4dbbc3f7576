#include "extractors/events/several_visits.h"

#include <algorithm>

namespace banghi {
namespace {

constexpr uint32_t kDateReach = 3;     // tokens between a visitor and the date of the visit
constexpr uint32_t kTimeReach = 5;     // tokens between `lần thứ hai` and its date
constexpr uint32_t kOpeningReach = 3;  // tokens of `Trước đó, vào` before the years of several visits
constexpr uint32_t kInTurnReach = 3;   // tokens between `lần lượt` and the trigger
constexpr size_t kMonthLength = 7;     // of `2013-05`; a longer value names days

// The first DATE that begins in [from, to), kNone where none does.
int32_t DateIn(const Analysis& analysis, uint32_t from, uint32_t to) {
  for (size_t m = analysis.FirstMentionFrom(from); m < analysis.mentions.size(); ++m) {
    const Mention& mention = analysis.mentions[m];
    if (mention.dropped || mention.tokens.begin >= to) break;
    if (mention.type == MentionType::kDate) return static_cast<int32_t>(m);
  }
  return kNone;
}

void SetDate(const Analysis& analysis, int32_t date, EventEntity& event) {
  event.date_mention = date;
  event.date = date == kNone ? "" : analysis.mentions[date].value;
  event.why.Forget("date");
  if (date != kNone) event.why.Add("date", event.date, "events/date-of-each", analysis.mentions[date].tokens);
}

// `Bộ trưởng Quốc phòng A`, but not `phu nhân B`: who travels for an office of his own.
bool Titled(const Analysis& analysis, const Actor& actor) {
  return actor.named() && actor.kind == Actor::Kind::kPerson && actor.mention != kNone &&
         actor.tokens.begin < analysis.mentions[actor.mention].tokens.begin &&
         !analysis.people[actor.person].position_mentions.empty();
}

// The dates joined by commas and `và` from `date` on: `năm 2013, 2015 và 2018`.
std::vector<int32_t> DatesFrom(const FrameContext& context, int32_t date, uint32_t limit) {
  const Analysis& analysis = context.analysis;
  std::vector<int32_t> dates{date};
  for (uint32_t t = analysis.mentions[date].tokens.end; t < limit;) {
    uint32_t next = analysis.CueAt(t, context.cues.conjunction);
    if (next == t && analysis.IsMark(t, ",")) next = t + 1;
    const int32_t m = next == t ? kNone : DateIn(analysis, next, next + 1);
    if (m == kNone) break;
    dates.push_back(m);
    t = analysis.mentions[m].tokens.end;
  }
  return dates;
}

// `năm 2008 và 2016, ông A đã hai lần thăm`: 2008, where `date` is 2016.
// Not `quan hệ được nâng cấp năm 2009, năm 2016 A thăm`: the list opens the clause.
int32_t FirstListed(const FrameContext& context, const Clause& clause, const int32_t last) {
  const std::vector<Mention>& mentions = context.analysis.mentions;
  int32_t date = last;
  for (int32_t m = date - 1; m >= 0 && !mentions[m].dropped; --m) {
    const uint32_t begin = mentions[date].tokens.begin;
    uint32_t joint = context.analysis.CueBefore(begin, context.cues.conjunction);
    if (joint == begin && begin > 0 && context.analysis.IsMark(begin - 1, ",")) joint = begin - 1;
    if (joint == begin || mentions[m].type != MentionType::kDate || mentions[m].tokens.end != joint ||
        mentions[m].value.size() != mentions[date].value.size())
      break;
    date = m;
  }
  return mentions[date].tokens.begin <= clause.tokens.begin + kOpeningReach ? date : last;
}

// `lần đầu năm 2010 ..., lần thứ hai vào năm 2012 và lần gần nhất là vào năm 2015`: the dates of the further times.
void AddTimes(const FrameContext& context, uint32_t limit, std::vector<int32_t>& dates) {
  const Analysis& analysis = context.analysis;
  for (uint32_t t = analysis.mentions[dates.back()].tokens.end; t < limit; ++t) {
    const uint32_t end = analysis.CueAt(t, context.cues.visit.nth_time);
    if (end == t) continue;
    const int32_t date = DateIn(analysis, end, std::min(limit, end + kTimeReach));
    if (date != kNone && date != dates.back()) dates.push_back(date);
  }
}

bool InTurn(const FrameContext& context, const Clause& clause) {
  const uint32_t begin = clause.trigger.begin;
  const uint32_t from = begin > clause.tokens.begin + kInTurnReach ? begin - kInTurnReach : clause.tokens.begin;
  return context.analysis.CueWithin(from, begin, context.cues.visit.in_turn);
}

}  // namespace

bool TravelsAlong(const FrameContext& context, const Clause& clause, const Actor& visitor, const Actor& actor) {
  if (visitor.tokens.begin < clause.trigger.end) return true;
  const Analysis& analysis = context.analysis;
  const uint32_t from = visitor.tokens.end, to = actor.tokens.begin;
  return to < clause.right_limit &&
         (analysis.CueWithin(from, to, context.cues.conjunction) ||
          analysis.CueWithin(from, to, context.cues.together_with) || DateIn(analysis, from, to) != kNone);
}

bool OfActor(const FrameContext& context, const Actor& actor) {
  const uint32_t begin = context.analysis.CueBefore(actor.tokens.begin, context.cues.visit.late_or_former);
  return context.analysis.CueBefore(begin, context.cues.of) != begin;
}

namespace {

// `Tổng thống A của X và Thủ tướng B của Y đến Z`: of two states, and so no journey of one delegation.
bool OfAnotherState(const FrameContext& context, const Actor& first, const Actor& actor, absl::string_view host) {
  const uint32_t begin = actor.tokens.begin;
  return actor.official() && !actor.country_code.empty() && !first.country_code.empty() &&
         actor.country_code != first.country_code && actor.country_code != host &&
         context.analysis.CueBefore(begin, context.cues.met_with) == begin &&
         context.analysis.CueBefore(begin, context.cues.between) == begin;
}

// `chuyến thăm của Bộ trưởng Việt Nam A và Bộ trưởng Mỹ B`: each went to the other's state.
bool Exchanged(const FrameContext& context, const Actor& first, const Actor& actor, absl::string_view host) {
  return host.empty() && Titled(context.analysis, first) && Titled(context.analysis, actor) &&
         !first.country_code.empty() && actor.country_code != first.country_code &&
         context.sides.article().Other(first.country_code) == actor.country_code;
}

}  // namespace

Visitors FurtherVisitors(const FrameContext& context, const Clause& clause, const Actor& first,
                         absl::string_view host) {
  Visitors further;
  const bool before = first.tokens.end <= clause.trigger.begin;
  const bool told = before ? InTurn(context, clause) : OfActor(context, first) && Titled(context.analysis, first);
  if (!told && (!first.official() || host.empty() || (!before && !OfActor(context, first)))) return further;
  bool word = told;  // whether a word joins them, not only a comma
  const Actor* last = &first;
  for (size_t i = 0; i < clause.actors.size(); ++i) {
    const Actor& actor = before ? clause.actors[clause.actors.size() - 1 - i] : clause.actors[i];
    const bool beyond = before ? actor.tokens.end <= last->tokens.begin : actor.tokens.begin >= last->tokens.end;
    if (!beyond) continue;
    Actor named = actor;  // with `nguyên` before the office
    named.tokens.begin = context.analysis.CueBefore(actor.tokens.begin, context.cues.visit.late_or_former);
    const bool joined = before ? context.actors.Coordinated(actor, *last) : context.actors.Coordinated(*last, named);
    const TokenRange gap =
        before ? TokenRange{actor.tokens.end, last->tokens.begin} : TokenRange{last->tokens.end, actor.tokens.begin};
    word = word || context.analysis.CueWithin(gap.begin, gap.end, context.cues.conjunction);
    const bool another = told && Titled(context.analysis, actor) && actor.person != first.person &&
                         (actor.country_code == first.country_code || actor.country_code.empty());
    const bool of_another_state = word && OfAnotherState(context, first, actor, host);
    const bool exchanged = !before && word && further.empty() && Exchanged(context, first, actor, host);
    if (!joined || (!another && !of_another_state && !exchanged)) break;
    if (!before && !TravelsAlong(context, clause, *last, actor)) break;
    last = &actor;
    // `Tổng Bí thư - Chủ tịch nước X`: one official by two offices.
    const bool told_before = of_another_state && std::any_of(further.begin(), further.end(), [&](const Actor* other) {
                               return other->country_code == actor.country_code;
                             });
    if (!told_before) further.push_back(&actor);
  }
  if (before) std::reverse(further.begin(), further.end());
  return further;
}

void AddFurtherVisitors(const FrameContext& context, const Clause& clause, const Actor& first, const Visitors& further,
                        std::vector<EventEntity>& events) {
  const Analysis& analysis = context.analysis;
  const EventEntity model = events.front();
  const auto tell = [&](const Actor& actor) {
    EventEntity next = model;
    next.participants.clear();
    next.why.Forget("participant");
    if (!actor.country_code.empty() && actor.country_code != first.country_code) {
      next.country_codes.clear();
      next.why.Forget("country");
    }
    AddActor(actor, "GUEST", next);
    for (const TextRef code : model.country_codes) {
      if (next.country_codes.size() < model.country_codes.size() && code != first.country_code)
        AddCountry(code, next, "events/destination");
    }
    return next;
  };
  if (first.tokens.end <= clause.trigger.begin) {
    std::vector<EventEntity> in_order;
    for (const Actor* actor : further) in_order.push_back(tell(*actor));
    in_order.push_back(model);
    if (model.date_mention != kNone && InTurn(context, clause)) {  // their dates stand in the same order
      const std::vector<int32_t> dates = DatesFrom(context, model.date_mention, clause.right_limit);
      for (size_t i = 0; i < in_order.size() && dates.size() > 1; ++i)
        SetDate(analysis, i < dates.size() ? dates[i] : kNone, in_order[i]);
    }
    events = std::move(in_order);
    return;
  }
  const bool exchanged = !model.likely_host.empty() && Exchanged(context, first, *further.front(), "");
  if (exchanged) events.front().likely_host = further.front()->country_code;
  bool dated = false;
  const Actor* last = &first;
  for (const Actor* actor : further) {
    dated = dated || DateIn(analysis, last->tokens.end, actor->tokens.begin) != kNone;
    EventEntity next = tell(*actor);
    if (exchanged) next.likely_host = first.country_code;
    const int32_t date = DateIn(analysis, actor->tokens.end, actor->tokens.end + kDateReach);
    if (dated || date != kNone) SetDate(analysis, date, next);
    events.push_back(next);
    if (date != kNone) {  // `của B năm 1997 và năm 2004`
      const std::vector<int32_t> dates = DatesFrom(context, date, clause.right_limit);
      for (size_t d = 1; d < dates.size(); ++d) {
        SetDate(analysis, dates[d], next);
        events.push_back(next);
      }
    }
    last = actor;
  }
}

void AddFurtherYears(const FrameContext& context, const Clause& clause, std::vector<EventEntity>& events) {
  if (events.front().date_mention == kNone || events.front().date.size() > kMonthLength) return;
  const int32_t listed = FirstListed(context, clause, events.front().date_mention);
  const bool before = listed != events.front().date_mention;
  if (before) SetDate(context.analysis, listed, events.front());
  const EventEntity first = events.front();
  std::vector<int32_t> dates = DatesFrom(context, listed, clause.right_limit);
  if (!before) AddTimes(context, clause.right_limit, dates);
  for (size_t i = 1; i < dates.size(); ++i) {
    if (context.analysis.mentions[dates[i]].value.size() != first.date.size()) return;
    EventEntity next = first;
    SetDate(context.analysis, dates[i], next);
    events.push_back(std::move(next));
  }
}

}  // namespace banghi
