// PERSON mentions. No list is needed: a name is a run of capitals, and the words around it (rank, office, `ông`, what
// follows), its shape (surname, middle, given; foreign spelling) and the rest of the article decide whether it is a
// person's.
#ifndef BANGHI_EXTRACTORS_MENTIONS_PEOPLE_H_
#define BANGHI_EXTRACTORS_MENTIONS_PEOPLE_H_

#include "extractors/extractor.h"
#include "extractors/mentions/name_runs.h"

namespace banghi {

// Also adds LOCATION mentions for foreign names that stand where only places do (`tại Savar`).
class PeopleRoom : public Extractor {
 public:
  explicit PeopleRoom(const Bundle& bundle) : cues_(bundle) {}
  absl::string_view name() const override { return "mentions/people"; }
  Layers reads() const override {
    return Layer::kMatches | Layer::kRanks | Layer::kMinistries | Layer::kCountries | Layer::kOrganizations |
           Layer::kLocations | Layer::kPositions | Layer::kDates;
  }
  Layers writes() const override { return LayersOf(Layer::kPersons); }
  void Run(Analysis& analysis) const override;

 private:
  const NameCues cues_;
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_MENTIONS_PEOPLE_H_
