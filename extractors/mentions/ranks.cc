#include "extractors/mentions/ranks.h"

namespace banghi {
namespace {

bool StandsBeforeName(const Analysis& analysis, uint32_t token) {
  return analysis.IsCapital(token) && !analysis.document.tokens()[token].line_before &&
         analysis.MatchAt(token, EntryKind::kRank) == nullptr;
}

}  // namespace

void RanksRoom::Run(Analysis& analysis) const {
  uint32_t next = 0;
  for (const Match& match : analysis.matches) {
    if (match.kind != EntryKind::kRank || match.tokens.begin < next || analysis.IsCredit(match.tokens.begin)) continue;
    if (match.tokens.size() == 1 && !StandsBeforeName(analysis, match.tokens.end)) continue;
    next = match.tokens.end;
    Mention mention;
    mention.type = MentionType::kRank;
    mention.tokens = match.tokens;
    mention.entry = static_cast<int32_t>(match.entry);
    mention.source = std::string(analysis.bundle.SourceOf(match.kind, match.entry));
    analysis.Add(std::move(mention));
  }
}

}  // namespace banghi
