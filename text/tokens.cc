#include "text/tokens.h"

#include <unicode/uchar.h>

#include <array>
#include <cstddef>
#include <cstring>
#include <memory>

#include "text/fold.h"
#include "text/folded_word.h"
#include "text/letters.h"
#include "text/syllables.h"
#include "text/utf8.h"
#include "text/word_memo.h"

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

constexpr std::array<CharacterClass, 0x80> kAsciiClasses = [] {
  std::array<CharacterClass, 0x80> classes{};
  for (unsigned c = 0; c < 0x80; ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    classes[c] = letter                  ? CharacterClass::kLetter
                 : c >= '0' && c <= '9'  ? CharacterClass::kDigit
                 : c == '\n'             ? CharacterClass::kLine
                 : c <= ' ' || c == 0x7F ? CharacterClass::kSpace
                                         : CharacterClass::kMark;
  }
  return classes;
}();

WordMemo& MemoOfThread() {
  static thread_local const auto memo = std::make_unique<WordMemo>();
  return *memo;
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
      const CharacterClass cls = ClassAt(i, &length);
      if (cls == CharacterClass::kSpace || cls == CharacterClass::kLine) {
        space = true;
        line |= cls == CharacterClass::kLine;
        i += length;
        continue;
      }
      Token& token = tokens_.emplace_back();
      const size_t folded_begin = folded_size_;
      const size_t end = cls == CharacterClass::kLetter ? WordEnd(i, token) : OtherEnd(i, length, cls, token);
      token.span = {static_cast<uint32_t>(i), static_cast<uint32_t>(end)};
      token.folded = {static_cast<uint32_t>(folded_begin), static_cast<uint32_t>(folded_size_)};
      token.space_before = space;
      token.line_before = line;
      line = false;
      i = end;
      space = i < text_.size() && text_.data()[i] == ' ';  // what follows most words
      if (space) ++i;
    }
    folded_.resize(folded_size_);
  }

 private:
  // Of the character at `at`, with its bytes.
  CharacterClass ClassAt(size_t at, size_t* length) const {
    *length = 1;
    if (const uint8_t byte = static_cast<uint8_t>(text_.data()[at]); byte < 0x80) return kAsciiClasses[byte];
    const char32_t c = DecodeUtf8(text_, at, length);
    return ClassOf(c, LetterOf(c));
  }

  // Reads the word that begins with a letter at `begin`; returns its end.
  size_t WordEnd(size_t begin, Token& token) {
    token.kind = TokenKind::kWord;
    const WordKey key = WordKey::Read(text_, begin);
    if (key.size == 0) return ReadWord(begin, token);
    const WordMemo::Word* const known = memo_.Find(key);
    if (known == nullptr) return ReadNewWord(begin, key, token);
    // There is room for all eight, for WordKey has seen as many bytes of text.
    std::memcpy(&folded_[folded_size_], known->folded.data(), known->folded.size());
    folded_size_ += known->folded_size;
    token.hash = known->hash;
    token.capital = known->capital;
    token.all_caps = known->all_caps;
    token.later_capital = known->later_capital;
    token.syllable = known->syllable;
    return begin + key.size;
  }

  size_t ReadNewWord(size_t begin, const WordKey& key, Token& token) {
    const size_t folded_begin = folded_size_;
    const size_t end = ReadWord(begin, token);
    const size_t size = folded_size_ - folded_begin;
    if (end != begin + key.size || size > WordKey::kLongest) return end;
    WordMemo::Word& word = memo_.Add(key);
    std::memcpy(word.folded.data(), &folded_[folded_begin], size);
    word.folded_size = static_cast<uint8_t>(size);
    word.hash = token.hash;
    word.capital = token.capital;
    word.all_caps = token.all_caps;
    word.later_capital = token.later_capital;
    word.syllable = token.syllable;
    return end;
  }

  // The same letter by letter: one pass for its end, folded form and flags.
  size_t ReadWord(size_t begin, Token& token) {
    const absl::string_view text = text_;  // what is written to folded_ cannot change it
    FoldedWord word(&folded_[folded_size_]);
    SyllableSpelling spelling;
    bool all_caps = true, later_capital = false;
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
      if (end == begin) token.capital = letter.upper;
      all_caps &= letter.upper;
      later_capital |= letter.upper && end != begin;
      word.Add(letter);
      spelling.Add(letter);
    }
    token.all_caps = all_caps;
    token.later_capital = later_capital;
    token.syllable = spelling.IsSyllable();
    AddFolded(word.Finish(), token);
    return end;
  }

  // The same for a word with letters outside the table.
  size_t ReadRareWord(size_t begin, Token& token) {
    token.all_caps = true;
    size_t end = begin, length = 0;
    for (; end < text_.size(); end += length) {
      const char32_t c = DecodeUtf8(text_, end, &length);
      const Letter& letter = LetterOf(c);
      const CharacterClass cls = ClassOf(c, letter);
      if (cls != CharacterClass::kLetter && cls != CharacterClass::kExtender) break;
      if (cls == CharacterClass::kExtender) continue;
      const bool upper = IsUpper(c, letter);
      if (end == begin) token.capital = upper;
      if (!upper) token.all_caps = false;
      if (upper && end != begin) token.later_capital = true;
    }
    const absl::string_view surface = text_.substr(begin, end - begin);
    token.syllable = IsVietnameseSyllable(surface);
    Fold(surface, end, token);
    return end;
  }

  // A number, a mark, or combining marks without a letter. `length` is that of the first character.
  size_t OtherEnd(size_t begin, size_t length, CharacterClass cls, Token& token) {
    if (cls == CharacterClass::kDigit) token.kind = TokenKind::kNumber;
    size_t end = begin, characters = 0;
    do {
      end += length;
      ++characters;
    } while (cls != CharacterClass::kMark && end < text_.size() && ClassAt(end, &length) == cls);
    const absl::string_view surface = text_.substr(begin, end - begin);
    if (surface.size() > characters) {
      Fold(surface, end, token);
    } else {  // ASCII stands as it is
      surface.copy(&folded_[folded_size_], surface.size());
      AddFolded(surface.size(), token);
    }
    return end;
  }

  // Forms of letters outside the table may be longer than these. `surface` ends at `end` of the text.
  void Fold(absl::string_view surface, size_t end, Token& token) {
    scratch_.clear();
    AppendFolded(surface, scratch_);
    const size_t needed = folded_size_ + scratch_.size() + text_.size() - end;
    if (needed > folded_.size()) folded_.resize(needed + needed / 2);
    scratch_.copy(&folded_[folded_size_], scratch_.size());
    AddFolded(scratch_.size(), token);
  }

  // The token's form is the next `size` bytes of folded_.
  void AddFolded(size_t size, Token& token) {
    token.hash = HashOfFolded(absl::string_view(folded_).substr(folded_size_, size));
    folded_size_ += size;
  }

  absl::string_view text_;
  std::vector<Token>& tokens_;
  std::string& folded_;  // has room for as many bytes as are left of the text
  size_t folded_size_;   // what of it is written
  std::string scratch_;
  WordMemo& memo_ = MemoOfThread();
};

}  // namespace

void Tokenize(absl::string_view text, std::vector<Token>& tokens, std::string& folded) {
  TokenCutter(text, tokens, folded).Run();
}

}  // namespace banghi
