#include "gazetteers/bundle.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "gazetteers/bundle_builder.h"
#include "gazetteers/check.h"
#include "gazetteers/layer.h"

namespace banghi {
namespace {

using BundleOr = absl::StatusOr<std::shared_ptr<const Bundle>>;

BundleOr Made(std::shared_ptr<const Bundle> bundle, const CheckReport& report, absl::StatusCode code) {
  if (bundle != nullptr) return bundle;
  return absl::Status(code,
                      absl::StrCat("gazetteers have ", FaultCount(report.faults().size()), ":\n", report.ToString()));
}

template <typename Entry>
std::string SourceIn(const std::vector<Entry>& entries, uint32_t entry) {
  return entry < entries.size() ? SourceOf(entries[entry]) : std::string();
}

}  // namespace

BundleOr Bundle::BuiltIn() {
  static const auto* built_in = new BundleOr([]() -> BundleOr {
    CheckReport report;
    const GazetteerLayer layer = BuiltInLayer();
    BundleBuilder builder(report);
    builder.AddLayer(layer);
    return Made(std::move(builder).Build(), report, absl::StatusCode::kInternal);
  }());
  return *built_in;
}

BundleOr Bundle::Load(const std::vector<std::string>& directories, CheckReport* report) {
  CheckReport own;
  if (report == nullptr) report = &own;
  std::vector<GazetteerLayer> layers;
  layers.push_back(BuiltInLayer());
  for (const std::string& directory : directories) layers.push_back(ReadDirectory(directory, *report));
  BundleBuilder builder(*report);
  for (const GazetteerLayer& layer : layers) builder.AddLayer(layer);
  return Made(std::move(builder).Build(), *report, absl::StatusCode::kInvalidArgument);
}

BundleOr Bundle::LoadAlone(const std::string& directory, CheckReport* report) {
  CheckReport own;
  if (report == nullptr) report = &own;
  const GazetteerLayer layer = ReadDirectory(directory, *report);
  BundleBuilder builder(*report);
  builder.AddLayer(layer);
  return Made(std::move(builder).Build(), *report, absl::StatusCode::kInvalidArgument);
}

int Bundle::CueList(absl::string_view name) const {
  const auto list = cue_by_name_.find(name);
  return list == cue_by_name_.end() ? -1 : static_cast<int>(list->second);
}

absl::Span<const Tenure> Bundle::TenuresOf(uint32_t index) const {
  const auto tenures = tenures_.find(index);
  return tenures == tenures_.end() ? absl::Span<const Tenure>() : absl::MakeConstSpan(tenures->second);
}

const Country* Bundle::FindCountry(absl::string_view code) const {
  const auto country = country_by_code_.find(code);
  return country == country_by_code_.end() ? nullptr : &countries_[country->second];
}

std::string Bundle::SourceOf(EntryKind kind, uint32_t entry) const {
  switch (kind) {
    case EntryKind::kCountry:
      return SourceIn(countries_, entry);
    case EntryKind::kRank:
      return SourceIn(ranks_, entry);
    case EntryKind::kPortfolio:
      return SourceIn(portfolios_, entry);
    case EntryKind::kMinistry:
      return SourceIn(ministries_, entry);
    case EntryKind::kOffice:
      return SourceIn(offices_, entry);
    case EntryKind::kOrganization:
      return SourceIn(organizations_, entry);
    case EntryKind::kOrganizationClass:
      return SourceIn(organization_classes_, entry);
    case EntryKind::kLocation:
      return SourceIn(locations_, entry);
    case EntryKind::kLocationClass:
      return SourceIn(location_classes_, entry);
    case EntryKind::kPerson:
      return SourceIn(people_, entry);
    case EntryKind::kAgreementNoun:
      return SourceIn(agreement_nouns_, entry);
    case EntryKind::kInstrument:
      return SourceIn(instruments_, entry);
    case EntryKind::kPartnership:
      return SourceIn(partnerships_, entry);
    case EntryKind::kTrigger:
      return SourceIn(triggers_, entry);
    case EntryKind::kTopic:
      return SourceIn(topics_, entry);
    case EntryKind::kTerm:
      return SourceIn(terms_, entry);
    case EntryKind::kCue:
      return SourceIn(cues_, entry);
  }
  return "";
}

}  // namespace banghi
