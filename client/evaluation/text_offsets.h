// Offsets of one unit into a text, on the way to its bytes (text/units.h goes the other way).
#ifndef BANGHI_CLIENT_EVALUATION_TEXT_OFFSETS_H_
#define BANGHI_CLIENT_EVALUATION_TEXT_OFFSETS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "text/units.h"

namespace banghi {

// Immutable; `text` must be valid UTF-8 and outlive it.
class TextOffsets {
 public:
  TextOffsets(absl::string_view text, OffsetUnit unit);

  size_t size() const { return bytes_.size() - 1; }  // of the text, in units
  // False for what lies outside of the text, is empty, or begins or ends inside a character.
  bool IsSpan(size_t start, size_t end) const;
  // The text of a span (IsSpan).
  absl::string_view Between(size_t start, size_t end) const;
  // Where `part` stands, as `12-20, 88-96`: the first three places, and `...` where there are more; empty where it is
  // nowhere.
  std::string PlacesOf(absl::string_view part) const;
  // A span (IsSpan) with what stands around it, on one line: `... tiếp [Bộ trưởng] Quốc phòng ...`.
  std::string InContext(size_t start, size_t end) const;

 private:
  // The character boundary at or before (after) `byte`.
  size_t Before(size_t byte) const;
  size_t After(size_t byte) const;

  const absl::string_view text_;
  const OffsetUnit unit_;
  std::vector<uint32_t> bytes_;  // of each unit, kInside within a character; last the size of the text
};

}  // namespace banghi

#endif  // BANGHI_CLIENT_EVALUATION_TEXT_OFFSETS_H_
