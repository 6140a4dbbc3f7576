// The clauses of a sentence that tell of something: one per trigger.
#ifndef BANGHI_EXTRACTORS_EVENTS_CLAUSE_READER_H_
#define BANGHI_EXTRACTORS_EVENTS_CLAUSE_READER_H_

#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "extractors/events/actors.h"
#include "extractors/events/clause.h"

namespace banghi {

// In order of the triggers. Triggers inside names, offices and titles of instruments are none.
struct SentenceClauses {
  absl::Span<const Actor> actors;  // of the sentence; owned by the ActorFinder
  std::vector<Actor> outside;      // those of them who are in nobody's speech, where there is any
  std::vector<TokenRange> quotes;  // speech: what stands in quotation marks and is longer than a title
  std::vector<Clause> clauses;     // refer to the others: move the whole, never copy
};
SentenceClauses ReadClauses(const Analysis& analysis, const ClauseCues& cues, const ActorFinder& finder,
                            uint32_t sentence);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_CLAUSE_READER_H_
