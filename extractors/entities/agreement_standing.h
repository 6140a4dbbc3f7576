// How an agreement stands (signed, planned, ended) and when it was signed, read from the words around its mention.
#ifndef BANGHI_EXTRACTORS_ENTITIES_AGREEMENT_STANDING_H_
#define BANGHI_EXTRACTORS_ENTITIES_AGREEMENT_STANDING_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "extractors/analysis.h"
#include "extractors/entities/parties.h"

namespace banghi {

struct Standing {
  TextRef status = "SIGNED";
  bool stated = false;  // the words around it say so
  TextRef signed_date;  // empty where not said
  absl::string_view status_rule = "standing/assumed";
  TokenRange status_words;  // empty where none say it
  absl::string_view date_rule;
  TokenRange date_words;
};

// Made per article, after the overlap room. `analysis` and `parties` must outlive it.
class StandingReader {
 public:
  StandingReader(const Analysis& analysis, const PartyFinder& parties);

  // `tokens`: the title, of a mention or inside one. `status`: of an instrument known by name, else empty. `renewal`:
  // the title names an older instrument, to which a date behind it belongs.
  Standing Read(TokenRange tokens, TextRef status, bool renewal) const;

 private:
  // What the words before a title say, and where the verb of signing stands (past the end of the text where there is
  // none).
  struct Before {
    TextRef status;
    uint32_t verb;
    TokenRange words;
  };
  struct After {
    TextRef status;
    TokenRange words;
  };

  After StatusAfter(uint32_t token) const;
  After Introduction(uint32_t token) const;
  uint32_t PlannedPassive(uint32_t token) const;
  bool Expected(uint32_t token) const;
  Before StatusBefore(uint32_t token) const;
  // The word that says so; empty where none does.
  TokenRange EndedBefore(uint32_t token) const;
  void SetDate(const Mention* date, absl::string_view rule, Standing& standing) const;
  bool Intended(uint32_t verb) const;
  bool Threatened(uint32_t verb) const;
  // `act`: a verb of signing stands before the title.
  const Mention* DateAfter(TokenRange tokens, bool act) const;
  bool OfAnniversary(uint32_t token) const;
  const Mention* DateBefore(uint32_t verb) const;
  bool IsOccasion(uint32_t token) const;
  // The kept DATE mention that begins at `token`; null where none does.
  const Mention* DateAt(uint32_t token) const;
  // Where the sentence begins, or a long way before `token`.
  uint32_t SentenceBegin(uint32_t token) const;

  const Analysis& analysis_;
  const PartyFinder& parties_;
  std::vector<int32_t> date_at_;    // per token, index of the DATE mention that begins there
  std::vector<bool> agreement_at_;  // per token, whether an AGREEMENT mention begins there
  std::vector<bool> in_agreement_;  // per token
  const Mention* day_;              // of what the article tells of; null where it names none
  int intent_, sign_, signed_, planned_, ended_, signed_after_, planned_after_, ended_after_, threat_, occasion_, when_,
      anniversary_, done_, worth_, in_force_, ends_other_, planned_passive_, expected_, signing_, resolved_;
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_ENTITIES_AGREEMENT_STANDING_H_
