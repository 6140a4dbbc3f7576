// MEET and HOST: `A hội đàm với B`, `cuộc gặp giữa A và B`, `trong cuộc hội đàm với B, A nói`, `A tiếp B`.
#include <algorithm>

#include "extractors/events/body_leaders.h"
#include "extractors/events/courtesy_calls.h"
#include "extractors/events/frames.h"
#include "extractors/events/meeting_events.h"
#include "extractors/events/meeting_lists.h"
#include "extractors/events/meeting_refusals.h"
#include "extractors/events/meeting_sides.h"

namespace banghi {
namespace {

constexpr uint32_t kEnvoyReach = 3;  // tokens behind `với` in which `lãnh đạo` stands

// One trigger and those around it; each step reads one way of standing, or leaves it to the next.
class MeetingReader {
 public:
  MeetingReader(const FrameContext& context, const Clause& clause)
      : context_(context),
        clause_(clause),
        analysis_(context.analysis),
        around_(Look(context, clause)),
        subject_(SubjectOf(context, clause, around_)),
        object_(ObjectOf(context, clause, around_)) {}

  std::vector<EventEntity> Read() const {
    if (const absl::string_view rule = NoMeetingBy(context_, clause_, object_); !rule.empty())
      return Nothing(context_, clause_, rule);
    if (std::vector<const Actor*> both = PairSpokenOf(); !both.empty()) return {Make(both)};
    if (std::vector<const Actor*> both = PairOfSubjects(); !both.empty()) return {Make(both)};
    std::vector<const Actor*> pair = PairBehind();
    if (pair.size() == 2) return EachWith(*pair[0], *pair[1]);
    if (pair.empty() && subject_ == nullptr) pair = BehindPhrase(context_, clause_, around_);
    if (!pair.empty()) return {Make(pair)};
    if (object_ == nullptr || !object_->official()) {
      pair = StatesBefore(context_, clause_, around_);
      if (pair.size() >= 2) return {Make(pair)};
    }
    if (subject_ == nullptr && object_ == nullptr) return CalledOnLeaders(context_, clause_);
    if (std::vector<EventEntity> led = WithLeadersOfBody(); !led.empty()) return led;
    if (clause_.entry->weak && clause_.entry->frame == "MEET" && !OfficialsOnBothSides())
      return Nothing(context_, clause_, "events/weak-trigger");
    if (clause_.entry->frame == "HOST") {
      if (std::vector<EventEntity> received = Received(); !received.empty()) return received;
      if (const absl::string_view rule = HostRefusedBy(); !rule.empty()) return Nothing(context_, clause_, rule);
    }
    if (subject_ == nullptr) return WithoutSubject();
    if (subject_->kind == Actor::Kind::kBothSides) return {Make({subject_})};
    if (object_ == nullptr || object_ == subject_ || (object_->named() && object_->person == subject_->person))
      return WithoutObject();
    return WithEach();
  }

 private:
  EventEntity Make(const std::vector<const Actor*>& actors) const { return MakeMeeting(context_, clause_, actors); }

  // `A và B trò chuyện`: two named officials of different states.
  std::vector<const Actor*> PairBefore() const {
    if (subject_ == nullptr) return {};
    const std::vector<const Actor*> group = Joined(context_, around_.left, subject_, true);
    const bool pair = group.size() == 2 && group[0]->named() && group[1]->named() && Foreign(*group[0], *group[1]);
    return pair ? std::vector<const Actor*>{group[1], group[0]} : std::vector<const Actor*>{};
  }

  // `A hy vọng vào cuộc hội đàm Mỹ - Triều`: where A is of neither state, or says something before the word, he only
  // speaks of it.
  std::vector<const Actor*> PairSpokenOf() const {
    std::vector<const Actor*> both = PairJoined(context_, clause_);
    if (both.empty() || subject_ == nullptr) return both;
    const bool said = analysis_.CueWithin(subject_->tokens.end, clause_.trigger.begin, context_.cues.say);
    const bool third = Foreign(*subject_, *both[0]) && Foreign(*subject_, *both[1]);
    return said || third ? both : std::vector<const Actor*>{};
  }

  // `A, B điện đàm, nhất trí tăng sức ép với C`: a comma, or the place, ends what the two did.
  std::vector<const Actor*> PairOfSubjects() const {
    const uint32_t end = clause_.trigger.end;
    const bool ends = analysis_.IsMark(end, ",") || analysis_.CueAt(end, context_.cues.during) != end ||
                      analysis_.CueAt(end, context_.cues.place_in) != end;
    return ends ? PairBefore() : std::vector<const Actor*>{};
  }

  // `sau các cuộc gặp với A, B, ông C ...`: C met each.
  std::vector<EventEntity> EachWith(const Actor& first, const Actor& other) const {
    std::vector<EventEntity> meetings{Make({&first, &other})};
    if (subject_ != nullptr || other.tokens.begin < first.tokens.end) return meetings;
    for (const Actor* each : Joined(context_, around_.right, &first, false)) {
      const bool host = each != &first && each != &other && each->named() && !Foreign(*each, first);
      if (host && each->tokens.end <= other.tokens.begin) meetings.push_back(Make({each, &other}));
    }
    return meetings;
  }

  // `cuộc gặp đầu tiên giữa A và B`, `trong cuộc hội đàm với B, A ...`: both stand behind.
  std::vector<const Actor*> PairBehind() const {
    const uint32_t end = clause_.trigger.end;
    const bool between =
        analysis_.CueWithin(end, std::min(end + kStateReach, clause_.right_limit), context_.cues.between);
    const bool one_side =
        subject_ != nullptr && object_ != nullptr && !subject_->country_code.empty() && !Foreign(*subject_, *object_);
    if (object_ == nullptr) return {};
    // `Ngoại trưởng A bình luận cuộc gặp của B với C`, `A không tiết lộ chi tiết cuộc hội đàm giữa hai nhà lãnh đạo`: A
    // was not there.
    const bool theirs = analysis_.CueAt(end, context_.cues.of) == object_->tokens.begin && object_->tokens.begin > end;
    if (object_->kind == Actor::Kind::kBothSides)
      return between || theirs ? std::vector<const Actor*>{object_} : std::vector<const Actor*>{};
    if (theirs) return TheirsWith();
    if (!between && subject_ != nullptr && !one_side) return {};
    if (between && !object_->partners.empty()) return {object_};  // `giữa lãnh đạo Nga và Triều Tiên`
    std::vector<const Actor*> rest(around_.right.begin(), around_.right.end());
    rest.insert(rest.end(), around_.beyond.begin(), around_.beyond.end());
    for (const Actor* actor : rest) {
      if (actor == object_ || actor->tokens.begin < object_->tokens.end || !Foreign(*actor, *object_)) continue;
      // `Tại cuộc gặp, Bộ trưởng A chuyển lời mời tới Thủ tướng B`: B is elsewhere.
      if (analysis_.CueWithin(object_->tokens.end, actor->tokens.begin, context_.cues.sent_words)) return {};
      if (between || actor->official()) return {object_, actor};
    }
    return {};
  }

  // `cuộc gặp của B với C`: B and C; empty where nobody of another state is joined to B.
  std::vector<const Actor*> TheirsWith() const {
    for (const Actor* actor : around_.right) {
      const uint32_t begin = actor->tokens.begin;
      if (begin < object_->tokens.end || !Foreign(*actor, *object_)) continue;
      return analysis_.CueBefore(begin, context_.cues.together_with) != begin
                 ? std::vector<const Actor*>{object_, actor}
                 : std::vector<const Actor*>{};
    }
    return {};
  }

  // `bắt tay với Nga`: ordinary words need officials on both sides.
  bool OfficialsOnBothSides() const {
    if (subject_ == nullptr) return false;
    const bool handshake = clause_.entry->id == "bat-tay";  // in pictures of other occasions
    if (subject_->kind == Actor::Kind::kBothSides || (!handshake && !PairBefore().empty())) return true;
    return object_ != nullptr && subject_->official() && object_->official() && Foreign(*subject_, *object_);
  }

  // `A tiếp lãnh đạo Hội Hữu nghị Lào - Việt`; empty where somebody with an office or a name is met.
  std::vector<EventEntity> WithLeadersOfBody() const {
    if (subject_ == nullptr || (object_ != nullptr && object_->official())) return {};
    const TextRef state = StateOfBodyMet(context_, clause_, *subject_);
    if (state.empty()) return {};
    EventEntity event = Make({subject_});
    AddCountry(state, event, "events/leaders-of-body");
    event.of_body = true;
    return {event};
  }

  // `A được B và C tiếp`: A with each of them; empty elsewhere.
  std::vector<EventEntity> Received() const {
    if (subject_ == nullptr || object_ != nullptr) return {};
    const std::vector<const Actor*> hosts = Joined(context_, around_.left, subject_, true);  // nearest first
    const uint32_t begin = hosts.back()->tokens.begin;
    if (analysis_.CueBefore(begin, context_.cues.passive) == begin) return {};
    const Actor* guest = HostOf(context_, clause_, around_, *subject_, true);
    std::vector<EventEntity> meetings;
    for (auto host = hosts.rbegin(); guest != nullptr && host != hosts.rend(); ++host) {
      if (Foreign(**host, *guest)) meetings.push_back(Make({*host, guest}));
    }
    return meetings;
  }

  // Why `tiếp` tells of nobody received; empty where it does.
  absl::string_view HostRefusedBy() const {
    const uint32_t end = clause_.trigger.end;
    const bool deputation = analysis_.CueAt(end, context_.cues.deputation) != end;  // `tiếp đoàn Bộ Quốc phòng Lào`
    const bool near = object_ != nullptr && (object_->official() || deputation);
    if (near && deputation && (subject_ == nullptr || !subject_->named() || !Foreign(*subject_, *object_)))
      return "events/no-host";
    return !near || analysis_.CueAt(end, context_.cues.of) != end ? "events/no-guest" : "";
  }

  // `giám đốc cơ quan A của Hàn Quốc tới gặp B`: somebody of that state; null where none stands before.
  const Actor* StateBefore() const {
    for (const Actor* state : around_.left) {
      if (state->tokens.begin < clause_.left_limit) break;
      const bool acts = state->kind == Actor::Kind::kState && !state->aside && !state->located;
      if (acts && Foreign(*state, *object_)) return state;
    }
    return nullptr;
  }

  std::vector<EventEntity> WithoutSubject() const {
    const Actor* state = StateBefore();
    const std::vector<const Actor*> states = ListedStates(context_, around_.right, object_);
    if (state != nullptr && states.size() > 1) {  // `phái đoàn A đã gặp bộ quốc phòng B, C và D`
      std::vector<EventEntity> meetings;
      for (const Actor* each : states) {
        if (Foreign(*state, *each)) meetings.push_back(Make({state, each}));
      }
      return meetings;
    }
    EventEntity event = Make({object_});
    // `đoàn đại biểu Hàn Quốc đến chào xã giao B`, in an article on a guest from elsewhere
    const TextRef other = context_.sides.article().Other(object_->country_code);
    const bool guest = state == nullptr || state->country_code == other;
    if (guest && CallsOn(context_, clause_)) AddGuest(context_, clause_.sentence, event);
    if (event.country_codes.size() == 1 && state != nullptr) AddActor(*state, "", event);
    return {event};
  }

  std::vector<EventEntity> WithoutObject() const {
    std::vector<const Actor*> group = Joined(context_, around_.left, subject_, true);
    const uint32_t begin = clause_.trigger.begin, end = clause_.trigger.end;
    // `hội kiến với lãnh đạo cấp cao nước chủ nhà`: nobody of the other side is named.
    const uint32_t with = analysis_.CueAt(end, context_.cues.together_with);
    if (group.size() == 1 && with != end &&
        analysis_.CueWithin(with, std::min(with + kEnvoyReach, clause_.right_limit), context_.cues.envoy)) {
      EventEntity event = Make(group);
      AddCountry(context_.sides.article().Other(subject_->country_code), event, "events/other-side");
      return {event};
    }
    // `A đón B và hội đàm`: B, whom A receives, is the other side; `A nói với B trong cuộc gặp`: B was there.
    const bool within = analysis_.CueBefore(begin, context_.cues.setting) != begin;
    const bool told =
        within && analysis_.CueBefore(subject_->tokens.begin, context_.cues.together_with) != subject_->tokens.begin;
    const Actor* host = group.size() == 1 ? HostOf(context_, clause_, around_, *subject_, told) : nullptr;
    if (host != nullptr) group.push_back(host);
    return {Make({group.rbegin(), group.rend()})};
  }

  // Several hosts or guests one after the other are several meetings; one meeting where the trigger is a talk of all.
  std::vector<EventEntity> WithEach() const {
    // `gặp song phương trưởng đoàn Mỹ, Singapore, Australia`
    const std::vector<const Actor*> states = ListedStates(context_, around_.right, object_);
    if (states.size() > 1 && (subject_->official() || Deputations(context_, *object_))) {
      std::vector<EventEntity> meetings;
      for (const Actor* state : states) {
        if (Foreign(*subject_, *state)) meetings.push_back(Make({subject_, state}));
      }
      return meetings;
    }
    const std::vector<const Actor*> subjects = Joined(context_, around_.left, subject_, true);
    if (subjects.size() > 1 && Foreign(*subjects[0], *subjects[1]) && !Foreign(*subjects[0], *object_))
      return {Make({subjects.rbegin(), subjects.rend()})};
    std::vector<EventEntity> events;
    const std::vector<const Actor*> objects =
        ListedBehindMarks(context_, clause_, Joined(context_, around_.right, object_, false));
    if (std::vector<const Actor*> all = TwoByTwo(subjects, objects); !all.empty()) return {Make(all)};
    for (const Actor* each : objects) {
      const bool host = !Foreign(*subject_, *each) && subject_->official() && each->official() && !events.empty();
      if (host || IsTitleOfAnother(context_, *each, objects)) continue;
      for (const Actor& one : OneByOne(*each)) {
        for (std::vector<const Actor*>& group : HostsOf(subjects)) {
          group.push_back(&one);
          events.push_back(Make(group));
          if (objects.size() > 1) TakeOwnDate(analysis_, *each, events.back());
        }
      }
    }
    return events;
  }

  // `A và B tiếp C`: together; `A và B lần lượt hội kiến C`: each of them.
  std::vector<std::vector<const Actor*>> HostsOf(const std::vector<const Actor*>& subjects) const {
    std::vector<const Actor*> hosts;
    for (const Actor* each : subjects) {
      if (each == subject_ || (each->named() && !Foreign(*each, *subject_))) hosts.insert(hosts.begin(), each);
    }
    // `Tổng bí thư, Thủ tướng tiếp C` in a headline; `A, đặc phái viên của B, gặp C`
    const bool joined = hosts.size() > 1 && analysis_.CueWithin(hosts[hosts.size() - 2]->tokens.end,
                                                                subject_->tokens.begin, context_.cues.conjunction);
    if (!joined || !subject_->named()) return {{subject_}};
    const bool in_turn =
        analysis_.CueWithin(subject_->tokens.end, clause_.trigger.begin, context_.cues.visit.in_turn) ||
        analysis_.CueWithin(subject_->tokens.end, clause_.trigger.begin, context_.cues.visit.plural);
    if (!in_turn) return {hosts};
    std::vector<std::vector<const Actor*>> each;
    for (const Actor* host : hosts) each.push_back({host});
    return each;
  }

  // `điện đàm với Thủ tướng Thái Lan và Singapore`: with each.
  std::vector<Actor> OneByOne(const Actor& object) const {
    const bool each = subject_->official() && subject_->partners.empty() && Foreign(*subject_, object);
    return each ? object.Each() : std::vector<Actor>{object};
  }

  const FrameContext& context_;
  const Clause& clause_;
  const Analysis& analysis_;
  const Around around_;
  const Actor* const subject_;
  const Actor* const object_;
};

}  // namespace

std::vector<EventEntity> ReadMeeting(const FrameContext& context, const Clause& clause) {
  return MeetingReader(context, clause).Read();
}

}  // namespace banghi
