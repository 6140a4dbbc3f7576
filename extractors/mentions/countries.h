// COUNTRY mentions. Long names count wherever they stand; one-syllable and ambiguous ones (`Anh`, `Pháp`, `Trung`) only
// where the words around them do not make them part of a name, a language or a pronoun.
#ifndef BANGHI_EXTRACTORS_MENTIONS_COUNTRIES_H_
#define BANGHI_EXTRACTORS_MENTIONS_COUNTRIES_H_

#include <vector>

#include "extractors/extractor.h"

namespace banghi {

class GivenNames;

class CountriesRoom : public Extractor {
 public:
  explicit CountriesRoom(const Bundle& bundle);
  absl::string_view name() const override { return "mentions/countries"; }
  Layers reads() const override { return Layer::kMatches | Layer::kRanks; }
  Layers writes() const override { return LayersOf(Layer::kCountries); }
  void Run(Analysis& analysis) const override;

 private:
  bool InPair(const Analysis& analysis, const Match& match) const;
  // `Anh và Pháp`, `Anh, Hà Lan`: another country follows in a list.
  bool InList(const Analysis& analysis, const Match& match) const;
  // `Úc, Trung ...`: the last of a list of countries.
  bool EndsList(const Analysis& analysis, const Match& match) const;
  // `phía Tây Syria`.
  bool BehindDirection(const Analysis& analysis, const Match& match) const;
  // A verb of states follows: `Nga hoãn ...`; for a country that is also a pronoun one that no man alone can do.
  bool Acts(const Analysis& analysis, const Match& match) const;
  // A capital syllable beside the match that is nothing known: `Anh` in `Tuấn Anh`, `Mỹ` in `Mỹ Linh`.
  bool JoinsName(const Analysis& analysis, const Match& match, const std::vector<bool>& known) const;
  // `bốn thứ tiếng [Anh], Đức và Pháp`: the end of the list of languages that the match begins; its begin where it is
  // no language.
  uint32_t LanguagesEnd(const Analysis& analysis, const Match& match) const;
  // `Phi` of `Phi công`, `người gốc Phi`.
  bool InWord(const Analysis& analysis, const Match& match) const;
  bool Accept(const Analysis& analysis, const Match& match, const std::vector<bool>& known, GivenNames& names,
              bool* weak) const;

  int at_place_, language_, not_language_, honorific_, country_word_, pronoun_follows_, short_form_, pronoun_,
      language_after_, conjunction_, named_, direction_, direction_word_, state_verb_, state_verb_toward_, verb_, noun_,
      in_word_, in_pairs_;
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_MENTIONS_COUNTRIES_H_
