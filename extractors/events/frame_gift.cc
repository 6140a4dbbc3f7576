// GIVE: `A tặng B tàu tuần tra`, `A mua S-400 của B`.
#include <algorithm>
#include <utility>

#include "extractors/events/clause_date.h"
#include "extractors/events/frames.h"
#include "extractors/events/gatherings.h"
#include "extractors/events/gift_sides.h"
#include "extractors/events/meeting_sides.h"
#include "extractors/events/repeated.h"
#include "extractors/events/resolved.h"

namespace banghi {
namespace {

constexpr absl::string_view kSupply = "cung-cap";
constexpr uint32_t kSumReach = 14;     // and a sum of money: `không hoàn lại trị giá khoảng 2,5 triệu USD`
constexpr uint32_t kRefusalReach = 4;  // tokens before the word in which `cấm`, `không` stand
constexpr uint32_t kGoodsReach = 4;    // tokens of `tấn hàng viện trợ` before the word
constexpr uint32_t kGiftReach = 10;    // tokens behind `bán`, `tặng` in which the thing given stands

// `Mỹ đã ngừng bán súng cho B`: where `ngừng` stands; empty where the gift is not called off.
TokenRange StoppedBefore(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  const uint32_t begin = clause.trigger.begin, deed = analysis.CueBefore(begin, context.cues.deed);
  const uint32_t stop = analysis.CueBefore(deed, context.cues.stopped);
  if (stop == deed) return {};
  const uint32_t near = Back(stop, kRefusalReach, clause.left_limit);
  for (int list : {context.cues.demanded, context.cues.future, context.cues.future_strong, context.cues.negation,
                   context.cues.wished}) {
    if (analysis.CueWithin(near, stop, list)) return {};
  }
  return {stop, begin};
}

// `A đã ngừng bán 26.000 súng trường cho B`, `vừa đình chỉ việc bán xe tăng cho B`: the words that say so.
TokenRange CalledOff(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  const uint32_t deed = analysis.CueBefore(clause.trigger.begin, context.cues.gift.deed);
  const uint32_t word = analysis.CueBefore(deed, context.cues.gift.called_off);
  const bool told = word != deed && analysis.CueBefore(word, context.cues.past) != word;
  return told ? TokenRange{word, deed} : StoppedBefore(context, clause);
}

// `cung cấp khoản vay cho B`, `cung cấp cho B khoản vay`: money to be paid back, but for `khoản vay ODA`.
bool IsLoan(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  const auto loan_at = [&](uint32_t t) {
    return std::max(analysis.CueAt(t, context.cues.gift.loan), t) >
           std::max(analysis.CueAt(t, context.cues.gift.loan_of_aid), t);
  };
  if (loan_at(clause.trigger.end)) return true;
  return std::any_of(clause.actors.begin(), clause.actors.end(), [&](const Actor& actor) {
    const uint32_t begin = actor.tokens.begin;
    const uint32_t whom = analysis.CueBefore(begin, context.cues.to_whom);
    return (begin == clause.trigger.end || (whom != begin && whom <= clause.trigger.end)) && loan_at(actor.tokens.end);
  });
}

// `gửi 40 tấn hàng viện trợ`, `dành 6 triệu USD viện trợ`: what is given, counted, stands before the word for aid,
// which may be part of it.
bool GoodsBefore(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  const uint32_t begin = clause.trigger.begin;
  if (clause.entry->id != kAid) return false;
  for (uint32_t t = begin; t > clause.tokens.begin + 1 && t + kGoodsReach > begin; --t) {
    const uint32_t end = analysis.CueAt(t - 1, context.cues.money_or_goods);
    if (end == t - 1 || end < begin) continue;
    if (end == begin || analysis.IsNumber(t - 2)) return true;
  }
  return false;
}

// `cung cấp các khoản viện trợ`: no sum, no day.
bool OnlyInGeneral(const FrameContext& context, const Clause& clause) {
  const uint32_t end = clause.trigger.end, reach = std::min(clause.right_limit, end + kSumReach);
  if (context.analysis.CueAt(end, context.cues.gift.in_general) == end) return false;
  if (GoodsBefore(context, clause)) {
    for (uint32_t t = Back(clause.trigger.begin, kGoodsReach + 2, clause.left_limit); t < clause.trigger.begin; ++t) {
      if (context.analysis.IsNumber(t)) return false;
    }
  }
  for (uint32_t t = end; t < reach; ++t) {
    if (context.analysis.IsNumber(t)) return false;
  }
  return true;
}

// `Mỹ cấm bán F-35 cho ...`, `tặng hoa cho ông A`, `tài trợ khủng bố`
bool NoGift(const FrameContext& context, const Clause& clause) {
  const uint32_t begin = clause.trigger.begin, end = clause.trigger.end;
  const uint32_t near = std::min(begin - clause.left_limit, kRefusalReach);
  if (context.analysis.CueBefore(begin, context.cues.supplier) != begin) return true;  // `nhà cung cấp vũ khí`
  const TokenRange refused = context.analysis.CueIn(begin - near, begin, context.cues.refused);
  const bool thing = !refused.empty() && refused.begin > clause.tokens.begin &&  // the `không` of `phòng không`
                     context.analysis.CueAt(refused.begin - 1, context.cues.equipment) >= refused.end;
  if (!refused.empty() && !thing && CalledOff(context, clause).empty()) return true;
  const uint32_t more = clause.entry->id == kSupply ? 2 : 0;  // `cung cấp thêm thông tin`
  if (context.analysis.IsCapital(end)) return false;
  return context.analysis.CueAt(end, context.cues.gift.none) != end ||
         context.analysis.CueWithin(end, std::min(end + more, clause.right_limit), context.cues.gift.none) ||
         OnlyInGeneral(context, clause);
}

// `việc mua S-400`, `kế hoạch bán tên lửa`: the deed as such.
bool OnlySpokenOf(const FrameContext& context, const Clause& clause) {
  const uint32_t begin = clause.trigger.begin, near = std::min(begin - clause.tokens.begin, kRefusalReach);
  return context.analysis.CueWithin(begin - near, begin, context.cues.deed);
}

// `cứng rắn trong vấn đề mua S-400 khi vào hôm 22/5, bộ quốc phòng cho biết`: the day of something else.
bool DatedInAnother(const FrameContext& context, const Clause& clause, const EventEntity& event) {
  if (event.date_mention == kNone) return false;
  const uint32_t date = context.analysis.mentions[event.date_mention].tokens.begin;
  const bool far = date > clause.trigger.end + kGiftReach;
  for (uint32_t t = clause.trigger.end; t < date; ++t) {
    if ((far && context.analysis.IsMark(t, ",")) || context.analysis.CueAt(t, context.cues.upon) != t) return true;
  }
  return false;
}

// `Những năm gần đây, A đã mua của B ...`: no gift in particular; but `trong khuôn khổ hợp tác hằng năm, A vừa tặng B`.
bool Habitual(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  const uint32_t begin = clause.trigger.begin;
  const TokenRange habit = analysis.CueIn(clause.tokens.begin, begin, context.cues.habit);
  if (habit.empty() || analysis.CueWithin(habit.end, begin, context.cues.gift.just_now)) return false;
  const bool set_off = analysis.IsMark(habit.end, ",") && habit.begin > clause.tokens.begin + 1;
  return !set_off || !analysis.CueWithin(habit.end, begin, context.cues.past);
}

// Whether a gift without a day is told as news: a sum that is given, what is done or announced (`đã chuyển giao`, `hoàn
// tất việc chuyển giao`, `sẽ chuyển giao`, `được Nga chuyển giao`), or what opens the article. Arms that one state has
// from another are spoken of in every other article on the two (`việc mua S-400`), and then nothing is given there.
bool IsNews(const FrameContext& context, const Clause& clause, bool sum) {
  const uint32_t begin = clause.trigger.begin;
  if (Habitual(context, clause)) return false;
  if (PromisedBefore(context.analysis, context.cues, clause).definite) return true;
  if (!CalledOff(context, clause).empty()) return true;
  const uint32_t deed = context.analysis.CueBefore(begin, context.cues.deed);  // the `việc` of `hoàn tất việc`
  if (context.analysis.CueBefore(deed, context.cues.completed) != deed || GivenByState(context, clause)) return true;
  if (context.analysis.CueBefore(begin, context.cues.goal) != begin || OnlySpokenOf(context, clause)) return false;
  const bool finite = context.analysis.CueBefore(begin, context.cues.future_strong) != begin ||
                      context.analysis.CueBefore(begin, context.cues.past) != begin;
  // `trong 46 năm, A đã viện trợ hơn 4 tỷ USD cho B`
  if (context.analysis.CueWithin(clause.tokens.begin, begin, context.cues.over_years)) return false;
  const Zone zone = context.analysis.document.sentences()[clause.sentence].zone;
  return sum || finite || zone == Zone::kTitle || zone == Zone::kLead;
}

// What is promised is still to come, whatever the tense; what is called off is cancelled.
void TellStanding(const FrameContext& context, const Clause& clause, EventEntity& event) {
  if (const TokenRange off = CalledOff(context, clause); !off.empty()) {
    event.status = "CANCELLED";
    event.why.Replace("status", event.status, "events/cancelled", off);
  }
  const Promise promise = PromisedBefore(context.analysis, context.cues, clause);
  if (promise.words.empty() || event.status == "CANCELLED") return;
  event.status = "PLANNED";
  event.why.Replace("status", event.status, "events/future-before", promise.words);
}

}  // namespace

std::vector<EventEntity> ReadGift(const FrameContext& context, const Clause& clause) {
  if (NoGift(context, clause) || IsLoan(context, clause)) return Nothing(context, clause, "events/no-gift-of-states");
  bool equipment =
      context.analysis.CueWithin(clause.trigger.begin, std::min(clause.right_limit, clause.trigger.end + kGiftReach),
                                 context.cues.equipment) ||
      (clause.entry->id != kSupply &&
       context.analysis.CueWithin(clause.left_limit, clause.trigger.begin, context.cues.equipment));
  // `với sự hỗ trợ của máy bay Mỹ`, `được hỗ trợ bởi ...`: a battle.
  if (context.analysis.CueBefore(clause.trigger.end, context.cues.support) != clause.trigger.end) equipment = false;
  const uint32_t reach = std::min(clause.right_limit, clause.trigger.end + kSumReach);
  const bool money_or_goods = context.analysis.CueWithin(clause.trigger.end, reach, context.cues.money_or_goods) ||
                              GoodsBefore(context, clause);
  const bool goods = equipment || (money_or_goods && clause.entry->id == kSupply);
  const bool relief =
      clause.entry->id == kAid && context.analysis.CueWithin(clause.trigger.end, reach, context.cues.relief);
  const bool given = clause.entry->id == kAid ? equipment || money_or_goods || relief : goods;
  if (!given) return Nothing(context, clause, "events/no-gift-of-states");  // most need not be read any further
  EventEntity event;
  FillCircumstances(context.analysis, context.cues, clause, event);
  AddGiverAndTaker(context, clause, event);
  if (clause.entry->id != kAid && event.country_codes.size() < 2)
    return Nothing(context, clause, "events/no-gift-of-states");
  if (event.country_codes.size() < 2) AddStatesOfBodies(context, {clause.trigger.begin, clause.right_limit}, event);
  const bool both = event.country_codes.size() >= 2;
  if (event.country_codes.size() == 1)
    AddCountry(context.sides.article().Other(event.country_codes.front()), event, "events/other-side");
  const bool dated = Dated(event) && !(OnlySpokenOf(context, clause) && DatedInAnother(context, clause, event));
  const bool particular = dated || (both && IsNews(context, clause, money_or_goods));
  if (event.country_codes.size() < 2 || !particular) return Nothing(context, clause, "events/no-gift-of-states");
  TellStanding(context, clause, event);
  return ForEachDate(context, clause, std::move(event));
}

}  // namespace banghi
