// RANK mentions: military, police and coast-guard ranks of gazetteers/data/ranks.tsv.
#ifndef BANGHI_EXTRACTORS_MENTIONS_RANKS_H_
#define BANGHI_EXTRACTORS_MENTIONS_RANKS_H_

#include "extractors/extractor.h"

namespace banghi {

// `tướng` and other one-syllable ranks count only before a name (`tướng Gerasimov`).
class RanksRoom : public Extractor {
 public:
  explicit RanksRoom(const Bundle& bundle);
  absl::string_view name() const override { return "mentions/ranks"; }
  Layers reads() const override { return LayersOf(Layer::kMatches); }
  Layers writes() const override { return LayersOf(Layer::kRanks); }
  void Run(Analysis& analysis) const override;

 private:
  bool Counts(const Analysis& analysis, const Match& match) const;

  int thing_before_, service_;
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_MENTIONS_RANKS_H_
