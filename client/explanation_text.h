// Derivations for people at a terminal.
#ifndef BANGHI_CLIENT_EXPLANATION_TEXT_H_
#define BANGHI_CLIENT_EXPLANATION_TEXT_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "banghi/v1/article.pb.h"
#include "banghi/v1/explanation.pb.h"
#include "banghi/v1/record.pb.h"
#include "client/terminal.h"

namespace banghi {

// How long `text` (valid UTF-8) is in `unit`, and the byte of `offset` in it; its size where the text is shorter.
uint32_t LengthIn(absl::string_view text, v1::OffsetUnit unit);
size_t ByteAt(absl::string_view text, v1::OffsetUnit unit, uint32_t offset);

// One place or one rule: the words in their line with carets below them, what they are and why, what rests on them.
std::string ExplanationText(const v1::Explanation& explanation, const v1::Article& article, const Terminal& terminal);

// A whole article: every mention and fact, and what was left out. `record` has derivations.
std::string DerivationText(const v1::Record& record, const v1::Article& article, const Terminal& terminal);

}  // namespace banghi

#endif  // BANGHI_CLIENT_EXPLANATION_TEXT_H_
