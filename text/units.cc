#include "text/units.h"

#include <algorithm>
#include <cstddef>

namespace banghi {
namespace {

constexpr uint32_t kStride = 64;

// The units that begin with this byte: none in a continuation byte; a lead byte of four stands for a surrogate pair.
uint32_t UnitsAt(char byte, OffsetUnit unit) {
  const uint8_t b = static_cast<uint8_t>(byte);
  if ((b & 0xC0) == 0x80) return 0;
  return unit == OffsetUnit::kUtf16CodeUnit && b >= 0xF0 ? 2 : 1;
}

}  // namespace

UnitConverter::UnitConverter(absl::string_view text, OffsetUnit unit) : text_(text), unit_(unit) {
  if (unit == OffsetUnit::kUtf8Byte) return;
  checkpoints_.reserve(text.size() / kStride + 1);
  uint32_t units = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (i % kStride == 0) checkpoints_.push_back(units);
    units += UnitsAt(text[i], unit);
  }
  if (text.size() % kStride == 0) checkpoints_.push_back(units);
}

uint32_t UnitConverter::FromByte(uint32_t byte) const {
  if (unit_ == OffsetUnit::kUtf8Byte) return byte;
  const uint32_t end = std::min<uint32_t>(byte, static_cast<uint32_t>(text_.size()));
  uint32_t units = checkpoints_[end / kStride];
  for (uint32_t i = end / kStride * kStride; i < end; ++i) units += UnitsAt(text_[i], unit_);
  return units;
}

}  // namespace banghi
