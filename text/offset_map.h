// The exact correspondence between the text as submitted ("raw") and the normalised text, in bytes.
//
// The map is made once, from left to right, by saying what became of each stretch of the raw text:
//
//   OffsetMap::Builder b;
//   b.Copy(5);        // five bytes stand unchanged
//   b.Replace(3, 2);  // three raw bytes became two (a repaired letter, an entity, a composed letter)
//   b.Delete(4);      // four raw bytes are gone (a tag, an image address)
//   b.Insert(1);      // one byte stands in the normalised text for which the raw text has none (a line break for a
//   tag) OffsetMap map = std::move(b).Build();
//
// Offsets inside a replaced stretch map to its whole: a span that touches any part of it comes back as all of it. Maps
// compose (Then), so that each step of normalisation makes its own. Immutable after Build; safe to share between
// threads.
#ifndef BANGHI_TEXT_OFFSET_MAP_H_
#define BANGHI_TEXT_OFFSET_MAP_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "text/span.h"

namespace banghi {

class OffsetMap {
 public:
  class Builder;

  OffsetMap() = default;  // the empty text

  // The smallest raw span that yields the whole of `normalised` (a span on the normalised text, within its size). An
  // empty span maps to an empty span. Deleted stretches at either end of the result are left out.
  Span ToRaw(Span normalised) const;

  // The smallest normalised span that covers what `raw` became; empty where all of it was deleted.
  Span ToNormalised(Span raw) const;

  // This map followed by `next`, whose raw text is this map's normalised text.
  OffsetMap Then(const OffsetMap& next) const;

  uint32_t raw_size() const { return raw_size_; }
  uint32_t normalised_size() const { return normalised_size_; }
  bool identity() const;

 private:
  // A stretch of the two texts that correspond. `copied`: byte for byte; else as a whole.
  struct Segment {
    uint32_t raw = 0;
    uint32_t normalised = 0;
    uint32_t raw_length = 0;
    uint32_t normalised_length = 0;
    bool copied = false;
  };
  std::vector<Segment> segments_;
  uint32_t raw_size_ = 0;
  uint32_t normalised_size_ = 0;
};

class OffsetMap::Builder {
 public:
  void Copy(size_t bytes);
  void Replace(size_t raw_bytes, size_t normalised_bytes);
  void Delete(size_t raw_bytes) { Replace(raw_bytes, 0); }
  void Insert(size_t normalised_bytes) { Replace(0, normalised_bytes); }
  OffsetMap Build() &&;

 private:
  OffsetMap map_;
};

}  // namespace banghi

#endif  // BANGHI_TEXT_OFFSET_MAP_H_
