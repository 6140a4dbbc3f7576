#include "extractors/mentions/name_blocks.h"

#include <algorithm>

namespace banghi {

std::vector<Block> FindBlocks(const Analysis& analysis) {
  std::vector<Block> blocks(analysis.document.tokens().size() + 1, Block::kNone);
  for (const Mention& mention : analysis.mentions) {
    Block block = Block::kHard;
    if (mention.type == MentionType::kLocation) block = Block::kSoft;
    if (mention.type == MentionType::kCountry && mention.tokens.size() == 1) block = Block::kSoft;
    for (uint32_t t = mention.tokens.begin; t < mention.tokens.end; ++t) blocks[t] = std::max(blocks[t], block);
  }
  return blocks;
}

}  // namespace banghi
