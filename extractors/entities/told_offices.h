// Offices that a verb gives to somebody: `A từng là Bộ trưởng Y tế`, `Năm 2017, ông được bầu làm tổng thống`.
#ifndef BANGHI_EXTRACTORS_ENTITIES_TOLD_OFFICES_H_
#define BANGHI_EXTRACTORS_ENTITIES_TOLD_OFFICES_H_

#include <cstdint>
#include <vector>

#include "extractors/analysis.h"
#include "extractors/mentions/titles.h"

namespace banghi {

struct ToldOffice {
  int32_t office;  // mention; a rank, where one stands within a list of offices
  int32_t person;  // as in `person_of`
};

// `person_of` has the person of every PERSON mention. A pronoun is the one person whom the sentence before it names;
// where it names several, the office is nobody's. In order of the text.
std::vector<ToldOffice> FindToldOffices(const Analysis& analysis, const TitleCues& cues, const Neighbours& neighbours,
                                        const std::vector<int32_t>& person_of);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_ENTITIES_TOLD_OFFICES_H_
