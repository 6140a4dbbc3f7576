// The names of countries and territories from CLDR, the locale data of ICU.
#ifndef BANGHI_GAZETTEERS_CLDR_COUNTRIES_H_
#define BANGHI_GAZETTEERS_CLDR_COUNTRIES_H_

#include <string>
#include <vector>

namespace banghi {

struct CldrCountry {
  std::string code;                   // ISO 3166-1 alpha-2, and XK (Kosovo)
  std::string name;                   // in Vietnamese, short
  std::vector<std::string> surfaces;  // forms in the text, `name` among them
};

// In order of code.
std::vector<CldrCountry> CldrCountries();

// "ICU 72.1, CLDR 42.0": names may differ between versions, so it is part of a bundle's version.
std::string CldrVersion();

}  // namespace banghi

#endif  // BANGHI_GAZETTEERS_CLDR_COUNTRIES_H_
