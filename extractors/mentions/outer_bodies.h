// Names of bodies that run on into that of the body they are part of: `Uỷ ban Trung ương` + `Đảng Lao động`, `Hội đồng
// Chấp hành` + `UNESCO`, `Tập đoàn viễn thông` + `Huawei`.
#ifndef BANGHI_EXTRACTORS_MENTIONS_OUTER_BODIES_H_
#define BANGHI_EXTRACTORS_MENTIONS_OUTER_BODIES_H_

#include "extractors/analysis.h"

namespace banghi {

// Lists of words with which the names of such parts begin.
struct PartCues {
  explicit PartCues(const Bundle& bundle) : part(bundle.CueList("part_of_body")) {}
  int part;
};

// Whether `outer`, which begins where `body` ends, belongs to one name with it. Abbreviations that stand for the name
// before them (`Tổ chức Lao động Quốc tế` + `ILO`) do not.
bool RunsOnInto(const Analysis& analysis, const PartCues& cues, const Mention& body, const Mention& outer);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_MENTIONS_OUTER_BODIES_H_
