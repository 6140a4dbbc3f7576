// Days of a clause that are not those of what it tells: of the saying, of a digest, and those told once more.
#ifndef BANGHI_EXTRACTORS_EVENTS_OTHER_DAYS_H_
#define BANGHI_EXTRACTORS_EVENTS_OTHER_DAYS_H_

#include <cstdint>

#include "extractors/analysis.h"
#include "extractors/events/clause.h"

namespace banghi {

// `Ngày 5/3, A cho biết đã gặp B`: whether the date that ends at `from`, before the trigger, is the day of the saying;
// not in `Ngày 5/3, A nói trong cuộc gặp với B`.
bool IsSaidOn(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, uint32_t from);

// `hội đàm với B, ông C hôm 6/2 cho biết`, `thông báo ngày 16/10, A sẽ gặp B`, `phát biểu ngày 31/5 của A`: the day of
// the saying; not that of `hôm qua nói chuyện với B`.
bool IsDayOfSaying(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, const Mention& told);

// `Tin thế giới ngày 24/4: A muốn tổ chức cuộc gặp`: the day of the digest; not `Hà Nội ngày 27/4: A gặp B`.
bool IsDayOfDigest(const Analysis& analysis, const ClauseCues& cues, TokenRange date);

// `chiều 10-6 giờ Quebec (tức rạng sáng 11-6 giờ Hà Nội)`, `chiều 10-6 (rạng sáng 11-6, giờ Việt Nam)`: the same time
// once more. What stands before `limit` is not looked at.
bool IsRestated(const Analysis& analysis, const ClauseCues& cues, TokenRange date, uint32_t limit);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_OTHER_DAYS_H_
