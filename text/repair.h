// Letters lost to question marks: a bad conversion turned the two or three bytes of one Vietnamese letter into `??` or
// `???`
// (`Vi??t Nam`, `m???t`). A letter comes back when the syllables that fit leave one likely reading.
#ifndef BANGHI_TEXT_REPAIR_H_
#define BANGHI_TEXT_REPAIR_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "text/offset_map.h"
#include "text/span.h"

namespace banghi {

struct RepairedText {
  std::string text;
  OffsetMap map;                 // the text given <-> text
  std::vector<Span> repaired;    // in text
  std::vector<Span> unrepaired;  // in text
};

// `text` is NFC. Only question marks with a letter directly before or after are looked at (`???` of a sentence's end
// are not: no letter follows without a space). Two marks stand for a letter of two bytes in UTF-8 (`ê`, `đ`, `ư`),
// three for one of three
// (`ệ`, `ộ`), or two for one of three where a byte was kept elsewhere; the inventory of syllables (syllables.h) and a
// table of common words with their frequency (`Việt`, `một`, `được`) choose; what stays open is left as it is and
// reported.
RepairedText RepairLostLetters(absl::string_view text);

}  // namespace banghi

#endif  // BANGHI_TEXT_REPAIR_H_
