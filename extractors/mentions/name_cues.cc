#include "extractors/mentions/name_cues.h"

namespace banghi {

NameCues::NameCues(const Bundle& bundle)
    : titles(bundle),
      honorific(bundle.CueList("honorific")),
      particle(bundle.CueList("name_particle")),
      opener(bundle.CueList("sentence_opener")),
      speech(bundle.CueList("speech_verb")),
      place_before(bundle.CueList("place_before")),
      thing_before(bundle.CueList("thing_before")),
      told_by(bundle.CueList("told_by")),
      not_name(bundle.CueList("not_name")),
      place_first(bundle.CueList("place_first")),
      award(bundle.CueList("award_before")),
      middle(bundle.CueList("name_middle")),
      relation(bundle.CueList("person_word")),
      such_as(bundle.CueList("such_as")),
      one_of(bundle.CueList("one_of")),
      korean_syllable(bundle.CueList("korean_syllable")),
      ship_prefix(bundle.CueList("ship_prefix")),
      foreign_first_name(bundle.CueList("foreign_first_name")),
      firm_last(bundle.CueList("firm_last")),
      regnal(bundle.CueList("regnal")),
      kin(bundle.CueList("kin")) {}

}  // namespace banghi
