// Values of days, ranges of days and weeks.
#ifndef BANGHI_EXTRACTORS_MENTIONS_DAY_VALUES_H_
#define BANGHI_EXTRACTORS_MENTIONS_DAY_VALUES_H_

#include "extractors/mentions/date_form.h"

namespace banghi {

class DayForms : private DateForm {
 public:
  DayForms(const DateParts& parts, const DateContext& context, DateValue& date) : DateForm(parts, context, date) {}

  // Whether the parts are a day, days or a week; then the value is filled in.
  bool Resolve();

 private:
  bool CalendarDays();
  bool DaysAcross(int day, int month, int day2, int month2);
  bool DayOfKnownMonth(int day);
  bool RelativeDay();
  bool Weekday();
  bool Week();
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_MENTIONS_DAY_VALUES_H_
