// Events between states or their officials, with who took part, when, where, how, and whether it happened.
#ifndef BANGHI_EXTRACTORS_EVENTS_EVENTS_H_
#define BANGHI_EXTRACTORS_EVENTS_EVENTS_H_

#include "extractors/events/actors.h"
#include "extractors/events/clause.h"
#include "extractors/extractor.h"

namespace banghi {

class EventsRoom : public Extractor {
 public:
  explicit EventsRoom(const Bundle& bundle);
  absl::string_view name() const override { return "events"; }
  Layers reads() const override {
    return Layer::kPeople | Layer::kNamedEntities | Layer::kAgreementEntities | Layer::kPartnershipEntities;
  }
  Layers writes() const override { return LayersOf(Layer::kEvents); }
  void Run(Analysis& analysis) const override;

 private:
  ClauseCues cues_;
  ActorCues actor_cues_;
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_EVENTS_H_
