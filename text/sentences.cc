#include "text/sentences.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "text/letters.h"
#include "text/utf8.h"

namespace banghi {
namespace {

// Written with a full stop that ends no sentence; folded, so that case does not matter.
constexpr absl::string_view kAbbreviations[] = {"tp",   "tx",  "tt",   "gs",  "pgs", "ts",  "ths", "bs", "ks",
                                                "ls",   "cn",  "th",   "đh",  "nxb", "tr",  "st",  "mr", "mrs",
                                                "ms",   "dr",  "prof", "gen", "sen", "rep", "gov", "lt", "col",
                                                "capt", "sgt", "maj",  "adm", "rev", "hon", "no",  "vs", "v"};

constexpr size_t kTokensOfSentence = 16;  // seldom fewer on average

class SentenceSplitter {
 public:
  SentenceSplitter(absl::string_view text, std::vector<Token>& tokens) : text_(text), tokens_(tokens) {}

  std::vector<Sentence> Run() && {
    sentences_.reserve(count_ / kTokensOfSentence + 4);
    for (size_t i = 0; i < count_;) {
      if (tokens_[i].line_before && i > 0 && IsBrokenName(i)) {
        tokens_[i].line_before = false;
      } else if (tokens_[i].line_before && i > 0) {
        End(i);
        ++paragraph_;
      }
      const size_t end = tokens_[i].kind == TokenKind::kWord ? 0 : EndAfter(i);
      if (end == 0) {
        ++i;
        continue;
      }
      i = end;
      End(i);
    }
    End(count_);
    return std::move(sentences_);
  }

 private:
  void End(size_t end) {
    if (end == begin_) return;
    for (size_t i = begin_; i < end; ++i) tokens_[i].sentence = static_cast<uint32_t>(sentences_.size());
    Sentence sentence;
    sentence.tokens = {static_cast<uint32_t>(begin_), static_cast<uint32_t>(end)};
    sentence.paragraph = paragraph_;
    sentences_.push_back(sentence);
    begin_ = end;
  }

  absl::string_view TextOf(size_t i) const { return {text_.data() + tokens_[i].span.begin, tokens_[i].span.length()}; }
  bool Is(size_t i, absl::string_view mark) const { return i < count_ && TextOf(i) == mark; }
  // Token `i` stands in the same line as the one before it.
  bool InLine(size_t i) const { return i < count_ && !tokens_[i].line_before; }
  bool Glued(size_t i) const { return i < count_ && !tokens_[i].space_before; }
  bool IsWord(size_t i) const { return i < count_ && tokens_[i].kind == TokenKind::kWord; }
  bool IsCapital(size_t i) const { return IsWord(i) && tokens_[i].capital; }
  bool IsNumber(size_t i) const { return i < count_ && tokens_[i].kind == TokenKind::kNumber; }

  // Whether a line was broken inside a name, because its initials looked like the end of a sentence: `cố vấn H.R.` +
  // `McMaster`, `tại TP.` + `HCM`.
  bool IsBrokenName(size_t i) const {
    if (i < 2 || !Is(i - 1, ".") || !Glued(i - 1) || !IsCapital(i) || !IsWord(i - 2)) return false;
    if (TextOf(i - 2) == "TP" || TextOf(i - 2) == "Tp")
      return TextOf(i) == "HCM" || (TextOf(i) == "Hồ" && Is(i + 1, "Chí") && InLine(i + 1));
    const bool initials =
        i >= 4 && IsInitial(i - 2) && Is(i - 3, ".") && Glued(i - 3) && Glued(i - 2) && IsInitial(i - 4);
    return initials && !tokens_[i].syllable && !tokens_[i].all_caps;
  }

  bool IsCloser(size_t i) const {
    if (!InLine(i) || tokens_[i].kind != TokenKind::kPunctuation) return false;
    const absl::string_view mark = TextOf(i);
    if (mark == "”" || mark == "’" || mark == "»" || mark == ")" || mark == "]") return true;
    return (mark == "\"" || mark == "'") && !tokens_[i].space_before;
  }
  bool IsOpener(size_t i) const {
    if (i >= tokens_.size() || tokens_[i].kind != TokenKind::kPunctuation) return false;
    const absl::string_view mark = TextOf(i);
    return mark == "“" || mark == "‘" || mark == "«" || mark == "(" || mark == "[" || mark == "\"" || mark == "'" ||
           mark == "-" || mark == "–" || mark == "—" || mark == "*" || mark == "•";
  }

  // The end (exclusive) of the sentence if one ends with the mark or number at `i`, else 0.
  size_t EndAfter(size_t i) const {
    if (IsGluedPictureNumber(i)) return i + 1;
    if (tokens_[i].kind != TokenKind::kPunctuation) return 0;
    const absl::string_view mark = TextOf(i);
    if (mark == "|") return i + 1;
    if (mark == ")" || mark == "]") return EndOfBracketed(i);
    if (mark == "." || mark == "…" || mark == "!" || mark == "?") return EndAfterStop(i);
    return 0;
  }

  // `ảnh 1Thượng tướng ...`: the number of a picture, with the caption glued to it.
  bool IsGluedPictureNumber(size_t i) const {
    return i > begin_ && IsNumber(i) && IsCapital(i + 1) && Glued(i + 1) &&
           (TextOf(i - 1) == "ảnh" || TextOf(i - 1) == "Ảnh");
  }

  // `[Another headline] The text goes on`, `(Nguồn: Reuters) The text goes on`: a bracket that the sentence began with.
  // `[Video] A headline` is one.
  size_t EndOfBracketed(size_t i) const {
    const bool whole = (TextOf(i) == "]" && Is(begin_, "[") && i > begin_ + 3) || (TextOf(i) == ")" && Is(begin_, "("));
    return whole && InLine(i + 1) && IsCapital(i + 1) && !Glued(i + 1) ? i + 1 : 0;
  }

  size_t EndAfterStop(size_t i) const {
    size_t end = i + 1;
    // `...`, `?!`, `./.`
    while (InLine(end) && Glued(end) && (IsStop(end) || (Is(end, "/") && IsStop(end + 1) && Glued(end + 1)))) ++end;
    const bool single_dot = end == i + 1 && TextOf(i) == ".";
    while (IsCloser(end)) ++end;
    if (!InLine(end)) return end < count_ && IsBrokenName(end) ? 0 : end;
    if (Glued(end)) return EndsGlued(i, end) ? end : 0;
    if (IsWord(end) && !tokens_[end].capital) return single_dot && end == i + 1 && IsPlainSyllable(i) ? end : 0;
    if (!IsWord(end) && !IsNumber(end) && !IsOpener(end)) return 0;
    return single_dot && IsAbbreviation(i, end) ? 0 : end;
  }

  bool IsStop(size_t i) const {
    return i < count_ && tokens_[i].kind == TokenKind::kPunctuation &&
           (TextOf(i) == "." || TextOf(i) == "…" || TextOf(i) == "!" || TextOf(i) == "?");
  }

  // Whether the stop at `i` ends a sentence though the next one begins without a space: `hai nước.Tại hội đàm`. Not in
  // addresses, abbreviations and numbers.
  bool EndsGlued(size_t i, size_t next) const {
    if (i == 0 || !IsCapital(next) || tokens_[next].all_caps || TextOf(i) == "?") return false;
    const bool after_word = IsWord(i - 1) && tokens_[i - 1].syllable && !tokens_[i - 1].capital;
    return after_word || (next > i + 1) || (IsNumber(i - 1) && !tokens_[i].space_before);
  }

  // Whether a lower-case syllable stands before `i`: after it even a lower-case word begins a sentence (`hai nước. ông
  // nói`).
  bool IsPlainSyllable(size_t i) const {
    return i > begin_ && tokens_[i - 1].syllable && !tokens_[i - 1].capital && tokens_[i - 1].span.length() > 2;
  }

  bool IsAbbreviation(size_t i, size_t next) const {
    if (i == 0 || tokens_[i].space_before) return false;
    if (IsNumber(i - 1)) return i - 1 == begin_;  // `1. Nội dung`
    if (!IsWord(i - 1)) return false;
    return (IsInitial(i - 1) && IsCapital(next)) || IsKnownAbbreviation(i - 1);
  }

  bool IsKnownAbbreviation(size_t i) const {
    if (!tokens_[i].capital && tokens_[i].syllable) return false;
    std::string lower;
    size_t length = 0;
    const absl::string_view word = TextOf(i);
    for (size_t k = 0; k < word.size() && lower.size() < 8; k += length) {
      const char32_t c = DecodeUtf8(word, k, &length);
      const Letter& letter = LetterOf(c);
      AppendUtf8(letter.base != 0 ? letter.base : c, lower);
    }
    return std::find(std::begin(kAbbreviations), std::end(kAbbreviations), lower) != std::end(kAbbreviations);
  }

  // One capital consonant or unmarked letter: `J. Trump`. `Á`, `Ý` are words.
  bool IsInitial(size_t i) const {
    const absl::string_view word = TextOf(i);
    return tokens_[i].capital && (word.size() == 1 || word == "Đ");
  }

  absl::string_view text_;
  std::vector<Token>& tokens_;
  const size_t count_ = tokens_.size();
  std::vector<Sentence> sentences_;
  size_t begin_ = 0;  // of the sentence being read
  uint32_t paragraph_ = 0;
};

}  // namespace

std::vector<Sentence> SplitSentences(absl::string_view text, std::vector<Token>& tokens) {
  return SentenceSplitter(text, tokens).Run();
}

}  // namespace banghi
