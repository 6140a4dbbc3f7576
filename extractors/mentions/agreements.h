// AGREEMENT mentions: particular instruments between parties, from the noun to the end of the subject.
//
//   ký [Bản ghi nhớ về hợp tác quốc phòng] giữa hai Bộ năm 2017; các thỏa thuận đã ký; theo [UNCLOS]; Hiệp định này
#ifndef BANGHI_EXTRACTORS_MENTIONS_AGREEMENTS_H_
#define BANGHI_EXTRACTORS_MENTIONS_AGREEMENTS_H_

#include <string>

#include "absl/container/flat_hash_map.h"
#include "extractors/extractor.h"
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
    bool two_parties = false;
    absl::flat_hash_map<std::string, Mention> abbreviations;  // as written -> the mention that introduced it
  };

  Mention Known(const Analysis& analysis, uint32_t token) const;
  Mention Named(const Analysis& analysis, uint32_t token, Reading& reading) const;
  // The abbreviation in brackets behind `mention` (`(MOU)`); no tokens where there is none.
  Mention Abbreviation(const Analysis& analysis, const Mention& mention) const;
  bool IsPlural(const Analysis& analysis, uint32_t token, const Reading& reading) const;
  bool Counts(const Analysis& analysis, TokenRange noun, const AgreementNoun& entry,
              const AgreementTitles::Title& title, const Reading& reading) const;
  bool BareCounts(const Analysis& analysis, TokenRange noun, uint32_t end, const AgreementNoun& entry) const;
  bool WeakCounts(const Analysis& analysis, TokenRange noun, const AgreementNoun& entry,
                  const AgreementTitles::Title& title) const;
  bool StatementCounts(const Analysis& analysis, TokenRange noun, const AgreementTitles::Title& title) const;
  bool ContractCounts(const Analysis& analysis, TokenRange noun) const;
  // Whether the sentence of `token` names at least so many countries or coded bodies, or both sides together (`hai
  // bên`).
  bool HasParties(const Analysis& analysis, uint32_t token, size_t least) const;

  AgreementTitles titles_;
  int plural_, count_, body_, sign_, signing_, back_, none_, verb_, several_, between_, of_, with_, about_, trade_,
      firm_, sides_, year_, long_form_;
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_MENTIONS_AGREEMENTS_H_
