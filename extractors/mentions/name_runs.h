// Runs of capitals that may be names, and what speaks for a person in the words around each.
#ifndef BANGHI_EXTRACTORS_MENTIONS_NAME_RUNS_H_
#define BANGHI_EXTRACTORS_MENTIONS_NAME_RUNS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "extractors/analysis.h"
#include "extractors/mentions/name_cues.h"

namespace banghi {

struct NameRun {
  TokenRange tokens;
  bool vietnamese = false;  // every token is spelled as a Vietnamese syllable
  float shape = 0;          // how much it looks like a Vietnamese full name (surname, middle, given), 0 to 1
  bool known = false;       // a name of people.tsv
  bool korean = false;      // `Kim Yo - jong`, `Xi - xu - lít`: small syllables behind hyphens
  float person = 0;         // evidence for a person at this place
  float by_shape = 0;       // the part of it that the look of the name gives, not the words around it
  float place = 0;          // evidence for a place at this place
  bool thing = false;       // behind a word for ships, firms, works and the like
  bool speaks = false;      // a verb of what people do follows (`nói`, `cho biết`)
  bool paired = false;      // a dash joins it to a person: `Trump - Kim`
  TextRef key;              // folded tokens joined by a space: equal for all spellings of one name
};

// All runs outside credits. Tokens of other candidate mentions (offices, countries, bodies, places, dates) end a run,
// unless a Vietnamese full name goes through them (`Nguyễn Hải Dương`).
std::vector<NameRun> FindNameRuns(const Analysis& analysis, const NameCues& cues);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_MENTIONS_NAME_RUNS_H_
