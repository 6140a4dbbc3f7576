// Ministries, organisations, countries and places: one entity per distinct one, with its mentions.
#ifndef BANGHI_EXTRACTORS_ENTITIES_NAMED_H_
#define BANGHI_EXTRACTORS_ENTITIES_NAMED_H_

#include "extractors/extractor.h"

namespace banghi {

class NamedEntities : public Extractor {
 public:
  absl::string_view name() const override { return "entities/named"; }
  Layers reads() const override { return LayersOf(Layer::kKept); }
  Layers writes() const override { return LayersOf(Layer::kNamedEntities); }
  void Run(Analysis& analysis) const override;
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_ENTITIES_NAMED_H_
