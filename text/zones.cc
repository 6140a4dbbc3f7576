#include "text/zones.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "text/credits.h"
#include "text/lines.h"
#include "text/zone_markers.h"

namespace banghi {
namespace {

constexpr uint32_t kLongestTitle = 45;
constexpr uint32_t kLongestLead = 150;
constexpr uint32_t kLongestCaption = 60;
constexpr uint32_t kLongestTeaserItem = 45;
constexpr uint32_t kLongestMenuItem = 14;

class ZoneAssigner {
 public:
  ZoneAssigner(const NormalizedText& normalized, absl::string_view folded, std::vector<Token>& tokens,
               std::vector<Sentence>& sentences)
      : view_(normalized.text, folded, tokens),
        tokens_(tokens),
        sentences_(sentences),
        lines_(ReadLines(normalized, view_, tokens, sentences)) {}

  void Run() && {
    end_of_article_ = FindEndOfArticle();
    MarkOpening();
    for (size_t i = opening_; i < lines_.size(); ++i) lines_[i].zone = ZoneOf(i);
    for (const Line& line : lines_) Write(line);
  }

 private:
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
      return IsBracketed(line.tokens);
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
    tail_ = BeginOfShortLines(lines_.size());
    MarkBylineInText(tail_);
    // One long text more may follow a source in a line of its own: the summary of another article.
    const size_t earliest = tail_ > 2 ? BeginOfShortLines(tail_ - 1) : tail_;
    for (size_t i = std::max<size_t>(earliest, 2); i < lines_.size(); ++i) {
      const bool source = AgenciesEnd(view_, lines_[i].tokens.begin, lines_[i].tokens.end) == lines_[i].tokens.end;
      if ((i >= tail_ || source) && IsBylineHere(i)) {
        MarkCredit(lines_[i]);
        return i;
      }
    }
    return FindGapBeforeCaptions(tail_);
  }

  // The first of the lines directly before `end` that are no long text.
  size_t BeginOfShortLines(size_t end) const {
    size_t begin = end;
    while (begin > 2 && !IsLongText(lines_[begin - 1]) && lines_.size() - begin < 60) --begin;
    return begin;
  }

  void MarkCredit(Line& line) {
    for (uint32_t t = line.tokens.begin; t < line.tokens.end; ++t) tokens_[t].zone = Zone::kCredit;
    line.all_credit = true;
    line.plain = false;
  }

  // The author in the article's last line of text, behind its last sentence: `... hai nước. Minh Anh`.
  void MarkBylineInText(size_t tail) {
    if (tail == 0) return;
    Line& line = lines_[tail - 1];
    if (line.first_sentence == line.last_sentence) return;
    const TokenRange last = sentences_[line.last_sentence].tokens;
    if (last.size() > 8 || !view_.EndsText(last.begin - 1) || !LooksLikeByline(view_, last.begin, last.end)) return;
    for (uint32_t t = last.begin; t < last.end; ++t) tokens_[t].zone = Zone::kCredit;
    line.plain = false;
  }

  // Whether line `i` of the article's last lines is its author: after a finished text or a caption, before a gap or the
  // end.
  bool IsBylineHere(size_t i) const {
    const Line& line = lines_[i];
    if (view_.Is(line.tokens.begin, "[") || !LooksLikeByline(view_, line.tokens.begin, line.tokens.end)) return false;
    const Line& before = lines_[i - 1];
    const bool last_of_block = line.breaks_before == 1 && (i + 1 == lines_.size() || lines_[i + 1].breaks_before > 1);
    const bool finished =
        before.ends_text || before.all_credit || before.picture_credit || before.repeats || IsTeaserLine(before);
    if (!last_of_block && !finished) return false;
    if (i + 1 == lines_.size()) return true;
    const Line& after = lines_[i + 1];
    return after.breaks_before > 1 || after.all_credit || after.repeats || after.repeated || IsPageFurniture(after) ||
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
        MarkCredit(line);
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
    const bool next_headline =
        i >= tail_ && i > 0 && lines_[i - 1].zone == Zone::kTeaser && !line.ends_text && !line.repeats;
    if (next_headline && !line.all_credit && !line.picture_credit && line.content <= 30) return Zone::kTeaser;
    if (line.all_credit) return Zone::kBody;
    if (furniture_seen_ && i >= tail_ && !line.repeats && !line.picture_credit && line.content <= kLongestMenuItem &&
        !line.ends_text)
      return Zone::kBoilerplate;
    if (IsCaption(i)) return Zone::kCaption;
    if (line.bar && line.content >= 20) return Zone::kTeaser;
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
    // A line of its own credits the picture.
    if (i + 1 < lines_.size() && lines_[i + 1].all_credit && lines_[i + 1].picture_credit && line.content <= 40)
      return true;
    if (IsAdjacentRepeat(i)) return false;
    if (i > end_of_article_) return line.repeats || line.ends_text || line.breaks_before > 1;
    return (line.repeats || line.repeated) && line.content <= 45;
  }

  // The same line twice in a row: a picture's text and a headline below it, as lists of other articles print them.
  bool IsAdjacentRepeat(size_t i) const {
    const bool like_before =
        i > 0 && lines_[i].repeats && lines_[i - 1].repeated && lines_[i - 1].content == lines_[i].content;
    const bool like_after = i + 1 < lines_.size() && lines_[i].repeated && lines_[i + 1].repeats &&
                            lines_[i + 1].content == lines_[i].content;
    return (like_before || like_after) && !lines_[i].ends_text && !lines_[i].picture_credit;
  }

  // Credits stay, and so do captions within a line of text; the rest takes the line's zone. Of a long line that opens
  // the article (a page printed as one paragraph) only the first sentence is the lead.
  void Write(const Line& line) {
    Zone zone = line.zone;
    for (uint32_t s = line.first_sentence; s <= line.last_sentence; ++s) {
      Sentence& sentence = sentences_[s];
      const bool text = zone == Zone::kBody || zone == Zone::kLead;
      const bool teaser = text && IsBracketed(sentence.tokens);
      sentence.zone = teaser ? Zone::kTeaser : zone;
      if (line.plain) {
        if (sentence.zone != Zone::kBody) Fill(sentence);
      } else if (FillAround(sentence, text)) {
        sentence.zone = ZoneOfMost(sentence.tokens);
      }
      if (sentence.zone == Zone::kLead && line.content > kLongestLead) zone = Zone::kBody;
    }
  }

  void Fill(const Sentence& sentence) {
    for (uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) tokens_[i].zone = sentence.zone;
  }
  // The same but for credits and, within `text`, captions; whether there are any.
  bool FillAround(const Sentence& sentence, bool text) {
    bool mixed = false;
    for (uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      const bool stays = tokens_[i].zone == Zone::kCredit || (tokens_[i].zone == Zone::kCaption && text);
      mixed |= stays;
      if (!stays) tokens_[i].zone = sentence.zone;
    }
    return mixed;
  }

  // `[Another headline]`
  bool IsBracketed(TokenRange range) const {
    return range.size() > 5 && range.size() <= kLongestTeaserItem && view_.Is(range.begin, "[") &&
           view_.Is(range.end - 1, "]");
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

  const TokenView view_;
  std::vector<Token>& tokens_;
  std::vector<Sentence>& sentences_;
  std::vector<Line> lines_;  // after view_, with which they are read
  size_t end_of_article_ = 0;
  size_t tail_ = 0;     // from here on all lines are short
  size_t opening_ = 0;  // the first line behind headline and lead
  bool in_teasers_ = false;
  bool furniture_seen_ = false;
};

}  // namespace

void AssignZones(const NormalizedText& normalized, absl::string_view folded, std::vector<Token>& tokens,
                 std::vector<Sentence>& sentences) {
  ZoneAssigner(normalized, folded, tokens, sentences).Run();
}

}  // namespace banghi
