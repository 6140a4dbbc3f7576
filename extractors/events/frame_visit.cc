// VISIT: `A thăm B`, `chuyến thăm B của A`.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "extractors/events/clause_date.h"
#include "extractors/events/destination.h"
#include "extractors/events/frames.h"
#include "extractors/events/guests.h"
#include "extractors/events/several_visits.h"
#include "extractors/events/stops.h"
#include "extractors/events/travel.h"
#include "extractors/events/visit_lists.h"
#include "extractors/events/visit_refusals.h"
#include "extractors/events/visitors.h"

namespace banghi {
namespace {

constexpr uint32_t kOnceReach = 4;    // tokens from `từng` to the verb
constexpr uint32_t kChanceReach = 3;  // tokens between `từng` and `có dịp`
constexpr size_t kMonthLength = 7;    // of a value such as `2016-09`

// A visit whose visitor the sentence does not name: of the ship's state, or of the other side.
std::vector<EventEntity> Skeleton(const FrameContext& context, const Clause& clause, const Destination& destination) {
  EventEntity event;
  FillCircumstances(context.analysis, context.cues, clause, event);
  const TextRef ship = StateOfShip(context, clause);
  if (ship.empty()) AddCountry(context.sides.article().Other(destination.country_code), event, "events/other-side");
  AddCountry(ship, event, "events/ship");
  AddDestination(context, destination, event);
  event.deputation = HasShips(context, clause);
  if (event.country_codes.size() < 2) return {};
  std::vector<EventEntity> events{event};
  const Actor visitor{.kind = Actor::Kind::kState,
                      .country_code = event.country_codes.front(),
                      .rule = ship.empty() ? "events/other-side" : "events/ship"};
  AddFurtherStops(context, clause, visitor, events);
  return events;
}

// `Tổng Thư ký Liên Hợp Quốc A`: an official of no state; `bà B đến thăm Việt Nam`: nobody travels to his own state by
// its name.
bool FromAbroad(const FrameContext& context, const Actor& visitor, const Destination& destination) {
  if (!visitor.named() || !visitor.country_code.empty() || destination.mention == kNone) return false;
  return !context.analysis.people[visitor.person].position_mentions.empty() ||
         context.analysis.mentions[destination.mention].type == MentionType::kCountry;
}

// One word of visiting: who goes where, then the further visits and stops that the words around it tell of.
class VisitReader {
 public:
  VisitReader(const FrameContext& context, const Clause& clause)
      : context_(context),
        clause_(clause),
        // `trong đó có chuyến thăm của A`
        noun_(clause.entry->id == "chuyen-tham" ||
              context.analysis.CueAt(clause.trigger.end, context.cues.of) != clause.trigger.end) {}

  std::vector<EventEntity> Read() {
    in_passing_ = VisitInGeneral(context_, clause_);
    if (in_passing_ && !IsAbroad()) return Nothing(context_, clause_, "events/visit-in-general");
    if (VisitOfInvitation(context_, clause_)) return Nothing(context_, clause_, "events/visit-of-invitation");
    FindVisitorAndDestination();
    if (visitor_ == nullptr) return WithoutVisitor();
    if (destination_.mention == kNone && visitor_->named()) {
      if (std::vector<EventEntity> tour = ReadTour(context_, clause_, *visitor_); !tour.empty()) return tour;
    }
    if (const absl::string_view rule = RefusedBy(); !rule.empty()) return Nothing(context_, clause_, rule);
    EventEntity event = Make();
    const bool one_country = event.country_codes.size() < 2 && event.likely_host.empty();
    if (one_country && !FromAbroad(context_, *visitor_, destination_))
      return Nothing(context_, clause_, "events/one-country");
    return WithFurther(std::move(event));
  }

 private:
  // `Bộ trưởng Lào A thăm nhà máy ở Đức`
  bool IsAbroad() {
    const uint32_t end = clause_.trigger.end;
    if (noun_ || context_.analysis.CueAt(end, context_.cues.visit.other_word) != end) return false;
    const Actor* visitor = VisitorBefore(context_, clause_, "");
    if (visitor == nullptr || !visitor->named() || visitor->country_code.empty()) return false;
    if (context_.analysis.CueAt(visitor->tokens.begin, context_.cues.visit.resident) != visitor->tokens.begin)
      return false;
    return PlaceAbroad(context_, clause_, {kNone, visitor->country_code}).mention != kNone;
  }

  void FindVisitorAndDestination() {
    const uint32_t end = clause_.trigger.end;
    destination_ = FindDestination(context_, clause_, end);
    if (destination_.mention == kNone) destination_ = PlaceChosen(context_, clause_);
    visitor_ = VisitorAfter(context_, clause_, end);
    if (clause_.entry->id == "sang-du" && destination_.mention == kNone) destination_ = StateOfTalks(context_, clause_);
    if (!noun_ && destination_.mention == kNone) destination_ = PlaceTold(context_, clause_);
    if (noun_ && (!LeadsTo(context_, clause_, destination_) || IsStopOfTour())) destination_ = {};
    if (noun_ && destination_.mention == kNone) destination_ = TravelDestination(context_, clause_, visitor_);
    if (noun_ && destination_.mention == kNone && RegionBehind(context_, clause_) == kNone)
      destination_ = FirstStop(context_, clause_);
    if (noun_ && destination_.mention == kNone) destination_ = PlaceLeft(context_, clause_);
    if (noun_ && destination_.mention == kNone && visitor_ != nullptr && visitor_->named())
      destination_ = PlaceOfEarlierVisit(context_, clause_);
    if (!noun_ && destination_.mention == kNone && clause_.entry->id != "sang-du") {
      if (const GuestAndHost received = ReceivedAtHome(context_, clause_); received.guest != nullptr) {
        visitor_ = received.guest;
        invited_by_ = received.host;
        return;
      }
    }
    LookAbroad();
    const TextRef state = destination_.country_code;
    if (visitor_ == nullptr && noun_ && OfShips(context_, clause_, destination_)) return;
    if (visitor_ == nullptr || (visitor_->kind == Actor::Kind::kState && visitor_->country_code == state))
      visitor_ = VisitorBefore(context_, clause_, state);
    if (visitor_ == nullptr && destination_.mention != kNone) visitor_ = SubjectBehind(clause_, state);
    if (visitor_ == nullptr && destination_.mention != kNone) visitor_ = GuestReceived(context_, clause_, state);
    if (visitor_ == nullptr && destination_.mention != kNone && noun_) visitor_ = GuestBehind(clause_, state);
    if (visitor_ == nullptr || destination_.mention != kNone) return;
    if (noun_) visitor_ = GuestOfMet(context_, clause_, visitor_);
    destination_ = SameState(context_, clause_, visitor_->country_code);
    if (destination_.mention == kNone) destination_ = PlaceWhere(context_, clause_, *visitor_);
    if (destination_.mention == kNone && !noun_) hosted_by_ = HostVisited(context_, clause_);
    if (hosted_by_ != nullptr && hosted_by_->country_code == visitor_->country_code) hosted_by_ = nullptr;
    if (noun_) invited_by_ = StateInviting(context_, clause_, *visitor_);
  }

  // `Bộ trưởng Quốc phòng Mỹ thăm quân Mỹ tại Đức`, `chuyến thăm lính Mỹ ở Đức`
  void LookAbroad() {
    const Destination own = FindDestination(context_, clause_, clause_.trigger.end);
    if (own.mention == kNone || (destination_.mention != kNone && destination_.mention != own.mention)) return;
    const Actor* visitor = VisitorBefore(context_, clause_, "");
    if (visitor == nullptr && noun_) visitor = SubjectBehind(clause_, "");
    if (visitor == nullptr || !visitor->official() || visitor->country_code != own.country_code) return;
    if (const Destination abroad = PlaceAbroad(context_, clause_, own); abroad.mention != kNone) destination_ = abroad;
  }

  // `chuyến công du châu Phi gồm các nước Kenya, Ghana`
  bool IsStopOfTour() const {
    const int32_t region = RegionBehind(context_, clause_);
    if (region == kNone || destination_.mention == kNone) return false;
    const auto& mentions = context_.analysis.mentions;
    return context_.analysis.CueWithin(mentions[region].tokens.end, mentions[destination_.mention].tokens.begin,
                                       context_.cues.comprising);
  }

  // `chuyến thăm lần thứ nhất năm 2006`, `chuyến thăm thứ hai diễn ra năm 2013`: of whom the article is about.
  std::vector<EventEntity> Earlier() const {
    const size_t m = context_.analysis.FirstMentionFrom(clause_.trigger.end);
    const auto& mentions = context_.analysis.mentions;
    const bool dated = m < mentions.size() && !mentions[m].dropped && mentions[m].type == MentionType::kDate &&
                       mentions[m].value.size() <= kMonthLength &&
                       mentions[m].tokens.begin <= clause_.trigger.end + kPlaceReach;
    EventEntity event;
    FillCircumstances(context_.analysis, context_.cues, clause_, event);
    if (!noun_ || !dated || event.date_mention != static_cast<int32_t>(m)) return {};
    if (const Actor* visitor = SubjectBehind(clause_, ""); visitor != nullptr) AddActor(*visitor, "GUEST", event);
    if (event.country_codes.size() < 2) AddSides(context_, clause_.sentence, event);
    std::vector<EventEntity> events;
    if (event.country_codes.size() == 2) events.push_back(std::move(event));
    return events;
  }

  std::vector<EventEntity> WithoutVisitor() const {
    if (std::vector<EventEntity> earlier = Earlier(); destination_.mention == kNone && !earlier.empty()) return earlier;
    const bool deputation = HasDeputation(context_, clause_) || !StateOfShip(context_, clause_).empty();
    // `trong chuyến thăm cảng Odessa, Bộ trưởng Ukraina A`: nobody but those who are at home
    const bool city = destination_.mention != kNone && IsProvincial(context_.analysis.mentions[destination_.mention]);
    if (city && !deputation && IsOfficialsOwn(clause_, destination_.country_code))
      return Nothing(context_, clause_, "events/at-home");
    if (destination_.mention == kNone || (!noun_ && !deputation) || clause_.entry->weak)
      return Nothing(context_, clause_, "events/no-visitor");
    return Skeleton(context_, clause_, destination_);
  }

  // Not a state, nor its capital, which stands for it.
  bool IsProvincial(const Mention& place) const {
    if (place.type != MentionType::kLocation) return false;
    return place.entry == kNone || !context_.analysis.bundle.locations()[place.entry].capital_city;
  }

  // Why it is no visit of the visitor; empty where it is.
  absl::string_view RefusedBy() const {
    const uint32_t begin = clause_.trigger.begin;
    const bool dated = visitor_->named() && visitor_->tokens.end <= begin && DatedAtOnce(context_, clause_);
    const bool of_visitor = noun_ && visitor_->named() && visitor_->tokens.begin >= begin;  // `chuyến thăm của A`
    // `2,7 triệu lượt du khách Lào đã thăm Việt Nam`
    const uint32_t named = visitor_->tokens.begin;
    const bool state = visitor_->kind == Actor::Kind::kState;
    if (state && context_.analysis.CueBefore(named, context_.cues.visit.tourists) != named)
      return "events/visit-in-general";
    if (destination_.mention == kNone && !dated && !of_visitor && hosted_by_ == nullptr && invited_by_ == nullptr)
      return "events/no-destination";
    if (clause_.entry->weak && !visitor_->named()) return "events/weak-trigger";
    if (state && VisitsOwnPeople()) return "events/visits-own-people";
    if (OnlyHopedFor()) return "events/hypothetical";
    const bool at_home = visitor_->country_code == destination_.country_code && !visitor_->country_code.empty();
    return at_home ? "events/at-home" : "";
  }

  // `Tổng thống Mỹ A đến Iraq để thăm binh sĩ | Mỹ`: those whom A visits there are no journey to their state.
  bool VisitsOwnPeople() const {
    if (destination_.mention == kNone) return false;
    const uint32_t at = context_.analysis.mentions[destination_.mention].tokens.begin;
    if (at <= clause_.trigger.end || context_.analysis.CueBefore(at, context_.cues.visit.people_of) == at) return false;
    return std::any_of(clause_.actors.begin(), clause_.actors.end(), [&](const Actor& actor) {
      return actor.official() && actor.tokens.end <= clause_.trigger.begin &&
             actor.country_code == destination_.country_code;
    });
  }

  // `A hy vọng có dịp thăm Lào`; but `A từng có dịp thăm Lào` tells of a visit.
  bool OnlyHopedFor() const {
    const Analysis& analysis = context_.analysis;
    const uint32_t begin = clause_.trigger.begin, chance = analysis.CueBefore(begin, context_.cues.visit.chance);
    const uint32_t from = Back(chance, kChanceReach, clause_.tokens.begin);
    return chance != begin && !analysis.CueWithin(from, chance, context_.cues.has_happened) &&
           NearestDate(analysis, context_.cues, clause_) == kNone;
  }

  EventEntity Make() const {
    EventEntity event;
    FillCircumstances(context_.analysis, context_.cues, clause_, event);
    if (in_passing_) {  // the day of a visit to a museum is one of the journey's days
      event.date = {};
      event.date_mention = kNone;
      event.why.Forget("date");
    }
    if (event.status != "CANCELLED" && IsAwaited(context_, clause_, *visitor_)) {
      event.status = "PLANNED";
      event.why.Replace("status", event.status, "events/future-before", visitor_->tokens);
    }
    AddActor(*visitor_, "GUEST", event);
    const uint32_t title = visitor_->tokens.begin;
    // `từng sang thăm Lào`
    const uint32_t word = clause_.trigger.begin, near = std::min(word - clause_.tokens.begin, kOnceReach);
    event.of_former = context_.analysis.CueBefore(title, context_.cues.visit.no_longer) != title ||
                      context_.analysis.CueWithin(word - near, word, context_.cues.formerly);
    AddDestination(context_, destination_, event);
    if (hosted_by_ != nullptr) AddActor(*hosted_by_, "HOST", event);
    if (invited_by_ != nullptr) AddCountry(invited_by_->country_code, event, "events/invited-by", invited_by_->tokens);
    if (visitor_->country_code.empty() && !visitor_->named()) {  // `công tước xứ X đang thăm Việt Nam`
      const TextRef other = context_.sides.article().Other(destination_.country_code);
      AddCountry(other, event, "events/other-side");
    }
    // `tàu Yashima do ông A chỉ huy cập cảng`: the ship's visit, with its captain
    const uint32_t named = visitor_->tokens.begin;
    const bool captain = context_.analysis.CueBefore(named, context_.cues.led_by) != named;
    event.deputation = (visitor_->kind == Actor::Kind::kState || captain) && HasShips(context_, clause_);
    if (destination_.mention == kNone && !GoesElsewhere()) {
      event.likely_host = StateOfHostBehind(context_, clause_, *visitor_);
      if (event.likely_host.empty()) event.likely_host = context_.sides.article().Other(visitor_->country_code);
    }
    return event;
  }

  // `chuyến thăm của A tới vùng biên giới`: to a place that is no state, or lies in none that is known.
  bool GoesElsewhere() const {
    const auto& mentions = context_.analysis.mentions;
    const uint32_t from = std::max(clause_.trigger.end, visitor_->tokens.end);
    for (size_t m = context_.analysis.FirstMentionFrom(from); m < mentions.size() && !mentions[m].dropped; ++m) {
      const uint32_t begin = mentions[m].tokens.begin;
      if (begin >= std::min(clause_.right_limit, from + kPlaceReach)) break;
      const uint32_t word = context_.analysis.CueBefore(begin, context_.cues.place_word);
      const bool reached = context_.analysis.CueBefore(word, context_.cues.travel) != word;
      if (mentions[m].type == MentionType::kLocation && reached) return true;
    }
    return false;
  }

  // Visits of others beside the visitor, else his further ones, else the stops of this one.
  std::vector<EventEntity> WithFurther(EventEntity event) const {
    std::vector<EventEntity> events;
    events.push_back(std::move(event));
    if (const Visitors further = FurtherVisitors(context_, clause_, *visitor_, destination_.country_code);
        !further.empty()) {
      AddFurtherVisitors(context_, clause_, *visitor_, further, events);
      return events;
    }
    AddCompanions(context_, clause_, *visitor_, events.front());
    AddFurtherYears(context_, clause_, events);
    if (events.size() > 1) return events;
    AddFurtherStops(context_, clause_, *visitor_, events);
    AddEarlierStops(context_, clause_, *visitor_, events);
    return events;
  }

  const FrameContext& context_;
  const Clause& clause_;
  const bool noun_;  // `chuyến thăm`
  const Actor* visitor_ = nullptr;
  bool in_passing_ = false;           // `thăm nhà máy ở Đức`
  const Actor* hosted_by_ = nullptr;  // whom somebody visits, where no place is named
  const Actor* invited_by_ = nullptr;  // `chuyến thăm theo lời mời của Thủ tướng Lào`, or who receives the visitor
  Destination destination_;
};

}  // namespace

std::vector<EventEntity> ReadVisit(const FrameContext& context, const Clause& clause) {
  if (clause.entry->id == "diem-dung") return ReadStops(context, clause);
  std::vector<EventEntity> list = ReadVisitList(context, clause);
  return !list.empty() ? list : VisitReader(context, clause).Read();
}

}  // namespace banghi
