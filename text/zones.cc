#include "text/zones.h"

namespace banghi {

void AssignZones(const NormalizedText&, std::vector<Token>& tokens, std::vector<Sentence>& sentences) {
  for (Sentence& sentence : sentences) {
    sentence.zone = sentence.paragraph == 0 ? Zone::kTitle : sentence.paragraph == 1 ? Zone::kLead : Zone::kBody;
    for (uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) tokens[i].zone = sentence.zone;
  }
}

}  // namespace banghi
