// Whether two tellings are of one happening.
#ifndef BANGHI_EXTRACTORS_EVENTS_SAME_HAPPENING_H_
#define BANGHI_EXTRACTORS_EVENTS_SAME_HAPPENING_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "absl/container/inlined_vector.h"
#include "absl/strings/string_view.h"
#include "extractors/analysis.h"

namespace banghi {

// Indices into Analysis::people, each once, in order.
using PeopleSet = absl::InlinedVector<int32_t, 4>;
inline bool Has(const PeopleSet& people, int32_t person) {
  return std::binary_search(people.begin(), people.end(), person);
}

// The named ones who take part.
PeopleSet PeopleOf(const EventEntity& event);

size_t SharedCountries(const EventEntity& a, const EventEntity& b);

// `chuyến công du châu Á`: holds visits to states, and is none of them.
bool IsTour(const Analysis& analysis, const EventEntity& event);

// Whether both may be the same happening: same type, no slot that contradicts, and enough in common.
bool SameHappening(const Analysis& analysis, const EventEntity& a, const EventEntity& b);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_SAME_HAPPENING_H_
