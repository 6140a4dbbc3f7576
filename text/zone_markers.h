// The words that tell zones apart (zone_markers.inc), looked up by folded tokens. Internal to text/.
#ifndef BANGHI_TEXT_ZONE_MARKERS_H_
#define BANGHI_TEXT_ZONE_MARKERS_H_

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "text/document.h"

namespace banghi {

enum class Marker : uint8_t {
  kTeaserHeading,  // a whole line: other articles follow
  kTeaserPrefix,   // begins a line that names another article
  kTeaserTag,      // in brackets before another article's headline
  kBoilerplate,    // begins a line that belongs to the page
  kMenu,           // a whole line that belongs to the page
  kPictureLabel,   // before a colon and the source of a picture
  kSourceLabel,    // the same, but the colon may begin other text
  kPictureNote,    // says what a picture is, without a colon
  kAgency,         // a source
  kBylineNote,     // in a bracket behind an author
  kDesk,           // in place of an author
  kNoAuthor,       // looks like an author and is none
  kAddress,        // stands before the name of somebody in a picture, never before an author's
};

// The tokens of one document, as the rules for zones ask for them; they must stay where they are. Positions beyond the
// end are harmless.
class TokenView {
 public:
  TokenView(absl::string_view text, absl::string_view folded, const std::vector<Token>& tokens)
      : text_(text), folded_(folded), tokens_(tokens.data()), size_(static_cast<uint32_t>(tokens.size())) {}

  uint32_t size() const { return size_; }
  const Token& operator[](uint32_t i) const { return tokens_[i]; }
  absl::string_view TextOf(uint32_t i) const {
    return {text_.data() + tokens_[i].span.begin, tokens_[i].span.length()};
  }
  absl::string_view TextOf(TokenRange range) const {
    const uint32_t begin = tokens_[range.begin].span.begin;
    return {text_.data() + begin, tokens_[range.end - 1].span.end - begin};
  }
  absl::string_view FoldedOf(uint32_t i) const {
    return {folded_.data() + tokens_[i].folded.begin, tokens_[i].folded.length()};
  }
  bool Is(uint32_t i, absl::string_view mark) const { return i < size() && TextOf(i) == mark; }
  bool IsWord(uint32_t i) const { return i < size() && tokens_[i].kind == TokenKind::kWord; }
  bool IsMark(uint32_t i) const { return i < size() && tokens_[i].kind == TokenKind::kPunctuation; }
  bool IsDash(uint32_t i) const { return IsMark(i) && FoldedOf(i) == "-"; }
  // `.`, `…`, `!`, `?`
  bool IsStop(uint32_t i) const;
  // A stop, or a quote or bracket that closes after one.
  bool EndsText(uint32_t i) const;

 private:
  absl::string_view text_, folded_;
  const Token* tokens_;
  uint32_t size_;
};

// A set of kinds.
using MarkerKinds = uint16_t;
constexpr MarkerKinds KindsOf(std::initializer_list<Marker> markers) {
  unsigned kinds = 0;
  for (const Marker marker : markers) kinds |= 1u << static_cast<unsigned>(marker);
  return static_cast<MarkerKinds>(kinds);
}

// The kinds of the markers that begin with a token of some hash, by the hash's last bits: none for nearly all tokens.
class MarkerStarts {
 public:
  void Add(const Token& token, Marker kind) { kinds_[token.hash % kinds_.size()] |= KindsOf({kind}); }
  bool May(const Token& token, MarkerKinds kinds) const { return (kinds_[token.hash % kinds_.size()] & kinds) != 0; }

 private:
  std::array<MarkerKinds, 4096> kinds_{};
};
const MarkerStarts& StartsOfMarkers();

// How many of the tokens [begin, end) from `begin` on are a marker of `kind`, the longest one; 0 if none is.
uint32_t MatchMarker(const TokenView& tokens, uint32_t begin, uint32_t end, Marker kind);

}  // namespace banghi

#endif  // BANGHI_TEXT_ZONE_MARKERS_H_
