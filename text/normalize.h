// From the text as submitted to the text the extractors read: markup and entities taken out, letters composed (NFC),
// lost letters put back, spaces made plain; with the exact way back.
#ifndef BANGHI_TEXT_NORMALIZE_H_
#define BANGHI_TEXT_NORMALIZE_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "text/offset_map.h"
#include "text/span.h"

namespace banghi {

struct NormalizedText {
  std::string text;  // valid UTF-8, NFC
  OffsetMap map;     // raw <-> text

  // Where letters were put back, in `text` (`Vi??t` -> `Việt`), and where a run of question marks inside a word could
  // not be.
  std::vector<Span> repaired;
  std::vector<Span> unrepaired;
  // Alternative texts of Markdown images and anchor texts of links, in `text`; their addresses are gone.
  std::vector<Span> image_texts;
  std::vector<Span> link_texts;
};

// `raw` must be valid UTF-8. What is done, in order: HTML comments, scripts, styles and tags (block tags leave a line
// break; within `<p>` a line break is a space), entities (`&nbsp;`, `&#7879;`), Markdown images and links
// (`![text](address)` keeps text, with a line break where it would run into its neighbour), headings, emphasis marks
// and escapes; no-break and other spaces become ' ', zero-width characters and soft hyphens go, CRLF becomes LF; NFC
// (ICU); letters lost to `??` come back (see repair.h). Line breaks, `|` and all other characters stay.
NormalizedText Normalize(absl::string_view raw);

}  // namespace banghi

#endif  // BANGHI_TEXT_NORMALIZE_H_
