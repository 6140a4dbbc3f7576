// The closed inventory of Vietnamese syllables: onset, rhyme, tone (about 19,000 that the orthography allows).
#ifndef BANGHI_TEXT_SYLLABLES_H_
#define BANGHI_TEXT_SYLLABLES_H_

#include "absl/strings/string_view.h"

namespace banghi {

// Whether `word` (one word, NFC, any case) is spelled as a Vietnamese syllable: an onset, a rhyme and a tone that go
// together. `Trump`, `Jong`, `Macron` are none; `Modi` is none; `Anh`, `Nguyễn`, `hoà`, `hòa`, `quý`, `ký`, `kí` are.
bool IsVietnameseSyllable(absl::string_view word);

}  // namespace banghi

#endif  // BANGHI_TEXT_SYLLABLES_H_
