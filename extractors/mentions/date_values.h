// From the words of a date to its value: ISO 8601, and TIMEX3 (ISO 24617-1) where ISO 8601 has no form (`2013-H1`,
// `2011-FA`, `196X`, `XXXX-06-16`).
#ifndef BANGHI_EXTRACTORS_MENTIONS_DATE_VALUES_H_
#define BANGHI_EXTRACTORS_MENTIONS_DATE_VALUES_H_

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "extractors/analysis.h"
#include "extractors/mentions/date_parts.h"

namespace banghi {

// What a date may lean on: the publication date, and the dates mentioned before it.
struct DateContext {
  Anchor published;

  // A full date of the article's own, for articles without a publication date: anchors dates without a year that lie
  // near it.
  Anchor in_text;

  Anchor last_day;    // the last calendar day mentioned
  Anchor last_month;  // the first day of the last month mentioned, alone or in a day
  Anchor last_year;   // the first day of the last year mentioned, alone or in another date

  // Takes the date `value` as mentioned; ranges and values with unknown parts leave the context as it is.
  void Mention(absl::string_view value);
};

// The value, mod, part of day and, where the value has an X or is empty, the reason; `mention` is left to the caller. A
// date without a year is the one nearest to the publication date that fits its words (`vừa qua` before, `tới` after).
DateValue ResolveDate(const DateParts& parts, const DateContext& context);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_MENTIONS_DATE_VALUES_H_
