// AGREEMENT mentions: particular instruments between parties, from the noun to the end of the subject.
//
//   ký [Bản ghi nhớ về hợp tác quốc phòng] giữa hai Bộ năm 2017; các thỏa thuận đã ký; theo [UNCLOS]; Hiệp định này
#ifndef BANGHI_EXTRACTORS_MENTIONS_AGREEMENTS_H_
#define BANGHI_EXTRACTORS_MENTIONS_AGREEMENTS_H_

#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "extractors/extractor.h"
#include "extractors/mentions/agreement_criteria.h"
#include "extractors/mentions/agreement_titles.h"

namespace banghi {

// The value of a mention is its AgreementType; `entry` indexes Bundle::instruments() where the instrument is known by
// name.
class AgreementsRoom : public Extractor {
 public:
  explicit AgreementsRoom(const Bundle& bundle);
  absl::string_view name() const override { return "mentions/agreements"; }
  Layers reads() const override { return Layer::kMatches | Layer::kCountries | Layer::kOrganizations; }
  Layers writes() const override { return LayersOf(Layer::kAgreements); }
  void Run(Analysis& analysis) const override;

 private:
  // What is carried along while one article is read.
  struct Reading {
    uint32_t plural_end = 0;  // behind the last plural phrase: `các hiệp định, thỏa thuận` is plural as a whole
    uint32_t plural_noun_end = 0;  // behind its noun
    bool two_parties = false;
    absl::flat_hash_set<absl::string_view> named;             // codes of states and bodies that the article names
    absl::flat_hash_map<std::string, Mention> abbreviations;  // as written -> the mention that introduced it
  };

  Mention Known(const Analysis& analysis, uint32_t token, const Reading& reading) const;
  static bool OfOtherStates(const Instrument& instrument, const Reading& reading);
  // Where the parties begin that some names have inside (`thỏa thuận hạt nhân giữa Iran`), else the end of `name`.
  uint32_t WithoutParties(const Analysis& analysis, TokenRange name) const;
  Mention Named(const Analysis& analysis, uint32_t token, Reading& reading) const;
  // The abbreviation in brackets behind `mention` (`(MOU)`); no tokens where there is none.
  Mention Abbreviation(const Analysis& analysis, const Mention& mention) const;
  bool IsPlural(const Analysis& analysis, uint32_t token, const Reading& reading) const;

  AgreementTitles titles_;
  AgreementCriteria criteria_;
  int plural_, count_, classifier_, body_, sign_, signed_, between_, of_, with_, about_, year_, and_, long_form_,
      which_, reach_;
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_MENTIONS_AGREEMENTS_H_
