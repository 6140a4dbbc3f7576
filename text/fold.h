// The folded form of a syllable: what is compared when text is matched against gazetteers.
//
// Folding makes equal what Vietnamese writes in several ways: letter case (`BỘ`, `Bộ`), composed and decomposed
// letters, the old and the new place of the tone mark (`hoà`, `hòa`; `uý`, `úy`), and i for y at the end of an open
// syllable (`Mĩ`, `Mỹ`; `sĩ`, `sỹ`). It keeps the letters apart (`đ`, `ê`, `ơ`) and the tone, which moves to the end as
// a digit: Fold("Hoà") == "hoa1". Foreign words fold likewise (`Macron` -> "macron", `Hervé` -> "herve2"), digits and
// marks stand as they are; every dash is "-".
#ifndef BANGHI_TEXT_FOLD_H_
#define BANGHI_TEXT_FOLD_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>

#include "absl/strings/string_view.h"

namespace banghi {

// Tones as digits in folded forms: none (no digit), 1 huyền, 2 sắc, 3 hỏi, 4 ngã, 5 nặng.
// Appends the folded form of `syllable` (one token of valid UTF-8, any normalisation form) to `out`.
void AppendFolded(absl::string_view syllable, std::string& out);
std::string Fold(absl::string_view syllable);

// A hash of a folded form, the same on every look of one run of the program; Token::hash is this.
inline uint32_t HashOfFolded(absl::string_view folded) {
  constexpr uint64_t kFactor = 0x9E3779B97F4A7C15u;
  const auto load = [](const char* from, size_t bytes) {
    uint64_t word = 0;
    std::memcpy(&word, from, bytes);
    return word;
  };
  uint64_t hash = folded.size();
  while (folded.size() > 8) {
    hash = (hash ^ load(folded.data(), 8)) * kFactor;
    hash ^= hash >> 32;
    folded.remove_prefix(8);
  }
  const size_t left = folded.size();
  uint64_t word = 0;
  if (left >= 4) {  // two looks that overlap
    word = load(folded.data(), 4) | load(folded.data() + left - 4, 4) << 32;
  } else if (left > 0) {
    const auto byte = [&](size_t i) { return static_cast<uint64_t>(static_cast<uint8_t>(folded[i])); };
    word = byte(0) | byte(left / 2) << 8 | byte(left - 1) << 16;
  }
  return static_cast<uint32_t>((hash ^ word) * kFactor >> 32);
}

}  // namespace banghi

#endif  // BANGHI_TEXT_FOLD_H_
