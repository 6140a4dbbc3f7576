#include "extractors/events/events.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "extractors/entities/sides.h"
#include "extractors/events/clause_reader.h"
#include "extractors/events/frames.h"
#include "extractors/events/merge.h"

namespace banghi {
namespace {

// `Tổng Bí thư A (trái) và Tổng thống B tại Điện Elysee ngày 27/3.`: two officials of different states in one picture
// have met.
void AddPictured(const FrameContext& context, uint32_t sentence, std::vector<EventEntity>& events) {
  const Analysis& analysis = context.analysis;
  const TokenRange tokens = analysis.document.sentences()[sentence].tokens;
  for (uint32_t t = tokens.begin; t < tokens.end; ++t) {
    if (analysis.MatchAt(t, EntryKind::kTrigger) != nullptr) return;
  }
  const std::vector<Actor> actors = context.actors.Find(sentence);
  for (size_t i = 0; i + 1 < actors.size(); ++i) {
    const Actor &a = actors[i], &b = actors[i + 1];
    bool two = a.named() && b.named() && !a.country_code.empty() && !b.country_code.empty() &&
               a.country_code != b.country_code;
    if (!two || !context.actors.Coordinated(a, b)) continue;
    Trigger pictured;
    pictured.event = "MEETING";
    pictured.frame = "MEET";
    pictured.source = "events/pictured";
    Clause clause;
    clause.sentence = sentence;
    clause.tokens = tokens;
    clause.trigger = {a.tokens.begin, b.tokens.end};
    clause.entry = &pictured;
    clause.left_limit = tokens.begin;
    clause.right_limit = tokens.end;
    EventEntity event;
    FillCircumstances(analysis, context.cues, clause, event);
    AddActor(a, "", event);
    AddActor(b, "", event);
    events.push_back(std::move(event));
    return;
  }
}

// `Bộ Y tế`, `Bộ trưởng Thương mại`: the field is part of a name and no topic.
bool InsideName(const Analysis& analysis, TokenRange sentence, TokenRange topic) {
  for (size_t m = analysis.FirstMentionFrom(sentence.begin); m < analysis.mentions.size(); ++m) {
    const Mention& mention = analysis.mentions[m];
    if (mention.dropped || mention.tokens.begin > topic.begin) return false;
    bool name = mention.type == MentionType::kMinistry || mention.type == MentionType::kPosition ||
                mention.type == MentionType::kOrganization;
    if (name && mention.tokens.Contains(topic)) return true;
  }
  return false;
}

// Fields of cooperation named in the event's sentences.
void AddTopics(const Analysis& analysis, EventEntity& event) {
  for (uint32_t sentence : event.evidence) {
    const TokenRange tokens = analysis.document.sentences()[sentence].tokens;
    for (uint32_t t = tokens.begin; t < tokens.end; ++t) {
      const Match* match = analysis.MatchAt(t, EntryKind::kTopic);
      if (match == nullptr || InsideName(analysis, tokens, match->tokens)) continue;
      int32_t topic = static_cast<int32_t>(match->entry);
      if (std::find(event.topics.begin(), event.topics.end(), topic) == event.topics.end())
        event.topics.push_back(topic);
    }
  }
}

}  // namespace

EventsRoom::EventsRoom(const Bundle& bundle) : cues_(bundle) {}

void EventsRoom::Run(Analysis& analysis) const {
  const ActorFinder finder(analysis);
  const SideFinder sides(analysis);
  const FrameContext context{analysis, cues_, finder, sides};
  std::vector<EventEntity> events;
  for (uint32_t s = 0; s < analysis.document.sentences().size(); ++s) {
    Zone zone = analysis.document.sentences()[s].zone;
    if (zone == Zone::kBoilerplate || zone == Zone::kCredit) continue;
    if (zone == Zone::kCaption) AddPictured(context, s, events);
    const SentenceClauses read = ReadClauses(analysis, cues_, finder, s);
    for (const Clause& clause : read.clauses) {
      if (IsGeneral(analysis, cues_, clause)) continue;
      for (EventEntity& event : ReadFrame(context, clause)) events.push_back(std::move(event));
    }
  }
  analysis.events = MergeEvents(analysis, std::move(events));
  for (EventEntity& event : analysis.events) AddTopics(analysis, event);
}

}  // namespace banghi
