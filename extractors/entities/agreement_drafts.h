// What is known of an agreement while an article's mentions are gathered, and whether two of them are one instrument.
#ifndef BANGHI_EXTRACTORS_ENTITIES_AGREEMENT_DRAFTS_H_
#define BANGHI_EXTRACTORS_ENTITIES_AGREEMENT_DRAFTS_H_

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>

#include "extractors/analysis.h"
#include "extractors/entities/agreement_standing.h"
#include "extractors/entities/parties.h"

namespace banghi {

struct AgreementDraft {
  AgreementEntity entity;
  int32_t instrument = kNone;   // index into Bundle::instruments() where it is known by name
  std::set<std::string> words;  // of the subject, folded, without what every title has
  std::string between;          // the words that name the parties, folded
  bool arms = false;            // named by fields of arms control alone (`hiệp ước hạt nhân`)
  bool loose = false;           // `thỏa thuận`, which may stand for an instrument of any type
  bool parties_named = false;
  bool status_stated = false;
};

// Made per article, after the overlap room. `analysis` must outlive it.
class AgreementDrafter {
 public:
  explicit AgreementDrafter(const Analysis& analysis);

  // The agreement titled `tokens` as its own words and those around it tell it.
  AgreementDraft Make(TokenRange tokens, absl::string_view type, int32_t instrument) const;
  // Whether both are the same instrument under other words (`hiệp định hợp tác`, `Hiệp định về hợp tác song phương`).
  bool Same(const AgreementDraft& a, const AgreementDraft& b) const;
  // Behind the words that name the parties of `title` (`giữa A và B`); behind the title where none do.
  uint32_t EndWithParties(TokenRange title) const;
  // The noun of an older instrument inside `title` (`Văn bản gia hạn [Thỏa thuận] ...`); null where there is none.
  const Match* Renewed(TokenRange title) const;

 private:
  std::set<std::string> WordsOf(TokenRange tokens) const;
  std::string SubjectOf(TokenRange tokens) const;
  TextRef PeriodOf(TokenRange tokens) const;
  uint32_t NounEnd(TokenRange tokens) const;
  bool TakeKnown(const Instrument& known, TokenRange tokens, AgreementEntity& entity) const;
  void TakeYear(TokenRange title, AgreementEntity& entity) const;
  bool HasWeakNoun(uint32_t token) const;
  bool NamesArmsAlone(TokenRange tokens) const;
  bool SpeaksOf(const AgreementDraft& known, const AgreementDraft& draft) const;
  bool Spells(const AgreementDraft& known, const AgreementDraft& draft) const;
  bool SameUnderLooseName(const AgreementDraft& a, const AgreementDraft& b) const;

  const Analysis& analysis_;
  const PartyFinder parties_;
  const StandingReader standing_;
  int generic_, about_, pair_, renewal_, and_, arms_;
};

// Adds what `from` tells of the same instrument; the fullest title and what is said outright win.
void Merge(AgreementDraft& into, AgreementDraft&& from);

// Whether every word of `a` is one of `b`.
template <typename Text>
bool Subset(const std::set<Text>& a, const std::set<Text>& b) {
  return std::includes(b.begin(), b.end(), a.begin(), a.end());
}

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_ENTITIES_AGREEMENT_DRAFTS_H_
