#include "extractors/entities/sides.h"

#include <algorithm>
#include <utility>

namespace banghi {
namespace {

void AddDistinct(std::vector<std::string>& codes, absl::string_view code) {
  if (std::find(codes.begin(), codes.end(), code) == codes.end()) codes.emplace_back(code);
}

int WeightOf(Zone zone) {
  switch (zone) {
    case Zone::kTitle:
      return 5;
    case Zone::kLead:
      return 3;
    case Zone::kBody:
      return 2;
    case Zone::kCaption:
      return 1;
    default:
      return 0;
  }
}

}  // namespace

bool Sides::Has(absl::string_view code) const { return std::find(codes.begin(), codes.end(), code) != codes.end(); }

std::string Sides::Other(absl::string_view code) const {
  if (!Has(code)) return "";
  for (const std::string& other : codes) {
    if (other != code) return other;
  }
  return "";
}

SideFinder::SideFinder(const Analysis& analysis)
    : analysis_(analysis),
      codes_(analysis.document.sentences().size()),
      at_place_(analysis.bundle.CueList("at_place")) {
  std::vector<std::pair<int, std::string>> weights;  // in order of first mention
  for (const Mention& mention : analysis.mentions) {
    if (mention.dropped || mention.type != MentionType::kCountry || mention.value.empty()) continue;
    const Token& token = analysis.document.tokens()[mention.tokens.begin];
    if (!Located(mention)) AddDistinct(codes_[token.sentence], mention.value);
    const int weight = WeightOf(token.zone);
    if (weight == 0) continue;
    auto it = std::find_if(weights.begin(), weights.end(), [&](const auto& w) { return w.second == mention.value; });
    if (it == weights.end()) it = weights.insert(weights.end(), {0, mention.value});
    it->first += weight;
  }
  std::stable_sort(weights.begin(), weights.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  for (const auto& [weight, code] : weights) {
    if (article_.codes.size() < 2) article_.codes.push_back(code);
    // Viet Nam is seldom named where it is meant (`Bộ Quốc phòng`, `Chủ tịch nước`): being named at all next to one
    // foremost country counts.
    if (code == kHomeState && !article_.Has(kHomeState) && weight * 3 >= weights[1].first) article_.codes.back() = code;
  }
  std::stable_partition(article_.codes.begin(), article_.codes.end(),
                        [](const std::string& code) { return code == kHomeState; });
  const bool named = std::any_of(weights.begin(), weights.end(), [](const auto& w) { return w.second == kHomeState; });
  home_ = named || weights.size() < 2 ? std::string(kHomeState) : article_.codes.front();
}

// `gặp nhau ở Đức`: where they met, no side of it.
bool SideFinder::Located(const Mention& country) const {
  return analysis_.CueBefore(country.tokens.begin, at_place_) != country.tokens.begin;
}

std::vector<std::string> SideFinder::CodesOfParagraph(uint32_t sentence, uint32_t before) const {
  const auto& sentences = analysis_.document.sentences();
  std::vector<std::string> codes = codes_[sentence];
  for (uint32_t s = sentence;
       s-- > 0 && sentence - s <= before && sentences[s].paragraph == sentences[sentence].paragraph;) {
    for (const std::string& code : codes_[s]) AddDistinct(codes, code);
  }
  return codes;
}

Sides SideFinder::At(uint32_t sentence) const {
  const std::vector<std::string>& here = codes_[sentence];
  if (here.size() == 2) return {here};
  const Zone zone = analysis_.document.sentences()[sentence].zone;
  if (zone == Zone::kTeaser || zone == Zone::kBoilerplate) {
    std::vector<std::string> codes = CodesOfParagraph(sentence, 100);
    if (codes.size() == 1 && codes[0] != kHomeState) codes.insert(codes.begin(), std::string(kHomeState));
    return {codes.size() == 2 ? codes : std::vector<std::string>()};
  }
  if (here.size() == 1 && !article_.Has(here[0])) {
    const std::vector<std::string> codes = CodesOfParagraph(sentence, 3);
    if (codes.size() == 2) return {codes};
    if (home_ != here[0]) return {{home_, here[0]}};
  }
  return article_;
}

}  // namespace banghi
