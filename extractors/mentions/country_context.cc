#include "extractors/mentions/country_context.h"

#include <algorithm>

#include "extractors/mentions/name_shape.h"

namespace banghi {
namespace {

constexpr uint32_t kPostReach = 8;        // tokens from an ambassador's office to the state behind `tại`
constexpr uint32_t kLongestBody = 6;      // tokens
constexpr uint32_t kLongestRank = 4;      // tokens
constexpr uint32_t kMostBeforeGiven = 3;  // syllables before a given name
constexpr uint32_t kFamilyName = 5;       // people of name_syllables.tsv who have it

// `Nguyễn Văn` + `Đức`; not `Thái Bình Dương Mỹ`.
bool EndsFullName(const Analysis& analysis, uint32_t given) {
  for (uint32_t begin = given; begin-- > 0 && given - begin <= kMostBeforeGiven;) {
    if (!analysis.IsCapital(begin) || !Adjacent(analysis, begin, begin + 1)) return false;
    const bool family = analysis.bundle.name_syllables().Find(analysis.Folded(begin)).family >= kFamilyName;
    if (given - begin > 1 && family) return analysis.MatchAt(begin, EntryKind::kLocation) == nullptr;
  }
  return false;
}

}  // namespace

std::vector<bool> KnownTokens(const Analysis& analysis) {
  std::vector<bool> known(analysis.document.tokens().size() + 1, false);
  for (const Match& match : analysis.matches) {
    bool counts = false;
    switch (match.kind) {
      case EntryKind::kCountry:
        counts = !match.ambiguous && match.tokens.size() > 1;
        break;
      case EntryKind::kRank:
      case EntryKind::kOffice:
      case EntryKind::kMinistry:
      case EntryKind::kOrganization:
      case EntryKind::kOrganizationClass:
      case EntryKind::kPartnership:
      case EntryKind::kAgreementNoun:
      case EntryKind::kPortfolio:
        counts = true;
        break;
      default:
        break;
    }
    if (counts) std::fill(known.begin() + match.tokens.begin, known.begin() + match.tokens.end, true);
  }
  return known;
}

bool IsDash(const Analysis& analysis, uint32_t token) {
  return analysis.IsMark(token, "-") || analysis.IsMark(token, "/");
}

bool OpensClause(const Analysis& analysis, uint32_t token) {
  const auto& tokens = analysis.document.tokens();
  if (token == 0 || tokens[token - 1].sentence != tokens[token].sentence) return true;
  return tokens[token - 1].kind == TokenKind::kPunctuation && !analysis.IsMark(token - 1, ",") &&
         !analysis.IsMark(token - 1, ".") && !IsDash(analysis, token - 1) && !analysis.IsMark(token - 1, "(");
}

bool InCapitals(const Analysis& analysis, uint32_t token) {
  const auto& tokens = analysis.document.tokens();
  bool before = token > 0 && Adjacent(analysis, token - 1, token) && tokens[token - 1].all_caps;
  bool behind = Adjacent(analysis, token, token + 1) && tokens[token + 1].all_caps;
  return tokens[token].all_caps && (before || behind);
}

bool LongerNoun(const Analysis& analysis, const Match& match) {
  if (match.tokens.size() > 1) return false;
  for (EntryKind kind : {EntryKind::kOrganizationClass, EntryKind::kTerm, EntryKind::kLocationClass, EntryKind::kRank,
                         EntryKind::kOffice}) {
    const Match* other = analysis.MatchAt(match.tokens.begin, kind);
    if (other != nullptr && other->tokens.size() > 1) return true;
  }
  return false;
}

bool BehindRankOrClass(const Analysis& analysis, uint32_t token) {
  const auto ends = [&](EntryKind kind) {
    for (uint32_t back = 1; back <= std::min(token, kLongestBody); ++back) {
      const Match* word = analysis.MatchAt(token - back, kind);
      if (word != nullptr && word->tokens.end == token) return true;
    }
    return false;
  };
  return (ends(EntryKind::kRank) || ends(EntryKind::kOrganizationClass)) && !ends(EntryKind::kOffice);
}

bool GivenNames::IsBehindRank(uint32_t token) {
  if (!analysis_.document.tokens()[token].syllable) return false;
  bool ranked = false;
  for (uint32_t back = 1; back <= std::min(token, kLongestRank) && !ranked; ++back) {
    const Match* rank = analysis_.MatchAt(token - back, EntryKind::kRank);
    ranked = rank != nullptr && rank->tokens.end == token;
  }
  if (!ranked) return false;
  if (!read_) Read();
  return names_.contains(analysis_.Folded(token));
}

void GivenNames::Read() {
  read_ = true;
  const auto& tokens = analysis_.document.tokens();
  for (uint32_t t = 2; t < tokens.size(); ++t) {
    if (tokens[t].capital && !analysis_.IsCapital(t + 1) && EndsFullName(analysis_, t))
      names_.insert(analysis_.Folded(t));
  }
}

bool HasGluedNumber(const Analysis& analysis, const Match& match) {
  const uint32_t end = match.tokens.end;
  return analysis.document.tokens()[match.tokens.begin].all_caps && analysis.IsNumber(end) &&
         !analysis.document.tokens()[end].space_before;
}

const Match& WithoutBody(const Analysis& analysis, const Match& match) {
  for (uint32_t back = 1; match.tokens.size() > 1 && back <= std::min(match.tokens.begin, kLongestBody); ++back) {
    for (EntryKind kind : {EntryKind::kOrganization, EntryKind::kTerm}) {
      const Match* body = analysis.MatchAt(match.tokens.begin - back, kind);
      if (body == nullptr || body->tokens.end <= match.tokens.begin || body->tokens.end >= match.tokens.end) continue;
      const Match* rest = analysis.MatchAt(body->tokens.end, EntryKind::kCountry);
      if (rest != nullptr && rest->tokens.end == match.tokens.end) return *rest;
    }
  }
  return match;
}

bool IsPost(const Analysis& analysis, const Match& match, int at_place) {
  const uint32_t begin = match.tokens.begin, end = match.tokens.end;
  if (analysis.CueBefore(begin, at_place) == begin || !analysis.IsCapital(end) || !analysis.IsCapital(end + 1))
    return false;
  for (uint32_t back = 1; back <= std::min(begin, kPostReach); ++back) {
    if (analysis.MatchAt(begin - back, EntryKind::kOffice) != nullptr)
      return analysis.SameSentence(begin - back, end + 1) && analysis.MatchAt(begin, EntryKind::kLocation) == nullptr;
  }
  return false;
}

}  // namespace banghi
