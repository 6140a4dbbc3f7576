// Values of months, quarters, seasons, years, decades and parts of them.
#ifndef BANGHI_EXTRACTORS_MENTIONS_PERIOD_VALUES_H_
#define BANGHI_EXTRACTORS_MENTIONS_PERIOD_VALUES_H_

#include <string>

#include "absl/strings/string_view.h"
#include "extractors/mentions/date_form.h"

namespace banghi {

class PeriodForms : private DateForm {
 public:
  PeriodForms(const DateParts& parts, const DateContext& context, DateValue& date) : DateForm(parts, context, date) {}

  // Fills the value in; false only where the parts say nothing.
  bool Resolve();

 private:
  bool PartOfMonth();
  bool Months();
  bool MonthsAcross(int month, int month2);
  bool PartOfYear();
  bool MonthsOfYear(int64_t year, bool last);
  bool SetOfYear(int64_t year, absl::string_view part);
  bool Season();
  bool Decade();
  std::string DecadeOf(int year) const;
  bool Years();
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_MENTIONS_PERIOD_VALUES_H_
