// The steps that take markup out: HTML, entities, Markdown. Internal to text/; normalize.h says what becomes of each.
// All of them are linear in the size of the text whatever stands in it.
#ifndef BANGHI_TEXT_MARKUP_H_
#define BANGHI_TEXT_MARKUP_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "text/edit.h"
#include "text/span.h"

namespace banghi {

Edited StripHtml(absl::string_view text);
Edited DecodeEntities(absl::string_view text);

struct MarkdownText {
  Edited edited;
  std::vector<Span> image_texts;  // in edited.text
  std::vector<Span> link_texts;
};
MarkdownText StripMarkdown(absl::string_view text);

}  // namespace banghi

#endif  // BANGHI_TEXT_MARKUP_H_
