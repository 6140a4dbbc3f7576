// The bare and the full forms in which an article names one office.
#ifndef BANGHI_EXTRACTORS_ENTITIES_OFFICE_FORMS_H_
#define BANGHI_EXTRACTORS_ENTITIES_OFFICE_FORMS_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "extractors/analysis.h"

namespace banghi {

// Of POSITION mentions keeps one per distinct title, its fullest form, in order of the text: not `Bộ trưởng` beside `Bộ
// trưởng Quốc phòng`, `Thủ tướng` beside `Thủ tướng Chính phủ`, `Bộ trưởng Quốc phòng` beside `Bộ trưởng Bộ Quốc
// phòng`.
void KeepFullestTitles(const Analysis& analysis, std::vector<int32_t>& titles);

// The first mentions of offices that say of which ministry they are (`Bộ trưởng Quốc phòng Nga`).
class FullOffices {
 public:
  // Of an analysis whose overlaps are settled.
  explicit FullOffices(const Analysis& analysis);

  // Whether `position` could say of what it is and does not: `Bộ trưởng`.
  bool IsBare(const Mention& position) const;
  // The first full mention of an office, and of that of one country; kNone where there is none.
  int32_t First(int32_t office) const;
  int32_t FirstOf(int32_t office, absl::string_view country) const;

 private:
  const Bundle& bundle_;
  absl::flat_hash_map<int32_t, int32_t> first_;
  absl::flat_hash_map<std::pair<int32_t, absl::string_view>, int32_t> first_of_;
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_ENTITIES_OFFICE_FORMS_H_
