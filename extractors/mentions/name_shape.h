// Where the name of a body ends that no gazetteer has: capitals, compounds known from names of bodies, and the words
// that join them.
#ifndef BANGHI_EXTRACTORS_MENTIONS_NAME_SHAPE_H_
#define BANGHI_EXTRACTORS_MENTIONS_NAME_SHAPE_H_

#include <cstdint>

#include "extractors/analysis.h"

namespace banghi {

// The token behind the longest stretch from `token` on that reads as the rest of a body's name (`Giám sát và cải cách
// chính phủ`, `Hỗ trợ nhân đạo`); `token` where nothing does. Stops before a country, an office, a rank, a date, a
// person known by name.
uint32_t BodyNameEnd(const Analysis& analysis, uint32_t token, int conjunction);

// Whether a person's Vietnamese full name begins at `token`, of three syllables, or of two behind a place: `UBND TP Hải
// Phòng` + `Nguyễn Văn Tùng`.
bool BeginsPerson(const Analysis& analysis, uint32_t token, bool behind_place);

// Whether an office, a rank or a minister's portfolio ends before `token`: `Đại sứ` + `Hồ Minh Khoa`.
bool TitleEndsAt(const Analysis& analysis, uint32_t token);

// Whether the tokens are joined without a mark or line break between them.
bool Adjacent(const Analysis& analysis, uint32_t left, uint32_t right);

// Whether the token opens its sentence, or stands behind a mark.
bool OpensPhrase(const Analysis& analysis, uint32_t token);

// Whether a number glued on by a hyphen follows the name that ends before `token`: the exercise `Vostok -2018`, the
// rocket `Hwasong-12`.
bool HasModelNumber(const Analysis& analysis, uint32_t token);

// Lists of bodies named after their seat and of the words behind which the seat is meant.
struct SeatCues {
  explicit SeatCues(const Bundle& bundle) : seat(bundle.CueList("seat")), before(bundle.CueList("seat_before")) {}
  int seat, before;
};

// The end of such a seat at `token`: `tại` + `Nhà Trắng`; `token` where there is none, or the body is meant.
uint32_t SeatEnd(const Analysis& analysis, uint32_t token, const SeatCues& cues);

// The end of a ship's name that begins at `token` with the letters of its navy (list `ship_prefix`): `USS Carl Vinson`;
// `token` where none does.
uint32_t ShipNameEnd(const Analysis& analysis, uint32_t token, int ship_prefix);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_MENTIONS_NAME_SHAPE_H_
