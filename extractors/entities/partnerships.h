// One entity per distinct pair of parties and level of relations.
#ifndef BANGHI_EXTRACTORS_ENTITIES_PARTNERSHIPS_H_
#define BANGHI_EXTRACTORS_ENTITIES_PARTNERSHIPS_H_

#include "extractors/extractor.h"

namespace banghi {

// A mention whose parties the article does not tell stays without an entity.
class PartnershipEntities : public Extractor {
 public:
  explicit PartnershipEntities(const Bundle& /*bundle*/) {}
  absl::string_view name() const override { return "entities/partnerships"; }
  Layers reads() const override { return LayersOf(Layer::kKept); }
  Layers writes() const override { return LayersOf(Layer::kPartnershipEntities); }
  void Run(Analysis& analysis) const override;
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_ENTITIES_PARTNERSHIPS_H_
