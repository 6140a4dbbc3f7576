// Markdown: images and links first, then headings, emphasis and escapes, so that no `_` of an address is taken for
// emphasis.
#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "text/markup.h"

namespace banghi {
namespace {

constexpr size_t kNone = absl::string_view::npos;

struct Link {
  size_t open = 0;         // of `[` or `![`
  size_t text_begin = 0;   // after it
  size_t text_end = 0;     // of `](`
  size_t address_end = 0;  // after `)`
  bool image = false;
  bool block = false;  // a picture, or a link round one: stands in a line of its own
};

bool LooksLikeAddress(absl::string_view address) {
  return address.empty() || address[0] == '/' || absl::StrContains(address, "://") ||
         std::none_of(address.begin(), address.end(), absl::ascii_isspace);
}

// Finds links line by line. Every byte is passed once by the scan and at most twice by the search for an address's end:
// addresses that are found are jumped over, and a line in which brackets do not balance is not asked again.
class LinkFinder {
 public:
  explicit LinkFinder(absl::string_view text) : text_(text) {}

  std::vector<Link> Run() && {
    for (size_t i = text_.find_first_of("[]\n"); i < text_.size(); i = text_.find_first_of("[]\n", i)) {
      if (text_[i] == '\n') {
        StartLine();
        ++i;
      } else if (text_[i] == '[') {
        open_.push_back(i++);
      } else {
        i = CloseBracket(i);
      }
    }
    return std::move(links_);
  }

 private:
  void StartLine() {
    open_.clear();
    closed_ = kNone;
    unbalanced_ = unclosed_ = false;
  }

  // `at` is a `]`. Returns where to go on.
  size_t CloseBracket(size_t at) {
    size_t open = closed_;  // `![Video] A title](address)`: the bracket closed before
    if (!open_.empty()) {
      open = open_.back();
      open_.pop_back();
      // `![[Video A title](address)`: one bracket too many
      const bool doubled = !open_.empty() && open_.back() + 1 == open && IsImage(open_.back()) && IsLinkEnd(at);
      if (doubled) {
        open = open_.back();
        open_.pop_back();
      }
    }
    closed_ = open;
    if (open == kNone || !IsLinkEnd(at)) return at + 1;
    const size_t end = AddressEnd(at + 2);
    if (end == kNone || !LooksLikeAddress(text_.substr(at + 2, end - 1 - (at + 2)))) return at + 1;
    const bool image = IsImage(open);
    const bool block = image || (!links_.empty() && links_.back().block && links_.back().open > open);
    links_.push_back({image ? open - 1 : open, open + 1, at, end, image, block});
    closed_ = kNone;
    return end;
  }

  bool IsImage(size_t bracket) const { return bracket > 0 && text_[bracket - 1] == '!'; }
  bool IsLinkEnd(size_t at) const { return at + 1 < text_.size() && text_[at + 1] == '('; }

  // After the `)` that closes the address beginning at `begin`, which may hold brackets of its own: the balancing one,
  // or the first.
  size_t AddressEnd(size_t begin) {
    if (unclosed_) return kNone;
    size_t first = kNone;
    int depth = 1;
    for (size_t i = begin; i < text_.size() && text_[i] != '\n'; ++i) {
      if (text_[i] == '(') ++depth;
      if (text_[i] != ')') continue;
      if (--depth == 0) return i + 1;
      if (first == kNone) first = i + 1;
      if (unbalanced_) return first;
    }
    unbalanced_ = true;
    unclosed_ = first == kNone;
    return first;
  }

  absl::string_view text_;
  std::vector<Link> links_;
  std::vector<size_t> open_;  // `[` of this line without their `]`
  size_t closed_ = kNone;     // the `[` closed last in this line that made no link
  bool unbalanced_ = false;   // in the rest of this line no address balances
  bool unclosed_ = false;     // in the rest of this line stands no `)`
};

class LinkStripper {
 public:
  LinkStripper(absl::string_view text, std::vector<Link> links)
      : text_(text), links_(std::move(links)), editor_(text) {}

  MarkdownText Run() && {
    // Links nest (`[![alt](image)](address)`): their ends come in order from the finder, their beginnings are put in
    // order here.
    std::vector<size_t> by_open(links_.size());
    for (size_t i = 0; i < by_open.size(); ++i) by_open[i] = i;
    std::sort(by_open.begin(), by_open.end(), [&](size_t a, size_t b) { return links_[a].open < links_[b].open; });
    std::vector<uint32_t> begins(links_.size());
    size_t opened = 0;
    for (size_t closed = 0; closed < links_.size(); ++closed) {
      for (; opened < by_open.size() && links_[by_open[opened]].open < links_[closed].text_end; ++opened) {
        begins[by_open[opened]] = Open(links_[by_open[opened]]);
      }
      const size_t next_open = opened < by_open.size() ? links_[by_open[opened]].open : text_.size();
      Close(links_[closed], begins[closed], next_open);
    }
    MarkdownText result;
    result.edited = std::move(editor_).Finish();
    result.image_texts = std::move(image_texts_);
    result.link_texts = std::move(link_texts_);
    return result;
  }

 private:
  bool AtLineBegin() const {
    const size_t last = editor_.out().find_last_not_of(' ');
    return last == kNone || editor_.out()[last] == '\n';
  }

  // Returns where the link's text begins.
  uint32_t Open(const Link& link) {
    editor_.CopyUntil(link.open);
    begins_line_ = AtLineBegin();
    if (link.image && !begins_line_) editor_.Insert("\n");
    editor_.Delete(link.text_begin - link.open);
    return static_cast<uint32_t>(editor_.out().size());
  }

  void Close(const Link& link, uint32_t begin, size_t next_open) {
    editor_.CopyUntil(link.text_end);
    const Span span{begin, static_cast<uint32_t>(editor_.out().size())};
    if (!span.empty()) (link.image ? image_texts_ : link_texts_).push_back(span);
    editor_.Delete(link.address_end - link.text_end);
    if (NeedsBreak(link, next_open)) editor_.Insert("\n");
  }

  // Whether what follows the link in its line would run into its text: anything after a picture, a second link of a
  // list of links, a word without a space.
  bool NeedsBreak(const Link& link, size_t next_open) const {
    const size_t next = text_.find_first_not_of(' ', link.address_end);
    if (next == kNone || text_[next] == '\n' || text_[next] == '|' || text_[next] == ']' || AtLineBegin()) return false;
    if (link.block || (begins_line_ && next == next_open)) return true;
    const unsigned char glued = static_cast<unsigned char>(text_[link.address_end]);
    return absl::ascii_isalnum(glued) || glued == 0xC3 || glued == 0xC4 || glued == 0xE1;
  }

  absl::string_view text_;
  std::vector<Link> links_;
  TextEditor editor_;
  std::vector<Span> image_texts_, link_texts_;
  bool begins_line_ = false;  // the link opened last begins a line
};

// Headings, emphasis, escapes: finds what to delete, in order.
class EmphasisFinder {
 public:
  explicit EmphasisFinder(absl::string_view text) : text_(text) {}

  std::vector<Span> Run() && {
    ReadLineBegin(0);
    for (size_t i = text_.find_first_of(kMarks); i < text_.size(); i = text_.find_first_of(kMarks, i)) {
      if (text_[i] == '\n') {
        ReadLineBegin(++i);
      } else if (text_[i] == '\\') {
        const bool escapes = absl::ascii_ispunct(At(i + 1));
        if (escapes) Delete(i, 1);
        i += escapes ? 2 : 1;
      } else {
        i = ReadRun(i);
      }
    }
    std::sort(deleted_.begin(), deleted_.end(), [](Span a, Span b) { return a.begin < b.begin; });
    return std::move(deleted_);
  }

 private:
  static constexpr const char* kMarks = "*_\\\n";

  char At(size_t i) const { return i < text_.size() ? text_[i] : '\n'; }
  void Delete(size_t begin, size_t bytes) {
    deleted_.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(begin + bytes)});
  }

  void ReadLineBegin(size_t i) {
    for (size_t& opener : openers_) opener = kNone;
    size_t end = i;
    while (At(end) == '#' && end - i < 7) ++end;
    if (end == i || end - i > 6 || At(end) != ' ') return;
    Delete(i, end + 1 - i);
  }

  // A run of one mark at `begin`: ends the emphasis that a like run of this line began, or begins one. Returns the
  // run's end.
  size_t ReadRun(size_t begin) {
    const char mark = text_[begin];
    size_t end = begin;
    while (At(end) == mark) ++end;
    const size_t size = end - begin;
    if (size > 3 || (mark == '_' && size == 1)) return end;
    const char before = begin == 0 ? '\n' : text_[begin - 1];
    const char after = At(end);
    const bool opens = !absl::ascii_isspace(after) && (size > 1 || !IsWordByte(before)) &&
                       (IsWordByte(after) || size > 1 || Quotes(after));
    size_t& opener = openers_[(mark == '*' ? 0 : 3) + size - 1];
    if (opener != kNone && !absl::ascii_isspace(before)) {
      Delete(opener, size);
      Delete(begin, size);
      opener = kNone;
    } else if (opens) {
      opener = begin;
    }
    return end;
  }

  static bool IsWordByte(char c) { return absl::ascii_isalnum(c) || static_cast<unsigned char>(c) >= 0x80; }
  static bool Quotes(char c) { return c == '"' || c == '\'' || c == '(' || c == '['; }

  absl::string_view text_;
  std::vector<Span> deleted_;
  size_t openers_[6];  // by mark and length
};

Edited StripEmphasis(absl::string_view text) {
  TextEditor editor(text);
  for (const Span& span : EmphasisFinder(text).Run()) {
    editor.CopyUntil(span.begin);
    editor.Delete(span.length());
  }
  return std::move(editor).Finish();
}

}  // namespace

MarkdownText StripMarkdown(absl::string_view text) {
  std::vector<Link> links;
  if (absl::StrContains(text, "](")) links = LinkFinder(text).Run();
  MarkdownText result = LinkStripper(text, std::move(links)).Run();
  Edited plain = StripEmphasis(result.edited.text);
  for (Span& span : result.image_texts) span = plain.map.ToNormalised(span);
  for (Span& span : result.link_texts) span = plain.map.ToNormalised(span);
  result.edited = {std::move(plain.text), result.edited.map.Then(plain.map)};
  return result;
}

}  // namespace banghi
