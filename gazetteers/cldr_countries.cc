#include "gazetteers/cldr_countries.h"

#include <unicode/locdspnm.h>
#include <unicode/locid.h>
#include <unicode/ulocdata.h>
#include <unicode/uversion.h>

#include <algorithm>
#include <iterator>
#include <memory>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace banghi {
namespace {

// Codes ICU has beside ISO 3166-1's: places reserved for the post and the like, which no newspaper counts as countries.
constexpr absl::string_view kNoCountries[] = {"AC", "CP", "CQ", "DG", "EA", "IC", "TA"};

std::string NameOf(const icu::LocaleDisplayNames& names, const char* code) {
  icu::UnicodeString name;
  names.regionDisplayName(code, name);
  std::string utf8;
  return name.toUTF8String(utf8);
}

// What may stand in a text for the CLDR name `name`: `Myanmar (Miến Điện)` gives both names, `Hồng Kông, Trung Quốc`
// the first.
void AddSurfaces(absl::string_view name, std::vector<std::string>& surfaces) {
  name = name.substr(0, name.find(','));
  const size_t open = name.find('(');
  std::vector<absl::string_view> forms = {absl::StripAsciiWhitespace(name.substr(0, open))};
  if (open != name.npos) forms.push_back(name.substr(open + 1, name.find(')') - open - 1));
  for (absl::string_view form : forms) {
    if (std::find(surfaces.begin(), surfaces.end(), form) == surfaces.end()) surfaces.emplace_back(form);
  }
}

}  // namespace

std::vector<CldrCountry> CldrCountries() {
  UDisplayContext full[] = {UDISPCTX_LENGTH_FULL};
  UDisplayContext brief[] = {UDISPCTX_LENGTH_SHORT};
  const icu::Locale vietnamese("vi");
  const std::unique_ptr<icu::LocaleDisplayNames> long_names(
      icu::LocaleDisplayNames::createInstance(vietnamese, full, 1));
  const std::unique_ptr<icu::LocaleDisplayNames> short_names(
      icu::LocaleDisplayNames::createInstance(vietnamese, brief, 1));
  std::vector<CldrCountry> countries;
  for (const char* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code) {
    if (std::find(std::begin(kNoCountries), std::end(kNoCountries), *code) != std::end(kNoCountries)) continue;
    CldrCountry country{*code, "", {}};
    AddSurfaces(NameOf(*short_names, *code), country.surfaces);
    AddSurfaces(NameOf(*long_names, *code), country.surfaces);
    country.name = country.surfaces.front();
    countries.push_back(std::move(country));
  }
  return countries;
}

std::string CldrVersion() {
  UErrorCode error = U_ZERO_ERROR;
  UVersionInfo cldr = {0, 0, 0, 0};
  ulocdata_getCLDRVersion(cldr, &error);
  return absl::StrCat("ICU ", U_ICU_VERSION, ", CLDR ", cldr[0], ".", cldr[1]);
}

}  // namespace banghi
