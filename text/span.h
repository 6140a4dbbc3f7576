// A half-open range of byte offsets. Which text it indexes (the text as submitted or the normalised text) is said by
// whoever holds it: spans of tokens, sentences, zones and mentions are on the normalised text until the record is made.
#ifndef BANGHI_TEXT_SPAN_H_
#define BANGHI_TEXT_SPAN_H_

#include <cstdint>

namespace banghi {

struct Span {
  uint32_t begin = 0;  // byte offset
  uint32_t end = 0;    // byte offset, exclusive

  uint32_t length() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool Contains(Span other) const { return begin <= other.begin && other.end <= end; }
  bool Overlaps(Span other) const { return begin < other.end && other.begin < end; }
  friend bool operator==(Span a, Span b) { return a.begin == b.begin && a.end == b.end; }
  friend bool operator!=(Span a, Span b) { return !(a == b); }
};

}  // namespace banghi

#endif  // BANGHI_TEXT_SPAN_H_
