// Whether two tellings are of one happening.
#ifndef BANGHI_EXTRACTORS_EVENTS_SAME_HAPPENING_H_
#define BANGHI_EXTRACTORS_EVENTS_SAME_HAPPENING_H_

#include <cstddef>
#include <cstdint>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"
#include "extractors/analysis.h"

namespace banghi {

// The named ones who take part, as indices into Analysis::people.
absl::flat_hash_set<int32_t> PeopleOf(const EventEntity& event);

size_t SharedCountries(const EventEntity& a, const EventEntity& b);

// Days between the begins of two date values that name days; many (more than a year) where one names none.
int64_t DaysApart(absl::string_view a, absl::string_view b);

// `chuyến công du châu Á`: holds visits to states, and is none of them.
bool IsTour(const Analysis& analysis, const EventEntity& event);

// Whether both may be the same happening: same type, no slot that contradicts, and enough in common.
bool SameHappening(const Analysis& analysis, const EventEntity& a, const EventEntity& b);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_SAME_HAPPENING_H_
