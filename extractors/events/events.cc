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

// Fields of cooperation named in the event's sentences.
void AddTopics(const Analysis& analysis, EventEntity& event) {
  for (uint32_t sentence : event.evidence) {
    const TokenRange tokens = analysis.document.sentences()[sentence].tokens;
    for (uint32_t t = tokens.begin; t < tokens.end; ++t) {
      const Match* match = analysis.MatchAt(t, EntryKind::kTopic);
      if (match == nullptr) continue;
      int32_t topic = static_cast<int32_t>(match->entry);
      if (std::find(event.topics.begin(), event.topics.end(), topic) == event.topics.end()) event.topics.push_back(topic);
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
    for (const Clause& clause : ReadClauses(analysis, finder, s)) {
      if (IsGeneral(analysis, cues_, clause)) continue;
      for (EventEntity& event : ReadFrame(context, clause)) events.push_back(std::move(event));
    }
  }
  analysis.events = MergeEvents(analysis, std::move(events));
  for (EventEntity& event : analysis.events) AddTopics(analysis, event);
}

}  // namespace banghi
