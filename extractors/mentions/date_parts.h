// What the words of one date say, part by part: the named groups of the rule that found it
// (gazetteers/data/rules/dates.textproto).
#ifndef BANGHI_EXTRACTORS_MENTIONS_DATE_PARTS_H_
#define BANGHI_EXTRACTORS_MENTIONS_DATE_PARTS_H_

#include <utility>

#include "absl/container/inlined_vector.h"
#include "absl/strings/string_view.h"

namespace banghi {

class DateParts {
 public:
  // `group` is a name of the rules file; `text` is lower-case. Both must outlive the parts.
  void Add(absl::string_view group, absl::string_view text) { groups_.emplace_back(group, text); }

  bool Has(absl::string_view group) const;
  absl::string_view Text(absl::string_view group) const;  // empty where the group is not there

  // The value of digits, roman numerals (i to xii) or a number word (`ba`, `mười hai`, `giêng`); 0 where there is none.
  int Number(absl::string_view group) const;

  // -1, 0 or 1 where `last_UNIT`, `this_UNIT` or `next_UNIT` is there; false where none is.
  bool Offset(absl::string_view unit, int& offset) const;

  // Whether the calendar has such a date: no 31 April, a range that runs forward, no thirteenth month.
  bool Possible() const;

 private:
  absl::InlinedVector<std::pair<absl::string_view, absl::string_view>, 4> groups_;
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_MENTIONS_DATE_PARTS_H_
