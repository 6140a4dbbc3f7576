// UTF-8 validation and walking.
#ifndef BANGHI_TEXT_UTF8_H_
#define BANGHI_TEXT_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"

namespace banghi {

// The byte offset at which `text` stops being well-formed UTF-8 (Unicode 15, table 3-7: no surrogates, no overlong
// forms), or text.size() if all of it is well formed.
size_t FindInvalidUtf8(absl::string_view text);

// The code point at `offset` of valid UTF-8; sets `length` to its bytes (1 to 4).
inline char32_t DecodeUtf8(absl::string_view text, size_t offset, size_t* length) {
  const auto byte = [&](size_t k) { return static_cast<char32_t>(static_cast<uint8_t>(text.data()[offset + k])); };
  const char32_t lead = byte(0);
  const auto next = [&](size_t k) { return byte(k) & 0x3F; };
  if (lead < 0x80) {
    *length = 1;
    return lead;
  }
  if (lead < 0xE0) {
    *length = 2;
    return ((lead & 0x1F) << 6) | next(1);
  }
  if (lead < 0xF0) {
    *length = 3;
    return ((lead & 0x0F) << 12) | (next(1) << 6) | next(2);
  }
  *length = 4;
  return ((lead & 0x07) << 18) | (next(1) << 12) | (next(2) << 6) | next(3);
}

// Appends the Unicode scalar value `c`.
void AppendUtf8(char32_t c, std::string& out);

}  // namespace banghi

#endif  // BANGHI_TEXT_UTF8_H_
