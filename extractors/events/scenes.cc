#include "extractors/events/scenes.h"

#include <algorithm>

#include "absl/strings/string_view.h"
#include "extractors/events/clause_date.h"

namespace banghi {
namespace {

constexpr absl::string_view kGoesOn = "events/goes-on";
constexpr uint32_t kMostSentences = 4;  // that go on with one
constexpr size_t kMostEvents = 12;      // told before, among which the talks are looked for
constexpr uint32_t kLeaderReach = 14;   // tokens from `hai Thủ tướng` to what they sign
constexpr uint32_t kAuxiliaries = 4;    // tokens of `đã cùng nhau`
constexpr size_t kDay = 10;             // bytes of `2021-06-03`

// What the sentence that is gone on with says of all that follows.
struct Scene {
  int32_t date = kNone;  // index into Analysis::mentions
  bool planned = false;
};

// Meetings and what comes of them; visits last longer than a scene, and an edition, or a summit, is known from before.
bool IsOfScene(const EventEntity& event) {
  return (event.type == "MEETING" || event.type == "SIGNING") && !event.summit && event.ordinal == 0;
}

bool IsDay(const Analysis& analysis, int32_t date) {
  return date != kNone && analysis.mentions[date].value.size() == kDay;
}

class SceneReader {
 public:
  SceneReader(const FrameContext& context, uint32_t sentence)
      : context_(context), analysis_(context.analysis), sentence_(sentence) {}

  Scene Read(const std::vector<EventEntity>& events, size_t first) const {
    if (OpensWith(sentence_, context_.cues.after_talks)) return OfTalks(events, first);
    if (!OpensWith(sentence_, context_.cues.goes_on)) return {};
    uint32_t head = sentence_;
    while (head > 0 && sentence_ - head < kMostSentences && OpensWith(head, context_.cues.goes_on) &&
           ZoneOf(head - 1) == ZoneOf(sentence_))
      --head;
    if (OpensWith(head, context_.cues.goes_on)) return {};
    return OfHead(head, events, first);
  }

 private:
  TokenRange TokensOf(uint32_t sentence) const { return analysis_.document.sentences()[sentence].tokens; }
  Zone ZoneOf(uint32_t sentence) const { return analysis_.document.sentences()[sentence].zone; }

  bool OpensWith(uint32_t sentence, int list) const {
    const uint32_t begin = TokensOf(sentence).begin;
    return analysis_.CueAt(begin, list) != begin;
  }

  Scene OfHead(uint32_t head, const std::vector<EventEntity>& events, size_t first) const {
    Scene scene;
    const TokenRange tokens = TokensOf(head);
    const TokenRange ahead = analysis_.CueIn(tokens.begin, tokens.end, context_.cues.future_strong);
    scene.planned = !ahead.empty() && !analysis_.CueWithin(tokens.begin, tokens.end, context_.cues.has_happened);
    scene.date = OpeningDay(analysis_, head);
    for (size_t i = first; i-- > 0 && first - i <= kMostEvents && events[i].evidence.front() >= head;) {
      if (IsOfScene(events[i]) && IsDay(analysis_, events[i].date_mention)) scene.date = events[i].date_mention;
    }
    return scene;
  }

  // `Sau hội đàm, ...`: of the talks told last.
  Scene OfTalks(const std::vector<EventEntity>& events, size_t first) const {
    Scene scene;
    for (size_t i = first; i-- > 0 && first - i <= kMostEvents;) {
      if (events[i].type != "MEETING" || !IsDay(analysis_, events[i].date_mention)) continue;
      scene.date = events[i].date_mention;
      break;
    }
    return scene;
  }

  const FrameContext& context_;
  const Analysis& analysis_;
  const uint32_t sentence_;
};

// The two named people of different states who met last before the event at `first`, in what is told of one meeting;
// null where there are none.
const EventEntity* LastTalks(const std::vector<EventEntity>& events, size_t first) {
  for (size_t i = first; i-- > 0 && first - i <= kMostEvents;) {
    if (events[i].type != "MEETING") continue;
    const std::vector<Participant>& those = events[i].participants;
    const bool two = those.size() == 2 && those[0].person != kNone && those[1].person != kNone &&
                     those[0].country_code != those[1].country_code;
    return two ? &events[i] : nullptr;
  }
  return nullptr;
}

// `Sau hội đàm, hai Thủ tướng chứng kiến lễ ký`: the two who talked.
void AddLeaders(const FrameContext& context, uint32_t sentence, size_t first, std::vector<EventEntity>& events) {
  const Analysis& analysis = context.analysis;
  const uint32_t begin = analysis.document.sentences()[sentence].tokens.begin;
  for (size_t i = first; i < events.size(); ++i) {
    EventEntity& event = events[i];
    const bool nobody = std::all_of(event.participants.begin(), event.participants.end(),
                                    [](const Participant& p) { return p.person == kNone; });
    if (event.type != "SIGNING" || !nobody || event.trigger.begin <= begin) continue;
    const uint32_t near = event.trigger.begin - std::min(event.trigger.begin - begin, kLeaderReach);
    const TokenRange leaders = analysis.CueIn(near, event.trigger.begin, context.cues.two_leaders);
    if (leaders.empty()) continue;
    const bool watch = analysis.CueWithin(leaders.end, event.trigger.end, context.cues.witness);
    // `hai nhà lãnh đạo hoan nghênh việc các đối tác ký hợp đồng`: others sign.
    if (!watch && leaders.end + kAuxiliaries < event.trigger.begin) continue;
    const EventEntity* talks = LastTalks(events, first);
    if (talks == nullptr) continue;
    const bool theirs = std::all_of(talks->participants.begin(), talks->participants.end(), [&](const Participant& p) {
      return std::find(event.country_codes.begin(), event.country_codes.end(), p.country_code) !=
             event.country_codes.end();
    });
    if (!theirs) continue;
    event.participants.clear();
    for (const Participant& leader : talks->participants) {
      event.participants.push_back(leader);
      event.participants.back().role = watch ? "WITNESS" : "SIGNER";
      event.why.Add("participant", leader.country_code, kGoesOn, leaders, leader.person);
    }
  }
}

}  // namespace

void GoOnFromScene(const FrameContext& context, uint32_t sentence, size_t first, std::vector<EventEntity>& events) {
  if (first == events.size()) return;
  AddLeaders(context, sentence, first, events);
  const Scene scene = SceneReader(context, sentence).Read(events, first);
  if (scene.date == kNone && !scene.planned) return;
  for (size_t i = first; i < events.size(); ++i) {
    EventEntity& event = events[i];
    if (!IsOfScene(event)) continue;
    if (scene.date != kNone && event.date_mention == kNone) {
      event.date_mention = scene.date;
      event.date = context.analysis.mentions[scene.date].value;
      event.why.Add("date", event.date, kGoesOn, context.analysis.mentions[scene.date].tokens);
    }
    const uint32_t begin = context.analysis.document.sentences()[sentence].tokens.begin;
    const bool told = context.analysis.CueWithin(begin, event.trigger.begin, context.cues.has_happened);
    if (!scene.planned || told || event.status == "CANCELLED") continue;
    event.status = "PLANNED";
    event.assumed = false;
    event.why.Replace("status", event.status, kGoesOn);
  }
}

}  // namespace banghi
