#include "extractors/mentions/body_ends.h"

#include <algorithm>

#include "extractors/mentions/name_shape.h"

namespace banghi {

uint32_t NumberEnd(const Analysis& analysis, int numbered, uint32_t end) {
  uint32_t number = analysis.CueAt(end, numbered);
  if (number == end && analysis.CueBefore(end, numbered) == end) return end;
  if (!analysis.IsNumber(number) || !analysis.SameSentence(end - 1, number)) return end;
  bool date = (analysis.IsMark(number + 1, "/") || analysis.IsMark(number + 1, "-")) && analysis.IsNumber(number + 2);
  return date ? end : number + 1;
}

uint32_t BrandEnd(const Analysis& analysis, uint32_t name, uint32_t end) {
  constexpr uint32_t kMostWords = 5;
  const auto& tokens = analysis.document.tokens();
  uint32_t office = name;
  while (office > 0 && name - office < 10 && analysis.SameSentence(office - 1, name) && analysis.IsWord(office - 1)) {
    --office;
    if (analysis.MatchAt(office, EntryKind::kOffice) != nullptr) return end;
  }
  uint32_t brand = end;
  while (brand < end + kMostWords && Adjacent(analysis, brand - 1, brand) && analysis.IsCapital(brand) &&
         !tokens[brand].syllable &&
         !analysis.AnyAt(brand, {EntryKind::kCountry, EntryKind::kPerson, EntryKind::kOrganization,
                                 EntryKind::kOrganizationClass, EntryKind::kOffice})) {
    ++brand;
  }
  return brand;
}

uint32_t UnitNumberEnd(const Analysis& analysis, int arm, int numbered, uint32_t end) {
  const uint32_t number = analysis.CueAt(analysis.CueAt(end, arm), numbered);
  if (!analysis.IsNumber(number) || !analysis.SameSentence(end - 1, number)) return end;
  const Token& digits = analysis.document.tokens()[number];
  const bool date =
      (analysis.IsMark(number + 1, "/") || analysis.IsMark(number + 1, "-")) && analysis.IsNumber(number + 2);
  return date || digits.line_before || digits.span.length() > 4 ? end : number + 1;
}

uint32_t PlaceEnd(const Analysis& analysis, int administrative, int conjunction, uint32_t end) {
  uint32_t place = analysis.CueAt(end, administrative);
  if (place == end || !Adjacent(analysis, end - 1, end) || !analysis.IsCapital(place)) return end;
  return std::max(end, BodyNameEnd(analysis, place, conjunction));
}

uint32_t FieldEnd(const Analysis& analysis, int about, int conjunction, uint32_t end) {
  constexpr uint32_t kMostLower = 2;  // tokens of `hợp tác`
  uint32_t field = analysis.CueAt(end, about);
  if (field == end || !analysis.SameSentence(end - 1, field)) return end;
  for (uint32_t i = 0; i < kMostLower && analysis.IsWord(field) && !analysis.IsCapital(field); ++i) ++field;
  return analysis.IsCapital(field) ? std::max(end, BodyNameEnd(analysis, field, conjunction)) : end;
}

uint32_t TownEnd(const Analysis& analysis, uint32_t at) {
  const Match* word = analysis.IsCapital(at) ? analysis.MatchAt(at, EntryKind::kLocationClass) : nullptr;
  if (word == nullptr || analysis.bundle.location_classes()[word->entry].type != "CITY") return at;
  const uint32_t name = analysis.IsMark(word->tokens.end, ".") ? word->tokens.end + 1 : word->tokens.end;
  const Match* town = analysis.MatchAt(name, EntryKind::kLocation);
  if (town == nullptr) town = analysis.MatchAt(at, EntryKind::kLocation);  // `TP.HCM`
  return town != nullptr && analysis.SameSentence(at, name) ? std::max(at, town->tokens.end) : at;
}

}  // namespace banghi
