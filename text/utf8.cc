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

// A validator without a branch: the state is a place in a word of 64 bits, and each byte's word has the next state at
// that place (the shift-based automaton of Per Vognsen and Geoff Langdale).
enum State : uint64_t { kWhole, kBad, kOneMore, kTwoMore, kThreeMore, kAfterE0, kAfterED, kAfterF0, kAfterF4, kStates };
constexpr int kStateBits = 6;
static_assert(kStates * kStateBits <= 64);

constexpr State NextState(State state, int byte) {
  const auto in = [byte](int low, int high) { return low <= byte && byte <= high; };
  switch (state) {
    case kWhole:
      if (byte < 0x80) return kWhole;
      if (in(0xC2, 0xDF)) return kOneMore;
      if (byte == 0xE0) return kAfterE0;
      if (byte == 0xED) return kAfterED;
      if (in(0xE1, 0xEF)) return kTwoMore;
      if (byte == 0xF0) return kAfterF0;
      if (byte == 0xF4) return kAfterF4;
      return in(0xF1, 0xF3) ? kThreeMore : kBad;
    case kOneMore:
      return in(0x80, 0xBF) ? kWhole : kBad;
    case kTwoMore:
      return in(0x80, 0xBF) ? kOneMore : kBad;
    case kThreeMore:
      return in(0x80, 0xBF) ? kTwoMore : kBad;
    case kAfterE0:
      return in(0xA0, 0xBF) ? kOneMore : kBad;
    case kAfterED:
      return in(0x80, 0x9F) ? kOneMore : kBad;
    case kAfterF0:
      return in(0x90, 0xBF) ? kTwoMore : kBad;
    case kAfterF4:
      return in(0x80, 0x8F) ? kTwoMore : kBad;
    default:
      return kBad;
  }
}

struct Transitions {
  uint64_t of[256] = {};
  constexpr Transitions() {
    for (int byte = 0; byte < 256; ++byte) {
      for (uint64_t state = 0; state < kStates; ++state) {
        of[byte] |= NextState(static_cast<State>(state), byte) * kStateBits << state * kStateBits;
      }
    }
  }
};
constexpr Transitions kTransitions;

bool IsValid(absl::string_view text) {
  uint64_t state = kWhole * kStateBits;
  for (const char c : text) state = kTransitions.of[static_cast<uint8_t>(c)] >> (state & 63);
  return (state & 63) == kWhole * kStateBits;
}

}  // namespace

size_t FindInvalidUtf8(absl::string_view text) {
  if (IsValid(text)) return text.size();
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
