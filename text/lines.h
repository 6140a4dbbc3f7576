// The lines of an article and what can be said of each before its neighbours are known. Internal to text/.
#ifndef BANGHI_TEXT_LINES_H_
#define BANGHI_TEXT_LINES_H_

#include <cstdint>
#include <vector>

#include "text/document.h"
#include "text/zone_markers.h"

namespace banghi {

// A line with text. Counts are tokens.
struct Line {
  TokenRange tokens;
  uint32_t first_sentence = 0, last_sentence = 0;
  uint32_t breaks_before = 1;  // line breaks between it and the line before
  uint32_t content = 0;        // tokens that are no credit
  Zone zone = Zone::kBody;
  bool plain = true;  // no token of it is of a credit or a caption within the line
  bool all_credit = false;
  bool picture_credit = false;  // ends with the credit of a picture
  bool image_text = false;
  bool ends_text = false;  // with a stop, perhaps before a credit
  bool bar = false;        // ends with the only `|` it holds
  bool repeats = false;    // an earlier line says the same
  bool repeated = false;   // a later line says the same
};

// Reads the lines of tokens whose zone is kBody; sets it to kCredit for credits, kCaption for the sentences before a
// picture's credit.
std::vector<Line> ReadLines(const NormalizedText& normalized, const TokenView& view, std::vector<Token>& tokens,
                            const std::vector<Sentence>& sentences);

}  // namespace banghi

#endif  // BANGHI_TEXT_LINES_H_
