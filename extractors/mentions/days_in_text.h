// Days named relative to today, or to the day before them, in an article that tells their day itself: `Sáng nay 8-11
// ... chiều nay`, `ngày 8-11 ... tối cùng ngày`.
#ifndef BANGHI_EXTRACTORS_MENTIONS_DAYS_IN_TEXT_H_
#define BANGHI_EXTRACTORS_MENTIONS_DAYS_IN_TEXT_H_

#include <vector>

#include "extractors/mentions/date_finder.h"
#include "extractors/mentions/dates.h"

namespace banghi {

// Gives those of `dates` that are still without a value the one that the others tell; their year may stay open
// (`XXXX-11-08`). `found` are the same dates, in the same order. Teasers are of other days: what they tell counts for
// nobody. Linear in the number of dates.
void TakeDaysOfText(const Document& document, const std::vector<FoundDate>& found, std::vector<ReadDate>& dates);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_MENTIONS_DAYS_IN_TEXT_H_
