// What other rooms have found where a name may run.
#ifndef BANGHI_EXTRACTORS_MENTIONS_NAME_BLOCKS_H_
#define BANGHI_EXTRACTORS_MENTIONS_NAME_BLOCKS_H_

#include <cstdint>
#include <vector>

#include "extractors/analysis.h"

namespace banghi {

// A soft block may stand inside a Vietnamese name (`Anh`, `Hải Dương`), a hard one ends every name.
enum class Block : uint8_t { kNone, kSoft, kHard };

// One per token, and one behind the last.
std::vector<Block> FindBlocks(const Analysis& analysis);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_MENTIONS_NAME_BLOCKS_H_
