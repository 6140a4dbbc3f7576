#include "extractors/mentions/portfolios.h"

namespace banghi {
namespace {

// Portfolios that every state gives a ministry of its own: `và` before one of them begins a new ministry.
bool StandsAlone(const Portfolio& portfolio) {
  return portfolio.kind == "DEFENCE" || portfolio.kind == "FOREIGN_AFFAIRS" || portfolio.kind == "PUBLIC_SECURITY";
}

// A body of its own rather than a second field: `Bộ Ngoại giao và` + `Văn phòng Chính phủ`.
bool IsBody(const Analysis& analysis, const Match& portfolio) {
  for (EntryKind kind : {EntryKind::kOrganization, EntryKind::kOrganizationClass}) {
    const Match* body = analysis.MatchAt(portfolio.tokens.begin, kind);
    if (body != nullptr && body->tokens.size() > 1) return true;
  }
  return false;
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
    // `Bộ Quốc phòng và` + `doanh nghiệp hai nước`: what forces share a ministry with stands among the portfolios.
    const bool joined = !comma && !dash;
    const bool forces = chain.kind == "DEFENCE" || chain.kind == "PUBLIC_SECURITY";
    if (joined && chain.end == first->tokens.end && (forces || IsBody(analysis, *more))) return chain;
    at = more->tokens.end;
    if (!comma) chain.end = at;
  }
}

}  // namespace banghi
