// What goes on with the name of a body behind its words: numbers, brands, the place it is of, what it is for. All
// return `end`, where the name ends so far, if nothing does.
#ifndef BANGHI_EXTRACTORS_MENTIONS_BODY_ENDS_H_
#define BANGHI_EXTRACTORS_MENTIONS_BODY_ENDS_H_

#include <cstdint>

#include "extractors/analysis.h"

namespace banghi {

// The end of a number that belongs to the name which ends at `end`: `Đoàn kiểm tra` + `số 1349`, `... khu vực` + `2`;
// `end` where none does.
uint32_t NumberEnd(const Analysis& analysis, int numbered, uint32_t end);

// `Công ty Cổ phần Đầu tư` + `Sunny World`: the end of the foreign words behind what a firm does; `end` where those are
// the name of its head: `Giám đốc Công ty Đầu tư` + `Oscar Lindt`.
uint32_t BrandEnd(const Analysis& analysis, uint32_t name, uint32_t end);

// `Lữ đoàn Không vận` + `9`, `Trung đoàn` + `không quân 921`, `Sư đoàn` + `bộ binh số 4`: the number of a unit; `end`
// where none follows.
uint32_t UnitNumberEnd(const Analysis& analysis, int arm, int numbered, uint32_t end);

// `UBND` + `thành phố Đà Nẵng`, `Bộ Chỉ huy Quân sự` + `tỉnh Quảng Trị`: the end of the place that a body is of; `end`
// where none follows.
uint32_t PlaceEnd(const Analysis& analysis, int administrative, int conjunction, uint32_t end);

// `Ủy ban hỗn hợp Việt Nam - Hàn Quốc` + `về hợp tác Thủy sản`: the end of what a body of two states is for; `end`
// where that is not said.
uint32_t FieldEnd(const Analysis& analysis, int about, int conjunction, uint32_t end);

// `TP Đà Nẵng`, `Thành phố Huế`: where the town ends that begins at `at` with a capital class word; `at` where none
// does.
uint32_t TownEnd(const Analysis& analysis, uint32_t at);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_MENTIONS_BODY_ENDS_H_
