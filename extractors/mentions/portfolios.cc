#include "extractors/mentions/portfolios.h"

namespace banghi {
namespace {

// Portfolios that every state gives a ministry of its own: `và` before one of them begins a new ministry.
bool StandsAlone(const Portfolio& portfolio) {
  return portfolio.kind == "DEFENCE" || portfolio.kind == "FOREIGN_AFFAIRS" || portfolio.kind == "PUBLIC_SECURITY";
}

}  // namespace

PortfolioChain ParsePortfolios(const Analysis& analysis, uint32_t token, int conjunction) {
  PortfolioChain chain{token, ""};
  const Match* first = analysis.MatchAt(token, EntryKind::kPortfolio);
  if (first == nullptr) return chain;
  chain.end = first->tokens.end;
  chain.kind = analysis.bundle.portfolios()[first->entry].kind;
  for (uint32_t at = chain.end;;) {
    bool comma = analysis.IsMark(at, ",");
    bool dash = analysis.IsMark(at, "-") || analysis.IsMark(at, "&");
    uint32_t behind = comma || dash ? at + 1 : analysis.CueAt(at, conjunction);
    if (behind == at || !analysis.SameSentence(token, behind)) return chain;
    const Match* more = analysis.MatchAt(behind, EntryKind::kPortfolio);
    if (more == nullptr) return chain;
    bool alone = StandsAlone(analysis.bundle.portfolios()[more->entry]);
    if (alone && !(comma && chain.end == first->tokens.end && chain.kind != "FOREIGN_AFFAIRS")) return chain;
    at = more->tokens.end;
    if (!comma) chain.end = at;
  }
}

}  // namespace banghi
