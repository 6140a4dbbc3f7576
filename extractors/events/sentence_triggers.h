// Which words of a sentence are triggers: words for a happening that stand on their own.
#ifndef BANGHI_EXTRACTORS_EVENTS_SENTENCE_TRIGGERS_H_
#define BANGHI_EXTRACTORS_EVENTS_SENTENCE_TRIGGERS_H_

#include <vector>

#include "extractors/analysis.h"
#include "extractors/events/clause.h"

namespace banghi {

// The triggers of the sentence with these tokens, in order, as matches whose entries are indices into
// Bundle::triggers(): leftmost, longest, one for two words of one happening; not inside a name, an instrument's title
// or another word.
std::vector<Match> ReadTriggers(const Analysis& analysis, const ClauseCues& cues, TokenRange sentence);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_SENTENCE_TRIGGERS_H_
