// The offices and ranks that stand before or behind a name and belong to it.
#ifndef BANGHI_EXTRACTORS_MENTIONS_TITLES_H_
#define BANGHI_EXTRACTORS_MENTIONS_TITLES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "extractors/analysis.h"

namespace banghi {

struct TitleCues {
  explicit TitleCues(const Bundle& bundle);
  int honorific, counterpart, filler, link, joint, of, former, speech, verb, object_before, relation, one_of,
      spokesperson, about, at, delegation, led_by, in_charge, observer, spouse, kin, kin_joint, holds, made, appoint,
      who, unsaid, pronoun, listed, age, capacity, phrase, one, adverb;
};

struct Titles {
  std::vector<int32_t> positions;  // POSITION mentions, nearest to the name first
  std::vector<int32_t> ranks;      // RANK mentions
  TextRef country_code;    // that stands with a rank, `người đồng cấp` or a word for people (`học giả Nga`)
  bool honorific = false;  // `ông`, `bà`, `đồng chí`
  uint32_t edge = 0;       // the first token of what stands before a name, or the token past what stands behind it
  bool counterpart = false;  // `người đồng cấp Mỹ John Kerry`: has the other side's office
  bool runs_on = false;      // behind a name: the next office after a comma is that of a later name
  bool any() const { return honorific || counterpart || !positions.empty() || !ranks.empty(); }
};

// What stands before the name that begins at `token`: `Bộ trưởng Bộ Quốc phòng Việt Nam Thượng tướng X`, `Tổng Bí thư,
// Chủ tịch nước X`, `Đại sứ Ấn Độ tại Việt Nam X`, `Phó thủ tướng kiêm Bộ trưởng Ngoại giao X`. Offices that follow an
// earlier name after a comma are that one's.
Titles TitlesBefore(const Analysis& analysis, const TitleCues& cues, const Neighbours& neighbours, uint32_t token);

// Where the words begin that join the name at `name` as family to whoever stands before them: `Tổng thống X` | `và phu
// nhân bà` + `Y`; `name` where no such words stand there. Behind a comma (`bà X, vợ Y`) they say whose family X is.
uint32_t FamilyJoint(const Analysis& analysis, const TitleCues& cues, uint32_t name);

// The office that a comma parts from the name behind it: `Đại sứ Mỹ tại Liên hợp quốc, Nikki Haley, nói`; empty where
// what stands before the comma is an adverbial (`Trong cuộc gặp với Thủ tướng, A nói`).
Titles TitlesBeforeComma(const Analysis& analysis, const TitleCues& cues, const Neighbours& neighbours,
                         TokenRange name);

// What stands behind the name that ends before `token`: `X, Ủy viên Bộ Chính trị, Bộ trưởng Bộ Quốc phòng`, `X - Bộ
// trưởng`, `X (Bộ trưởng ...)`. Offices that stand right before another name are that one's, and so are those of
// international bodies behind the head of a state or government (`Tổng thống Pháp X, Tổng Thư ký ASEAN`): `before` is
// what stands before the name.
Titles TitlesBehind(const Analysis& analysis, const TitleCues& cues, const Neighbours& neighbours, uint32_t token,
                    const Titles& before = {});

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_MENTIONS_TITLES_H_
