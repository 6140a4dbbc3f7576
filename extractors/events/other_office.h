// Officials without a name, by whose offices two meetings or visits are told apart.
#ifndef BANGHI_EXTRACTORS_EVENTS_OTHER_OFFICE_H_
#define BANGHI_EXTRACTORS_EVENTS_OTHER_OFFICE_H_

#include "extractors/analysis.h"

namespace banghi {

// Whether `a` has an official without a name whose office nobody of the other side in `b` holds: `hội kiến Tổng thống
// Đức` is not the talks with the chancellor, and not those with another nameless office.
bool OthersOffice(const Analysis& analysis, const EventEntity& a, const EventEntity& b);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_OTHER_OFFICE_H_
