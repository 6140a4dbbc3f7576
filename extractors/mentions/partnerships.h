// PARTNERSHIP mentions: levels of relations between states (`Đối tác chiến lược toàn diện`), without `quan hệ`.
#ifndef BANGHI_EXTRACTORS_MENTIONS_PARTNERSHIPS_H_
#define BANGHI_EXTRACTORS_MENTIONS_PARTNERSHIPS_H_

#include "extractors/extractor.h"

namespace banghi {

// Left out: plurals (`các đối tác chiến lược`), partners in business, names of agreements (`Đối tác Toàn diện và Tiến
// bộ xuyên ...`).
class PartnershipsRoom : public Extractor {
 public:
  explicit PartnershipsRoom(const Bundle& bundle);
  absl::string_view name() const override { return "mentions/partnerships"; }
  Layers reads() const override { return LayersOf(Layer::kMatches); }
  Layers writes() const override { return LayersOf(Layer::kPartnerships); }
  void Run(Analysis& analysis) const override;

 private:
  bool IsLevel(const Analysis& analysis, const Match& match) const;

  int plural_, not_after_, firm_;
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_MENTIONS_PARTNERSHIPS_H_
