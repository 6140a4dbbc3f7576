#include "text/credits.h"

#include <algorithm>

#include "absl/strings/match.h"

namespace banghi {
namespace {

// Sources are short; a bracket or sentence longer than this says something else.
constexpr uint32_t kLongestSource = 10;
constexpr uint32_t kLongestBracket = 16;
constexpr uint32_t kFarthest = 32;

bool IsOpenBracket(const TokenView& tokens, uint32_t i) { return tokens.Is(i, "(") || tokens.Is(i, "["); }
bool IsCloseBracket(const TokenView& tokens, uint32_t i) { return tokens.Is(i, ")") || tokens.Is(i, "]"); }

// The bracket that closes what opens at `open`, or `end`.
uint32_t BracketEnd(const TokenView& tokens, uint32_t open, uint32_t end) {
  const uint32_t limit = std::min(end, open + kLongestBracket);
  int depth = 0;
  for (uint32_t i = open; i < limit; ++i) {
    if (IsOpenBracket(tokens, i)) ++depth;
    if (IsCloseBracket(tokens, i) && --depth == 0) return i;
  }
  return end;
}

class CreditFinder {
 public:
  CreditFinder(const TokenView& tokens, TokenRange line) : tokens_(tokens), line_(line) {}

  std::vector<Credit> Run() && {
    for (uint32_t i = line_.begin; (i = NextStart(i)) < line_.end;) {
      const uint32_t end = CreditEnd(i);
      i = end > i ? end : i + 1;
    }
    FindByline();
    return std::move(credits_);
  }

 private:
  // The first token from `i` on with which a credit may begin: most words begin none.
  uint32_t NextStart(uint32_t i) const {
    constexpr MarkerKinds kLabels = KindsOf({Marker::kPictureLabel, Marker::kSourceLabel, Marker::kPictureNote});
    while (i < line_.end && tokens_[i].kind == TokenKind::kWord && !starts_.May(tokens_[i], kLabels)) ++i;
    return i;
  }

  // Tries every kind of credit at `i`; adds it and returns its end, or returns `i`. `ảnh` is a label, too.
  uint32_t CreditEnd(uint32_t i) {
    if (tokens_.IsWord(i)) {
      if (const uint32_t end = PictureNumberEnd(i); end > i) return Add(i, end, true);
      return MayBegin(i) ? LabelledEnd(i) : i;
    }
    return tokens_.Is(i, "(") ? SourceBracketEnd(i) : i;
  }

  uint32_t Add(uint32_t begin, uint32_t end, bool picture) {
    const uint32_t earliest = credits_.empty() ? line_.begin : credits_.back().tokens.end;
    while (begin > earliest && (tokens_.IsDash(begin - 1) || IsOpenBracket(tokens_, begin - 1))) --begin;
    if (end < line_.end && tokens_.Is(end, "|")) ++end;
    credits_.push_back({{begin, end}, picture});
    return end;
  }

  // Labels stand at a line's beginning, after a mark, or with a capital inside a line (`... Liên bang Nga Ảnh: TTXVN`).
  bool MayBegin(uint32_t i) const {
    return i == line_.begin || tokens_.IsMark(i - 1) || (tokens_[i].capital && SaysPicture(i));
  }

  // `ảnh 1` between a headline and the caption glued to it, or at the line's end.
  uint32_t PictureNumberEnd(uint32_t i) const {
    const bool numbered =
        i > line_.begin && i + 1 < line_.end && tokens_[i + 1].kind == TokenKind::kNumber && SaysPicture(i);
    if (!numbered) return i;
    const bool glued =
        i + 2 < line_.end && tokens_.IsWord(i + 2) && !tokens_[i + 2].space_before && tokens_[i + 2].capital;
    return glued || i + 2 == line_.end ? i + 2 : i;
  }

  bool SaysPicture(uint32_t i) const { return tokens_[i].folded.length() == 4 && tokens_.FoldedOf(i) == "anh3"; }

  // `Ảnh: ...`, `Nguồn: ...`, `Ảnh minh họa`, `Ảnh VGP / Quang Hiếu`.
  uint32_t LabelledEnd(uint32_t i) {
    const uint32_t picture = MatchMarker(tokens_, i, line_.end, Marker::kPictureLabel);
    const uint32_t source = MatchMarker(tokens_, i, line_.end, Marker::kSourceLabel);
    const uint32_t note = MatchMarker(tokens_, i, line_.end, Marker::kPictureNote);
    if (picture == 0 && source == 0 && note == 0 && !SaysPicture(i)) return i;
    const bool bracketed = i > line_.begin && IsOpenBracket(tokens_, i - 1);
    const uint32_t stop = bracketed ? BracketEnd(tokens_, i - 1, line_.end) : SentenceEnd(i);
    if (picture > 0 && tokens_.Is(i + picture, ":")) {
      return Add(i, bracketed && stop < line_.end ? stop + 1 : SourceEnd(i + picture + 1), true);
    }
    if (source > 0 && tokens_.Is(i + source, ":") && LooksLikeSource(i + source + 1, stop, kLongestSource)) {
      return Add(i, bracketed && stop < line_.end ? stop + 1 : stop,
                 tokens_.FoldedOf(i) != "tin" && tokens_.FoldedOf(i) != "bai1");
    }
    const bool noted = note > 0 && IsNoteEnd(i + note, stop);
    const bool named = SaysPicture(i) && tokens_[i].capital && stop - i <= 7 && i + 1 < stop &&
                       (tokens_[i + 1].all_caps || AgenciesEnd(tokens_, i + 1, stop) > i + 1);
    return noted || named ? Add(i, bracketed && stop < line_.end ? stop + 1 : stop, true) : i;
  }

  // Whether what follows a note on a picture up to `stop` goes on as one: nothing, a word or two, a source, `... cung
  // cấp`.
  bool IsNoteEnd(uint32_t begin, uint32_t stop) const {
    if (begin >= stop) return true;
    if (tokens_.Is(begin, ",")) return false;
    const uint32_t last = tokens_.IsStop(stop - 1) ? stop - 1 : stop;
    return last - begin <= 2 || LooksLikeSource(begin, last, kLongestSource) ||
           (last - begin <= 8 && tokens_.FoldedOf(last - 1) == "câp2");
  }

  // The end of the sentence `i` stands in, not behind a bar, nor farther than any source reaches.
  uint32_t SentenceEnd(uint32_t i) const {
    const uint32_t limit = std::min(line_.end, i + kFarthest);
    uint32_t end = i;
    while (end < limit && tokens_[end].sentence == tokens_[i].sentence && !tokens_.Is(end, "|")) ++end;
    return end;
  }

  // The end of the source that follows a label's colon. Where no sentence ends soon, text runs on behind it without a
  // stop
  // (`Ảnh: TTXVN Thông báo với ...`): then only an agency, a word of capitals, or two capitalised syllables are the
  // source.
  uint32_t SourceEnd(uint32_t begin) const {
    if (begin >= line_.end) return line_.end;
    const uint32_t stop = SentenceEnd(begin);
    if (stop - begin <= 6 || LooksLikeSource(begin, stop, kLongestSource)) return stop;
    if (const uint32_t end = AgenciesEnd(tokens_, begin, stop); end > begin) return end;
    uint32_t end = begin;
    while (end < stop && tokens_[end].all_caps) ++end;
    if (end > begin) return end;
    while (end < stop && end < begin + 3 && tokens_[end].capital) ++end;
    return end > begin ? std::max(begin + 1, end - 1) : begin;
  }

  // Mostly names: at most a third of the words begin with a small letter, and there is a word with a capital.
  bool LooksLikeSource(uint32_t begin, uint32_t end, uint32_t longest) const {
    if (begin >= end || end - begin > longest) return false;
    uint32_t words = 0, small = 0;
    for (uint32_t i = begin; i < end; ++i) {
      if (!tokens_.IsWord(i)) continue;
      ++words;
      small += tokens_[i].capital ? 0 : 1;
    }
    return words > 0 && small < words && small * 3 <= words;
  }

  // `(TTXVN/Vietnam+)`, `(Theo Reuters)` that begin a line or end it after a sentence.
  uint32_t SourceBracketEnd(uint32_t i) {
    const uint32_t close = BracketEnd(tokens_, i, line_.end);
    if (close == line_.end) return i;
    const bool begins = i == line_.begin || tokens_.EndsText(i - 1);
    const bool ends = close + 1 == line_.end || (close + 2 == line_.end && tokens_.IsStop(close + 1));
    const bool agencies = AgenciesEnd(tokens_, i + 1, close) == close;
    const bool according = tokens_.FoldedOf(i + 1) == "theo" && LooksLikeSource(i + 2, close, 6);
    return (begins && agencies) || (ends && begins && according) || (ends && according && tokens_[i + 1].capital)
               ? Add(i, close + 1, false)
               : i;
  }

  // The author after the end sign `./.`.
  void FindByline() {
    if (!absl::StrContains(tokens_.TextOf(line_), '/')) return;
    for (uint32_t i = line_.begin; i + 3 < line_.end; ++i) {
      if (!tokens_.Is(i, ".") || !tokens_.Is(i + 1, "/") || !tokens_.Is(i + 2, ".")) continue;
      uint32_t end = line_.end;
      if (!credits_.empty() && credits_.back().tokens.end == line_.end) end = credits_.back().tokens.begin;
      if (end <= i + 3 || !LooksLikeByline(tokens_, i + 3, line_.end)) return;
      credits_.push_back({{i + 3, end}, false});
      std::sort(credits_.begin(), credits_.end(),
                [](const Credit& a, const Credit& b) { return a.tokens.begin < b.tokens.begin; });
      return;
    }
  }

  const TokenView& tokens_;
  const TokenRange line_;
  const MarkerStarts& starts_ = StartsOfMarkers();
  std::vector<Credit> credits_;
};

// Reads one author's name: up to five capitalised words, initials with their stops. Returns its end, `begin` if none
// stands there.
uint32_t NameEnd(const TokenView& tokens, uint32_t begin, uint32_t end) {
  uint32_t i = begin, words = 0;
  while (i < end && tokens.IsWord(i) && tokens[i].capital && words < 5) {
    const bool initial = i + 1 < end && tokens.Is(i + 1, ".") && tokens[i].span.length() <= 3;
    i += initial ? 2 : 1;
    ++words;
  }
  const bool single =
      words == 1 && i == begin + 1 && !tokens[begin].all_caps;  // one word is a pen name only in capitals
  return single ? begin : i;
}

// `(tổng hợp)`, `(Theo Reuters)`, `(TTXVN)`: what may stand behind an author.
bool IsBylineBracket(const TokenView& tokens, uint32_t begin, uint32_t end) {
  if (end < begin + 3 || end - begin > kLongestBracket || !tokens.Is(begin, "(") || !tokens.Is(end - 1, ")"))
    return false;
  return MatchMarker(tokens, begin + 1, end - 1, Marker::kBylineNote) > 0 ||
         AgenciesEnd(tokens, begin + 1, end - 1) == end - 1;
}

bool IsNameJoiner(const TokenView& tokens, uint32_t i) {
  return tokens.IsDash(i) || tokens.Is(i, ",") || tokens.Is(i, "/") || tokens.Is(i, "&") || tokens.Is(i, "và");
}

}  // namespace

std::vector<Credit> FindCredits(const TokenView& tokens, TokenRange line) { return CreditFinder(tokens, line).Run(); }

uint32_t AgenciesEnd(const TokenView& tokens, uint32_t begin, uint32_t end) {
  uint32_t i = begin;
  while (i < end) {
    const uint32_t size = MatchMarker(tokens, i, end, Marker::kAgency);
    if (size == 0 || !tokens[i].capital) return i == begin ? begin : i - 1;
    i += size;
    if (i >= end || !(tokens.Is(i, "/") || tokens.Is(i, ",") || tokens.Is(i, "&") || tokens.IsDash(i))) return i;
    ++i;
  }
  return i;
}

bool LooksLikeByline(const TokenView& tokens, uint32_t begin, uint32_t end) {
  while (end > begin && (tokens.Is(end - 1, "|") || (tokens.Is(end - 1, ".") && !tokens.Is(begin + 1, ".")))) --end;
  if (end == begin || end - begin > 20 || MatchMarker(tokens, begin, end, Marker::kNoAuthor) == end - begin)
    return false;
  if (MatchMarker(tokens, begin, end, Marker::kAddress) > 0) return false;
  if (AgenciesEnd(tokens, begin, end) == end) return true;
  if (tokens.FoldedOf(begin) == "theo")
    return end - begin <= 6 && tokens[begin].capital && end > begin + 1 && tokens[begin + 1].capital &&
           tokens[end - 1].kind != TokenKind::kNumber;
  uint32_t i = begin;
  if (const uint32_t desk = MatchMarker(tokens, begin, end, Marker::kDesk); desk > 0) {
    i += desk;
  } else {
    for (uint32_t names = 0; names < 4; ++names) {
      const uint32_t name = NameEnd(tokens, i, end);
      if (name == i) return false;
      i = name;
      if (i >= end || !IsNameJoiner(tokens, i)) break;
      ++i;
    }
  }
  return i == end || IsBylineBracket(tokens, i, end);
}

}  // namespace banghi
