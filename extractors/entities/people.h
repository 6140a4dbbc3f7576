// One entity per person of the article: all forms of the name together, with the ranks, offices and the country that
// the words around them give.
#ifndef BANGHI_EXTRACTORS_ENTITIES_PEOPLE_H_
#define BANGHI_EXTRACTORS_ENTITIES_PEOPLE_H_

#include "extractors/extractor.h"
#include "extractors/mentions/titles.h"

namespace banghi {

class PeopleEntities : public Extractor {
 public:
  explicit PeopleEntities(const Bundle& bundle);
  absl::string_view name() const override { return "entities/people"; }
  Layers reads() const override { return LayersOf(Layer::kKept); }
  Layers writes() const override { return LayersOf(Layer::kPeople); }
  void Run(Analysis& analysis) const override;

 private:
  TitleCues cues_;
  int plural_;
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_ENTITIES_PEOPLE_H_
