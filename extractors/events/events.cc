#include "extractors/events/events.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "extractors/entities/sides.h"
#include "extractors/events/attendance.h"
#include "extractors/events/clause_reader.h"
#include "extractors/events/forums.h"
#include "extractors/events/frames.h"
#include "extractors/events/margins.h"
#include "extractors/events/merge.h"
#include "extractors/events/particular.h"
#include "extractors/events/scenes.h"
#include "extractors/events/sentence_triggers.h"
#include "extractors/events/talks.h"
#include "extractors/events/visit_days.h"

namespace banghi {
namespace {

constexpr absl::string_view kPictured = "events/pictured";
constexpr size_t kYear = 4;     // bytes of a value such as `2017`
constexpr int kMostNested = 8;  // mentions that begin between a name and a word within it

// `Tổng Bí thư A (trái) và Tổng thống B tại Điện Elysee ngày 27/3.`: two officials of different states in one picture
// have met. For captions without a trigger.
void AddPictured(const FrameContext& context, uint32_t sentence, std::vector<EventEntity>& events) {
  const Analysis& analysis = context.analysis;
  const TokenRange tokens = analysis.document.sentences()[sentence].tokens;
  const std::vector<Actor>& actors = context.actors.Find(sentence);
  for (size_t i = 0; i + 1 < actors.size(); ++i) {
    const Actor &a = actors[i], &b = actors[i + 1];
    bool two = a.named() && b.named() && !a.country_code.empty() && !b.country_code.empty() &&
               a.country_code != b.country_code;
    if (!two || !context.actors.Coordinated(a, b)) continue;
    Clause clause;
    clause.sentence = sentence;
    clause.tokens = tokens;
    clause.trigger = {a.tokens.begin, b.tokens.end};
    clause.entry = &MeetingWithoutTrigger();
    clause.left_limit = tokens.begin;
    clause.right_limit = clause.setting_limit = tokens.end;
    EventEntity event;
    FillCircumstances(analysis, context.cues, clause, event);
    event.source = kPictured;
    event.why.Replace("type", event.type, kPictured, clause.trigger);
    event.why.Replace("status", event.status, kPictured);
    event.ceremony = analysis.CueWithin(b.tokens.end, tokens.end, context.cues.banquet);
    AddActor(a, "", event);
    AddActor(b, "", event);
    // Two faces side by side are no meeting: an archive's picture says neither where nor when, or a year at most.
    const bool somewhere = analysis.CueWithin(b.tokens.end, tokens.end, context.cues.setting);
    if (event.date.size() > kYear || event.place_mention != kNone || somewhere) events.push_back(std::move(event));
    return;
  }
}

// `Bộ Y tế`, `Bộ trưởng Thương mại`: the field is part of a name and no topic.
bool InsideName(const Analysis& analysis, TokenRange topic) {
  size_t m = analysis.FirstMentionFrom(topic.begin + 1);
  for (int steps = 0; m-- > 0 && steps < kMostNested; ++steps) {
    const Mention& mention = analysis.mentions[m];
    bool name = mention.type == MentionType::kMinistry || mention.type == MentionType::kPosition ||
                mention.type == MentionType::kOrganization;
    if (name && mention.tokens.Contains(topic)) return true;
  }
  return false;
}

// Fields of cooperation named in sentences, each sentence read once.
class TopicFinder {
 public:
  explicit TopicFinder(const Analysis& analysis) : analysis_(analysis) {}

  void AddTopics(EventEntity& event) {
    for (uint32_t sentence : event.evidence) {
      for (int32_t topic : In(sentence)) {
        if (std::find(event.topics.begin(), event.topics.end(), topic) == event.topics.end()) {
          event.topics.push_back(topic);
        }
      }
    }
  }

 private:
  const std::vector<int32_t>& In(uint32_t sentence) {
    const auto [found, added] = topics_.try_emplace(sentence);
    if (!added) return found->second;
    const TokenRange tokens = analysis_.document.sentences()[sentence].tokens;
    std::vector<int32_t>& topics = found->second;
    for (uint32_t t = tokens.begin; t < tokens.end; ++t) {
      const Match* match = analysis_.MatchAt(t, EntryKind::kTopic);
      if (match == nullptr || InsideName(analysis_, match->tokens)) continue;
      const int32_t topic = static_cast<int32_t>(match->entry);
      if (std::find(topics.begin(), topics.end(), topic) == topics.end()) topics.push_back(topic);
    }
    return topics;
  }

  const Analysis& analysis_;
  absl::flat_hash_map<uint32_t, std::vector<int32_t>> topics_;  // of sentences
};

// A frame that gave nothing and did not say why.
void LeaveUntold(const Analysis& analysis, const Clause& clause) {
  if (analysis.trace == nullptr) return;
  const std::vector<LeftOut>& left_out = analysis.trace->left_out;
  const bool said = !left_out.empty() && left_out.back().words == clause.trigger;
  if (!said) analysis.Leave(clause.trigger, clause.entry->source, "events/frame-not-filled");
}

// What the triggers of the sentence tell.
void AddTold(const FrameContext& context, uint32_t sentence, std::vector<EventEntity>& events) {
  const Analysis& analysis = context.analysis;
  const SentenceClauses read = ReadClauses(analysis, context.cues, context.actors, sentence);
  for (const Clause& clause : read.clauses) {
    if (const absl::string_view general = GeneralBy(analysis, context.cues, clause); !general.empty()) {
      analysis.Leave(clause.trigger, clause.entry->source, general);
      continue;
    }
    std::vector<EventEntity> told = ReadFrame(context, clause);
    if (told.empty()) LeaveUntold(analysis, clause);
    for (EventEntity& event : told) events.push_back(std::move(event));
  }
}

// `chứng kiến các bộ, ngành trao đổi 9 văn kiện`: who is watched may sign, without a word of signing.
bool IsWatched(const FrameContext& context, uint32_t sentence) {
  const TokenRange tokens = context.analysis.document.sentences()[sentence].tokens;
  return context.analysis.CueWithin(tokens.begin, tokens.end, context.cues.witness);
}

}  // namespace

EventsRoom::EventsRoom(const Bundle& bundle) : cues_(bundle), actor_cues_(bundle) {}

void EventsRoom::Run(Analysis& analysis) const {
  const ActorFinder finder(analysis, actor_cues_);
  const SideFinder sides(analysis);
  const FrameContext context{analysis, cues_, finder, sides};
  const TellingSentences telling(analysis);
  std::vector<EventEntity> events, talks, forums;
  for (uint32_t s = 0; s < analysis.document.sentences().size(); ++s) {
    Zone zone = analysis.document.sentences()[s].zone;
    if (zone == Zone::kBoilerplate || zone == Zone::kCredit) continue;
    AddAttendance(context, s, events);
    if (zone == Zone::kCaption && !telling.HasTrigger(s)) AddPictured(context, s, events);
    const size_t told = events.size();
    if (telling.HasTrigger(s) || telling.NamesBody(s) || IsWatched(context, s)) AddTold(context, s, events);
    GoOnFromScene(context, s, told, events);
    for (EventEntity& talk : ReadTalks(context, s)) talks.push_back(std::move(talk));
    if (!telling.NamesBody(s)) continue;
    for (EventEntity& forum : ReadForums(context, s)) forums.push_back(std::move(forum));
  }
  MakeCallsOfTalks(analysis, cues_, events);
  analysis.events = MergeEvents(analysis, sides.article(), std::move(events));
  AddTalks(std::move(talks), analysis.events);
  AddForums(analysis, std::move(forums), analysis.events);
  AddThoseOnMargins(analysis, cues_, analysis.events);
  AddDaysOfVisits(analysis, cues_, analysis.events);
  TopicFinder topics(analysis);
  for (EventEntity& event : analysis.events) {
    SetDaysOfVisit(analysis, cues_, event);
    topics.AddTopics(event);
  }
}

}  // namespace banghi
