// Who stands to whom: the parties of an agreement or a partnership, read from the words around it.
//
//   quan hệ Đối tác chiến lược | Việt Nam - New Zealand; Bản ghi nhớ | giữa PVN và Gazprom; thỏa thuận | với Nga; Mỹ và
//   Iran đạt | thỏa thuận
#ifndef BANGHI_EXTRACTORS_ENTITIES_PARTIES_H_
#define BANGHI_EXTRACTORS_ENTITIES_PARTIES_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "extractors/analysis.h"
#include "extractors/entities/sides.h"

namespace banghi {

// Made per article, after the overlap room. `analysis` must outlive it.
class PartyFinder {
 public:
  explicit PartyFinder(const Analysis& analysis);

  struct Parties {
    std::vector<TextRef> codes;  // ISO codes, ASEAN, UN, EU; distinct, in order
    bool named = false;          // said by the words next to it, not taken from the article's sides
    absl::string_view rule;      // "parties/between"
    TokenRange words;            // that name them; empty where none do
  };
  // The parties of what stands at `tokens`.
  Parties Of(TokenRange tokens) const;

  // Tells in `why` what each of the parties rests on.
  void Explain(const Parties& parties, Reasons& why) const;

  // The tokens behind `token` that name the parties (`giữa ... và ...`); empty where none do.
  TokenRange Clause(uint32_t token) const;
  // The token behind the brackets and closing quotation mark that stand at `token`; `token` where none do.
  uint32_t SkipBrackets(uint32_t token) const;
  const SideFinder& sides() const { return sides_; }

 private:
  // A country or coded body in the text.
  struct Party {
    TokenRange tokens;
    TextRef code;
    bool body = false;
  };

  void AddParty(const Mention& mention);
  bool NamesBloc(TokenRange range) const;
  uint32_t SkipWorth(uint32_t token) const;
  bool MeansGovernment(const Mention& place) const;
  std::vector<TextRef> CodesIn(TokenRange range, bool bodies_of_un) const;
  Parties InClause(TokenRange clause, uint32_t sentence) const;
  Parties ChainAt(uint32_t token) const;
  Parties ChainBefore(uint32_t token) const;
  Parties Partner(uint32_t token, uint32_t end) const;
  Parties Sale(TokenRange tokens) const;
  Parties Conference(uint32_t token) const;
  // Indices into parties_: the first that begins at `token` or behind it; the first in the sentence of `token`.
  size_t FirstFrom(uint32_t token) const;
  size_t FirstInSentenceOf(uint32_t token) const;
  bool Joins(uint32_t begin, uint32_t end, uint32_t most) const;
  bool SignsWith(uint32_t begin, uint32_t end) const;
  Parties Complete(TextRef code, uint32_t sentence) const;

  const Analysis& analysis_;
  SideFinder sides_;
  std::vector<Party> parties_;  // in order of begin
  std::vector<bool> covered_;   // per token: whether it belongs to a party
  int between_, and_, with_, one_of_, of_, about_, pair_, bloc_, end_, through_, clock_, as_place_, worth_, sale_,
      signing_;
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_ENTITIES_PARTIES_H_
