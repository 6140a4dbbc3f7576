#include "extractors/entities/partnerships.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "extractors/entities/parties.h"

namespace banghi {

void PartnershipEntities::Run(Analysis& analysis) const {
  std::optional<PartyFinder> finder;  // most articles name no partnership and need none
  for (size_t m = 0; m < analysis.mentions.size(); ++m) {
    Mention& mention = analysis.mentions[m];
    if (mention.dropped || mention.type != MentionType::kPartnership) continue;
    if (!finder.has_value()) finder.emplace(analysis);
    const PartyFinder::Parties found = finder->Of(mention.tokens);
    std::vector<TextRef> parties = found.codes;
    if (parties.size() < 2) {
      analysis.Leave(mention.tokens, mention.source, "parties/fewer-than-two");
      continue;
    }
    std::vector<TextRef> sorted = parties;
    std::sort(sorted.begin(), sorted.end());
    auto same =
        std::find_if(analysis.partnerships.begin(), analysis.partnerships.end(), [&](const PartnershipEntity& other) {
          std::vector<TextRef> others = other.parties;
          std::sort(others.begin(), others.end());
          return other.level == mention.value && others == sorted;
        });
    if (same == analysis.partnerships.end()) {
      same = analysis.partnerships.insert(same, {mention.value, std::move(parties), {}, mention.source, {}});
      same->why.Want(analysis.trace != nullptr);
      same->why.Add("level", mention.value, mention.source, mention.tokens);
      finder->Explain(found, same->why);
    }
    same->mentions.push_back(static_cast<int32_t>(m));
    mention.entity = static_cast<int32_t>(same - analysis.partnerships.begin());
  }
}

}  // namespace banghi
