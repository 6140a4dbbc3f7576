// The state a person serves.
#ifndef BANGHI_EXTRACTORS_ENTITIES_HOME_COUNTRY_H_
#define BANGHI_EXTRACTORS_ENTITIES_HOME_COUNTRY_H_

#include <optional>
#include <string>

#include "extractors/analysis.h"
#include "extractors/entities/person_facts.h"
#include "extractors/entities/sides.h"
#include "extractors/mentions/titles.h"

namespace banghi {

// Made per article, after the overlap room. `analysis` and `cues` must outlive it.
class HomeCountries {
 public:
  HomeCountries(const Analysis& analysis, const TitleCues& cues) : analysis_(analysis), cues_(cues) {}

  // The ISO code of the state that `person` serves: by people.tsv, by the titles gathered, by whose family they are, by
  // what follows the name (`X, học giả tại Mỹ`), by the look of `name`, its fullest form; last the other side of the
  // article. Empty where nothing tells, and for officials of international bodies. Tells person.why the reason. Asked
  // in the order of Analysis::people.
  TextRef Of(const PersonFacts& facts, const Mention& name, PersonEntity& person);

 private:
  bool IsCalled(const PersonEntity& person, int list) const;
  TextRef OfKin(const PersonEntity& person) const;
  TextRef Beside(const PersonEntity& person) const;
  TextRef OfDelegation(const PersonEntity& person) const;
  TokenRange LastBefore(uint32_t token, uint32_t reach, int list) const;
  bool IsSubject(TokenRange words, uint32_t end) const;
  TextRef ForeignSide(const Mention& name);
  bool LooksVietnamese(TokenRange tokens) const;

  const Analysis& analysis_;
  const TitleCues& cues_;
  std::optional<SideFinder> sides_;  // made when first asked
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_ENTITIES_HOME_COUNTRY_H_
