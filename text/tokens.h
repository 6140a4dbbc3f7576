// Cutting normalised text into tokens.
#ifndef BANGHI_TEXT_TOKENS_H_
#define BANGHI_TEXT_TOKENS_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "text/document.h"

namespace banghi {

// Appends the tokens of `text` (valid UTF-8, NFC) to `tokens` and their folded forms to `folded`. Sets span, folded,
// kind and the flags; zone and sentence are left for later stages. Gazetteer entries are cut by this same function.
void Tokenize(absl::string_view text, std::vector<Token>& tokens, std::string& folded);

}  // namespace banghi

#endif  // BANGHI_TEXT_TOKENS_H_
