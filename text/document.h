// An article as the extractors read it: normalised text, tokens, sentences, zones. Made once, then immutable.
//
//   absl::StatusOr<Document> document = Document::Parse(raw);
//   for (const Token& token : document->tokens()) document->TextOf(token.span);
//
// All spans are byte spans of text() (the normalised text); ToRaw brings them back onto the text as submitted.
#ifndef BANGHI_TEXT_DOCUMENT_H_
#define BANGHI_TEXT_DOCUMENT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "text/normalize.h"
#include "text/span.h"

namespace banghi {

// What a stretch of an article is.
enum class Zone : uint8_t {
  kTitle,  // the headline
  kLead,   // the paragraph that opens the article
  kBody,
  kCaption,  // the text below a picture
  kCredit,  // who wrote, took the picture, sent it: `Ảnh: TTXVN`, `Minh Tuấn |`, `(TTXVN/Vietnam+)`; holds no mentions
  kTeaser,       // of another article: headline, summary, `Tin bài liên quan`, `[Video] ...`
  kBoilerplate,  // `Chia sẻ:`, `Đường dây nóng`, menus, share buttons
};
absl::string_view ZoneName(Zone zone);  // "TITLE"

enum class TokenKind : uint8_t { kWord, kNumber, kPunctuation };

// A syllable or foreign word (letters only; `A10` and `1Thượng` are two tokens each), a run of digits, or one mark
// (combining marks without a letter: a run of them).
struct Token {
  Span span;          // in Document::text()
  Span folded;        // in Document::folded_text(), see fold.h
  uint32_t hash = 0;  // of the folded form, see HashOfFolded
  TokenKind kind = TokenKind::kPunctuation;
  Zone zone = Zone::kBody;
  bool capital = false;        // the first letter is upper case
  bool all_caps = false;       // every letter is upper case (and capital)
  bool later_capital = false;  // some letter but the first is upper case
  bool syllable = false;       // spelled as a Vietnamese syllable
  bool space_before = false;   // white space, or the text's beginning, stands before it
  bool line_before = false;    // a line break, or the text's beginning, stands before it
  uint32_t sentence = 0;       // index into sentences()
};
static_assert(sizeof(Token) == 32);  // two in a line of the caches

// A half-open range of token indices.
struct TokenRange {
  uint32_t begin = 0;
  uint32_t end = 0;
  uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool Contains(TokenRange o) const { return begin <= o.begin && o.end <= end; }
  bool Contains(uint32_t i) const { return begin <= i && i < end; }
  bool Overlaps(TokenRange o) const { return begin < o.end && o.begin < end; }
  friend bool operator==(TokenRange a, TokenRange b) { return a.begin == b.begin && a.end == b.end; }
};

struct Sentence {
  TokenRange tokens;
  uint32_t paragraph = 0;   // lines with text, counted from 0; a line is a paragraph
  Zone zone = Zone::kBody;  // of most of its tokens that are no credit
};

class Document {
 public:
  // INVALID_ARGUMENT names the byte where `raw` is no valid UTF-8, or that it holds no text. Linear in the size of
  // `raw`.
  static absl::StatusOr<Document> Parse(absl::string_view raw);

  const std::string& raw() const { return raw_; }
  const std::string& text() const { return normalized_.text; }
  const std::string& folded_text() const { return folded_; }
  const std::vector<Token>& tokens() const { return tokens_; }
  const std::vector<Sentence>& sentences() const { return sentences_; }
  const NormalizedText& normalized() const { return normalized_; }

  absl::string_view TextOf(Span span) const { return {text().data() + span.begin, span.length()}; }
  absl::string_view TextOf(const Token& token) const { return TextOf(token.span); }
  absl::string_view TextOf(TokenRange range) const { return TextOf(SpanOf(range)); }
  absl::string_view FoldedOf(const Token& token) const {
    return {folded_.data() + token.folded.begin, token.folded.length()};
  }
  // From the first byte of the first token to the last byte of the last one; `range` must not be empty.
  Span SpanOf(TokenRange range) const { return {tokens_[range.begin].span.begin, tokens_[range.end - 1].span.end}; }
  // The tokens that lie wholly within `span` (of text()).
  TokenRange TokensIn(Span span) const;
  // Onto the text as submitted, in bytes.
  Span ToRaw(Span span) const { return normalized_.map.ToRaw(span); }

 private:
  std::string raw_;
  NormalizedText normalized_;
  std::string folded_;
  std::vector<Token> tokens_;
  std::vector<Sentence> sentences_;
};

}  // namespace banghi

#endif  // BANGHI_TEXT_DOCUMENT_H_
