// What the readers of titles before and behind a name share.
#ifndef BANGHI_EXTRACTORS_MENTIONS_TITLE_PIECES_H_
#define BANGHI_EXTRACTORS_MENTIONS_TITLE_PIECES_H_

#include <cstdint>

#include "extractors/analysis.h"
#include "extractors/mentions/titles.h"

namespace banghi {

inline constexpr int kMostSteps = 12;  // a title is not longer than this many pieces

// Whether the mention, an index or kNone, is one of that type.
inline bool Is(const Analysis& analysis, int32_t mention, MentionType type) {
  return mention != kNone && analysis.mentions[mention].type == type;
}

// Whether the office that begins at `token` stands behind an earlier name: `A, Thứ trưởng Bộ Quốc phòng` + `, Phó Đô
// đốc B`.
bool BelongsToEarlierName(const Analysis& analysis, const Neighbours& neighbours, uint32_t token);

// Whether the office ends with that of a superior, to whom the name behind it belongs: `cố vấn an ninh của Tổng thống`.
bool EndsInSuperior(const Analysis& analysis, const Mention& office);

// Where a short bracket that ends before `token` begins: `Liên hợp quốc (LHQ) X`; `token` where none does.
uint32_t BracketBegin(const Analysis& analysis, uint32_t token);

// Behind what is inserted between a name and who it is: `X` + `(Zhou Bo)` + `, giám đốc`, `X` + `, 52 tuổi` + `, giám
// đốc`; `token` where nothing is. Offices in brackets are none.
uint32_t PastInsertion(const Analysis& analysis, const Neighbours& neighbours, int age, uint32_t token);

// The same to the left: where such an insertion begins that ends before `token`.
uint32_t InsertionBegin(const Analysis& analysis, int age, uint32_t token);

// The ministry or organization that stands first in the office; null where none does.
const Mention* BodyOf(const Analysis& analysis, const Mention& office);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_MENTIONS_TITLE_PIECES_H_
