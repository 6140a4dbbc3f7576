// What each stretch of the article is: headline, lead, body, caption, credit, teaser, boilerplate.
#ifndef BANGHI_TEXT_ZONES_H_
#define BANGHI_TEXT_ZONES_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "text/document.h"

namespace banghi {

// Sets Token::zone and Sentence::zone. `normalized` tells where image texts stand; `folded` is what the tokens' folded
// spans index.
void AssignZones(const NormalizedText& normalized, absl::string_view folded, std::vector<Token>& tokens,
                 std::vector<Sentence>& sentences);

}  // namespace banghi

#endif  // BANGHI_TEXT_ZONES_H_
