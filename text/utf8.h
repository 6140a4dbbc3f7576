// UTF-8 validation and walking.
#ifndef BANGHI_TEXT_UTF8_H_
#define BANGHI_TEXT_UTF8_H_

#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"

namespace banghi {

// The byte offset at which `text` stops being well-formed UTF-8 (Unicode 15, table 3-7: no surrogates, no overlong
// forms), or text.size() if all of it is well formed.
size_t FindInvalidUtf8(absl::string_view text);

// The code point at `offset` of valid UTF-8; sets `length` to its bytes (1 to 4).
char32_t DecodeUtf8(absl::string_view text, size_t offset, size_t* length);

// Appends the Unicode scalar value `c`.
void AppendUtf8(char32_t c, std::string& out);

}  // namespace banghi

#endif  // BANGHI_TEXT_UTF8_H_
