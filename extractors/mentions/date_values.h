// From the words of a date to its value: ISO 8601, and TIMEX3 (ISO 24617-1) where ISO 8601 has no form (`2013-H1`,
// `2011-FA`, `196X`, `XXXX-06-16`).
#ifndef BANGHI_EXTRACTORS_MENTIONS_DATE_VALUES_H_
#define BANGHI_EXTRACTORS_MENTIONS_DATE_VALUES_H_

#include "extractors/mentions/date_years.h"

namespace banghi {

// The value, mod, part of day and, where the value has an X or is empty, the reason; `mention` is left to the caller. A
// date without a year is the one nearest to the publication date that fits its words (`vừa qua` before, `tới` after).
DateValue ResolveDate(const DateParts& parts, const DateContext& context);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_MENTIONS_DATE_VALUES_H_
