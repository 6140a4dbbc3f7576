// The year of a date: said by its words, or the one that the publication date or the article's own dates leave.
#ifndef BANGHI_EXTRACTORS_MENTIONS_DATE_YEARS_H_
#define BANGHI_EXTRACTORS_MENTIONS_DATE_YEARS_H_

#include <array>
#include <cstdint>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "extractors/analysis.h"
#include "extractors/mentions/date_parts.h"

namespace banghi {

// The day that stands for a month where days are compared.
inline constexpr int kMiddleOfMonth = 15;

// What a date may lean on: the publication date, and the dates mentioned before it.
struct DateContext {
  Anchor published;

  // A full date of the article's own, for articles without a publication date: anchors dates without a year that lie
  // near it.
  Anchor in_text;

  // The year that the article's event is named after (`tập trận Milan 2024`); 0 where none is, or where the publication
  // date or `in_text` is known.
  int64_t event_year = 0;

  bool ahead = false;   // the words before the date tell of what is to come (`sẽ`)
  bool behind = false;  // or of what has been (`đã`)
  // By month, 1 to 12: the year in which something is told to come then; 0 where nothing is.
  std::array<int16_t, 13> years_ahead{};

  Anchor last_day;    // the last calendar day mentioned
  Anchor last_month;  // the first day of the last month mentioned, alone or in a day
  Anchor last_year;   // the first day of the last year mentioned, alone or in another date

  // Takes the date `value` as mentioned; ranges and values with unknown parts leave the context as it is.
  void Mention(absl::string_view value);
  // Takes what is told to come then: the same month without a word of time is that one.
  void MentionAhead(absl::string_view value);
};

// Refers to what it is made from. A year is 0 where it stays open.
class DateYears {
 public:
  DateYears(const DateParts& parts, const DateContext& context) : parts_(parts), context_(context) {}

  // -1 where the words look back (`vừa qua`), 1 where they look ahead (`tới`), else 0.
  int Direction() const {
    return parts_.Has(DateGroup::kPast) ? -1 : parts_.Has(DateGroup::kFuture) || parts_.Has(DateGroup::kToward) ? 1 : 0;
  }

  // The year that the words say, outright or relative to the publication date or the year mentioned before.
  int64_t Said() const;
  // The year of a day (or of a month: its middle): the one said, else that of the nearest such day.
  int64_t Of(int month, int day, int direction) const;
  // `month`'s year, where a direction leaves the publication month itself possible: `tháng 4 vừa qua` said on 28 April.
  int64_t OfMonth(int month, int direction) const;

 private:
  int64_t Full(int two_digits) const;
  int64_t NearPublication(int month, int day, int direction) const;

  const DateParts& parts_;
  const DateContext& context_;
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_MENTIONS_DATE_YEARS_H_
