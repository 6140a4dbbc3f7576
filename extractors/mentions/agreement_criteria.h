// Whether a noun and its title are one particular instrument, not the plural, the general, a verb or a back-reference.
//
//   ký [Hiệp định hợp tác nghề cá]; a plain `hiệp định này`, `một thỏa thuận thương mại`, `Mỹ tuyên bố ...` are none
#ifndef BANGHI_EXTRACTORS_MENTIONS_AGREEMENT_CRITERIA_H_
#define BANGHI_EXTRACTORS_MENTIONS_AGREEMENT_CRITERIA_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "extractors/analysis.h"
#include "extractors/mentions/agreement_titles.h"

namespace banghi {

class AgreementCriteria {
 public:
  explicit AgreementCriteria(const Bundle& bundle);

  // `two_parties`: whether the article names any two that could be parties.
  bool Counts(const Analysis& analysis, TokenRange noun, const AgreementNoun& entry,
              const AgreementTitles::Title& title, bool two_parties) const;

 private:
  struct State {
    absl::string_view code;  // empty where there is none
    uint32_t end = 0;
  };
  // The sentence of `token`, or as much of it as may speak of the same thing.
  static TokenRange Surroundings(const Analysis& analysis, uint32_t token);
  State StateAt(const Analysis& analysis, uint32_t token) const;
  bool IsBracketedInstrument(const Analysis& analysis, uint32_t token, absl::string_view type) const;
  bool Before(const Analysis& analysis, uint32_t token, int list) const;
  bool BareCounts(const Analysis& analysis, TokenRange noun, uint32_t end, const AgreementNoun& entry) const;
  bool BareAgreementCounts(const Analysis& analysis, TokenRange noun, uint32_t end) const;
  bool SaysWhich(const Analysis& analysis, uint32_t end) const;
  bool SignedClause(const Analysis& analysis, uint32_t end) const;
  bool OfStatesAbout(const Analysis& analysis, TokenRange noun, uint32_t end) const;
  bool Wished(const Analysis& analysis, uint32_t noun) const;
  bool OnlyJudged(const Analysis& analysis, uint32_t end) const;
  bool WeakCounts(const Analysis& analysis, TokenRange noun, const AgreementNoun& entry,
                  const AgreementTitles::Title& title) const;
  bool SignedAmong(const Analysis& analysis, uint32_t noun) const;
  bool SignedBefore(const Analysis& analysis, uint32_t noun) const;
  bool Unreal(const Analysis& analysis, uint32_t noun) const;
  bool WithMany(const Analysis& analysis, uint32_t end) const;
  bool IsDrafted(const Analysis& analysis, uint32_t noun, uint32_t end) const;
  bool OfOffice(const Analysis& analysis, TokenRange noun, uint32_t end) const;
  bool IsOffered(const Analysis& analysis, TokenRange noun, uint32_t end) const;
  bool TwoSidesBefore(const Analysis& analysis, uint32_t noun) const;
  uint32_t StateBefore(const Analysis& analysis, uint32_t token) const;
  bool FollowsState(const Analysis& analysis, uint32_t noun) const;
  bool StatementCounts(const Analysis& analysis, TokenRange noun, const AgreementTitles::Title& title) const;
  bool BareContractCounts(const Analysis& analysis, TokenRange noun) const;
  bool ContractCounts(const Analysis& analysis, TokenRange noun) const;
  // Whether the sentence of `token` names at least so many states or coded bodies, or both sides together (`hai
  // bên`).
  bool HasStates(const Analysis& analysis, uint32_t token, size_t least) const;
  // ... or, where that is more than one, a firm.
  bool HasParties(const Analysis& analysis, uint32_t token, size_t least) const;

  int sign_, signing_, back_, this_, none_, verb_, several_, between_, and_, of_, with_, about_, trade_, firm_, signed_,
      worth_, sides_, as_place_, reach_, content_, intent_, draft_, aid_, purpose_, memo_, minutes_, which_, unreal_,
      many_, classifier_, refused_, judged_, done_, offered_, to_whom_, among_, pair_;
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_MENTIONS_AGREEMENT_CRITERIA_H_
