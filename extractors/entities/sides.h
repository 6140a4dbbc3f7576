// The two sides an article, or a sentence of it, is about: who `hai nước`, `hai bên` are.
#ifndef BANGHI_EXTRACTORS_ENTITIES_SIDES_H_
#define BANGHI_EXTRACTORS_ENTITIES_SIDES_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "extractors/analysis.h"

namespace banghi {

// ISO codes, distinct, the home side first; fewer than two where the article does not tell.
struct Sides {
  std::vector<TextRef> codes;

  bool Has(absl::string_view code) const;
  // Who stands over against `code`; empty where `code` is no side, or the only one.
  TextRef Other(absl::string_view code) const;
};

// Counts the countries once; made per article, after the overlap room. `analysis` must outlive it.
class SideFinder {
 public:
  // `with_people`: whether people tell of states, too; not before all of them are made.
  explicit SideFinder(const Analysis& analysis, bool with_people = true);

  // Countries weighted by where they stand (headline, lead, body; not teasers) and how often: the two foremost.
  const Sides& article() const { return article_; }
  // Whether the state of `place`, a COUNTRY or LOCATION, is one of them and named elsewhere, too: not only where
  // something took place.
  bool IsSideBeside(const Mention& place) const;
  // The two countries of the sentence itself where it names two and no more, or names one or none and with the people
  // in it, whom their offices make a state's, there are two; else the article's with what the sentence says. A teaser
  // is another article: only its own paragraph counts.
  Sides At(uint32_t sentence) const;
  // The side from which the article is told: Viet Nam where it takes part or only one other country does, else the
  // foremost country.
  TextRef home() const { return home_; }

 private:
  using Codes = std::vector<absl::string_view>;
  // Distinct codes by sentence, in order of the text.
  class BySentence {
   public:
    explicit BySentence(size_t sentences) { first_.reserve(sentences); }
    void Add(uint32_t sentence, absl::string_view code);
    absl::Span<const absl::string_view> In(uint32_t sentence) const;

   private:
    absl::InlinedVector<absl::string_view, 32> codes_;  // of mentions, or people
    std::vector<uint32_t> first_;  // per sentence, up to the last that has one, the index of its first code
  };

  bool Located(const Mention& country) const;
  void Weigh(const Mention& country);
  void FindForemost();
  absl::Span<const absl::string_view> CodesIn(uint32_t sentence) const { return countries_.In(sentence); }
  Codes WithPeople(uint32_t sentence) const;
  Codes CodesOfParagraph(uint32_t sentence, uint32_t before) const;

  const Analysis& analysis_;
  BySentence countries_;                                               // that are named
  BySentence people_;                                                  // whose people are
  absl::InlinedVector<std::pair<int, absl::string_view>, 8> weights_;  // of codes, in order of first mention
  Sides article_;
  int at_place_ = kNone;
  TextRef home_;
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_ENTITIES_SIDES_H_
