// Which sentences may tell of something, and which of their words are triggers: words for a happening that stand on
// their own.
#ifndef BANGHI_EXTRACTORS_EVENTS_SENTENCE_TRIGGERS_H_
#define BANGHI_EXTRACTORS_EVENTS_SENTENCE_TRIGGERS_H_

#include <cstdint>
#include <vector>

#include "extractors/analysis.h"
#include "extractors/events/clause.h"

namespace banghi {

// What the sentences of an article hold by which a happening is told: most hold nothing, and need not be read.
class TellingSentences {
 public:
  explicit TellingSentences(const Analysis& analysis);

  // Whether the form of a trigger begins in the sentence, be it one or not.
  bool HasTrigger(uint32_t sentence) const { return (signs_[sentence] & kTrigger) != 0; }
  // Whether it names an international body, which may be a conference or have one.
  bool NamesBody(uint32_t sentence) const { return (signs_[sentence] & kBody) != 0; }

 private:
  enum Sign : uint8_t { kTrigger = 1, kBody = 2 };
  std::vector<uint8_t> signs_;  // per sentence
};

// The triggers of the sentence with these tokens, in order, as matches whose entries are indices into
// Bundle::triggers(): leftmost, longest, one for two words of one happening; not inside a name, an instrument's title
// or another word.
std::vector<Match> ReadTriggers(const Analysis& analysis, const ClauseCues& cues, TokenRange sentence);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_SENTENCE_TRIGGERS_H_
