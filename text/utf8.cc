#include "text/utf8.h"

#include <cstdint>

#include "text/blocks.h"

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

// Whether the first `limit` bytes and the rest of their last character are valid, and none of four bytes.
bool BeginsPlainly(absl::string_view text, size_t limit) {
  for (size_t i = 0; i < limit;) {
    const size_t length = WellFormedLength(text, i);
    if (length == 0 || length > 3) return false;
    i += length;
  }
  return true;
}

// Whether the block at `at` or what it does to the bytes before it breaks the form, or has what only a closer look can
// tell. A byte continues a character exactly where one of the two before it asks for that. What begins characters of
// four bytes, or of which not all second bytes are allowed, is left to the closer look: Vietnamese has none of it.
BlockMask FaultsOrDoubts(absl::string_view text, size_t at) {
  const Block byte = LoadBlock(text, at);
  const BlockMask due = (LoadBlock(text, at - 1) >= 0xC0) | (LoadBlock(text, at - 2) >= 0xE0);
  const BlockMask misplaced = due ^ ((byte & 0xC0) == 0x80);
  const BlockMask doubts = (byte >= 0xF0) | (byte == 0xE0) | (byte == 0xED) | ((byte & 0xFE) == 0xC0);
  return misplaced | doubts;
}

constexpr size_t kLookBack = 2;  // bytes that may stand before the last one of a character

bool AsksForMore(absl::string_view text) {
  const size_t size = text.size();
  return ByteAt(text, size - 1) >= 0xC0 || ByteAt(text, size - 2) >= 0xE0;
}

// Whether it is plain that `text`, which has a block's bytes and those to look back at, is valid.
bool IsPlainlyValid(absl::string_view text) {
  if (!BeginsPlainly(text, kLookBack) || AsksForMore(text)) return false;
  const size_t last = text.size() - sizeof(Block);
  BlockMask faults = FaultsOrDoubts(text, last);
  for (size_t i = kLookBack; i < last; i += sizeof(Block)) faults |= FaultsOrDoubts(text, i);
  return !Any(faults);
}

}  // namespace

size_t FindInvalidUtf8(absl::string_view text) {
  if (text.size() >= kLookBack + sizeof(Block) && IsPlainlyValid(text)) return text.size();
  size_t i = 0;
  while (i < text.size()) {
    const size_t length = WellFormedLength(text, i);
    if (length == 0) return i;
    i += length;
  }
  return i;
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
