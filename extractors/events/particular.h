// What makes a happening particular where the words before it speak of several (`các`, `nhiều`), or only seem to.
#ifndef BANGHI_EXTRACTORS_EVENTS_PARTICULAR_H_
#define BANGHI_EXTRACTORS_EVENTS_PARTICULAR_H_

#include <cstdint>

#include "extractors/events/clause.h"

namespace banghi {

// `nối lại các cuộc đàm phán`, `sau các cuộc đàm phán với đoàn Mỹ tại Singapore`: several, but not talks in general.
bool IsParticularTalks(const Analysis& analysis, const ClauseCues& cues, const Clause& clause);

// Whether a date begins at `token` or right behind it: `Thỏa thuận hợp tác ký năm 2017`.
bool DateFollows(const Analysis& analysis, uint32_t token);

// `Phòng không - Không quân`, `hãng hàng không`: the `không` at `token` is no negation.
bool PartOfForceName(const Analysis& analysis, const ClauseCues& cues, uint32_t token);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_PARTICULAR_H_
