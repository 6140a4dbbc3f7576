#include "text/tokens.h"

#include <unicode/uchar.h>

#include <cstddef>

#include "text/fold.h"
#include "text/folded_word.h"
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

class TokenCutter {
 public:
  TokenCutter(absl::string_view text, std::vector<Token>& tokens, std::string& folded)
      : text_(text), tokens_(tokens), folded_(folded), folded_size_(folded.size()) {}

  void Run() && {
    tokens_.reserve(tokens_.size() + text_.size() / 5);  // a Vietnamese syllable and its space take five to seven bytes
    folded_.resize(folded_size_ + text_.size());
    bool space = true, line = true;
    for (size_t i = 0; i < text_.size();) {
      size_t length = 0;
      const char32_t c = DecodeUtf8(text_, i, &length);
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
      token.folded.begin = static_cast<uint32_t>(folded_size_);
      const size_t end = cls == CharacterClass::kLetter ? ReadWord(i, token) : ReadOther(i, length, cls, token);
      token.span = {static_cast<uint32_t>(i), static_cast<uint32_t>(end)};
      token.folded.end = static_cast<uint32_t>(folded_size_);
      token.hash = HashOfFolded(absl::string_view(folded_).substr(token.folded.begin, token.folded.length()));
      tokens_.push_back(token);
      space = line = false;
      i = end;
    }
    folded_.resize(folded_size_);
  }

 private:
  // The word that begins with a letter at `begin`: one pass for its end, folded form and flags. Returns its end.
  size_t ReadWord(size_t begin, Token& token) {
    token.kind = TokenKind::kWord;
    const absl::string_view text = text_;  // what is written to folded_ cannot change it
    FoldedWord word(&folded_[folded_size_]);
    SyllableSpelling spelling;
    bool all_caps = token.all_caps;
    size_t end = begin, length = 0;
    for (; end < text.size(); end += length) {
      const char32_t c = DecodeUtf8(text, end, &length);
      const Letter letter = LetterOf(c);
      if (letter.base == 0) {
        if (c < 0x80) break;
        const CharacterClass cls = ClassOf(c, letter);
        if (cls != CharacterClass::kLetter && cls != CharacterClass::kExtender) break;
        return ReadRareWord(begin, token);
      }
      all_caps &= letter.upper;
      word.Add(letter);
      spelling.Add(letter);
    }
    token.all_caps = all_caps;
    folded_size_ += word.Finish();
    token.syllable = spelling.IsSyllable();
    return end;
  }

  // The same for a word with letters outside the table.
  size_t ReadRareWord(size_t begin, Token& token) {
    size_t end = begin, length = 0;
    for (; end < text_.size(); end += length) {
      const char32_t c = DecodeUtf8(text_, end, &length);
      const Letter& letter = LetterOf(c);
      const CharacterClass cls = ClassOf(c, letter);
      if (cls != CharacterClass::kLetter && cls != CharacterClass::kExtender) break;
      if (cls == CharacterClass::kLetter && !IsUpper(c, letter)) token.all_caps = false;
    }
    const absl::string_view surface = text_.substr(begin, end - begin);
    Fold(surface, end);
    token.syllable = IsVietnameseSyllable(surface);
    return end;
  }

  // A number, a mark, or combining marks without a letter. `length` is that of the first character.
  size_t ReadOther(size_t begin, size_t length, CharacterClass cls, Token& token) {
    size_t end = begin + length;
    if (cls == CharacterClass::kDigit) token.kind = TokenKind::kNumber;
    for (; cls != CharacterClass::kMark && end < text_.size(); end += length) {
      const char32_t c = DecodeUtf8(text_, end, &length);
      if (ClassOf(c, LetterOf(c)) != cls) break;
    }
    const absl::string_view surface = text_.substr(begin, end - begin);
    if (cls == CharacterClass::kMark && length == 1 && surface.size() == 1) {
      folded_[folded_size_++] = surface[0];
    } else {
      Fold(surface, end);
    }
    return end;
  }

  // `surface` ends at `end` of the text. Forms of letters outside the table may be longer than these.
  void Fold(absl::string_view surface, size_t end) {
    scratch_.clear();
    AppendFolded(surface, scratch_);
    const size_t needed = folded_size_ + scratch_.size() + text_.size() - end;
    if (needed > folded_.size()) folded_.resize(needed + needed / 2);
    scratch_.copy(&folded_[folded_size_], scratch_.size());
    folded_size_ += scratch_.size();
  }

  absl::string_view text_;
  std::vector<Token>& tokens_;
  std::string& folded_;  // has room for as many bytes as are left of the text
  size_t folded_size_;   // what of it is written
  std::string scratch_;
};

}  // namespace

void Tokenize(absl::string_view text, std::vector<Token>& tokens, std::string& folded) {
  TokenCutter(text, tokens, folded).Run();
}

}  // namespace banghi
