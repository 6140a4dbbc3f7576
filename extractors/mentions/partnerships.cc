#include "extractors/mentions/partnerships.h"

#include <utility>

namespace banghi {

PartnershipsRoom::PartnershipsRoom(const Bundle& bundle)
    : plural_(bundle.CueList("partnership_plural")),
      not_after_(bundle.CueList("partnership_not_after")),
      firm_(bundle.CueList("partnership_firm")) {}

bool PartnershipsRoom::IsLevel(const Analysis& analysis, const Match& match) const {
  const uint32_t begin = match.tokens.begin;
  if (analysis.CueBefore(begin, plural_) != begin || (begin > 0 && analysis.IsNumber(begin - 1)))
    return analysis.Refuse(match, "partnerships/plural");
  if (analysis.CueAt(match.tokens.end, not_after_) != match.tokens.end)
    return analysis.Refuse(match, "partnerships/other-noun");
  // A firm before it in the clause makes it a partner in business.
  for (uint32_t i = begin; i-- > 0 && analysis.SameSentence(i, begin) && begin - i < 15;) {
    if (analysis.IsMark(i, ",") || analysis.IsMark(i, ";")) break;
    if (analysis.CueAt(i, firm_) != i) return analysis.Refuse(match, "partnerships/of-firms");
  }
  return true;
}

void PartnershipsRoom::Run(Analysis& analysis) const {
  uint32_t instrument_end = 0;
  uint32_t next = 0;
  for (const Match& match : analysis.matches) {
    // The name of an agreement known as a whole (`Hiệp định Đối tác Toàn diện ...`) says nothing about relations.
    if (match.kind == EntryKind::kInstrument && match.tokens.end > instrument_end) instrument_end = match.tokens.end;
    if (match.kind != EntryKind::kPartnership || match.tokens.begin < next || match.tokens.begin < instrument_end)
      continue;
    if (analysis.IsCredit(match.tokens.begin) || !IsLevel(analysis, match)) continue;
    next = match.tokens.end;
    Mention mention;
    mention.type = MentionType::kPartnership;
    mention.tokens = match.tokens;
    mention.value = analysis.bundle.partnerships()[match.entry].level;
    mention.entry = static_cast<int32_t>(match.entry);
    mention.source = analysis.bundle.partnerships()[match.entry].source;
    analysis.Add(mention);
  }
}

}  // namespace banghi
