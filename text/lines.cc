#include "text/lines.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "text/credits.h"

namespace banghi {
namespace {

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
    for (uint32_t i = line.tokens.begin; i < line.tokens.end; ++i) tokens_[i].zone = Zone::kBody;
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

  void FindRepeats() {
    absl::flat_hash_map<std::string, size_t> seen;
    for (size_t i = 0; i < lines_.size(); ++i) {
      std::string key;
      for (uint32_t t = lines_[i].tokens.begin; t < lines_[i].tokens.end; ++t) {
        const absl::string_view folded = view_.FoldedOf(t);
        if (tokens_[t].zone != Zone::kCredit && !view_.IsMark(t)) key.append(folded.data(), folded.size()) += ' ';
      }
      if (key.empty()) continue;
      const auto [first, inserted] = seen.try_emplace(std::move(key), i);
      if (inserted) continue;
      lines_[i].repeats = true;
      lines_[first->second].repeated = true;
    }
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
