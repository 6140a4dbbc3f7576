// HTML tags, comments, scripts and styles.
#include <algorithm>
#include <iterator>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "text/markup.h"

namespace banghi {
namespace {

constexpr size_t kNone = absl::string_view::npos;

// Tags that begin or end a block: a line break stands for them. Sorted, as is the next list.
constexpr absl::string_view kBlockTags[] = {
    "address", "article", "aside",    "blockquote", "body",   "br",      "caption", "center", "dd",    "div",
    "dl",      "dt",      "fieldset", "figcaption", "figure", "footer",  "form",    "h1",     "h2",    "h3",
    "h4",      "h5",      "h6",       "head",       "header", "hr",      "html",    "iframe", "li",    "main",
    "nav",     "ol",      "option",   "p",          "pre",    "section", "select",  "table",  "tbody", "td",
    "tfoot",   "th",      "thead",    "title",      "tr",     "ul",      "video"};
constexpr absl::string_view kInlineTags[] = {
    "a",        "abbr",  "audio",    "b",        "bdi",   "bdo",    "big",      "button", "cite",   "code",  "col",
    "colgroup", "data",  "del",      "dfn",      "em",    "embed",  "font",     "i",      "img",    "input", "ins",
    "kbd",      "label", "link",     "map",      "mark",  "meta",   "noscript", "object", "param",  "path",  "picture",
    "q",        "s",     "samp",     "script",   "small", "source", "span",     "strike", "strong", "style", "sub",
    "sup",      "svg",   "template", "textarea", "time",  "tt",     "u",        "var",    "wbr"};

template <size_t N>
bool Among(const absl::string_view (&sorted)[N], absl::string_view name) {
  return std::binary_search(std::begin(sorted), std::end(sorted), name);
}

struct Tag {
  size_t end = 0;    // after `>`; 0: no tag
  std::string name;  // lower case; empty for `<!DOCTYPE ...>` and `<?xml ...?>`
  bool closing = false;
};

// The tag that begins at `begin`. Only names HTML knows, or custom ones (`o:p`, `amp-img`), so that `a < b` and `<Nga>`
// stay.
Tag ReadTag(absl::string_view text, size_t begin) {
  size_t i = begin + 1;
  Tag tag;
  tag.closing = i < text.size() && text[i] == '/';
  if (tag.closing) ++i;
  const bool declaration = i < text.size() && (text[i] == '!' || text[i] == '?');
  if (declaration) ++i;
  const size_t name_begin = i;
  while (i < text.size() && (absl::ascii_isalnum(text[i]) || text[i] == ':' || text[i] == '-')) ++i;
  const absl::string_view name = text.substr(name_begin, i - name_begin);
  if (name.empty() || name.size() > 64 || !absl::ascii_isalpha(name[0]) || i == text.size()) return {};
  if (text[i] != '>' && text[i] != '/' && !absl::ascii_isspace(text[i])) return {};
  if (!declaration) {
    tag.name = absl::AsciiStrToLower(name);
    const bool custom = name.find_first_of(":-") != kNone;
    if (!custom && !Among(kBlockTags, tag.name) && !Among(kInlineTags, tag.name)) return {};
  }
  // A tag never holds another `<`: this bounds the search by the text up to the next one.
  char quote = 0;
  for (; i < text.size() && text[i] != '<'; ++i) {
    if (quote != 0 ? text[i] == quote : text[i] == '"' || text[i] == '\'') {
      quote = quote != 0 ? 0 : text[i];
    } else if (text[i] == '>' && quote == 0) {
      tag.end = i + 1;
      return tag;
    }
  }
  return {};
}

class HtmlStripper {
 public:
  explicit HtmlStripper(absl::string_view text) : text_(text), editor_(text) {}

  Edited Run() && {
    for (size_t i = text_.find('<'); i != kNone; i = text_.find('<', std::max(i + 1, editor_.at()))) {
      if (absl::StartsWith(text_.substr(i), "<!--")) {
        StripComment(i);
      } else if (const Tag tag = ReadTag(text_, i); tag.end != 0) {
        StripTag(i, tag);
      }
    }
    return std::move(editor_).Finish();
  }

 private:
  void StripComment(size_t begin) {
    if (comments_never_end_) return;
    const size_t end = text_.find("-->", begin + 4);
    if (end == kNone) {
      comments_never_end_ = true;
      return;
    }
    CopyText(begin);
    editor_.Delete(end + 3 - begin);
  }

  void StripTag(size_t begin, const Tag& tag) {
    CopyText(begin);
    size_t end = tag.end;
    if (!tag.closing && (tag.name == "script" || tag.name == "style")) end = EndOfRawElement(tag);
    editor_.Delete(end - begin);
    const bool at_line_begin = editor_.out().empty() || editor_.out().back() == '\n';
    if (Among(kBlockTags, tag.name) && !at_line_begin) editor_.Insert("\n");
    if (tag.name == "p" && !tag.closing) FindParagraphEnd(text_[begin + 1] == 'P' ? "</P" : "</p");
  }

  // Within `<p> ... </p>` a line break is a space.
  void CopyText(size_t end) {
    const size_t broken_end = std::min(end, paragraph_end_);
    while (editor_.at() < broken_end) {
      const size_t line = text_.substr(editor_.at(), broken_end - editor_.at()).find('\n');
      if (line == kNone) break;
      editor_.CopyUntil(editor_.at() + line);
      editor_.Replace(1, " ");
    }
    editor_.CopyUntil(end);
  }

  // The paragraph that begins here goes to the next `close`; a page that closes none is not searched again.
  void FindParagraphEnd(absl::string_view close) {
    if (paragraphs_never_close_ || paragraph_end_ > editor_.at()) return;
    const size_t end = text_.find(close, editor_.at());
    paragraphs_never_close_ = end == kNone;
    paragraph_end_ = paragraphs_never_close_ ? 0 : end;
  }

  // After `</script>` or `</style>`; the tag's own end where the element never closes.
  size_t EndOfRawElement(const Tag& tag) {
    bool& never_closes = tag.name == "script" ? script_never_closes_ : style_never_closes_;
    if (never_closes) return tag.end;
    for (size_t i = text_.find("</", tag.end); i != kNone; i = text_.find("</", i + 2)) {
      if (!absl::StartsWithIgnoreCase(text_.substr(i + 2), tag.name)) continue;
      const size_t close = text_.find('>', i);
      if (close == kNone) break;
      return close + 1;
    }
    never_closes = true;
    return tag.end;
  }

  absl::string_view text_;
  TextEditor editor_;
  size_t paragraph_end_ = 0;  // of the paragraph being read
  bool comments_never_end_ = false, script_never_closes_ = false, style_never_closes_ = false;
  bool paragraphs_never_close_ = false;
};

}  // namespace

Edited StripHtml(absl::string_view text) { return HtmlStripper(text).Run(); }

}  // namespace banghi
