// Which of competing mentions stay: what may nest stays nested (GUIDELINES: a body in a position, a country in an
// agreement ...); of others that share a token the longer one wins, then the more confident one, then the surer type.
// The losers stay in the analysis, dropped, with the reason.
#ifndef BANGHI_EXTRACTORS_OVERLAP_OVERLAP_H_
#define BANGHI_EXTRACTORS_OVERLAP_OVERLAP_H_

#include "extractors/extractor.h"

namespace banghi {

// Whether a mention of type `inner` may stand inside one of type `outer`.
bool MayNest(MentionType inner, MentionType outer);

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
