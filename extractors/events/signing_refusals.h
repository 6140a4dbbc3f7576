// Whether a word of signing tells of a signing at all.
#ifndef BANGHI_EXTRACTORS_EVENTS_SIGNING_REFUSALS_H_
#define BANGHI_EXTRACTORS_EVENTS_SIGNING_REFUSALS_H_

#include "absl/strings/string_view.h"
#include "extractors/analysis.h"
#include "extractors/events/clause.h"

namespace banghi {

// The rule by which nothing is signed: a decree or an office's letter, a possibility, or words that only
// say which instrument is meant; empty where something is. `dated`: a day of signing is known. `behind_title`: an
// instrument's title, or the word for one, ends right before the trigger.
absl::string_view NoSigningBy(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, bool dated,
                              bool behind_title);

// `kỷ niệm 25 năm hai nước ký Hiệp ước`, `nhân 15 năm ngày ký`: signed long ago, and the words of time around are those
// of the anniversary.
bool Anniversary(const Analysis& analysis, const ClauseCues& cues, const Clause& clause);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_SIGNING_REFUSALS_H_
