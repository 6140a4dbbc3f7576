#include "extractors/mentions/name_shape.h"

#include <algorithm>

namespace banghi {
namespace {

constexpr uint32_t kCommonSurname = 20;      // people of name_syllables.tsv
constexpr uint32_t kBestKnownSurname = 100;  // ... which let a name end with any syllable

bool Begins(const Analysis& analysis, uint32_t token, EntryKind kind) {
  return analysis.MatchAt(token, kind) != nullptr;
}

// Something of its own begins here, so a name that runs up to here has ended.
bool EndsName(const Analysis& analysis, uint32_t token) {
  if (Begins(analysis, token, EntryKind::kRank) || Begins(analysis, token, EntryKind::kPerson)) return true;
  if (Begins(analysis, token, EntryKind::kMinistry)) return true;  // `Cục Đối ngoại` + `Bộ Quốc phòng`
  if (Begins(analysis, token, EntryKind::kOrganizationClass) || Begins(analysis, token, EntryKind::kOrganization))
    return true;
  const Match* country = analysis.MatchAt(token, EntryKind::kCountry);
  if (country != nullptr) {
    // `Cơ quan An ninh Quốc gia Mỹ`, but `Trường Tiểu học Nga Phú`, `Mỹ Sơn`.
    uint32_t end = country->tokens.end;
    if (country->tokens.size() > 1 || !(Adjacent(analysis, end - 1, end) && analysis.IsCapital(end))) return true;
    if (!analysis.document.tokens()[end].syllable) return true;  // `Cục Lễ tân Mỹ` + `Peter Selfridge`
  }
  const Match* office = analysis.MatchAt(token, EntryKind::kOffice);
  return office != nullptr && office->tokens.size() > 1;
}

// `Ki-moon`: a capital with a small word glued on by a hyphen is a foreign name.
bool IsHyphenatedName(const Analysis& analysis, uint32_t token) {
  if (!analysis.IsMark(token + 1, "-") || !analysis.IsWord(token + 2) || analysis.IsCapital(token + 2)) return false;
  const auto& tokens = analysis.document.tokens();
  return !tokens[token + 1].space_before && !tokens[token + 2].space_before;
}

}  // namespace

bool BeginsPerson(const Analysis& analysis, uint32_t token, bool behind_place) {
  const NameSyllables& names = analysis.bundle.name_syllables();
  if (!analysis.IsCapital(token) || names.Find(analysis.Folded(token)).family < kCommonSurname) return false;
  uint32_t end = token + 1;
  while (end < token + 4 && analysis.IsCapital(end) && Adjacent(analysis, end - 1, end)) {
    NameCounts counts = names.Find(analysis.Folded(end));
    if (counts.middle + counts.given == 0) break;
    ++end;
  }
  const bool rare = end == token + 2 && analysis.IsCapital(end) && Adjacent(analysis, end - 1, end) &&
                    names.Find(analysis.Folded(token)).family >= kBestKnownSurname &&
                    names.Find(analysis.Folded(token + 1)).middle > 0;  // `Nguyễn Văn Hiện`
  return rare || end - token >= (behind_place ? 2u : 3u);
}

namespace {

// `Ủy ban Đối ngoại Thượng viện` + `Bob Corker`: behind a name in Vietnamese two foreign words are a person's.
bool BeginsForeigner(const Analysis& analysis, uint32_t token) {
  const auto& tokens = analysis.document.tokens();
  auto foreign = [&](uint32_t t) { return analysis.IsCapital(t) && !tokens[t].syllable && !tokens[t].all_caps; };
  if (!foreign(token) || analysis.MatchAt(token, EntryKind::kLocation) != nullptr) return false;
  if (!Adjacent(analysis, token, token + 1)) return false;
  const bool initial = analysis.IsCapital(token + 1) && tokens[token + 1].span.length() == 1;  // `Adam B. Schiff`
  return foreign(token + 1) || (initial && analysis.IsMark(token + 2, "."));
}

// The end of one known piece (term, portfolio, place) or one capital syllable at `token`; `token` where there is none.
uint32_t PieceEnd(const Analysis& analysis, uint32_t token) {
  if (!analysis.IsWord(token)) return token;
  uint32_t end = token;
  for (EntryKind kind : {EntryKind::kTerm, EntryKind::kPortfolio}) {
    const Match* match = analysis.MatchAt(token, kind);
    if (match != nullptr) end = std::max(end, match->tokens.end);
  }
  // `Bảo an` + `Liên hợp quốc`: a bloc rather than the term it begins with
  const Match* bloc = end > token ? analysis.MatchAt(token, EntryKind::kOrganization) : nullptr;
  if (bloc != nullptr && bloc->tokens.end > end && !analysis.bundle.organizations()[bloc->entry].code.empty())
    return token;
  const Match* place = analysis.MatchAt(token, EntryKind::kLocation);
  if (place != nullptr) end = std::max(end, place->tokens.end);
  if (end > token) return end;
  if (!analysis.IsCapital(token) || EndsName(analysis, token) || IsHyphenatedName(analysis, token)) return token;
  return token + 1;
}

// `Văn hóa, Giáo dục và Thanh niên`: where the list ends of which `comma` is the first comma; `comma` where it is none.
uint32_t ListEnd(const Analysis& analysis, uint32_t comma, int conjunction) {
  for (uint32_t at = comma; analysis.InText(at);) {
    bool last = !analysis.IsMark(at, ",");
    uint32_t piece = last ? analysis.CueAt(at, conjunction) : at + 1;
    if (piece == at || !analysis.IsCapital(piece) || !analysis.SameSentence(comma, piece)) return comma;
    uint32_t end = piece;
    for (EntryKind kind : {EntryKind::kTerm, EntryKind::kPortfolio}) {
      const Match* match = analysis.MatchAt(piece, kind);
      if (match != nullptr) end = std::max(end, match->tokens.end);
    }
    if (end == piece) return comma;
    if (last) return end;
    at = end;
  }
  return comma;
}

}  // namespace

bool TitleEndsAt(const Analysis& analysis, uint32_t token) {
  constexpr uint32_t kLongestTitle = 4;  // tokens
  for (uint32_t back = 1; back <= std::min(token, kLongestTitle); ++back) {
    for (EntryKind kind : {EntryKind::kOffice, EntryKind::kRank, EntryKind::kPortfolio}) {
      const Match* title = analysis.MatchAt(token - back, kind);
      if (title != nullptr && title->tokens.end == token) return true;
    }
  }
  return false;
}

bool Adjacent(const Analysis& analysis, uint32_t left, uint32_t right) {
  if (left + 1 != right || !analysis.IsWord(left) || !analysis.IsWord(right)) return false;
  const Token& token = analysis.document.tokens()[right];
  return !token.line_before && token.sentence == analysis.document.tokens()[left].sentence;
}

bool OpensPhrase(const Analysis& analysis, uint32_t token) {
  if (token == 0) return true;
  const Token& before = analysis.document.tokens()[token - 1];
  return before.sentence != analysis.document.tokens()[token].sentence || before.kind == TokenKind::kPunctuation;
}

bool HasModelNumber(const Analysis& analysis, uint32_t token) {
  return analysis.IsMark(token, "-") && analysis.IsNumber(token + 1) &&
         !analysis.document.tokens()[token + 1].space_before && analysis.SameSentence(token, token + 1);
}

uint32_t SeatEnd(const Analysis& analysis, uint32_t token, const SeatCues& cues) {
  const uint32_t end = analysis.CueAt(token, cues.seat);  // seldom one
  return end != token && analysis.CueBefore(token, cues.before) == token ? token : end;
}

uint32_t ShipNameEnd(const Analysis& analysis, uint32_t token, int ship_prefix) {
  const auto& tokens = analysis.document.tokens();
  if (!analysis.InText(token) || !tokens[token].all_caps || analysis.CueAt(token, ship_prefix) != token + 1)
    return token;
  uint32_t end = token + 1;
  while (analysis.SameSentence(token, end) && !tokens[end].line_before) {
    if (analysis.IsCapital(end)) {
      ++end;
    } else if (analysis.IsMark(end, ".") && tokens[end - 1].span.length() == 1 && analysis.IsCapital(end + 1)) {
      end += 2;  // `USS John C. Stennis`
    } else {
      break;
    }
  }
  return end > token + 1 ? end : token;
}

uint32_t BodyNameEnd(const Analysis& analysis, uint32_t token, int conjunction) {
  uint32_t end = PieceEnd(analysis, token);
  for (uint32_t last = token; end > token && analysis.SameSentence(token, end);) {
    const Token& next = analysis.document.tokens()[end];
    if (next.line_before) break;
    // Behind a lone capital the name of a school or street goes on (`Trường Tiểu học Nguyễn` + `Văn Định`).
    if (end - last > 1 && BeginsPerson(analysis, end, analysis.MatchAt(last, EntryKind::kLocation) != nullptr)) break;
    const bool vietnamese = end - token >= 2 && analysis.document.tokens()[end - 1].syllable;
    if ((vietnamese || analysis.MatchAt(last, EntryKind::kLocation) != nullptr) && BeginsForeigner(analysis, end))
      break;
    last = end;
    uint32_t more = PieceEnd(analysis, end);
    if (more == end) more = ListEnd(analysis, end, conjunction);
    if (more == end) {
      uint32_t joint =
          analysis.IsMark(end, "-") || analysis.IsMark(end, "&") ? end + 1 : analysis.CueAt(end, conjunction);
      if (joint == end || !analysis.SameSentence(token, joint)) break;
      if (analysis.IsMark(joint + 1, ":")) break;  // `Bảo tàng Lịch sử` + `- Ảnh: TTXVN`
      more = PieceEnd(analysis, joint);
      if (more == joint || BeginsForeigner(analysis, joint)) break;
    }
    end = more;
  }
  return end;
}

}  // namespace banghi
