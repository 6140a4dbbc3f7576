#include "text/units.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstring>

namespace banghi {
namespace {

constexpr size_t kWord = 8;  // bytes looked at together
constexpr size_t kStride = 64;

// The units that begin in the first `bytes` bytes (at most eight) at `from`: none in a continuation byte; a lead byte
// of four stands for a surrogate pair.
uint32_t UnitsIn(const char* from, size_t bytes, OffsetUnit unit) {
  constexpr uint64_t kHighBits = 0x8080808080808080u;
  uint64_t word = 0;
  std::memcpy(&word, from, bytes);
  const uint64_t continuations = word & ~(word << 1) & kHighBits;  // 10xxxxxx
  uint32_t units = static_cast<uint32_t>(bytes) - static_cast<uint32_t>(std::popcount(continuations));
  if (unit == OffsetUnit::kUtf16CodeUnit) {
    units += static_cast<uint32_t>(std::popcount(word & word << 1 & word << 2 & word << 3 & kHighBits));  // 1111xxxx
  }
  return units;
}

}  // namespace

UnitConverter::UnitConverter(absl::string_view text, OffsetUnit unit) : text_(text), unit_(unit) {
  if (unit == OffsetUnit::kUtf8Byte) return;
  checkpoints_.reserve(text.size() / kStride + 1);
  uint32_t units = 0;
  for (size_t i = 0; i < text.size(); i += kWord) {
    if (i % kStride == 0) checkpoints_.push_back(units);
    units += UnitsIn(text.data() + i, std::min(kWord, text.size() - i), unit);
  }
  if (text.size() % kStride == 0) checkpoints_.push_back(units);
}

uint32_t UnitConverter::FromByte(uint32_t byte) const {
  if (unit_ == OffsetUnit::kUtf8Byte) return byte;
  const size_t end = std::min<size_t>(byte, text_.size());
  uint32_t units = checkpoints_[end / kStride];
  for (size_t i = end / kStride * kStride; i < end; i += kWord) {
    units += UnitsIn(text_.data() + i, std::min(kWord, end - i), unit_);
  }
  return units;
}

}  // namespace banghi
