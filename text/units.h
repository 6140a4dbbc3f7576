// Offsets in the units callers count in: UTF-8 bytes, Unicode code points, UTF-16 code units.
#ifndef BANGHI_TEXT_UNITS_H_
#define BANGHI_TEXT_UNITS_H_

#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"
#include "text/span.h"

namespace banghi {

enum class OffsetUnit { kCodePoint, kUtf8Byte, kUtf16CodeUnit };

// Converts byte offsets of one text into offsets of one unit. Built in one pass, a checkpoint every eight bytes; the
// text must be valid UTF-8 and outlive the converter. Immutable, safe to share.
class UnitConverter {
 public:
  UnitConverter(absl::string_view text, OffsetUnit unit);

  // `bytes` must lie on character boundaries within the text.
  Span FromBytes(Span bytes) const { return {FromByte(bytes.begin), FromByte(bytes.end)}; }
  uint32_t FromByte(uint32_t byte) const;

 private:
  absl::string_view text_;
  OffsetUnit unit_;
  std::vector<uint32_t> checkpoints_;  // units before byte 8 * i
};

}  // namespace banghi

#endif  // BANGHI_TEXT_UNITS_H_
