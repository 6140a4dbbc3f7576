#include "text/tokens.h"

#include <unicode/uchar.h>

#include "text/fold.h"
#include "text/letters.h"
#include "text/syllables.h"
#include "text/utf8.h"

namespace banghi {
namespace {

enum class CharacterClass : uint8_t { kSpace, kLine, kLetter, kExtender, kDigit, kMark };

CharacterClass ClassOf(char32_t c, const Letter& letter) {
  if (letter.base != 0) return CharacterClass::kLetter;
  if (c >= '0' && c <= '9') return CharacterClass::kDigit;
  if (c == '\n') return CharacterClass::kLine;
  if (c < 0x80) return c <= ' ' || c == 0x7F ? CharacterClass::kSpace : CharacterClass::kMark;
  const UChar32 u = static_cast<UChar32>(c);
  if (u_isalpha(u)) return CharacterClass::kLetter;
  if ((U_GET_GC_MASK(u) & U_GC_M_MASK) != 0) return CharacterClass::kExtender;
  if (u_isdigit(u)) return CharacterClass::kDigit;
  return u_isUWhiteSpace(u) || u_iscntrl(u) ? CharacterClass::kSpace : CharacterClass::kMark;
}

bool IsUpper(char32_t c, const Letter& letter) {
  return letter.base != 0 ? letter.upper : u_isupper(static_cast<UChar32>(c)) || u_istitle(static_cast<UChar32>(c));
}

// Reads the token that begins at `begin` with a character of `cls`; returns its end. `length` is that of the first
// character.
size_t ReadToken(absl::string_view text, size_t begin, size_t length, CharacterClass cls, Token& token) {
  size_t end = begin + length;
  if (cls == CharacterClass::kMark) return end;
  if (cls != CharacterClass::kExtender)
    token.kind = cls == CharacterClass::kDigit ? TokenKind::kNumber : TokenKind::kWord;
  while (end < text.size()) {
    const char32_t c = DecodeUtf8(text, end, &length);
    const Letter& letter = LetterOf(c);
    const CharacterClass next = ClassOf(c, letter);
    if (next != cls && !(next == CharacterClass::kExtender && cls == CharacterClass::kLetter)) break;
    if (next == CharacterClass::kLetter && !IsUpper(c, letter)) token.all_caps = false;
    end += length;
  }
  return end;
}

}  // namespace

void Tokenize(absl::string_view text, std::vector<Token>& tokens, std::string& folded) {
  tokens.reserve(tokens.size() + text.size() / 5);  // a Vietnamese syllable and its space take five to seven bytes
  folded.reserve(folded.size() + text.size());
  bool space = true, line = true;
  for (size_t i = 0; i < text.size();) {
    size_t length = 0;
    const char32_t c = DecodeUtf8(text, i, &length);
    const Letter& letter = LetterOf(c);
    const CharacterClass cls = ClassOf(c, letter);
    if (cls == CharacterClass::kSpace || cls == CharacterClass::kLine) {
      space = true;
      line |= cls == CharacterClass::kLine;
      i += length;
      continue;
    }
    Token token;
    token.space_before = space;
    token.line_before = line;
    token.capital = token.all_caps = cls == CharacterClass::kLetter && IsUpper(c, letter);
    const size_t end = ReadToken(text, i, length, cls, token);
    const absl::string_view surface = text.substr(i, end - i);
    token.span = {static_cast<uint32_t>(i), static_cast<uint32_t>(end)};
    token.folded.begin = static_cast<uint32_t>(folded.size());
    AppendFolded(surface, folded);
    token.folded.end = static_cast<uint32_t>(folded.size());
    token.syllable = token.kind == TokenKind::kWord && IsVietnameseSyllable(surface);
    tokens.push_back(token);
    space = line = false;
    i = end;
  }
}

}  // namespace banghi
