#include "text/lines.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <limits>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "text/credits.h"

namespace banghi {
namespace {

constexpr uint32_t kBeginning = 4;  // words by which most lines differ

class LineReader {
 public:
  LineReader(const NormalizedText& normalized, const TokenView& view, std::vector<Token>& tokens,
             const std::vector<Sentence>& sentences)
      : normalized_(normalized), view_(view), tokens_(tokens), sentences_(sentences) {}

  std::vector<Line> Run() && {
    for (uint32_t s = 0; s < sentences_.size(); ++s) {
      if (s == 0 || sentences_[s].paragraph != sentences_[s - 1].paragraph) {
        Line line;
        line.first_sentence = s;
        line.tokens.begin = sentences_[s].tokens.begin;
        if (s > 0) line.breaks_before = BreaksBefore(line.tokens.begin);
        lines_.push_back(line);
      }
      lines_.back().last_sentence = s;
      lines_.back().tokens.end = sentences_[s].tokens.end;
    }
    for (Line& line : lines_) Describe(line);
    MarkImageTexts();
    FindRepeats();
    return std::move(lines_);
  }

 private:
  uint32_t BreaksBefore(uint32_t token) const {
    const uint32_t begin = tokens_[token - 1].span.end;
    const absl::string_view gap = absl::string_view(normalized_.text).substr(begin, tokens_[token].span.begin - begin);
    return static_cast<uint32_t>(std::count(gap.begin(), gap.end(), '\n'));
  }

  void Describe(Line& line) {
    uint32_t credited = 0;
    uint32_t text_end = line.tokens.end;
    for (const Credit& credit : FindCredits(view_, line.tokens)) {
      for (uint32_t i = credit.tokens.begin; i < credit.tokens.end; ++i) tokens_[i].zone = Zone::kCredit;
      credited += credit.tokens.size();
      const bool last = credit.tokens.end + 1 >= line.tokens.end;
      if (last) text_end = credit.tokens.begin;
      line.picture_credit |= credit.picture && (last || view_.FoldedOf(credit.tokens.begin) == "anh3");
      if (credit.picture) MarkCaptionBefore(credit, line);
    }
    line.plain = credited == 0;
    line.content = line.tokens.size() - credited;
    line.all_credit = line.content == 0 || (line.content == 1 && view_.IsMark(line.tokens.end - 1));
    const uint32_t last = line.tokens.end - 1;
    line.bar = line.tokens.size() > 1 && view_.Is(last, "|") && !HoldsBar(line.tokens.begin, last);
    if (line.bar && text_end == line.tokens.end) --text_end;
    line.ends_text = text_end > line.tokens.begin && view_.EndsText(text_end - 1);
  }

  bool HoldsBar(uint32_t begin, uint32_t end) const {
    for (uint32_t i = begin; i < end; ++i) {
      if (view_.Is(i, "|")) return true;
    }
    return false;
  }

  // In a long line only the sentence before a picture's credit is its caption, back to the credit before.
  void MarkCaptionBefore(const Credit& credit, const Line& line) {
    if (credit.tokens.begin == line.tokens.begin) return;
    const uint32_t sentence = sentences_[tokens_[credit.tokens.begin - 1].sentence].tokens.begin;
    const uint32_t earliest = std::max(sentence, line.tokens.begin);
    for (uint32_t i = credit.tokens.begin; i > earliest && tokens_[i - 1].zone == Zone::kBody; --i) {
      tokens_[i - 1].zone = Zone::kCaption;
    }
  }

  void MarkImageTexts() {
    size_t image = 0;
    for (Line& line : lines_) {
      const Span span{tokens_[line.tokens.begin].span.begin, tokens_[line.tokens.end - 1].span.end};
      while (image < normalized_.image_texts.size() && normalized_.image_texts[image].end <= span.begin) ++image;
      line.image_text = image < normalized_.image_texts.size() && normalized_.image_texts[image].Overlaps(span);
    }
  }

  // Lines with the same words, in any case and with any marks. Only those that begin alike are read to their ends.
  void FindRepeats() {
    std::vector<size_t> beginnings(lines_.size());
    for (size_t i = 0; i < lines_.size(); ++i) beginnings[i] = HashOfWords(i, kBeginning);
    std::vector<size_t> sorted = beginnings;
    std::sort(sorted.begin(), sorted.end());
    const auto is_single = [&sorted](size_t beginning) {
      const auto first = std::lower_bound(sorted.begin(), sorted.end(), beginning);
      return std::next(first) == sorted.end() || *std::next(first) != beginning;
    };
    const auto hash = [this](size_t line) { return HashOfWords(line, std::numeric_limits<uint32_t>::max()); };
    const auto same = [this](size_t a, size_t b) { return SameWords(a, b); };
    absl::flat_hash_set<size_t, decltype(hash), decltype(same)> seen(0, hash, same);
    for (size_t i = 0; i < lines_.size(); ++i) {
      if (is_single(beginnings[i]) || NextWord(i, lines_[i].tokens.begin) == lines_[i].tokens.end) continue;
      const auto [first, inserted] = seen.insert(i);
      if (inserted) continue;
      lines_[i].repeats = true;
      lines_[*first].repeated = true;
    }
  }

  // The first token of the line from `token` on that is neither a mark nor of a credit.
  uint32_t NextWord(size_t line, uint32_t token) const {
    const uint32_t end = lines_[line].tokens.end;
    while (token < end && (tokens_[token].zone == Zone::kCredit || view_.IsMark(token))) ++token;
    return token;
  }

  // Of the first `most` words.
  size_t HashOfWords(size_t line, uint32_t most) const {
    size_t hash = 0;
    const uint32_t end = lines_[line].tokens.end;
    for (uint32_t t = NextWord(line, lines_[line].tokens.begin); t < end && most > 0; t = NextWord(line, t + 1)) {
      --most;
      hash = (hash ^ tokens_[t].hash) * 0x9E3779B97F4A7C15u;
      hash ^= hash >> 32;
    }
    return hash;
  }

  bool SameWords(size_t a, size_t b) const {
    const uint32_t end_a = lines_[a].tokens.end, end_b = lines_[b].tokens.end;
    uint32_t i = NextWord(a, lines_[a].tokens.begin), k = NextWord(b, lines_[b].tokens.begin);
    while (i < end_a && k < end_b && tokens_[i].hash == tokens_[k].hash && view_.FoldedOf(i) == view_.FoldedOf(k)) {
      i = NextWord(a, i + 1);
      k = NextWord(b, k + 1);
    }
    return i == end_a && k == end_b;
  }

  const NormalizedText& normalized_;
  const TokenView& view_;
  std::vector<Token>& tokens_;
  const std::vector<Sentence>& sentences_;
  std::vector<Line> lines_;
};

}  // namespace

std::vector<Line> ReadLines(const NormalizedText& normalized, const TokenView& view, std::vector<Token>& tokens,
                            const std::vector<Sentence>& sentences) {
  return LineReader(normalized, view, tokens, sentences).Run();
}

}  // namespace banghi
