// Whether the dates of two tellings can be of one happening. Values as in mentions (`2018-03`, `XXXX-11-25`).
#ifndef BANGHI_EXTRACTORS_EVENTS_TIMES_H_
#define BANGHI_EXTRACTORS_EVENTS_TIMES_H_

#include <cstdint>

#include "absl/strings/string_view.h"

namespace banghi {

// Equal, one within the other, or one unknown.
bool TimesAgree(absl::string_view a, absl::string_view b);

// Days between the begins of two values that name days; many (more than a year) where one names none.
int64_t DaysApart(absl::string_view a, absl::string_view b);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_TIMES_H_
