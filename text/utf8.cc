#include "text/utf8.h"

#include <cstdint>

namespace banghi {
namespace {

uint8_t ByteAt(absl::string_view text, size_t i) { return static_cast<uint8_t>(text[i]); }

bool IsContinuation(uint8_t byte) { return (byte & 0xC0) == 0x80; }

// The length of the well-formed sequence at `i`, or 0. The second byte's narrowed ranges keep out overlong forms (E0,
// F0), surrogates (ED) and what lies above U+10FFFF (F4).
size_t WellFormedLength(absl::string_view text, size_t i) {
  const uint8_t lead = ByteAt(text, i);
  if (lead < 0x80) return 1;
  const size_t length = lead >= 0xC2 && lead <= 0xDF   ? 2
                        : lead >= 0xE0 && lead <= 0xEF ? 3
                        : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                       : 0;
  if (length == 0 || text.size() - i < length) return 0;
  const uint8_t second = ByteAt(text, i + 1);
  const uint8_t low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const uint8_t high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (second < low || second > high) return 0;
  for (size_t k = 2; k < length; ++k) {
    if (!IsContinuation(ByteAt(text, i + k))) return 0;
  }
  return length;
}

}  // namespace

size_t FindInvalidUtf8(absl::string_view text) {
  size_t i = 0;
  while (i < text.size()) {
    const size_t length = WellFormedLength(text, i);
    if (length == 0) return i;
    i += length;
  }
  return i;
}

char32_t DecodeUtf8(absl::string_view text, size_t offset, size_t* length) {
  const uint8_t lead = ByteAt(text, offset);
  if (lead < 0x80) {
    *length = 1;
    return lead;
  }
  const auto next = [&](size_t k) { return static_cast<char32_t>(ByteAt(text, offset + k) & 0x3F); };
  if (lead < 0xE0) {
    *length = 2;
    return (static_cast<char32_t>(lead & 0x1F) << 6) | next(1);
  }
  if (lead < 0xF0) {
    *length = 3;
    return (static_cast<char32_t>(lead & 0x0F) << 12) | (next(1) << 6) | next(2);
  }
  *length = 4;
  return (static_cast<char32_t>(lead & 0x07) << 18) | (next(1) << 12) | (next(2) << 6) | next(3);
}

void AppendUtf8(char32_t c, std::string& out) {
  const auto tail = [](char32_t bits) { return static_cast<char>(0x80 | (bits & 0x3F)); };
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += tail(c);
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += tail(c >> 6);
    out += tail(c);
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    out += tail(c >> 12);
    out += tail(c >> 6);
    out += tail(c);
  }
}

}  // namespace banghi
