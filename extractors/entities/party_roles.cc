// Parties by their part: who sells and who buys, and the body whose statement it is.
#include <algorithm>

#include "extractors/entities/parties.h"

namespace banghi {
namespace {

constexpr uint32_t kLongestSentence = 200;  // tokens: what stands farther away names no parties

}  // namespace

// `Mỹ duyệt | hợp đồng bán vũ khí cho Đài Loan`: who is in the title gets the goods, who stands before it sells them.
PartyFinder::Parties PartyFinder::Sale(TokenRange tokens) const {
  const std::vector<TextRef> buyers = CodesIn(tokens, false);
  const TokenRange sale = analysis_.CueIn(tokens.begin, std::min(tokens.end, tokens.begin + 4), sale_);
  if (buyers.size() != 1 || sale.empty()) return {};
  for (size_t i = FirstFrom(tokens.begin), first = FirstInSentenceOf(tokens.begin); i-- > first;) {
    if (parties_[i].code != buyers[0] && parties_[i].code != "UN")
      return {{parties_[i].code, buyers[0]}, true, "parties/partner", {parties_[i].tokens.begin, tokens.end}};
  }
  return {};
}

// `Hội nghị Bộ trưởng ASEAN ra | tuyên bố chung`: the body alone is party; of `G20`, too many to name.
PartyFinder::Parties PartyFinder::Conference(uint32_t token) const {
  const Match* noun = analysis_.MatchAt(token, EntryKind::kAgreementNoun);
  if (noun == nullptr || analysis_.bundle.agreement_nouns()[noun->entry].type != "JOINT_STATEMENT") return {};
  Parties conference;
  const uint32_t sentence = analysis_.document.sentences()[analysis_.document.tokens()[token].sentence].tokens.begin;
  for (uint32_t i = std::max(sentence, token - std::min(token, kLongestSentence)); i < token; ++i) {
    if (analysis_.CueAt(i, pair_) != i || analysis_.MatchAt(i, EntryKind::kCountry) != nullptr) return {};
    const Match* match = analysis_.MatchAt(i, EntryKind::kOrganization);
    if (match == nullptr) continue;
    const Organization& body = analysis_.bundle.organizations()[match->entry];
    if (body.code.empty() && body.type != "FORUM") continue;
    if (!conference.words.empty()) return {};
    conference.named = true;
    conference.rule = "parties/body";
    conference.words = match->tokens;
    if (!body.code.empty()) conference.codes = {body.code};
    i = match->tokens.end - 1;
  }
  return conference;
}

}  // namespace banghi
