// Sixteen bytes of a text looked at together, by the vector extension of GCC and Clang. Internal to text/.
//
//   for (size_t i = 0; i + sizeof(Block) <= text.size(); i += sizeof(Block)) found |= LoadBlock(text, i) == '<';
#ifndef BANGHI_TEXT_BLOCKS_H_
#define BANGHI_TEXT_BLOCKS_H_

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "absl/strings/string_view.h"

namespace banghi {

using Block = uint8_t __attribute__((vector_size(16)));
// What comparing blocks gives: byte by byte all bits where it holds, else none.
using BlockMask = int8_t __attribute__((vector_size(16)));

// The bytes from `at` on, of which `text` must have as many.
inline Block LoadBlock(absl::string_view text, size_t at) {
  Block block;
  std::memcpy(&block, text.data() + at, sizeof(block));
  return block;
}

inline bool Any(BlockMask mask) {
  uint64_t halves[2];
  std::memcpy(halves, &mask, sizeof(halves));
  return (halves[0] | halves[1]) != 0;
}

}  // namespace banghi

#endif  // BANGHI_TEXT_BLOCKS_H_
