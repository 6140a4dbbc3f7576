// What each stretch of the article is: headline, lead, body, caption, credit, teaser, boilerplate.
#ifndef BANGHI_TEXT_ZONES_H_
#define BANGHI_TEXT_ZONES_H_

#include <vector>

#include "text/document.h"

namespace banghi {

// Sets Token::zone and Sentence::zone. `normalized` tells where image and link texts stand.
void AssignZones(const NormalizedText& normalized, std::vector<Token>& tokens, std::vector<Sentence>& sentences);

}  // namespace banghi

#endif  // BANGHI_TEXT_ZONES_H_
