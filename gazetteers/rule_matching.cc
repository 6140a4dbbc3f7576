// Finding rules' patterns at the boundaries of words and numbers.
#include <re2/re2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "absl/strings/ascii.h"
#include "gazetteers/rules.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace banghi {
namespace {

re2::StringPiece Piece(absl::string_view text) { return re2::StringPiece(text.data(), text.size()); }

bool IsLetterOrDigit(absl::string_view text, size_t offset) {
  size_t length = 0;
  return u_isalnum(static_cast<UChar32>(DecodeUtf8(text, offset, &length)));
}

// The offset of the character before the one at `offset`.
uint32_t Before(absl::string_view text, uint32_t offset) {
  do {
    --offset;
  } while (offset > 0 && (static_cast<unsigned char>(text[offset]) & 0xC0) == 0x80);
  return offset;
}

uint32_t After(absl::string_view text, uint32_t offset) {
  size_t length = 0;
  DecodeUtf8(text, offset, &length);
  return offset + static_cast<uint32_t>(length);
}

// The longest match that begins at `begin` and ends at a boundary. Its submatches are in `pieces`.
bool MatchAt(const re2::RE2& pattern, absl::string_view text, uint32_t begin, uint32_t end,
             std::vector<re2::StringPiece>& pieces) {
  while (end > begin) {
    if (!pattern.Match(Piece(text), begin, end, re2::RE2::ANCHOR_START, pieces.data(),
                       static_cast<int>(pieces.size()))) {
      return false;
    }
    const uint32_t match_end = static_cast<uint32_t>(pieces[0].data() - text.data() + pieces[0].size());
    if (match_end == begin) return false;
    if (IsBoundary(text, match_end)) return true;
    end = match_end;
    while (end > begin && !IsBoundary(text, end)) end = Before(text, end);
  }
  return false;
}

}  // namespace

std::string LowerCased(absl::string_view text) {
  std::string lower(text);
  LowerCase(absl::MakeSpan(lower));
  return lower;
}

void LowerCase(absl::Span<char> text) {
  for (size_t at = 0, length = 1; at < text.size(); at += length) {
    length = 1;
    if (absl::ascii_isascii(static_cast<unsigned char>(text[at]))) {
      text[at] = absl::ascii_tolower(static_cast<unsigned char>(text[at]));
      continue;
    }
    const char32_t c = DecodeUtf8(absl::string_view(text.data(), text.size()), at, &length);
    if (const Letter& known = LetterOf(c); known.base != 0 && !known.upper) continue;  // nearly all
    const UChar32 letter = static_cast<UChar32>(c);
    const UChar32 small = u_tolower(letter);
    if (small == letter || U8_LENGTH(small) != static_cast<int>(length)) continue;
    int32_t to = 0;
    U8_APPEND_UNSAFE(text.data() + at, to, small);
  }
}

bool IsBoundary(absl::string_view text, uint32_t offset) {
  if (offset == 0 || offset >= text.size()) return true;
  return !IsLetterOrDigit(text, offset) || !IsLetterOrDigit(text, Before(text, offset));
}

bool FindBounded(const re2::RE2& pattern, absl::string_view text, uint32_t from, absl::Span<absl::string_view> groups,
                 Span* match) {
  const uint32_t size = static_cast<uint32_t>(text.size());
  std::vector<re2::StringPiece> pieces(groups.empty() ? 1 : groups.size());
  while (from < size) {
    re2::StringPiece first;
    if (!pattern.Match(Piece(text), from, size, re2::RE2::UNANCHORED, &first, 1)) return false;
    const uint32_t begin = static_cast<uint32_t>(first.data() - text.data());
    const uint32_t end = begin + static_cast<uint32_t>(first.size());
    if (IsBoundary(text, begin) && MatchAt(pattern, text, begin, end, pieces)) {
      *match = {begin, begin + static_cast<uint32_t>(pieces[0].size())};
      for (size_t i = 0; i < groups.size(); ++i) groups[i] = absl::string_view(pieces[i].data(), pieces[i].size());
      return true;
    }
    from = begin;
    if (from < size) from = After(text, from);
    while (from < size && !IsBoundary(text, from)) from = After(text, from);
  }
  return false;
}

}  // namespace banghi
