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

// The ministry or organization that stands first in the office; null where none does.
const Mention* BodyOf(const Analysis& analysis, const Mention& office);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_MENTIONS_TITLE_PIECES_H_
