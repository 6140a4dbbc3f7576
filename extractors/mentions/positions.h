// POSITION mentions: an office of offices.tsv with the portfolio or body it belongs to, up to the first comma and
// without the country at its end (`Phó Chủ nhiệm Ủy ban Biên giới quốc gia`, `quyền Thứ trưởng Quốc phòng về Chính
// sách`).
#ifndef BANGHI_EXTRACTORS_MENTIONS_POSITIONS_H_
#define BANGHI_EXTRACTORS_MENTIONS_POSITIONS_H_

#include <string>
#include <vector>

#include "extractors/extractor.h"

namespace banghi {

class PositionsRoom : public Extractor {
 public:
  explicit PositionsRoom(const Bundle& bundle);
  absl::string_view name() const override { return "mentions/positions"; }
  Layers reads() const override {
    return Layer::kMatches | Layer::kMinistries | Layer::kOrganizations | Layer::kCountries | Layer::kLocations;
  }
  Layers writes() const override { return LayersOf(Layer::kPositions); }
  void Run(Analysis& analysis) const override;

 private:
  // Candidate bodies (ministries, organisations) by the token they begin at.
  struct Bodies {
    std::vector<int32_t> at;  // index into mentions, kNone where none begins
  };
  bool Counts(const Analysis& analysis, const Bodies& bodies, const Match& match) const;
  void ExtendByPortfolio(const Analysis& analysis, const Bodies& bodies, Mention& position) const;
  void ExtendByBody(const Analysis& analysis, const Bodies& bodies, Mention& position) const;
  uint32_t PastLink(const Analysis& analysis, const Bodies& bodies, uint32_t end) const;
  int32_t BodyOf(const Analysis& analysis, const Bodies& bodies, TokenRange office, uint32_t at) const;
  uint32_t EndWithoutBody(const Analysis& analysis, TokenRange office, uint32_t at) const;
  uint32_t ServiceEnd(const Analysis& analysis, uint32_t end, uint32_t at) const;
  void ExtendByOuterBodies(const Analysis& analysis, const Bodies& bodies, Mention& position) const;
  void ExtendByField(const Analysis& analysis, Mention& position) const;
  uint32_t FieldEnd(const Analysis& analysis, uint32_t token) const;
  void SetCountry(const Analysis& analysis, const Bodies& bodies, Mention& position) const;
  Mention Parse(const Analysis& analysis, const Bodies& bodies, const Match& match) const;

  int acting_, administrative_, former_, not_acting_, state_seat_, elect_, link_, of_, about_, conjunction_,
      capital_only_, not_before_, holder_before_, not_after_, media_word_, firm_word_, aide_, lower_body_,
      official_adjective_, body_only_, deputation_, town_office_;
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_MENTIONS_POSITIONS_H_
