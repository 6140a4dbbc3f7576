#include "extractors/mentions/name_shape.h"

#include <algorithm>

namespace banghi {
namespace {

bool Begins(const Analysis& analysis, uint32_t token, EntryKind kind) { return analysis.MatchAt(token, kind) != nullptr; }

// Something of its own begins here, so a name that runs up to here has ended.
bool EndsName(const Analysis& analysis, uint32_t token) {
  if (Begins(analysis, token, EntryKind::kRank) || Begins(analysis, token, EntryKind::kPerson)) return true;
  if (Begins(analysis, token, EntryKind::kOrganizationClass) || Begins(analysis, token, EntryKind::kOrganization)) return true;
  const Match* country = analysis.MatchAt(token, EntryKind::kCountry);
  if (country != nullptr) {
    // `Cơ quan An ninh Quốc gia Mỹ`, but `Trường Tiểu học Nga Phú`, `Mỹ Sơn`.
    uint32_t end = country->tokens.end;
    if (country->tokens.size() > 1 || !(Adjacent(analysis, end - 1, end) && analysis.IsCapital(end))) return true;
  }
  const Match* office = analysis.MatchAt(token, EntryKind::kOffice);
  return office != nullptr && office->tokens.size() > 1;
}

// The end of one known piece (term, portfolio, place) or one capital syllable at `token`; `token` where there is none.
uint32_t PieceEnd(const Analysis& analysis, uint32_t token) {
  if (!analysis.IsWord(token)) return token;
  uint32_t end = token;
  for (EntryKind kind : {EntryKind::kTerm, EntryKind::kPortfolio}) {
    const Match* match = analysis.MatchAt(token, kind);
    if (match != nullptr) end = std::max(end, match->tokens.end);
  }
  const Match* place = analysis.MatchAt(token, EntryKind::kLocation);
  if (place != nullptr) end = std::max(end, place->tokens.end);
  if (end > token) return end;
  if (!analysis.IsCapital(token) || EndsName(analysis, token)) return token;
  return token + 1;
}

}  // namespace

bool Adjacent(const Analysis& analysis, uint32_t left, uint32_t right) {
  if (left + 1 != right || !analysis.IsWord(left) || !analysis.IsWord(right)) return false;
  const Token& token = analysis.document.tokens()[right];
  return !token.line_before && token.sentence == analysis.document.tokens()[left].sentence;
}

uint32_t BodyNameEnd(const Analysis& analysis, uint32_t token, int conjunction) {
  uint32_t end = PieceEnd(analysis, token);
  while (end > token && analysis.SameSentence(token, end)) {
    const Token& next = analysis.document.tokens()[end];
    if (next.line_before) break;
    uint32_t more = PieceEnd(analysis, end);
    if (more == end) {
      uint32_t joint = analysis.IsMark(end, "-") || analysis.IsMark(end, "&") ? end + 1 : analysis.CueAt(end, conjunction);
      if (joint == end || !analysis.SameSentence(token, joint)) break;
      more = PieceEnd(analysis, joint);
      if (more == joint) break;
    }
    end = more;
  }
  return end;
}

}  // namespace banghi
