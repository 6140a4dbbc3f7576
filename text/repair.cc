#include "text/repair.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "absl/strings/match.h"
#include "text/edit.h"
#include "text/letters.h"
#include "text/syllable_counts.h"
#include "text/syllables.h"
#include "text/utf8.h"

namespace banghi {
namespace {

// A letter that stands, or a run of question marks.
struct Piece {
  char32_t letter = 0;  // lower case; 0: lost
  uint32_t marks = 0;
  uint32_t begin = 0;  // byte offset in the text
};

// Letters and runs of two or more question marks without anything between.
struct LossyWord {
  std::vector<Piece> pieces;
  uint32_t begin = 0;
  uint32_t end = 0;
  bool capitals = true;  // every letter that stands is upper case
  size_t letters = 0;
};

bool IsWordLetter(char32_t c) { return LetterOf(c).base != 0 || (c >= 0x80 && u_isalpha(static_cast<UChar32>(c))); }

char32_t LowerOf(char32_t c) { return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))); }

uint32_t Utf8Length(char32_t c) { return c < 0x80 ? 1 : c < 0x800 ? 2 : 3; }

// Reads the word that begins at `begin`; its end is `begin` where none does. Words longer than any syllable are read to
// their end but keep only their first pieces: no reading fits them.
LossyWord ReadWord(absl::string_view text, size_t begin) {
  constexpr size_t kMostPieces = 16;
  LossyWord word;
  word.begin = static_cast<uint32_t>(begin);
  size_t i = begin, length = 0;
  while (i < text.size()) {
    Piece piece;
    piece.begin = static_cast<uint32_t>(i);
    if (text[i] == '?') {
      const size_t end = std::min(text.find_first_not_of('?', i), text.size());
      if (end - i < 2) break;
      piece.marks = static_cast<uint32_t>(end - i);
      i = end;
    } else {
      const char32_t c = DecodeUtf8(text, i, &length);
      if (!IsWordLetter(c)) break;
      piece.letter = LowerOf(c);
      word.capitals &= piece.letter != c;
      ++word.letters;
      i += length;
    }
    if (word.pieces.size() < kMostPieces) word.pieces.push_back(piece);
  }
  word.end = static_cast<uint32_t>(i);
  return word;
}

// Whether `letters` from `at` on can be what stood in place of `pieces` from `next` on.
bool Fits(const std::u32string& letters, size_t at, const std::vector<Piece>& pieces, size_t next) {
  if (next == pieces.size()) return at == letters.size();
  const Piece& piece = pieces[next];
  if (piece.marks == 0)
    return at < letters.size() && letters[at] == piece.letter && Fits(letters, at + 1, pieces, next + 1);
  uint32_t bytes = 0;
  for (size_t end = at; end < letters.size() && letters[end] >= 0x80 && bytes < piece.marks;) {
    bytes += Utf8Length(letters[end++]);
    const bool byte_kept = piece.marks == 2 && bytes == 3;
    if ((bytes == piece.marks || byte_kept) && Fits(letters, end, pieces, next + 1)) return true;
  }
  return false;
}

// The syllables that fit `word`, as indices into SyllableCounts.
std::vector<uint32_t> ReadingsOf(const LossyWord& word, const SyllableCounts& counts) {
  std::vector<uint32_t> readings;
  const std::vector<uint32_t>* fewest = nullptr;
  for (const Piece& piece : word.pieces) {
    if (piece.marks > 0) continue;
    const std::vector<uint32_t>& with_letter = counts.WithLetter(piece.letter);
    if (fewest == nullptr || with_letter.size() < fewest->size()) fewest = &with_letter;
  }
  if (fewest == nullptr) return readings;
  for (const uint32_t index : *fewest) {
    if (Fits(counts.entries()[index].letters, 0, word.pieces, 0)) readings.push_back(index);
  }
  return readings;
}

std::string LowerCaseOf(absl::string_view word) {
  std::string lower;
  size_t length = 0;
  for (size_t i = 0; i < word.size(); i += length) AppendUtf8(LowerOf(DecodeUtf8(word, i, &length)), lower);
  return lower;
}

class Repairer {
 public:
  explicit Repairer(absl::string_view text) : text_(text), editor_(text), counts_(SyllableCounts::Get()) {}

  RepairedText Run() && {
    size_t i = 0, length = 0;
    while (i < text_.size()) {
      const LossyWord word = ReadWord(text_, i);
      if (word.end > word.begin) {
        if (IsLossy(word)) Repair(word);
        i = word.end;
        previous_ = editor_.at() == word.end ? repaired_word_ : LowerIfShort(word);
        continue;
      }
      DecodeUtf8(text_, i, &length);
      if (text_[i] != ' ') previous_.clear();
      i += length;
    }
    Edited edited = std::move(editor_).Finish();
    return {std::move(edited.text), std::move(edited.map), std::move(repaired_), std::move(unrepaired_)};
  }

 private:
  std::string LowerIfShort(const LossyWord& word) const {
    const absl::string_view surface = text_.substr(word.begin, word.end - word.begin);
    return surface.size() <= 16 && !absl::StrContains(surface, "?") ? LowerCaseOf(surface) : std::string();
  }

  // Whether question marks of `word` can stand for letters: with a letter beside them, and not as the end of a question
  // (`gì???`).
  bool IsLossy(const LossyWord& word) const {
    if (word.letters == 0 ||
        std::none_of(word.pieces.begin(), word.pieces.end(), [](const Piece& p) { return p.marks > 0; })) {
      return false;
    }
    if (word.pieces.back().marks == 0) return true;
    const bool only_at_end =
        std::count_if(word.pieces.begin(), word.pieces.end(), [](const Piece& p) { return p.marks > 0; }) == 1;
    return !only_at_end || !IsVietnameseSyllable(text_.substr(word.begin, word.pieces.back().begin - word.begin));
  }

  void Repair(const LossyWord& word) {
    const std::vector<uint32_t> readings = ReadingsOf(word, counts_);
    const SyllableCounts::Entry* best = Choose(readings, FollowersOf(word));
    if (best == nullptr) {
      Report(word);
      return;
    }
    editor_.CopyUntil(word.begin);
    const uint32_t begin = static_cast<uint32_t>(editor_.out().size());
    Write(word, *best);
    repaired_.push_back({begin, static_cast<uint32_t>(editor_.out().size())});
    repaired_word_ = best->syllable;
  }

  // What the next word may be, if only a space lies between: itself, or its likeliest readings where it has lost
  // letters too.
  std::vector<std::string> FollowersOf(const LossyWord& word) const {
    std::vector<std::string> followers;
    if (word.end + 1 >= text_.size() || text_[word.end] != ' ') return followers;
    const LossyWord next = ReadWord(text_, word.end + 1);
    if (next.end == next.begin) return followers;
    if (!IsLossy(next)) {
      followers.push_back(LowerIfShort(next));
      return followers;
    }
    for (const uint32_t reading : ReadingsOf(next, counts_)) {
      if (followers.size() < 8) followers.push_back(counts_.entries()[reading].syllable);
    }
    return followers;
  }

  // The reading that is likely enough beside the others, by its own frequency and that of the pairs it makes; null if
  // none is.
  const SyllableCounts::Entry* Choose(const std::vector<uint32_t>& readings,
                                      const std::vector<std::string>& followers) const {
    constexpr double kClear = 4;  // how much likelier than the next best
    double first = 0, second = 0;
    const SyllableCounts::Entry* best = nullptr;
    for (const uint32_t reading : readings) {
      const SyllableCounts::Entry& entry = counts_.entries()[reading];
      double score = entry.count * (previous_.empty() ? 1 : counts_.Lift(previous_, entry.syllable));
      double after = followers.empty() ? 1 : 0;
      for (const std::string& follower : followers) after = std::max(after, counts_.Lift(entry.syllable, follower));
      score *= after;
      if (score > first) {
        second = std::exchange(first, score);
        best = &entry;
      } else {
        second = std::max(second, score);
      }
    }
    return first >= kClear * second ? best : nullptr;
  }

  // `reading` in place of `word`: what stands is copied, each run of marks becomes its letters.
  void Write(const LossyWord& word, const SyllableCounts::Entry& reading) {
    size_t at = 0;
    for (size_t i = 0; i < word.pieces.size(); ++i) {
      const Piece& piece = word.pieces[i];
      if (piece.marks == 0) {
        ++at;
        continue;
      }
      std::string letters;
      for (uint32_t bytes = 0; bytes < piece.marks; ++at) {
        const char32_t lower = reading.letters[at];
        const bool upper = (word.capitals && word.letters > 1) || (at == 0 && (word.capitals || BeginsSentence()));
        AppendUtf8(upper ? CapitalOf(lower) : lower, letters);
        bytes += Utf8Length(lower);
      }
      editor_.CopyUntil(piece.begin);
      editor_.Replace(piece.marks, letters);
    }
    editor_.CopyUntil(word.end);
  }

  bool BeginsSentence() const {
    const size_t last = editor_.out().find_last_not_of(' ');
    return last == std::string::npos || editor_.out()[last] == '\n' || editor_.out()[last] == '.';
  }

  // Runs inside a word are losses even where no reading is found; others may be real question marks.
  void Report(const LossyWord& word) {
    for (size_t i = 1; i + 1 < word.pieces.size(); ++i) {
      const Piece& piece = word.pieces[i];
      if (piece.marks == 0 || word.pieces[i - 1].marks > 0) continue;
      editor_.CopyUntil(piece.begin);
      const uint32_t begin = static_cast<uint32_t>(editor_.out().size());
      editor_.CopyUntil(piece.begin + piece.marks);
      unrepaired_.push_back({begin, begin + piece.marks});
    }
  }

  absl::string_view text_;
  TextEditor editor_;
  const SyllableCounts& counts_;
  std::string previous_;       // the word before, lower case, if only spaces lie between
  std::string repaired_word_;  // the word repaired last, lower case
  std::vector<Span> repaired_, unrepaired_;
};

}  // namespace

RepairedText RepairLostLetters(absl::string_view text) {
  if (absl::StrContains(text, "??")) return Repairer(text).Run();
  RepairedText unchanged;
  unchanged.text = std::string(text);
  OffsetMap::Builder builder;
  builder.Copy(text.size());
  unchanged.map = std::move(builder).Build();
  return unchanged;
}

}  // namespace banghi
