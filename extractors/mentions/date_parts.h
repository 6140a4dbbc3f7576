// What the words of one date say, part by part: the named groups of the rule that found it
// (gazetteers/data/rules/dates.textproto).
#ifndef BANGHI_EXTRACTORS_MENTIONS_DATE_PARTS_H_
#define BANGHI_EXTRACTORS_MENTIONS_DATE_PARTS_H_

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>

#include "absl/strings/string_view.h"
#include "gazetteers/date_groups.h"

namespace banghi {

// Of what `last_UNIT`, `this_UNIT` and `next_UNIT` tell.
enum class DateUnit : uint8_t { kWeek, kMonth, kQuarter, kYear };

class DateParts {
 public:
  // `text` is lower-case. The first of two groups of one name counts.
  void Add(DateGroup group, absl::string_view text);

  bool Has(DateGroup group) const { return has_[static_cast<size_t>(group)]; }

  // The value of digits, roman numerals (i to xii) or a number word (`ba`, `mười hai`, `giêng`); 0 where there is none.
  // `group` is one of the numbers.
  int Number(DateGroup group) const { return numbers_[static_cast<size_t>(group)]; }

  // -1, 0 or 1 where `last_UNIT`, `this_UNIT` or `next_UNIT` is there; false where none is.
  bool Offset(DateUnit unit, int& offset) const;

  // How many days after today: -1 for `hôm qua`, 0 for `hôm nay`; false where the day is not named so.
  bool DaysFromToday(int& days) const;

  // Whether it is of the lunar calendar, or of a month that only that has (`tháng chạp`).
  bool Lunar() const { return lunar_month_ || Has(DateGroup::kLunar) || Has(DateGroup::kLunarCalendar); }

  // Whether the calendar has such a date: no 31 April, a range that runs forward, no thirteenth month.
  bool Possible() const;

 private:
  std::bitset<kDateGroups> has_;
  std::array<int32_t, kDateNumbers> numbers_{};
  bool lunar_month_ = false;
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_MENTIONS_DATE_PARTS_H_
