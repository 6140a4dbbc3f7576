// The folded form of a syllable: what is compared when text is matched against gazetteers.
//
// Folding makes equal what Vietnamese writes in several ways: letter case (`BỘ`, `Bộ`), composed and decomposed
// letters, the old and the new place of the tone mark (`hoà`, `hòa`; `uý`, `úy`), and i for y at the end of an open
// syllable (`Mĩ`, `Mỹ`; `sĩ`, `sỹ`). It keeps the letters apart (`đ`, `ê`, `ơ`) and the tone, which moves to the end as
// a digit: Fold("Hoà") == "hoa1". Foreign words fold likewise (`Macron` -> "macron", `Hervé` -> "herve2"), digits and
// marks stand as they are; every dash is "-".
#ifndef BANGHI_TEXT_FOLD_H_
#define BANGHI_TEXT_FOLD_H_

#include <string>

#include "absl/strings/string_view.h"

namespace banghi {

// Tones as digits in folded forms: none (no digit), 1 huyền, 2 sắc, 3 hỏi, 4 ngã, 5 nặng.
// Appends the folded form of `syllable` (one token of valid UTF-8, any normalisation form) to `out`.
void AppendFolded(absl::string_view syllable, std::string& out);
std::string Fold(absl::string_view syllable);

}  // namespace banghi

#endif  // BANGHI_TEXT_FOLD_H_
