#include "gazetteers/entries.h"

#include "absl/strings/str_cat.h"

namespace banghi {

std::string SourceOf(const Organization& body) { return absl::StrCat(kOrganizationSources, body.id.view()); }
std::string SourceOf(const Location& location) { return absl::StrCat(kLocationSources, location.id.view()); }
std::string SourceOf(const Person& person) { return absl::StrCat(kPersonSources, person.id.view()); }

}  // namespace banghi
