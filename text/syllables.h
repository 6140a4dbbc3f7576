// The closed inventory of Vietnamese syllables: onset, rhyme, tone (about 19,000 that the orthography allows).
#ifndef BANGHI_TEXT_SYLLABLES_H_
#define BANGHI_TEXT_SYLLABLES_H_

#include <cstddef>
#include <cstdint>

#include "absl/strings/string_view.h"
#include "text/letters.h"

namespace banghi {

// Whether `word` (one word, NFC, any case) is spelled as a Vietnamese syllable: an onset, a rhyme and a tone that go
// together. `Trump`, `Jong`, `Macron` are none; `Modi` is none; `Anh`, `Nguyễn`, `hoà`, `hòa`, `quý`, `ký`, `kí` are.
bool IsVietnameseSyllable(absl::string_view word);

// The same for who reads a word letter by letter: Add them all, those outside the table of letters too.
class SyllableSpelling {
 public:
  // Seven letters at most: `nghiêng`.
  static constexpr size_t kLongest = 7;

  void Add(const Letter& letter) {
    letters_ = letters_ << 6 | letter.code;
    ++count_;
    if (letter.tone == 0) {
      foreign_ |= letter.base == 0;
      return;
    }
    foreign_ |= tone_ != 0;
    tone_ = letter.tone;
  }
  bool IsSyllable() const { return !foreign_ && count_ <= kLongest && count_ > 0 && Known(); }

 private:
  bool Known() const;

  uint64_t letters_ = 0;  // their codes, six bits each
  size_t count_ = 0;
  uint8_t tone_ = 0;
  bool foreign_ = false;  // has a letter that is no letter of Vietnamese, or a second tone
};

}  // namespace banghi

#endif  // BANGHI_TEXT_SYLLABLES_H_
