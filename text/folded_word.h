// Folding a word letter by letter. Internal to text/; fold.h says what folding is.
#ifndef BANGHI_TEXT_FOLDED_WORD_H_
#define BANGHI_TEXT_FOLDED_WORD_H_

#include <cstddef>
#include <cstdint>

#include "absl/strings/string_view.h"
#include "text/letters.h"

namespace banghi {

// Whether a word whose folded letters, without tone, are these ends in a y that is as well written i: `kỳ`, `Mỹ`,
// `quý`.
inline bool EndsInLooseY(absl::string_view letters) {
  if (letters.empty() || letters.back() != 'y') return false;
  const absl::string_view onset = letters.substr(0, letters.size() - 1);
  return onset.empty() || onset == "qu" ||
         (onset.size() == 1 && absl::string_view("hklmst").find(onset[0]) != absl::string_view::npos);
}

// Tones wait here until the letters stand; a word that carries more than these is not looked up anyway.
struct FoldedTones {
  char digits[8];
  size_t size = 0;
  void Add(uint8_t tone) {
    if (tone != 0 && size < sizeof(digits)) digits[size++] = static_cast<char>('0' + tone);
  }
};

// The folded form of a word whose letters are all in the table (letters.h): never longer than the word.
class FoldedWord {
 public:
  // `out` has room for as many bytes as the word has.
  explicit FoldedWord(char* out) : begin_(out), out_(out) {}

  void Add(const Letter& letter) {
    if (letter.base < 0x80) {
      *out_++ = static_cast<char>(letter.base);
    } else {  // ă to ư take two bytes
      *out_++ = static_cast<char>(0xC0 | (letter.base >> 6));
      *out_++ = static_cast<char>(0x80 | (letter.base & 0x3F));
    }
    tones_.Add(letter.tone);
  }

  // Returns its bytes.
  size_t Finish() {
    if (EndsInLooseY(absl::string_view(begin_, static_cast<size_t>(out_ - begin_)))) out_[-1] = 'i';
    for (size_t i = 0; i < tones_.size; ++i) *out_++ = tones_.digits[i];
    return static_cast<size_t>(out_ - begin_);
  }

 private:
  char* const begin_;
  char* out_;
  FoldedTones tones_;
};

}  // namespace banghi

#endif  // BANGHI_TEXT_FOLDED_WORD_H_
