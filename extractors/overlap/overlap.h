// Which of competing mentions stay: what may nest stays nested (a body in a position, a country in an
// agreement ...); of others that share a token the longer one wins, then the more confident one, then the surer type.
// The losers stay in the analysis, dropped, with the reason.
#ifndef BANGHI_EXTRACTORS_OVERLAP_OVERLAP_H_
#define BANGHI_EXTRACTORS_OVERLAP_OVERLAP_H_

#include "extractors/extractor.h"

namespace banghi {

// Whether a mention of type `inner` may stand inside one of type `outer`.
bool MayNest(MentionType inner, MentionType outer);

// How clearly the mention won, between 0 and 1; 0 where nothing competed: no mention lost to it and its room had no
// choice. A reading weighs the square of its tokens times its confidence; the share of the mention's weight beside that
// of the strongest mention that lost to it is multiplied by how sure its room is.
//
//   Quân đội nhân dân Việt Nam   against COUNTRY Việt Nam: 6² / (6² + 2²) = 0.90
//   Anh                          the country, by its context: 0.80
float ConfidenceOf(const Mention& mention);

class OverlapRoom : public Extractor {
 public:
  absl::string_view name() const override { return "overlap"; }
  Layers reads() const override {
    return Layer::kDates | Layer::kCountries | Layer::kRanks | Layer::kMinistries | Layer::kOrganizations |
           Layer::kPositions | Layer::kLocations | Layer::kPersons | Layer::kAgreements | Layer::kPartnerships;
  }
  Layers writes() const override { return LayersOf(Layer::kKept); }
  void Run(Analysis& analysis) const override;
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_OVERLAP_OVERLAP_H_
