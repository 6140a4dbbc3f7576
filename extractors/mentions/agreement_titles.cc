#include "extractors/mentions/agreement_titles.h"

#include <algorithm>
#include <iterator>

namespace banghi {
namespace {

constexpr uint32_t kLongestTitle = 60;  // tokens; longer stretches are no titles but text without marks

bool EndsName(const Analysis& analysis, uint32_t token, EntryKind kind) {
  for (uint32_t begin = token; begin-- > 0 && token - begin <= 5;) {
    const Match* match = analysis.MatchAt(begin, kind);
    if (match != nullptr && match->tokens.end == token) return true;
  }
  return false;
}

bool IsParty(const Analysis& analysis, uint32_t token) {
  return analysis.MatchAt(token, EntryKind::kCountry) != nullptr ||
         analysis.MatchAt(token, EntryKind::kOrganization) != nullptr;
}

bool IsNoun(const Analysis& analysis, uint32_t token) {
  return analysis.MatchAt(token, EntryKind::kAgreementNoun) != nullptr ||
         analysis.MatchAt(token, EntryKind::kInstrument) != nullptr;
}

// Behind the field of cooperation (`an ninh mạng`) that begins at `token`; `token` where none does.
uint32_t FieldEnd(const Analysis& analysis, uint32_t token) {
  uint32_t end = token;
  for (EntryKind kind : {EntryKind::kTopic, EntryKind::kPortfolio, EntryKind::kTerm}) {
    if (const Match* field = analysis.MatchAt(token, kind); field != nullptr) end = std::max(end, field->tokens.end);
  }
  return end;
}

bool SpaceBefore(const Analysis& analysis, uint32_t token) {
  return !analysis.InText(token) || analysis.document.tokens()[token].space_before;
}

// A straight mark glued to what stands before it and not to what follows closes a quotation.
bool ClosesQuote(const Analysis& analysis, uint32_t token) {
  const Token& mark = analysis.document.tokens()[token];
  return !mark.space_before && SpaceBefore(analysis, token + 1);
}

// Behind the mark that closes the quotation which `token` opens, in the same sentence; `token` where it opens none.
uint32_t QuotationEnd(const Analysis& analysis, uint32_t token) {
  constexpr uint32_t kLongestQuotation = 40;  // tokens
  if (!IsQuote(analysis, token) || ClosesQuote(analysis, token)) return token;
  for (uint32_t i = token + 1; analysis.SameSentence(i, token) && i - token < kLongestQuotation; ++i) {
    if (IsQuote(analysis, i)) return i + 1;
  }
  return token;
}

// Names and compounds that are taken as a whole, so that no syllable inside them is read as a word of its own.
constexpr EntryKind kWholes[] = {EntryKind::kCountry,      EntryKind::kOrganization, EntryKind::kLocation,
                                 EntryKind::kMinistry,     EntryKind::kPartnership,  EntryKind::kTopic,
                                 EntryKind::kTerm,         EntryKind::kPortfolio,    EntryKind::kInstrument,
                                 EntryKind::kAgreementNoun};

}  // namespace

bool IsQuote(const Analysis& analysis, uint32_t token) {
  if (!analysis.InText(token)) return false;
  const absl::string_view mark = analysis.document.TextOf(analysis.document.tokens()[token]);
  for (absl::string_view quote : {"\"", "“", "”", "„", "«", "»", "'", "‘", "’"}) {
    if (mark == quote) return true;
  }
  return false;
}

AgreementTitles::AgreementTitles(const Bundle& bundle)
    : end_(bundle.CueList("agreement_title_end")),
      through_(bundle.CueList("agreement_title_through")),
      trim_(bundle.CueList("agreement_title_trim")),
      about_(bundle.CueList("agreement_about")),
      place_(bundle.CueList("agreement_place")),
      of_(bundle.CueList("agreement_of")),
      and_(bundle.CueList("agreement_and")),
      year_(bundle.CueList("agreement_year")),
      period_(bundle.CueList("agreement_period")),
      clause_(bundle.CueList("agreement_clause")),
      generic_(bundle.CueList("agreement_generic")),
      broad_(bundle.CueList("agreement_broad")),
      quality_(bundle.CueList("agreement_quality")),
      daytime_(bundle.CueList("agreement_daytime")),
      speech_(bundle.CueList("agreement_speech")),
      plural_(bundle.CueList("agreement_plural")),
      pair_(bundle.CueList("agreement_pair")),
      back_(bundle.CueList("agreement_back")),
      judged_(bundle.CueList("agreement_title_judged")),
      behind_and_(bundle.CueList("agreement_behind_and")),
      years_(bundle.CueList("agreement_years")),
      between_(bundle.CueList("agreement_between")) {}

uint32_t AgreementTitles::QuotedEnd(const Analysis& analysis, TokenRange noun) const {
  if (noun.begin == 0 || !IsQuote(analysis, noun.begin - 1) || ClosesQuote(analysis, noun.begin - 1)) return 0;
  for (uint32_t i = noun.end; analysis.InText(i) && i - noun.begin < kLongestTitle; ++i) {
    if (analysis.document.tokens()[i].line_before) return 0;
    if (IsQuote(analysis, i)) return i;
    if (analysis.IsMark(i, ".") || analysis.IsMark(i, ";") || analysis.CueAt(i, speech_) != i) return 0;
  }
  return 0;
}

AgreementTitles::Title AgreementTitles::Read(const Analysis& analysis, TokenRange noun, bool plan) const {
  Title title;
  // In lower case the marks show speech or irony (`một "thỏa thuận tồi"`), not a title.
  title.end = analysis.IsCapital(noun.begin) ? QuotedEnd(analysis, noun) : 0;
  title.quoted = title.end != 0;
  if (!title.quoted) {
    title.end = noun.end;
    bool& about = title.about;
    for (uint32_t i = noun.end; analysis.SameSentence(i, noun.begin) && i - noun.begin < kLongestTitle; i = title.end) {
      about = about || analysis.CueAt(i, about_) != i;
      title.end = Next(analysis, noun, i, about, plan);
      if (title.end == i) break;
    }
    title.end = Trimmed(analysis, noun, title.end, about);
  }
  title.subject = title.end > noun.end;
  title.specific = SaysMore(analysis, noun.end, title.end, true);
  title.general = title.subject && !SaysMore(analysis, noun.end, title.end, false);
  return title;
}

// `end` without the words and marks with which no title ends.
uint32_t AgreementTitles::Trimmed(const Analysis& analysis, TokenRange noun, uint32_t end, bool about) const {
  while (end > noun.end) {
    if (about && analysis.CueBefore(end, judged_) != end) break;  // the `bằng` of `công bằng`
    const uint32_t last = end - 1;
    uint32_t shorter = analysis.CueBefore(end, trim_);
    const bool closes = analysis.IsMark(last, ")") || analysis.IsMark(last, "+") || analysis.IsMark(last, "%") ||
                        IsQuote(analysis, last);
    if (shorter == end && !analysis.IsWord(last) && !analysis.IsNumber(last) && !closes) shorter = last;
    if (shorter == end) break;
    end = std::max(shorter, noun.end);
  }
  return end;
}

bool AgreementTitles::SaysMore(const Analysis& analysis, uint32_t begin, uint32_t end, bool than_broad) const {
  for (uint32_t i = begin; i < end;) {
    uint32_t next = analysis.CueAt(i, generic_);
    if (next == i && than_broad) next = analysis.CueAt(i, broad_);
    if (next == i) next = analysis.CueAt(i, about_);
    if (next == i) return true;
    i = next;
  }
  return false;
}

uint32_t AgreementTitles::Next(const Analysis& analysis, TokenRange noun, uint32_t token, bool about, bool plan) const {
  if (!analysis.IsWord(token) && !analysis.IsNumber(token)) return NextMark(analysis, token, about);
  // `thỏa thuận trên không áp dụng`: right behind the noun `trên` speaks of one named before.
  const bool back = token == noun.end && analysis.CueAt(token, back_) != token;
  if (uint32_t through = analysis.CueAt(token, through_); through != token && !back) return through;
  if (back) return token;
  return NextWord(analysis, noun, token, about, plan);
}

uint32_t AgreementTitles::NextWord(const Analysis& analysis, TokenRange noun, uint32_t token, bool about,
                                   bool plan) const {
  if (uint32_t place = analysis.CueAt(token, place_); place != token) {
    return PlaceGoesOn(analysis, token, place, about) ? place : token;
  }
  if (uint32_t owner = analysis.CueAt(token, of_); owner != token) {
    // `biên bản ghi nhớ về ủy ban chung của UNCLOS`
    const bool instrument = about && analysis.MatchAt(owner, EntryKind::kInstrument) != nullptr;
    return instrument || OwnerGoesOn(analysis, noun, token, owner) ? owner : token;
  }
  if (uint32_t next = analysis.CueAt(token, and_); next != token) {
    return token > noun.end && ConjunctionGoesOn(analysis, token, next) ? next : token;
  }
  if (uint32_t year = analysis.CueAt(token, year_); year != token && analysis.IsNumber(year)) {
    // `hiệp định năm 1997 về hợp tác khoa học`, `hiệp định năm 1997 giữa A và B về ...`
    const uint32_t after = year + 1;
    const bool goes_on =
        token == noun.end && (analysis.CueAt(after, about_) != after || analysis.CueAt(after, between_) != after);
    return plan || goes_on || token > noun.end + 12 ? year : token;
  }
  for (EntryKind kind : kWholes) {
    if (const Match* whole = analysis.MatchAt(token, kind); whole != nullptr && whole->tokens.size() > 1)
      return whole->tokens.end;
  }
  if (analysis.CueAt(token, daytime_) != token && analysis.IsNumber(analysis.CueAt(token, daytime_))) return token;
  if (uint32_t quality = analysis.CueAt(token, quality_); quality != token) {
    const Match* country = analysis.MatchAt(quality, EntryKind::kCountry);
    if (country != nullptr && analysis.IsMark(country->tokens.end, "-")) return quality;
    if (analysis.CueAt(quality, about_) != quality) return quality;
  }
  if (!about && analysis.CueAt(token, judged_) != token) return token;
  // Behind `về` every word is the subject's: `về đưa thực tập sinh sang Nhật Bản`.
  if (analysis.CueAt(token, end_) != token && analysis.CueBefore(token, about_) == token) return token;
  if (analysis.MatchAt(token, EntryKind::kOffice) != nullptr && analysis.IsCapital(token)) return token;
  return token + 1;
}

// `ở Biển Đông`, `trong Ngoại giao`, `trong nông nghiệp`; but `tại Hà Nội` says where it was signed.
bool AgreementTitles::PlaceGoesOn(const Analysis& analysis, uint32_t token, uint32_t place, bool about) const {
  if (analysis.CueAt(token, end_) > place) return false;  // `trong khuôn khổ`
  const Match* location = analysis.MatchAt(place, EntryKind::kLocation);
  if (location != nullptr) {
    const absl::string_view type = analysis.bundle.locations()[location->entry].type;
    return type == "SEA" || type == "REGION" || type == "CONTINENT" || type == "ISLAND";
  }
  if (analysis.MatchAt(place, EntryKind::kLocationClass) != nullptr) return about;
  if (analysis.MatchAt(place, EntryKind::kCountry) != nullptr) return about;
  return about && (analysis.IsCapital(place) || FieldEnd(analysis, place) != place);
}

// `của vùng an toàn` belongs to the subject, `của Nga`, `của hai bộ` names the parties.
bool AgreementTitles::OwnerGoesOn(const Analysis& analysis, TokenRange noun, uint32_t token, uint32_t owner) const {
  if (token == noun.end || IsParty(analysis, owner) || analysis.IsCapital(owner)) return false;
  return analysis.CueAt(owner, pair_) == owner && analysis.MatchAt(owner, EntryKind::kOffice) == nullptr;
}

bool AgreementTitles::ConjunctionGoesOn(const Analysis& analysis, uint32_t token, uint32_t next) const {
  if (IsNoun(analysis, next) || IsQuote(analysis, next)) return false;
  if (uint32_t plural = analysis.CueAt(next, plural_); plural != next && IsNoun(analysis, plural)) return false;
  if (const uint32_t clause = analysis.CueAt(next, clause_); clause != next && analysis.CueAt(next, through_) <= clause)
    return false;
  if (analysis.CueAt(next, end_) != next && analysis.CueAt(next, through_) == next) return false;
  // `Hiệp ước hữu nghị và gia hạn ...`, `kỷ niệm 25 năm ký Hiệp ước hữu nghị và 70 năm quan hệ`
  const bool years = analysis.IsNumber(next) && analysis.CueAt(next + 1, years_) != next + 1;
  if (years || analysis.CueAt(next, behind_and_) != next) return false;
  if (analysis.MatchAt(next, EntryKind::kPerson) != nullptr || analysis.MatchAt(next, EntryKind::kRank) != nullptr)
    return false;
  if (analysis.MatchAt(next, EntryKind::kOffice) != nullptr && analysis.IsCapital(next)) return false;
  if (!IsParty(analysis, next)) return true;
  return EndsName(analysis, token, EntryKind::kCountry) || EndsName(analysis, token, EntryKind::kOrganization);
}

uint32_t AgreementTitles::NextMark(const Analysis& analysis, uint32_t token, bool about) const {
  const uint32_t next = token + 1;
  if (!analysis.SameSentence(token, next)) return token;
  const bool numbers = analysis.IsNumber(token - 1) && analysis.IsNumber(next) && !SpaceBefore(analysis, next);
  if (analysis.IsMark(token, ".")) return numbers ? next : token;
  if (analysis.IsMark(token, ",")) return numbers || EnumerationGoesOn(analysis, next) ? next : token;
  if (analysis.IsMark(token, "/") || analysis.IsMark(token, "&") || analysis.IsMark(token, "+")) return next;
  if (analysis.IsMark(token, "%") && analysis.IsNumber(token - 1)) return next;  // `hoàn thành 84% công tác`
  if (analysis.IsMark(token, "-")) {
    if (!SpaceBefore(analysis, next)) return next;
    if (analysis.IsMark(next + 1, ":")) return token;  // `... - Ảnh: TTXVN`
    if (analysis.IsNumber(next) || IsParty(analysis, next)) return next;
    if (analysis.CueAt(next, end_) != next && analysis.CueAt(next, through_) == next) return token;
    if (analysis.IsCapital(next) && analysis.IsCapital(token - 1)) return next;
    return FieldEnd(analysis, next) != next ? next : token;
  }
  if (analysis.IsMark(token, "(")) return BehindAbbreviation(analysis, token, about);
  // `bản ghi nhớ về “Sáng kiến hợp tác công tư”`, `hợp đồng mua tàu ngầm "Varshavyanka"`.
  const bool names = analysis.CueBefore(token, about_) != token || analysis.IsCapital(next);
  return names ? QuotationEnd(analysis, token) : token;
}

uint32_t AgreementTitles::BehindAbbreviation(const Analysis& analysis, uint32_t bracket, bool about) const {
  const uint32_t next = bracket + 1, after = bracket + 3;
  if (!analysis.IsMark(next + 1, ")") || !analysis.SameSentence(bracket, after)) return bracket;
  if (about) {
    const uint32_t conjunction = analysis.CueAt(after, and_);
    return conjunction != after && ConjunctionGoesOn(analysis, after, conjunction) &&
                   analysis.MatchAt(next, EntryKind::kInstrument) == nullptr
               ? after
               : bracket;
  }
  if (!analysis.document.tokens()[next].all_caps && analysis.MatchAt(next, EntryKind::kAgreementNoun) == nullptr)
    return bracket;
  if (analysis.CueAt(after, about_) != after) return after;
  const uint32_t place = analysis.CueAt(after, place_);
  return place != after && PlaceGoesOn(analysis, after, place, about) ? after : bracket;
}

// `Kế hoạch hợp tác 3 năm, giai đoạn 2022 - 2025`; `về thương mại, đầu tư và du lịch`; `về thương mại, đầu tư giữa
// ...`.
bool AgreementTitles::EnumerationGoesOn(const Analysis& analysis, uint32_t token) const {
  if (analysis.CueAt(token, period_) != token) return true;
  const uint32_t after = std::max(analysis.CueAt(token, through_), FieldEnd(analysis, token));
  if (after == token) return false;
  // `trong lĩnh vực quốc phòng, an ninh (FPA)`
  const bool abbreviated = analysis.IsMark(after, "(") && analysis.InText(after + 1) &&
                           analysis.IsMark(after + 2, ")") && analysis.document.tokens()[after + 1].all_caps;
  return abbreviated || analysis.CueAt(after, and_) != after || IsLastField(analysis, token, after) ||
         (analysis.IsMark(after, ",") && EnumerationGoesOn(analysis, after + 1));
}

// Whether [begin, end), behind a comma, is a field as is what stands before that, and the title ends with it.
bool AgreementTitles::IsLastField(const Analysis& analysis, uint32_t begin, uint32_t end) const {
  if (analysis.SameSentence(end, begin) && analysis.CueAt(end, end_) == end) return false;
  constexpr EntryKind kFields[] = {EntryKind::kTopic, EntryKind::kPortfolio};
  return std::any_of(std::begin(kFields), std::end(kFields), [&](EntryKind kind) {
    const Match* field = analysis.MatchAt(begin, kind);
    return field != nullptr && field->tokens.end == end && EndsName(analysis, begin - 1, kind);
  });
}

}  // namespace banghi
