#include "extractors/events/clause_reader.h"

#include <algorithm>
#include <string>
#include <vector>

#include "extractors/events/sentence_triggers.h"

namespace banghi {
namespace {

constexpr uint32_t kWindow = 150;                     // tokens on either side of a trigger
constexpr uint32_t kLongestTitle = 9;                 // tokens in quotation marks that may be a name and no speech
constexpr absl::string_view kCurlyMark = "\xE2\x80";  // begins `“` and `”`, and other marks

// The clauses of a sentence, one per trigger in it.
class ClauseReader {
 public:
  ClauseReader(const Analysis& analysis, const ClauseCues& cues, const ActorFinder& finder)
      : analysis_(analysis), cues_(cues), finder_(finder) {}

  SentenceClauses Read(uint32_t sentence) {
    SentenceClauses read;
    const TokenRange tokens = analysis_.document.sentences()[sentence].tokens;
    triggers_ = ReadTriggers(analysis_, cues_, tokens);
    if (triggers_.empty()) return read;
    read.clauses.reserve(triggers_.size());
    FindPlain();
    read.actors = finder_.Find(sentence);
    // Most sentences have none of these marks, and to search their text is quicker than to ask every token.
    const absl::string_view folded = FoldedOf(tokens);
    const bool quotes = folded.find('"') != folded.npos || folded.find(kCurlyMark) != folded.npos;
    if (quotes) ReadSpeech(tokens, read);
    size_t first = 0;
    uint32_t begin = tokens.begin;
    for (uint32_t t = folded.find(';') != folded.npos ? tokens.begin : tokens.end; t <= tokens.end; ++t) {
      if (t < tokens.end && (!IsPunctuation(t) || !analysis_.IsMark(t, ";") || ListGoesOn(t + 1, tokens.end, read)))
        continue;
      AddClauses(sentence, {begin, t}, &first, read);
      begin = t + 1;
    }
    return read;
  }

 private:
  // One token's folded form behind the other.
  absl::string_view FoldedOf(TokenRange tokens) const {
    const uint32_t begin = analysis_.document.tokens()[tokens.begin].folded.begin,
                   end = analysis_.document.tokens()[tokens.end - 1].folded.end;
    return absl::string_view(analysis_.document.folded_text()).substr(begin, end - begin);
  }

  bool IsPunctuation(uint32_t token) const {
    return analysis_.document.tokens()[token].kind == TokenKind::kPunctuation;
  }

  // `hội đàm với A; Thủ tướng B và C.`: who else was met stands behind the mark, and nothing else is told there.
  bool ListGoesOn(uint32_t begin, uint32_t end, const SentenceClauses& read) const {
    const auto behind = [begin](const auto& each) { return each.tokens.begin < begin; };
    const auto trigger = std::partition_point(triggers_.begin(), triggers_.end(), behind);
    const bool told = plain_[static_cast<size_t>(trigger - triggers_.begin())] < triggers_.size();
    if (told || begin >= end) return false;
    const auto actor = std::partition_point(read.actors.begin(), read.actors.end(), behind);
    return actor != read.actors.end() && actor->official() && actor->tokens.begin == begin;
  }

  // plain_: of each trigger the first from it on that is not ordinary.
  void FindPlain() {
    plain_.assign(triggers_.size() + 1, triggers_.size());
    for (size_t i = triggers_.size(); i-- > 0;) plain_[i] = Ordinary(triggers_[i]) ? plain_[i + 1] : i;
  }

  // `first`: the first trigger not yet read.
  void AddClauses(uint32_t sentence, TokenRange tokens, size_t* first, SentenceClauses& read) const {
    const std::vector<Match>& triggers = triggers_;
    uint32_t limit = tokens.begin;
    const size_t begin = *first;
    const TokenRange behind_phrases = BehindPhrases(tokens, begin, read.actors);
    for (size_t i = begin; i < triggers.size() && triggers[i].tokens.end <= tokens.end; *first = ++i) {
      if (!tokens.Contains(triggers[i].tokens)) continue;
      if (i > begin && IsSetting(triggers[i], triggers[i - 1])) continue;
      Clause clause;
      clause.sentence = sentence;
      clause.trigger = triggers[i].tokens;
      clause.tokens = Window(tokens, clause.trigger);
      clause.entry = &analysis_.bundle.triggers()[triggers[i].entry];
      clause.left_limit = std::max(limit, clause.tokens.begin);
      clause.opening = std::max(triggers[begin].tokens.begin, clause.tokens.begin);
      clause.behind_phrases = behind_phrases;
      clause.first_trigger = limit == tokens.begin;
      clause.right_limit = clause.tokens.end;
      const size_t next = plain_[i + 1];
      bool more = next < triggers.size() && clause.tokens.Contains(triggers[next].tokens);
      if (more) clause.right_limit = triggers[next].tokens.begin;
      if (clause.entry->frame != "ARRIVE") limit = clause.trigger.end;
      clause.setting_limit = clause.right_limit;
      if (more && IsSetting(triggers[next], triggers[i])) {
        const bool third = next + 1 < triggers.size() && clause.tokens.Contains(triggers[next + 1].tokens);
        clause.setting_limit = third ? triggers[next + 1].tokens.begin : clause.tokens.end;
      }
      const auto quote = std::find_if(read.quotes.begin(), read.quotes.end(),
                                      [&](const TokenRange& range) { return range.Contains(clause.trigger); });
      if (quote != read.quotes.end()) {
        Narrow(*quote, clause);
        clause.actors = ActorsIn(clause.tokens, read.actors);
      } else {
        clause.quotes = read.quotes;
        clause.actors = ActorsIn(clause.tokens, read.quotes.empty() ? read.actors : read.outside);
      }
      read.clauses.push_back(clause);
    }
  }

  // `Tiếp tục chuyến thăm, sáng 20/11, A đã ...`: from the comma behind the last phrase before A to the next trigger.
  TokenRange BehindPhrases(TokenRange tokens, size_t first, absl::Span<const Actor> actors) const {
    TokenRange behind;
    if (first >= triggers_.size() || triggers_[first].tokens.begin >= tokens.end) return behind;
    const absl::Span<const Actor> acting = ActorsIn(tokens, actors);
    const auto subject = std::find_if(acting.begin(), acting.end(), [](const Actor& a) { return a.official(); });
    if (subject == acting.end()) return behind;
    const uint32_t begin = subject->tokens.begin;
    const bool near = begin > tokens.begin && begin <= tokens.begin + kWindow;
    if (!near || !analysis_.IsMark(begin - 1, ",")) return behind;
    for (size_t i = first; i + 1 < triggers_.size() && triggers_[i].tokens.end <= begin; ++i) {
      uint32_t comma = triggers_[i].tokens.end;
      while (comma < begin && !analysis_.IsMark(comma, ",")) ++comma;
      if (comma == begin) break;
      behind = {comma, triggers_[i + 1].tokens.begin};
    }
    return behind;
  }

  // `gặp nhau bên lề hội nghị ở Đức`: the conference is where the meeting was.
  bool IsSetting(const Match& next, const Match& last) const {
    const absl::string_view frame = analysis_.bundle.triggers()[next.entry].frame;
    const absl::string_view told = analysis_.bundle.triggers()[last.entry].frame;
    if (frame != "GATHER" && frame != "SUMMIT") return false;
    const int list = told == "MEET" || told == "HOST" ? cues_.only_occasion : cues_.margin;
    const uint32_t begin = next.tokens.begin;
    // `gặp A, phát biểu tại hội nghị`: two items of a programme; but `gặp A nhân dịp dự hội nghị`.
    const uint32_t attended = std::max(analysis_.CueBefore(begin, cues_.attend), last.tokens.end);
    return analysis_.CueWithin(begin > last.tokens.end + 3 ? begin - 3 : last.tokens.end, attended, list);
  }

  // What somebody says tells of its own happenings, with its own people.
  void ReadSpeech(TokenRange sentence, SentenceClauses& read) const {
    uint32_t open = sentence.end;
    for (uint32_t t = sentence.begin; t < sentence.end; ++t) {
      if (!IsPunctuation(t)) continue;
      const bool plain = analysis_.IsMark(t, "\"");
      if (open != sentence.end && (plain || analysis_.IsMark(t, "”"))) {
        const bool title = analysis_.MatchAt(open + 1, EntryKind::kTrigger) != nullptr;  // `“Hội thảo ... về ...”`
        if (t > open + kLongestTitle && !title) read.quotes.push_back({open + 1, t});
        open = sentence.end;
      } else if (plain || analysis_.IsMark(t, "“")) {
        open = t;
      }
    }
    if (read.quotes.empty() && open != sentence.end && open > sentence.begin + kLongestTitle && SpeechEnds(open)) {
      read.quotes.push_back({sentence.begin, open});  // begun in a sentence before
    }
    if (read.quotes.empty()) return;
    for (const Actor& actor : read.actors) {
      const bool spoken = std::any_of(read.quotes.begin(), read.quotes.end(),
                                      [&](const TokenRange& quote) { return quote.Contains(actor.tokens); });
      if (!spoken) read.outside.push_back(actor);
    }
  }

  // `..., ", A nói`
  bool SpeechEnds(uint32_t mark) const { return analysis_.IsMark(mark + 1, ",") || analysis_.IsMark(mark + 1, "-"); }

  static void Narrow(TokenRange to, Clause& clause) {
    clause.tokens = {std::max(clause.tokens.begin, to.begin), std::min(clause.tokens.end, to.end)};
    clause.left_limit = std::max(clause.left_limit, clause.tokens.begin);
    clause.right_limit = std::min(clause.right_limit, clause.tokens.end);
    clause.setting_limit = std::min(clause.setting_limit, clause.tokens.end);
  }

  // `bán`, `tặng`, `đến`: too ordinary to end what an earlier trigger tells.
  bool Ordinary(const Match& trigger) const {
    const Trigger& entry = analysis_.bundle.triggers()[trigger.entry];
    return entry.weak && (entry.frame == "GIVE" || entry.frame == "ARRIVE");
  }

  // No sentence that people write is longer; one of a broken text is read through a window, so that the cost stays
  // linear.
  static TokenRange Window(TokenRange clause, TokenRange trigger) {
    TokenRange window = clause;
    if (trigger.begin > clause.begin + kWindow) window.begin = trigger.begin - kWindow;
    if (trigger.end + kWindow < clause.end) window.end = trigger.end + kWindow;
    return window;
  }

  static absl::Span<const Actor> ActorsIn(TokenRange tokens, absl::Span<const Actor> actors) {
    auto begin = std::partition_point(actors.begin(), actors.end(),
                                      [&](const Actor& a) { return a.tokens.begin < tokens.begin; });
    auto end = std::partition_point(begin, actors.end(), [&](const Actor& a) { return a.tokens.begin < tokens.end; });
    while (end != begin && (end - 1)->tokens.end > tokens.end) --end;
    return actors.subspan(begin - actors.begin(), end - begin);
  }

  const Analysis& analysis_;
  const ClauseCues& cues_;
  const ActorFinder& finder_;
  std::vector<Match> triggers_;  // of the sentence
  std::vector<size_t> plain_;
};

}  // namespace

SentenceClauses ReadClauses(const Analysis& analysis, const ClauseCues& cues, const ActorFinder& finder,
                            uint32_t sentence) {
  return ClauseReader(analysis, cues, finder).Read(sentence);
}

}  // namespace banghi
