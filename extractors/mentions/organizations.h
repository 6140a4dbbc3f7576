// ORGANIZATION mentions: bodies of organizations.tsv, bodies by class word and shape (`Học viện ...`, `Tổng cục ...`),
// and abbreviations that the article introduces in brackets.
#ifndef BANGHI_EXTRACTORS_MENTIONS_ORGANIZATIONS_H_
#define BANGHI_EXTRACTORS_MENTIONS_ORGANIZATIONS_H_

#include <vector>

#include "extractors/extractor.h"
#include "extractors/mentions/headed_bodies.h"
#include "extractors/mentions/listed_firms.h"
#include "extractors/mentions/name_shape.h"
#include "extractors/mentions/outer_bodies.h"

namespace banghi {

class OrganizationsRoom : public Extractor {
 public:
  explicit OrganizationsRoom(const Bundle& bundle);
  absl::string_view name() const override { return "mentions/organizations"; }
  Layers reads() const override { return Layer::kMatches | Layer::kMinistries; }
  Layers writes() const override { return LayersOf(Layer::kOrganizations); }
  void Run(Analysis& analysis) const override;

 private:
  bool EndsOfficially(const Analysis& analysis, uint32_t end) const;
  Mention Known(const Analysis& analysis, uint32_t token) const;
  uint32_t EndByClass(const Analysis& analysis, const OrganizationClass& body, uint32_t name) const;
  Mention ByClass(const Analysis& analysis, uint32_t token) const;
  Mention At(const Analysis& analysis, uint32_t token) const;

  int conjunction_, of_, about_, official_adjective_, numbered_, not_before_, level_, administrative_, plural_, both_,
      arm_;
  BodyHeads heads_;
  SeatCues seats_;
  PartCues parts_;
  FirmListCues firm_lists_;
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_MENTIONS_ORGANIZATIONS_H_
