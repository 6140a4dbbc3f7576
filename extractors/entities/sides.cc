#include "extractors/entities/sides.h"

#include <algorithm>
#include <utility>

namespace banghi {
namespace {

Sides SidesOf(absl::Span<const absl::string_view> codes) { return {{codes.begin(), codes.end()}}; }

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

// Codes have two letters, seldom five: to look at these is quicker than to call for their comparison.
bool SameCode(absl::string_view a, absl::string_view b) {
  if (a.size() != b.size()) return false;
  for (size_t i = 0; i < a.size(); ++i) {
    if (a[i] != b[i]) return false;
  }
  return true;
}

}  // namespace

bool Sides::Has(absl::string_view code) const { return std::find(codes.begin(), codes.end(), code) != codes.end(); }

TextRef Sides::Other(absl::string_view code) const {
  if (!Has(code)) return "";
  for (const TextRef other : codes) {
    if (other != code) return other;
  }
  return "";
}

void SideFinder::BySentence::Add(uint32_t sentence, absl::string_view code) {
  while (first_.size() <= sentence) first_.push_back(static_cast<uint32_t>(codes_.size()));
  const auto here = codes_.begin() + first_[sentence];
  const bool known = std::any_of(here, codes_.end(), [&](absl::string_view other) { return SameCode(other, code); });
  if (!known) codes_.push_back(code);
}

absl::Span<const absl::string_view> SideFinder::BySentence::In(uint32_t sentence) const {
  if (sentence >= first_.size()) return {};
  const size_t end = sentence + 1 < first_.size() ? first_[sentence + 1] : codes_.size();
  return absl::MakeConstSpan(codes_).subspan(first_[sentence], end - first_[sentence]);
}

SideFinder::SideFinder(const Analysis& analysis, bool with_people)
    : analysis_(analysis),
      countries_(analysis.document.sentences().size()),
      people_(with_people ? analysis.document.sentences().size() : 0),
      at_place_(analysis.bundle.CueList("at_place")) {
  for (const Mention& mention : analysis.mentions) {  // in order of text, so sentence by sentence
    if (mention.dropped) break;
    const uint32_t sentence = analysis.document.tokens()[mention.tokens.begin].sentence;
    if (with_people && mention.type == MentionType::kPerson && mention.entity != kNone) {
      const TextRef state = analysis.people[mention.entity].country_code;
      if (!state.empty()) people_.Add(sentence, state);
    }
    if (mention.type != MentionType::kCountry || mention.value.empty()) continue;
    if (!Located(mention)) countries_.Add(sentence, mention.value);
    Weigh(mention);
  }
  FindForemost();
}

void SideFinder::Weigh(const Mention& country) {
  const int weight = WeightOf(analysis_.document.tokens()[country.tokens.begin].zone);
  if (weight == 0) return;
  auto it =
      std::find_if(weights_.begin(), weights_.end(), [&](const auto& w) { return SameCode(w.second, country.value); });
  if (it == weights_.end()) it = weights_.insert(weights_.end(), {0, country.value});
  it->first += weight;
}

void SideFinder::FindForemost() {
  std::stable_sort(weights_.begin(), weights_.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  for (const auto& [weight, code] : weights_) {
    if (article_.codes.size() < 2) article_.codes.emplace_back(code);
    // Viet Nam is seldom named where it is meant (`Bộ Quốc phòng`, `Chủ tịch nước`): being named at all next to one
    // foremost country counts.
    if (code == kHomeState && !article_.Has(kHomeState) && weight * 3 >= weights_[1].first)
      article_.codes.back() = code;
  }
  if (article_.codes.size() == 2 && article_.codes[1] == kHomeState) std::swap(article_.codes[0], article_.codes[1]);
  const bool named =
      std::any_of(weights_.begin(), weights_.end(), [](const auto& w) { return w.second == kHomeState; });
  home_ = named || weights_.size() < 2 ? TextRef(kHomeState) : article_.codes.front();
}

bool SideFinder::IsSideBeside(const Mention& place) const {
  if (!article_.Has(place.country_code)) return false;
  const auto it = std::find_if(weights_.begin(), weights_.end(),
                               [&](const auto& w) { return SameCode(w.second, place.country_code); });
  const bool names = place.type == MentionType::kCountry;
  const int own = names ? WeightOf(analysis_.document.tokens()[place.tokens.begin].zone) : 0;
  return it != weights_.end() && it->first > own;
}

// `gặp nhau ở Đức`: where they met, no side of it.
bool SideFinder::Located(const Mention& country) const {
  return analysis_.CueBefore(country.tokens.begin, at_place_) != country.tokens.begin;
}

SideFinder::Codes SideFinder::WithPeople(uint32_t sentence) const {
  Codes codes(CodesIn(sentence).begin(), CodesIn(sentence).end());
  for (absl::string_view code : people_.In(sentence)) {
    if (std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(code);
  }
  return codes;
}

SideFinder::Codes SideFinder::CodesOfParagraph(uint32_t sentence, uint32_t before) const {
  const auto& sentences = analysis_.document.sentences();
  Codes codes(CodesIn(sentence).begin(), CodesIn(sentence).end());
  for (uint32_t s = sentence;
       s-- > 0 && sentence - s <= before && sentences[s].paragraph == sentences[sentence].paragraph;) {
    for (absl::string_view code : CodesIn(s)) {
      if (std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(code);
    }
  }
  return codes;
}

Sides SideFinder::At(uint32_t sentence) const {
  const absl::Span<const absl::string_view> here = CodesIn(sentence);
  if (here.size() == 2) return SidesOf(here);
  const Zone zone = analysis_.document.sentences()[sentence].zone;
  if (zone == Zone::kTeaser || zone == Zone::kBoilerplate) {
    Codes codes = CodesOfParagraph(sentence, 100);
    if (codes.size() == 1 && codes[0] != kHomeState) codes.insert(codes.begin(), kHomeState);
    return codes.size() == 2 ? SidesOf(codes) : Sides();
  }
  // `Thủ tướng A và Thủ tướng Australia B nhất trí nâng quan hệ song phương ...`
  if (here.size() < 2) {
    Codes with_people = WithPeople(sentence);
    if (with_people.size() == 2 && with_people[1] == kHomeState) std::swap(with_people[0], with_people[1]);
    if (with_people.size() == 2) return SidesOf(with_people);
  }
  if (here.size() == 1 && !article_.Has(here[0])) {
    const Codes codes = CodesOfParagraph(sentence, 3);
    if (codes.size() == 2) return SidesOf(codes);
    if (home_ != here[0]) return SidesOf({home_, here[0]});
  }
  return article_;
}

}  // namespace banghi
