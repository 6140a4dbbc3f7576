// The lists of words by which names are told.
#ifndef BANGHI_EXTRACTORS_MENTIONS_NAME_CUES_H_
#define BANGHI_EXTRACTORS_MENTIONS_NAME_CUES_H_

#include "extractors/mentions/titles.h"

namespace banghi {

struct NameCues {
  explicit NameCues(const Bundle& bundle);
  TitleCues titles;
  int honorific, particle, opener, speech, place_before, thing_before, told_by, not_name, place_first, award, middle,
      relation, such_as, one_of, korean_syllable, ship_prefix, foreign_first_name, firm_last, regnal, kin;
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_MENTIONS_NAME_CUES_H_
