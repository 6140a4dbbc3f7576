// The states in the names of bodies, and behind them: which belong to the name, and which body is whose.
#ifndef BANGHI_EXTRACTORS_MENTIONS_STATES_IN_BODIES_H_
#define BANGHI_EXTRACTORS_MENTIONS_STATES_IN_BODIES_H_

#include <cstdint>

#include "extractors/analysis.h"

namespace banghi {

// Whether `country`, right behind `name`, belongs to it. It does with a school, a chamber or an association (OTHER) and
// a party, not with a party's organ (`Thường vụ Bộ Chính trị`, which takes no small letters), a party that is known
// without one (`Đảng Cộng hòa` + `Mỹ`), a state organ or a firm (`Cơ quan An ninh Quốc gia` + `Mỹ`); Viet Nam belongs
// to all.
bool KeepsCountry(const Analysis& analysis, const OrganizationClass& body, TokenRange name, const Country& country);

// Whether a state's name goes on at `token`: `Tây` + `Ban Nha`, where `Ban` is a word for bodies, too.
bool InCountry(const Analysis& analysis, uint32_t token);

// Whether the class word `word` and the state behind it, which ends before `end`, are the name of a school or
// institute: `Đại học Chile`, `Trung tâm Văn hóa Pháp`; not `các Đại học Mỹ`. `plural` is the list of such words.
bool IsNamedByState(const Analysis& analysis, const OrganizationClass& body, TokenRange word, uint32_t end, int plural);

// The state that a body's name ends with: `Hội Luật gia [Việt Nam]`, `Hội Luật gia [Nga]`; null where it has none, as
// in `Công ty Hoàng Anh`.
const Match* CountryEnding(const Analysis& analysis, TokenRange name);

// The end of `name` without the foreign state at its end (`Cơ quan Tình báo Đối ngoại` + `Nga`), which stays behind a
// word of the list `official_adjective` (`Quân đội Hoàng gia Thái Lan`).
uint32_t WithoutForeignCountry(const Analysis& analysis, TokenRange name, int official_adjective);

// The end of `Ấn Độ - Việt Nam` where two states joined by a dash begin at `token`; `token` where they do not.
uint32_t PairEnd(const Analysis& analysis, uint32_t token);

// The first of the two states with which a name ends; null where it ends otherwise.
const Match* FirstOfPair(const Analysis& analysis, TokenRange name);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_MENTIONS_STATES_IN_BODIES_H_
