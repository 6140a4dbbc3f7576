// Firms known by no gazetteer, and behind no word for one firm. They are told by a list: `các tập đoàn như Volvo, Tetra
// Pak và H&M`, `các hãng Boeing, Airbus`.
#ifndef BANGHI_EXTRACTORS_MENTIONS_LISTED_FIRMS_H_
#define BANGHI_EXTRACTORS_MENTIONS_LISTED_FIRMS_H_

#include "extractors/analysis.h"

namespace banghi {

struct FirmListCues {
  explicit FirmListCues(const Bundle& bundle);
  int firm_noun, firm_kind, firm_end, ship_prefix, opener, such_as, two_states, plural, conjunction;
};

// Adds a mention for each firm so named that no gazetteer knows.
void AddListedFirms(Analysis& analysis, const FirmListCues& cues);

// The same of foreign words whose last one is a firm's or a paper's: `Hindus Times`, `Nordvik Corporation`.
void AddFirmsByLastWord(Analysis& analysis, const FirmListCues& cues);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_MENTIONS_LISTED_FIRMS_H_
