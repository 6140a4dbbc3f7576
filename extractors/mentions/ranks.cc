#include "extractors/mentions/ranks.h"

namespace banghi {
namespace {

bool StandsBeforeName(const Analysis& analysis, uint32_t token) {
  return analysis.IsCapital(token) && !analysis.document.tokens()[token].line_before &&
         analysis.MatchAt(token, EntryKind::kRank) == nullptr;
}

// `hạ sĩ quan`: the beginning of a longer noun.
bool BeginsLongerNoun(const Analysis& analysis, const Match& match) {
  const Match* term = analysis.MatchAt(match.tokens.begin, EntryKind::kTerm);
  return term != nullptr && term->tokens.end > match.tokens.end;
}

}  // namespace

RanksRoom::RanksRoom(const Bundle& bundle) : thing_before_(bundle.CueList("thing_before")) {}

void RanksRoom::Run(Analysis& analysis) const {
  uint32_t next = 0;
  for (const Match& match : analysis.matches) {
    if (match.kind != EntryKind::kRank || match.tokens.begin < next || analysis.IsCredit(match.tokens.begin)) continue;
    if (match.tokens.size() == 1 && !StandsBeforeName(analysis, match.tokens.end)) continue;
    if (analysis.CueBefore(match.tokens.begin, thing_before_) != match.tokens.begin)
      continue;  // the ship `Đô đốc Kuznetsov`
    if (BeginsLongerNoun(analysis, match)) continue;
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
