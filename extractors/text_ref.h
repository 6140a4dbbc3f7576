#ifndef BANGHI_EXTRACTORS_TEXT_REF_H_
#define BANGHI_EXTRACTORS_TEXT_REF_H_

#include <string>

#include "absl/strings/string_view.h"
#include "gazetteers/stored_text.h"

namespace banghi {

// A text that somebody else holds for as long as the analysis lasts: a literal's, an entry's of the bundle, one of the
// document's or of Analysis::Keep. Facts are copied, moved and sorted all the time, and so are cheap. It cannot be made
// from a temporary string; of one that a function is about to leave nothing but care keeps it away.
class TextRef : public absl::string_view {
 public:
  constexpr TextRef() = default;
  constexpr TextRef(absl::string_view text) : absl::string_view(text) {}  // NOLINT(google-explicit-constructor)
  constexpr TextRef(const char* text) : absl::string_view(text) {}        // NOLINT(google-explicit-constructor)
  TextRef(const std::string& text) : absl::string_view(text) {}           // NOLINT(google-explicit-constructor)
  TextRef(StoredText text) : absl::string_view(text.view()) {}            // NOLINT(google-explicit-constructor)
  TextRef(const std::string&&) = delete;
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_TEXT_REF_H_
