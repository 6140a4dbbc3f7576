#include "text/zones.h"

#include <algorithm>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/match.h"
#include "text/credits.h"
#include "text/zone_markers.h"

namespace banghi {
namespace {

constexpr uint32_t kLongestTitle = 45;
constexpr uint32_t kLongestCaption = 60;
constexpr uint32_t kLongestTeaserItem = 45;
constexpr uint32_t kLongestMenuItem = 14;

// What can be said of a line before its neighbours are known. Counts are tokens.
struct Line {
  TokenRange tokens;
  uint32_t first_sentence = 0, last_sentence = 0;
  uint32_t breaks_before = 1;  // line breaks between it and the line before
  uint32_t content = 0;        // tokens that are no credit
  Zone zone = Zone::kBody;
  bool all_credit = false;
  bool picture_credit = false;  // ends with the credit of a picture
  bool image_text = false;
  bool ends_text = false;  // with a stop, perhaps before a credit
  bool bar = false;        // ends with the only `|` it holds
  bool repeats = false;    // an earlier line says the same
  bool repeated = false;   // a later line says the same
};

class ZoneAssigner {
 public:
  ZoneAssigner(const NormalizedText& normalized, absl::string_view folded, std::vector<Token>& tokens,
               std::vector<Sentence>& sentences)
      : normalized_(normalized), view_(normalized.text, folded, tokens), tokens_(tokens), sentences_(sentences) {}

  void Run() && {
    ReadLines();
    FindRepeats();
    end_of_article_ = FindEndOfArticle();
    MarkOpening();
    for (size_t i = opening_; i < lines_.size(); ++i) lines_[i].zone = ZoneOf(i);
    for (const Line& line : lines_) Write(line);
  }

 private:
  void ReadLines() {
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
  }

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

  // In a long line only the sentence before a picture's credit is its caption.
  void MarkCaptionBefore(const Credit& credit, const Line& line) {
    if (credit.tokens.begin == line.tokens.begin) return;
    const Sentence& sentence = sentences_[tokens_[credit.tokens.begin - 1].sentence];
    for (uint32_t i = std::max(sentence.tokens.begin, line.tokens.begin); i < credit.tokens.begin; ++i) {
      if (tokens_[i].zone == Zone::kBody) tokens_[i].zone = Zone::kCaption;
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

  bool IsWhole(const Line& line, Marker kind) const {
    const uint32_t size = MatchMarker(view_, line.tokens.begin, line.tokens.end, kind);
    if (size == 0) return false;
    const uint32_t next = line.tokens.begin + size;
    return next == line.tokens.end || (next + 1 == line.tokens.end && view_.IsMark(next));
  }

  bool IsPageFurniture(const Line& line) const {
    return IsWhole(line, Marker::kMenu) ||
           MatchMarker(view_, line.tokens.begin, line.tokens.end, Marker::kBoilerplate) > 0;
  }

  // `Xem thêm: ...`, `[Video] ...`, `[Another headline]`, `>> ...`
  bool IsTeaserLine(const Line& line) const {
    const uint32_t begin = line.tokens.begin, end = line.tokens.end;
    if (view_.Is(begin, ">") || view_.Is(begin, "»")) return true;
    if (view_.Is(begin, "[")) {
      if (MatchMarker(view_, begin + 1, end, Marker::kTeaserTag) > 0) return true;
      return end - begin > 5 && end - begin <= kLongestTeaserItem && view_.Is(end - 1, "]");
    }
    const uint32_t size = MatchMarker(view_, begin, end, Marker::kTeaserPrefix);
    return size > 0 && (view_.Is(begin + size, ":") || view_.Is(begin + size, ">") || view_.Is(begin + size, "»"));
  }

  bool IsLongText(const Line& line) const {
    return line.content > kLongestCaption || (line.content > 35 && line.last_sentence > line.first_sentence);
  }

  // The line after which the article's own text is over: the author's, or the last before a gap behind which only
  // captions stand. lines_.size() if none tells.
  size_t FindEndOfArticle() {
    size_t tail = lines_.size();  // from here on no long text
    while (tail > 2 && !IsLongText(lines_[tail - 1]) && lines_.size() - tail < 60) --tail;
    for (size_t i = std::max<size_t>(tail, 2); i < lines_.size(); ++i) {
      if (IsBylineHere(i)) {
        for (uint32_t t = lines_[i].tokens.begin; t < lines_[i].tokens.end; ++t) tokens_[t].zone = Zone::kCredit;
        lines_[i].all_credit = true;
        return i;
      }
    }
    return FindGapBeforeCaptions(tail);
  }

  // Whether line `i` of the article's last lines is its author: after a finished text or a caption, before a gap or the
  // end.
  bool IsBylineHere(size_t i) const {
    const Line& line = lines_[i];
    if (view_.Is(line.tokens.begin, "[") || !LooksLikeByline(view_, line.tokens.begin, line.tokens.end)) return false;
    const Line& before = lines_[i - 1];
    if (!before.ends_text && !before.all_credit && !before.picture_credit && !before.repeats && !IsTeaserLine(before))
      return false;
    if (i + 1 == lines_.size()) return true;
    const Line& after = lines_[i + 1];
    return after.breaks_before > 1 || after.all_credit || after.repeats || IsPageFurniture(after) ||
           IsWhole(after, Marker::kTeaserHeading);
  }

  // Pages that print paragraphs line by line put their captions behind an empty line.
  size_t FindGapBeforeCaptions(size_t tail) const {
    for (size_t i = lines_.size(); i > std::max<size_t>(tail, 4); --i) {
      if (lines_[i - 1].breaks_before < 2) continue;
      const bool dense = lines_[i - 2].breaks_before == 1 && lines_[i - 3].breaks_before == 1;
      return dense ? i - 2 : lines_.size();
    }
    return lines_.size();
  }

  // The headline, an author below it, and the opening paragraph. Sets opening_ to the first line not dealt with.
  void MarkOpening() {
    size_t i = 0;
    while (i < lines_.size() && (lines_[i].all_credit || lines_[i].content < 2)) lines_[i++].zone = Zone::kBody;
    if (i == lines_.size()) {
      opening_ = i;
      return;
    }
    const bool title = lines_[i].content <= kLongestTitle && !lines_[i].picture_credit && !IsPageFurniture(lines_[i]) &&
                       !IsTeaserLine(lines_[i]) &&
                       (lines_.size() == 1 || !lines_[i].ends_text || lines_[i].content < 30);
    if (title) lines_[i++].zone = Zone::kTitle;
    const size_t limit = std::min(i + 5, std::min(lines_.size(), end_of_article_));
    for (; i < limit; ++i) {
      Line& line = lines_[i];
      if (line.bar && LooksLikeByline(view_, line.tokens.begin, line.tokens.end)) {
        for (uint32_t t = line.tokens.begin; t < line.tokens.end; ++t) tokens_[t].zone = Zone::kCredit;
        line.all_credit = true;
      }
      line.zone = ZoneOf(i);
      if (line.zone != Zone::kBody || line.all_credit || line.content < 8) continue;
      line.zone = Zone::kLead;
      ++i;
      break;
    }
    opening_ = i;
  }

  // The zone of line `i`, given all lines before it.
  Zone ZoneOf(size_t i) {
    const Line& line = lines_[i];
    if (IsPageFurniture(line)) {
      furniture_seen_ = true;
      return Zone::kBoilerplate;
    }
    if (IsWhole(line, Marker::kTeaserHeading)) {
      in_teasers_ = true;
      return Zone::kTeaser;
    }
    if (in_teasers_ && !IsTeaserItem(line)) in_teasers_ = false;
    if (in_teasers_ || IsTeaserLine(line)) return Zone::kTeaser;
    if (line.all_credit) return Zone::kBody;
    if (IsCaption(i)) return Zone::kCaption;
    if (line.bar && line.content >= 20) return Zone::kTeaser;
    if (furniture_seen_ && i > end_of_article_ && line.content <= kLongestMenuItem && !line.ends_text)
      return Zone::kBoilerplate;
    const bool after_end = i > end_of_article_ && end_of_article_ < lines_.size();
    return after_end ? Zone::kTeaser : Zone::kBody;
  }

  // Teasers are headlines, at times with a short summary; a long text with stops is the article going on.
  bool IsTeaserItem(const Line& line) const {
    return line.content <= kLongestTeaserItem && !(line.ends_text && line.content > 25);
  }

  bool IsCaption(size_t i) const {
    const Line& line = lines_[i];
    if (line.image_text) return true;
    if (line.content > kLongestCaption) return false;
    if (line.picture_credit) return true;
    if (i + 1 < lines_.size() && lines_[i + 1].all_credit && IsPictureCredit(lines_[i + 1]) && line.content <= 40)
      return true;
    if (i > end_of_article_) return line.repeats || line.ends_text || line.breaks_before > 1 || !IsAdjacentRepeat(i);
    return (line.repeats || line.repeated) && line.content <= 45 && !IsAdjacentRepeat(i);
  }

  // A whole line that credits a picture: the line before is its caption.
  bool IsPictureCredit(const Line& line) const { return line.picture_credit; }

  // The same line twice in a row: a picture's text and a headline below it, as lists of other articles print them.
  bool IsAdjacentRepeat(size_t i) const {
    const bool like_before =
        i > 0 && lines_[i].repeats && lines_[i - 1].repeated && lines_[i - 1].content == lines_[i].content;
    const bool like_after = i + 1 < lines_.size() && lines_[i].repeated && lines_[i + 1].repeats &&
                            lines_[i + 1].content == lines_[i].content;
    return (like_before || like_after) && !lines_[i].ends_text && !lines_[i].picture_credit;
  }

  // Credits stay, captions found within a line of text stay; the rest takes the line's zone.
  void Write(const Line& line) {
    for (uint32_t i = line.tokens.begin; i < line.tokens.end; ++i) {
      const bool inner = tokens_[i].zone == Zone::kCredit ||
                         (tokens_[i].zone == Zone::kCaption && line.zone == Zone::kBody) ||
                         (tokens_[i].zone == Zone::kCaption && line.zone == Zone::kLead);
      if (!inner) tokens_[i].zone = line.zone;
    }
    for (uint32_t s = line.first_sentence; s <= line.last_sentence; ++s)
      sentences_[s].zone = ZoneOfMost(sentences_[s].tokens);
  }

  // Of most tokens that are no credit.
  Zone ZoneOfMost(TokenRange range) const {
    uint32_t counts[static_cast<size_t>(Zone::kBoilerplate) + 1] = {};
    for (uint32_t i = range.begin; i < range.end; ++i) ++counts[static_cast<size_t>(tokens_[i].zone)];
    const size_t credit = static_cast<size_t>(Zone::kCredit);
    if (counts[credit] == range.size()) return Zone::kCredit;
    counts[credit] = 0;
    return static_cast<Zone>(std::max_element(std::begin(counts), std::end(counts)) - std::begin(counts));
  }

  const NormalizedText& normalized_;
  const TokenView view_;
  std::vector<Token>& tokens_;
  std::vector<Sentence>& sentences_;
  std::vector<Line> lines_;
  size_t end_of_article_ = 0;
  size_t opening_ = 0;
  bool in_teasers_ = false;
  bool furniture_seen_ = false;
};

}  // namespace

void AssignZones(const NormalizedText& normalized, absl::string_view folded, std::vector<Token>& tokens,
                 std::vector<Sentence>& sentences) {
  ZoneAssigner(normalized, folded, tokens, sentences).Run();
}

}  // namespace banghi
