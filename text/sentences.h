// Sentence boundaries over tokens.
#ifndef BANGHI_TEXT_SENTENCES_H_
#define BANGHI_TEXT_SENTENCES_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "text/document.h"

namespace banghi {

// Cuts `tokens` of `text` into sentences that together cover every token, in order. A line break ends a sentence, and
// so do `.`,
// `!`, `?`, `…` and `|` where they end one: not in `TP.HCM`, `TP. HCM`, `T.Ư`, `J. Trump`, `St. Petersburg`, `PGS.TS`,
// `1.200`, `2.9`, nor an ellipsis before a lower-case word. Closing quotes and brackets go with the sentence they
// close. Sets Token::sentence and Sentence::tokens, paragraph.
std::vector<Sentence> SplitSentences(absl::string_view text, std::vector<Token>& tokens);

}  // namespace banghi

#endif  // BANGHI_TEXT_SENTENCES_H_
