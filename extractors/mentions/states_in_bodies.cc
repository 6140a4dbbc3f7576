#include "extractors/mentions/states_in_bodies.h"

#include <algorithm>

#include "extractors/mentions/name_shape.h"

namespace banghi {
namespace {

constexpr absl::string_view kMission = "organization_classes/phai-doan";
constexpr uint32_t kLongestCountry = 6;  // tokens of a state's full name

}  // namespace

bool KeepsCountry(const Analysis& analysis, const OrganizationClass& body, TokenRange name, const Country& country) {
  if (body.source == kMission) return false;  // `Phái đoàn thường trực` + `Việt Nam`, as an embassy's
  if (country.code == "VN" || body.type == "SCHOOL" || body.type == "MEDIA" || body.type == "OTHER") return true;
  if (body.type != "PARTY" || !body.lower || !analysis.IsCapital(name.begin)) return false;
  const Match* known = analysis.MatchAt(name.begin, EntryKind::kOrganization);
  return known == nullptr || known->tokens.end != name.end;
}

bool InCountry(const Analysis& analysis, uint32_t token) {
  for (uint32_t back = 1; back <= std::min(token, kLongestCountry); ++back) {
    const Match* country = analysis.MatchAt(token - back, EntryKind::kCountry);
    if (country != nullptr && country->tokens.end > token) return true;
  }
  return false;
}

bool IsNamedByState(const Analysis& analysis, const OrganizationClass& body, TokenRange word, uint32_t end,
                    int plural) {
  const bool institute = body.type == "OTHER" && word.size() > 2;
  if (body.type != "SCHOOL" && !institute) return false;
  if (analysis.IsCapital(end) && Adjacent(analysis, end - 1, end)) return false;  // a longer name
  return analysis.IsCapital(word.begin) && Adjacent(analysis, word.end - 1, word.end) &&
         analysis.CueBefore(word.begin, plural) == word.begin;
}

const Match* CountryEnding(const Analysis& analysis, TokenRange name) {
  for (uint32_t t = name.end; t-- > name.begin + 1 && name.end - t <= kLongestCountry;) {
    const Match* country = analysis.MatchAt(t, EntryKind::kCountry);
    if (country == nullptr || country->tokens.end != name.end) continue;
    const Match* place = analysis.MatchAt(t - 1, EntryKind::kLocation);  // `Vụ châu Mỹ`
    if (place != nullptr && place->tokens.end == name.end &&
        analysis.bundle.locations()[place->entry].type == "CONTINENT")
      return nullptr;
    return country->ambiguous && analysis.IsCapital(t - 1) ? nullptr : country;
  }
  return nullptr;
}

uint32_t WithoutForeignCountry(const Analysis& analysis, TokenRange name, int official_adjective) {
  for (uint32_t t = name.begin + 1; t < name.end; ++t) {
    const Match* country = analysis.MatchAt(t, EntryKind::kCountry);
    if (country == nullptr || country->tokens.end != name.end) continue;
    bool official = analysis.CueBefore(t, official_adjective) != t;
    return official || analysis.bundle.countries()[country->entry].code == "VN" ? name.end : t;
  }
  return name.end;
}

uint32_t PairEnd(const Analysis& analysis, uint32_t token) {
  auto partner_end = [&analysis](uint32_t at) {
    const Match* country = analysis.MatchAt(at, EntryKind::kCountry);
    if (country != nullptr) return country->tokens.end;
    const Match* body = analysis.MatchAt(at, EntryKind::kOrganization);
    bool bloc = body != nullptr && !analysis.bundle.organizations()[body->entry].code.empty();
    return bloc ? body->tokens.end : at;
  };
  uint32_t first = partner_end(token);
  if (first == token || !analysis.IsMark(first, "-")) return token;
  uint32_t second = partner_end(first + 1);
  return second == first + 1 ? token : second;
}

const Match* FirstOfPair(const Analysis& analysis, TokenRange name) {
  for (uint32_t t = name.begin; t < name.end; ++t) {
    if (PairEnd(analysis, t) == name.end) return analysis.MatchAt(t, EntryKind::kCountry);
  }
  return nullptr;
}

}  // namespace banghi
