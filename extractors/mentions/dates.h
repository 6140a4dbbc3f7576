// The room that finds dates: `Sáng 16-6`, `ngày 22 đến 26/8`, `tháng 4 vừa qua`, `quý III/2024`, `thứ Hai tuần tới`,
// `2021 - 2025`.
//
// The forms are data (gazetteers/data/rules/dates.textproto); this room finds the longest form at each place, asks what
// a pattern cannot (token boundaries, capitals, what stands before) and gives each date its value (date_values.h).
#ifndef BANGHI_EXTRACTORS_MENTIONS_DATES_H_
#define BANGHI_EXTRACTORS_MENTIONS_DATES_H_

#include <functional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "extractors/extractor.h"
#include "gazetteers/rules.h"
#include "text/document.h"

namespace banghi {

// A date as it stands in an article.
struct ReadDate {
  TokenRange tokens;
  TextRef rule;     // "dates/day"
  DateValue value;  // its `mention` is not set
};

// What the words before a date, whose first token is given, say of it. Either may be empty.
struct WordsBefore {
  // That it is to come: `sẽ thăm Lào vào` + `tháng 11`.
  std::function<bool(uint32_t token)> look_ahead;
  // That it has been: `đã thăm Lào` + `tháng 11`.
  std::function<bool(uint32_t token)> look_back;
  // That it is the day just named, as counted elsewhere: `ngày 19/11, tức` + `sáng 20/11 giờ Hà Nội`.
  std::function<bool(uint32_t token)> restate;
};

// Every date outside credits, in the order of the text. Linear in the size of the text.
std::vector<ReadDate> ReadDates(const Document& document, const DateRules& rules, const Anchor& published,
                                const WordsBefore& before = {});

// Pushes a kDate mention and a DateValue for every date.
class DatesRoom : public Extractor {
 public:
  explicit DatesRoom(const Bundle& bundle);
  absl::string_view name() const override { return "dates"; }
  Layers reads() const override { return LayersOf(Layer::kMatches); }
  Layers writes() const override { return LayersOf(Layer::kDates); }
  void Run(Analysis& analysis) const override;

 private:
  bool TellsOfFuture(const Analysis& analysis, uint32_t token) const;
  bool TellsOfPast(const Analysis& analysis, uint32_t token) const;

  int ahead_, behind_, done_, restating_;
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_MENTIONS_DATES_H_
