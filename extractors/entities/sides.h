// The two sides an article, or a sentence of it, is about: who `hai nước`, `hai bên` are.
#ifndef BANGHI_EXTRACTORS_ENTITIES_SIDES_H_
#define BANGHI_EXTRACTORS_ENTITIES_SIDES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "extractors/analysis.h"

namespace banghi {

// The state whose newspapers these are.
inline constexpr absl::string_view kHomeState = "VN";

// ISO codes, distinct, the home side first; fewer than two where the article does not tell.
struct Sides {
  std::vector<std::string> codes;

  bool Has(absl::string_view code) const;
  // Who stands over against `code`; empty where `code` is no side, or the only one.
  std::string Other(absl::string_view code) const;
};

// Counts the countries once; made per article, after the overlap room. `analysis` must outlive it.
class SideFinder {
 public:
  explicit SideFinder(const Analysis& analysis);

  // Countries weighted by where they stand (headline, lead, body; not teasers) and how often: the two foremost.
  const Sides& article() const { return article_; }
  // The two countries of the sentence itself where it names two and no more, else the article's with what the sentence
  // says. A teaser is another article: only its own paragraph counts.
  Sides At(uint32_t sentence) const;
  // The side from which the article is told: Viet Nam where it takes part or only one other country does, else the
  // foremost country.
  const std::string& home() const { return home_; }

 private:
  bool Located(const Mention& country) const;
  std::vector<std::string> CodesOfParagraph(uint32_t sentence, uint32_t before) const;

  const Analysis& analysis_;
  std::vector<std::vector<std::string>> codes_;  // per sentence, distinct, in order
  Sides article_;
  int at_place_ = kNone;
  std::string home_;
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_ENTITIES_SIDES_H_
