#include "extractors/pipeline.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "extractors/engine.h"
#include "extractors/entities/agreements.h"
#include "extractors/entities/named.h"
#include "extractors/entities/partnerships.h"
#include "extractors/entities/people.h"
#include "extractors/events/events.h"
#include "extractors/mentions/agreements.h"
#include "extractors/mentions/countries.h"
#include "extractors/mentions/dates.h"
#include "extractors/mentions/locations.h"
#include "extractors/mentions/ministries.h"
#include "extractors/mentions/organizations.h"
#include "extractors/mentions/partnerships.h"
#include "extractors/mentions/people.h"
#include "extractors/mentions/positions.h"
#include "extractors/mentions/ranks.h"
#include "extractors/overlap/overlap.h"

namespace banghi {

absl::StatusOr<Pipeline> Pipeline::Make(std::vector<std::unique_ptr<const Extractor>> rooms) {
  Layers written = LayersOf(Layer::kMatches);
  for (const auto& room : rooms) {
    if (Layers missing = room->reads() & ~written; missing != 0) {
      return absl::FailedPreconditionError(
          absl::StrCat("room ", room->name(), " reads layers ", absl::Hex(missing), " that no earlier room writes"));
    }
    written |= room->writes();
  }
  Pipeline pipeline;
  pipeline.rooms_ = std::move(rooms);
  return pipeline;
}

absl::StatusOr<Pipeline> Pipeline::Standard(const Bundle& bundle) {
  std::vector<std::unique_ptr<const Extractor>> rooms;
  rooms.push_back(std::make_unique<DatesRoom>(bundle));
  rooms.push_back(std::make_unique<RanksRoom>(bundle));
  rooms.push_back(std::make_unique<MinistriesRoom>(bundle));
  rooms.push_back(std::make_unique<CountriesRoom>(bundle));
  rooms.push_back(std::make_unique<OrganizationsRoom>(bundle));
  rooms.push_back(std::make_unique<LocationsRoom>(bundle));
  rooms.push_back(std::make_unique<PositionsRoom>(bundle));
  rooms.push_back(std::make_unique<PeopleRoom>(bundle));
  rooms.push_back(std::make_unique<PartnershipsRoom>(bundle));
  rooms.push_back(std::make_unique<AgreementsRoom>(bundle));
  rooms.push_back(std::make_unique<OverlapRoom>());
  rooms.push_back(std::make_unique<PeopleEntities>(bundle));
  rooms.push_back(std::make_unique<NamedEntities>());
  rooms.push_back(std::make_unique<PartnershipEntities>(bundle));
  rooms.push_back(std::make_unique<AgreementEntities>(bundle));
  rooms.push_back(std::make_unique<EventsRoom>(bundle));
  return Make(std::move(rooms));
}

bool Pipeline::Run(Analysis& analysis, RunWatcher* watcher) const {
  const auto done = [watcher](absl::string_view stage) { return watcher == nullptr || watcher->StageDone(stage); };
  analysis.FindMatches();
  if (!done("match")) return false;
  for (const auto& room : rooms_) {
    room->Run(analysis);
    if (!done(room->name())) return false;
  }
  return true;
}

}  // namespace banghi
