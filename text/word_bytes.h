// Short words as numbers, so that tables of words are asked without a call for each.
#ifndef BANGHI_TEXT_WORD_BYTES_H_
#define BANGHI_TEXT_WORD_BYTES_H_

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "absl/strings/string_view.h"

namespace banghi {

inline constexpr size_t kBytesOfWord = 8;

// The first eight bytes of `word`, the first one lowest; those that it does not have as 0.
inline uint64_t FirstBytesOf(absl::string_view word) {
  const size_t size = std::min(word.size(), kBytesOfWord);
  const char* const bytes = word.data();
  uint64_t all = 0;
  if (std::endian::native != std::endian::little || size < 2) {
    for (size_t i = 0; i < size; ++i) all |= uint64_t{static_cast<uint8_t>(bytes[i])} << (8 * i);
  } else if (size == kBytesOfWord) {
    std::memcpy(&all, bytes, kBytesOfWord);
  } else if (size >= 4) {  // two halves, which may overlap
    uint32_t first = 0, last = 0;
    std::memcpy(&first, bytes, sizeof(first));
    std::memcpy(&last, bytes + size - sizeof(last), sizeof(last));
    all = first | uint64_t{last} << (8 * (size - sizeof(last)));
  } else {
    uint16_t first = 0, last = 0;
    std::memcpy(&first, bytes, sizeof(first));
    std::memcpy(&last, bytes + size - sizeof(last), sizeof(last));
    all = first | uint64_t{last} << (8 * (size - sizeof(last)));
  }
  return all;
}

}  // namespace banghi

#endif  // BANGHI_TEXT_WORD_BYTES_H_
