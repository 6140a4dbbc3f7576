#include "extractors/mentions/ranks.h"

namespace banghi {
namespace {

// Behind a rank of one word: `tướng A`, `tướng không quân A`, `tướng Mỹ A B`.
bool StandsBeforeName(const Analysis& analysis, int service, uint32_t token) {
  const uint32_t behind = analysis.CueAt(token, service);
  const Match* country = analysis.MatchAt(behind, EntryKind::kCountry);
  // `các tướng quân đội Lào` are nobody by name.
  if (behind != token && country != nullptr)
    return analysis.IsCapital(country->tokens.end) && analysis.SameSentence(token, country->tokens.end);
  if (behind != token) {
    const bool place = analysis.AnyAt(behind, {EntryKind::kLocation, EntryKind::kMinistry, EntryKind::kOrganization});
    return analysis.IsCapital(behind) && !place && analysis.SameSentence(token, behind);
  }
  return analysis.IsCapital(token) && !analysis.document.tokens()[token].line_before &&
         analysis.MatchAt(token, EntryKind::kRank) == nullptr;
}

// `hạ sĩ quan`: the beginning of a longer noun.
bool BeginsLongerNoun(const Analysis& analysis, const Match& match) {
  const Match* term = analysis.MatchAt(match.tokens.begin, EntryKind::kTerm);
  return term != nullptr && term->tokens.end > match.tokens.end;
}

// `phủ thủ tướng Anh`: the end of an office.
bool EndsOffice(const Analysis& analysis, const Match& match) {
  const Match* office = match.tokens.begin > 0 ? analysis.MatchAt(match.tokens.begin - 1, EntryKind::kOffice) : nullptr;
  return office != nullptr && office->tokens.end == match.tokens.end;
}

}  // namespace

RanksRoom::RanksRoom(const Bundle& bundle)
    : thing_before_(bundle.CueList("thing_before")), service_(bundle.CueList("rank_service")) {}

bool RanksRoom::Counts(const Analysis& analysis, const Match& match) const {
  if (match.tokens.size() == 1 && !StandsBeforeName(analysis, service_, match.tokens.end))
    return analysis.Refuse(match, "ranks/no-name-behind");
  if (analysis.CueBefore(match.tokens.begin, thing_before_) != match.tokens.begin)
    return analysis.Refuse(match, "ranks/name-of-thing");  // the ship `Đô đốc Kuznetsov`
  if (EndsOffice(analysis, match)) return analysis.Refuse(match, "ranks/longer-noun");
  return !BeginsLongerNoun(analysis, match) || analysis.Refuse(match, "ranks/longer-noun");
}

void RanksRoom::Run(Analysis& analysis) const {
  uint32_t next = 0;
  for (const Match& match : analysis.matches) {
    if (match.kind != EntryKind::kRank || match.tokens.begin < next || analysis.IsCredit(match.tokens.begin)) continue;
    if (!Counts(analysis, match)) continue;
    next = match.tokens.end;
    Mention mention;
    mention.type = MentionType::kRank;
    mention.tokens = match.tokens;
    mention.entry = static_cast<int32_t>(match.entry);
    mention.source = analysis.bundle.ranks()[match.entry].source;
    analysis.Add(mention);
  }
}

}  // namespace banghi
