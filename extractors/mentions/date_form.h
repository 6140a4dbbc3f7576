// What the forms of dates share: the parts they read and the value they fill in.
#ifndef BANGHI_EXTRACTORS_MENTIONS_DATE_FORM_H_
#define BANGHI_EXTRACTORS_MENTIONS_DATE_FORM_H_

#include <cstdint>
#include <string>

#include "extractors/mentions/date_years.h"

namespace banghi {

// Why a value has an X or is empty (Date.unresolved_reason of the contract).
inline constexpr char kNoPublicationDate[] = "no publication date";
inline constexpr char kNoYear[] = "no year, and no publication date";
inline constexpr char kNoAntecedent[] = "no date before it";
inline constexpr char kLunar[] = "lunar calendar";

// Base of the forms. Each form of a derived class is a function that fills `date` in and says whether the parts are of
// that form. Refers to what it is made from.
class DateForm {
 protected:
  DateForm(const DateParts& parts, const DateContext& context, DateValue& date)
      : parts_(parts), context_(context), years_(parts, context), date_(date) {}

  bool Set(std::string value);
  bool Unresolved(std::string value, const char* reason);
  // Fills in the reason where `year` is open (0).
  bool SetWithYear(int64_t year, std::string value);

  static std::string Range(const std::string& begin, const std::string& end);
  static std::string DayOf(int64_t year, int month, int day);  // `XXXX-06-16` where `year` is open
  static std::string MonthOf(int64_t year, int month);

  const DateParts& parts_;
  const DateContext& context_;
  const DateYears years_;

 private:
  DateValue& date_;
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_MENTIONS_DATE_FORM_H_
