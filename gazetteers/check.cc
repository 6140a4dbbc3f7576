#include "gazetteers/check.h"

#include <cstdint>
#include <memory>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "gazetteers/bundle.h"
#include "gazetteers/check_report.h"

namespace banghi {
namespace {

absl::StatusOr<std::shared_ptr<const Bundle>> Load(CheckScope scope, const std::string& directory,
                                                   CheckReport& report) {
  switch (scope) {
    case CheckScope::kBuiltIn:
      return Bundle::Load({}, &report);
    case CheckScope::kAlone:
      return Bundle::LoadAlone(directory, &report);
    case CheckScope::kOverlay:
      return Bundle::Load({directory}, &report);
  }
  return absl::InvalidArgumentError("no such scope");
}

}  // namespace

std::string FaultCount(size_t faults) { return absl::StrCat(faults, faults == 1 ? " fault" : " faults"); }

GazetteerCheck CheckGazetteers(CheckScope scope, const std::string& directory) {
  CheckReport report;
  const auto bundle = Load(scope, directory, report);
  if (!bundle.ok()) {
    return {false, absl::StrCat(report.ToString(), FaultCount(report.faults().size()), "\n")};
  }
  GazetteerCheck check{true, ""};
  uint64_t entries = 0;
  for (const GazetteerFile& file : (*bundle)->files()) {
    absl::StrAppendFormat(&check.text, "%-28s %7d  %s\n", file.name, file.entries, file.origin);
    entries += file.entries;
  }
  absl::StrAppend(&check.text, entries, " entries, version ", (*bundle)->version(), ", no faults\n");
  return check;
}

}  // namespace banghi
