// The letters of Vietnamese, split into letter and tone, by one table look-up. Internal to text/.
#ifndef BANGHI_TEXT_LETTERS_H_
#define BANGHI_TEXT_LETTERS_H_

#include <array>
#include <cstddef>
#include <cstdint>

namespace banghi {

// A Latin letter as Vietnamese sees it.
struct Letter {
  char16_t base = 0;  // lower case, without tone, with its quality: a ă â ... đ ... y; 0: not in the table
  uint8_t tone = 0;   // 0 none, 1 huyền, 2 sắc, 3 hỏi, 4 ngã, 5 nặng
  bool upper = false;
  uint8_t code = 0;  // of `base`, 1 to 33: six bits say which letter it is
};

namespace internal {

inline constexpr char32_t kLowEnd = 0x250;                         // ASCII to Latin Extended-B
inline constexpr char32_t kHighBegin = 0x1E00, kHighEnd = 0x1F00;  // Latin Extended Additional

// Base letter and its forms with huyền, sắc, hỏi, ngã, nặng.
inline constexpr char16_t kVowels[12][6] = {
    {u'a', u'à', u'á', u'ả', u'ã', u'ạ'}, {u'ă', u'ằ', u'ắ', u'ẳ', u'ẵ', u'ặ'}, {u'â', u'ầ', u'ấ', u'ẩ', u'ẫ', u'ậ'},
    {u'e', u'è', u'é', u'ẻ', u'ẽ', u'ẹ'}, {u'ê', u'ề', u'ế', u'ể', u'ễ', u'ệ'}, {u'i', u'ì', u'í', u'ỉ', u'ĩ', u'ị'},
    {u'o', u'ò', u'ó', u'ỏ', u'õ', u'ọ'}, {u'ô', u'ồ', u'ố', u'ổ', u'ỗ', u'ộ'}, {u'ơ', u'ờ', u'ớ', u'ở', u'ỡ', u'ợ'},
    {u'u', u'ù', u'ú', u'ủ', u'ũ', u'ụ'}, {u'ư', u'ừ', u'ứ', u'ử', u'ữ', u'ự'}, {u'y', u'ỳ', u'ý', u'ỷ', u'ỹ', u'ỵ'},
};

struct LetterTable {
  std::array<Letter, kLowEnd> low{};
  std::array<Letter, kHighEnd - kHighBegin> high{};

  constexpr LetterTable() {
    for (char16_t c = u'a'; c <= u'z'; ++c) Set(c, {c, 0, false});
    for (const auto& vowel : kVowels) {
      for (uint8_t tone = 0; tone < 6; ++tone) Set(vowel[tone], {vowel[0], tone, false});
    }
    Set(u'đ', {u'đ', 0, false});
    low[0xD0] = low[0x189] = low[0x110];  // Icelandic eth and African D, typed for Đ
    low[0xF0] = low[0x111];
  }

  static constexpr uint8_t CodeOf(char16_t base) {
    if (base <= u'z') return static_cast<uint8_t>(base - u'a' + 1);
    constexpr char16_t kOthers[] = {u'ă', u'â', u'đ', u'ê', u'ô', u'ơ', u'ư'};
    uint8_t code = 27;
    for (const char16_t other : kOthers) {
      if (other == base) break;
      ++code;
    }
    return code;
  }

  // `c` and its capital, which stands 32 before it in ASCII and Latin-1, else directly before it.
  constexpr void Set(char16_t c, Letter letter) {
    const char16_t capital = c < 0x100 ? c - 0x20 : c - 1;  // as CapitalOf
    letter.code = CodeOf(letter.base);
    At(c) = letter;
    letter.upper = true;
    At(capital) = letter;
  }
  constexpr Letter& At(char16_t c) { return c < kLowEnd ? low[c] : high[c - kHighBegin]; }
};

inline constexpr LetterTable kLetterTable;
inline constexpr Letter kNoLetter;

}  // namespace internal

inline constexpr const Letter& LetterOf(char32_t c) {
  if (c < internal::kLowEnd) return internal::kLetterTable.low[c];
  if (c >= internal::kHighBegin && c < internal::kHighEnd) return internal::kLetterTable.high[c - internal::kHighBegin];
  return internal::kNoLetter;
}

// The capital of a lower-case letter of the table.
inline char32_t CapitalOf(char32_t lower) { return lower < 0x100 ? lower - 0x20 : lower - 1; }

}  // namespace banghi

#endif  // BANGHI_TEXT_LETTERS_H_
