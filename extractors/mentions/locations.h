// LOCATION mentions: places of locations.tsv, and places by the class word before them (`sân bay Biên Hòa`, `tỉnh Khánh
// Hòa`).
#ifndef BANGHI_EXTRACTORS_MENTIONS_LOCATIONS_H_
#define BANGHI_EXTRACTORS_MENTIONS_LOCATIONS_H_

#include "extractors/extractor.h"
#include "extractors/mentions/name_shape.h"

namespace banghi {

class LocationsRoom : public Extractor {
 public:
  explicit LocationsRoom(const Bundle& bundle);
  absl::string_view name() const override { return "mentions/locations"; }
  Layers reads() const override { return Layer::kMatches | Layer::kCountries; }
  Layers writes() const override { return LayersOf(Layer::kLocations); }
  void Run(Analysis& analysis) const override;

 private:
  // `last` is where the place before ends, 0 where there is none.
  Mention Known(const Analysis& analysis, uint32_t token, uint32_t last) const;
  Mention Seat(const Analysis& analysis, uint32_t token) const;
  bool IsSyllableOfName(const Analysis& analysis, uint32_t token) const;
  Mention ByClass(const Analysis& analysis, uint32_t token) const;

  int place_before_, bound_before_, conjunction_, ship_before_, ship_prefix_, bound_class_, class_in_word_, direction_,
      honorific_, award_, particle_, memorial_, not_place_;
  SeatCues seats_;
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_MENTIONS_LOCATIONS_H_
