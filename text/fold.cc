#include "text/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "text/folded_word.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace banghi {
namespace {

// The tone a combining mark writes, or 0.
uint8_t ToneOfMark(char32_t c) {
  switch (c) {
    case 0x0300:
      return 1;
    case 0x0301:
      return 2;
    case 0x0309:
      return 3;
    case 0x0303:
      return 4;
    case 0x0323:
      return 5;
    default:
      return 0;
  }
}

bool IsDash(char32_t c) { return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFF0D; }

// A letter outside the table: lower case, decomposed, its tone taken out.
void AppendRareLetter(char32_t c, std::string& out, FoldedTones& tones) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  const UChar32 lower = u_tolower(static_cast<UChar32>(c));
  icu::UnicodeString parts;
  if (U_FAILURE(status) || !nfd->getDecomposition(lower, parts)) parts = icu::UnicodeString(lower);
  for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    const char32_t part = static_cast<char32_t>(parts.char32At(i));
    const uint8_t tone = ToneOfMark(part);
    if (tone == 0) AppendUtf8(part, out);
    tones.Add(tone);
  }
}

void AppendFoldedComposed(absl::string_view syllable, std::string& out) {
  const size_t start = out.size();
  FoldedTones tones;
  size_t length = 0;
  for (size_t i = 0; i < syllable.size(); i += length) {
    const char32_t c = DecodeUtf8(syllable, i, &length);
    const Letter& letter = LetterOf(c);
    if (letter.base != 0) {
      AppendUtf8(letter.base, out);
      tones.Add(letter.tone);
    } else if (c < 0x80) {
      out += static_cast<char>(c);
    } else if (IsDash(c)) {
      out += '-';
    } else {
      AppendRareLetter(c, out, tones);
    }
  }
  if (EndsInLooseY(absl::string_view(out).substr(start))) out.back() = 'i';
  out.append(tones.digits, tones.size);
}

// Whether combining diacritics (U+0300 to U+036F) may stand in `s`.
bool HasCombiningMark(absl::string_view s) {
  return std::any_of(s.begin(), s.end(), [](char c) { return c == '\xCC' || c == '\xCD'; });
}

}  // namespace

void AppendFolded(absl::string_view syllable, std::string& out) {
  if (!HasCombiningMark(syllable)) return AppendFoldedComposed(syllable, out);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  const icu::StringPiece piece(syllable.data(), static_cast<int32_t>(syllable.size()));
  std::string composed;
  if (U_SUCCESS(status)) nfc->normalize(icu::UnicodeString::fromUTF8(piece), status).toUTF8String(composed);
  AppendFoldedComposed(U_SUCCESS(status) ? absl::string_view(composed) : syllable, out);
}

std::string Fold(absl::string_view syllable) {
  std::string folded;
  AppendFolded(syllable, folded);
  return folded;
}

}  // namespace banghi
