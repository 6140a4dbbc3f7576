// One entity per distinct instrument: its long form, short form, abbreviation and spellings together.
#ifndef BANGHI_EXTRACTORS_ENTITIES_AGREEMENTS_H_
#define BANGHI_EXTRACTORS_ENTITIES_AGREEMENTS_H_

#include "extractors/extractor.h"

namespace banghi {

// Counted plurals that were signed (`ký 2 biên bản ghi nhớ`) make one entity each, without a mention.
class AgreementEntities : public Extractor {
 public:
  explicit AgreementEntities(const Bundle& bundle);
  absl::string_view name() const override { return "entities/agreements"; }
  Layers reads() const override { return LayersOf(Layer::kKept); }
  Layers writes() const override { return LayersOf(Layer::kAgreementEntities); }
  void Run(Analysis& analysis) const override;

 private:
  class Collector;

  int signing_, count_, and_, with_, many_, one_, pair_, network_, of_many_, this_, passive_;
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_ENTITIES_AGREEMENTS_H_
