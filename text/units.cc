#include "text/units.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstring>

namespace banghi {
namespace {

constexpr size_t kWord = sizeof(uint64_t);  // bytes looked at together

// The `bytes` bytes (one to eight) of `text` from `at` on, and zeros.
uint64_t WordAt(absl::string_view text, size_t at, size_t bytes) {
  static_assert(std::endian::native == std::endian::little);
  uint64_t word = 0;
  if (at + kWord > text.size()) {
    std::memcpy(&word, text.data() + at, bytes);
    return word;
  }
  std::memcpy(&word, text.data() + at, kWord);
  return word & ~uint64_t{0} >> (64 - 8 * bytes);
}

// How many of the bytes of `word` have their high bit set; no other bit is.
uint32_t CountHighBits(uint64_t word) { return static_cast<uint32_t>((word >> 7) * 0x0101010101010101u >> 56); }

// The units that begin in the `bytes` bytes of `word`: none in a continuation byte; a lead byte of four stands for a
// surrogate pair.
uint32_t UnitsIn(uint64_t word, size_t bytes, OffsetUnit unit) {
  constexpr uint64_t kHighBits = 0x8080808080808080u;
  uint32_t units = static_cast<uint32_t>(bytes) - CountHighBits(word & ~(word << 1) & kHighBits);  // 10xxxxxx
  if (unit == OffsetUnit::kUtf16CodeUnit) units += CountHighBits(word & word << 1 & word << 2 & word << 3 & kHighBits);
  return units;
}

}  // namespace

UnitConverter::UnitConverter(absl::string_view text, OffsetUnit unit) : text_(text), unit_(unit) {
  if (unit == OffsetUnit::kUtf8Byte) return;
  const size_t words = text.size() / kWord;  // whole ones
  checkpoints_.resize(words + 1);
  uint32_t units = 0;
  for (size_t i = 0; i < words; ++i) {
    checkpoints_[i] = units;
    units += UnitsIn(WordAt(text, i * kWord, kWord), kWord, unit);
  }
  checkpoints_[words] = units;
}

uint32_t UnitConverter::FromByte(uint32_t byte) const {
  if (unit_ == OffsetUnit::kUtf8Byte) return byte;
  const size_t end = std::min<size_t>(byte, text_.size());
  const size_t rest = end % kWord;
  const uint32_t units = checkpoints_[end / kWord];
  return rest == 0 ? units : units + UnitsIn(WordAt(text_, end - rest, rest), rest, unit_);
}

}  // namespace banghi
