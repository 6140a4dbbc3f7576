#include "extractors/events/clause_reader.h"

#include <algorithm>
#include <utility>

namespace banghi {
namespace {

constexpr uint32_t kWindow = 150;  // tokens on either side of a trigger

// The clauses of a sentence, one per trigger in it.
class ClauseReader {
 public:
  ClauseReader(const Analysis& analysis, const ClauseCues& cues, const ActorFinder& finder)
      : analysis_(analysis), cues_(cues), finder_(finder) {}

  SentenceClauses Read(uint32_t sentence) const {
    SentenceClauses read;
    const TokenRange tokens = analysis_.document.sentences()[sentence].tokens;
    std::vector<Match> triggers = TriggersIn(tokens);
    if (triggers.empty()) return read;
    read.actors = finder_.Find(sentence);
    size_t first = 0;
    uint32_t begin = tokens.begin;
    for (uint32_t t = tokens.begin; t <= tokens.end; ++t) {
      if (t < tokens.end && !analysis_.IsMark(t, ";")) continue;
      AddClauses(sentence, {begin, t}, triggers, &first, read);
      begin = t + 1;
    }
    return read;
  }

 private:
  // Leftmost, longest; not inside a name or an instrument's title.
  std::vector<Match> TriggersIn(TokenRange tokens) const {
    std::vector<Match> triggers;
    uint32_t next = tokens.begin;
    for (uint32_t t = tokens.begin; t < tokens.end; ++t) {
      const Match* match = analysis_.MatchAt(t, EntryKind::kTrigger);
      if (match == nullptr || t < next || match->tokens.end > tokens.end) continue;
      const std::string& source = analysis_.bundle.triggers()[match->entry].source;
      if (Inside(*match)) {
        analysis_.Leave(match->tokens, source, "events/trigger-in-name");
        continue;
      }
      // `tiếp tục`, `cuộc họp báo`: the first part of another word.
      const bool host = analysis_.bundle.triggers()[match->entry].frame == "HOST";
      if (analysis_.CueAt(match->tokens.end, cues_.not_after_trigger) != match->tokens.end ||
          (host && analysis_.CueAt(match->tokens.end, cues_.host_compound) != match->tokens.end)) {
        analysis_.Leave(match->tokens, source, "events/trigger-in-compound");
        continue;
      }
      triggers.push_back(*match);
      next = match->tokens.end;
    }
    return triggers;
  }

  // `dự Hội nghị Bộ trưởng Quốc phòng các nước ASEAN mở rộng`: the name of a standing conference tells of its edition.
  bool BeginsForum(const Match& trigger, const Mention& body) const {
    return body.type == MentionType::kOrganization && body.value == "FORUM" &&
           body.tokens.begin == trigger.tokens.begin && analysis_.bundle.triggers()[trigger.entry].frame == "GATHER";
  }

  bool Inside(const Match& match) const {
    const TokenRange trigger = match.tokens;
    auto it = std::upper_bound(analysis_.mentions.begin(), analysis_.mentions.end(), trigger.begin,
                               [](uint32_t begin, const Mention& m) { return m.dropped || begin < m.tokens.begin; });
    for (int steps = 0; it != analysis_.mentions.begin() && steps < 8; ++steps) {
      --it;
      bool solid = it->type == MentionType::kAgreement || it->type == MentionType::kPerson ||
                   it->type == MentionType::kPosition || it->type == MentionType::kOrganization ||
                   it->type == MentionType::kLocation || it->type == MentionType::kMinistry;
      if (solid && it->tokens.Contains(trigger) && !BeginsForum(match, *it)) return true;
    }
    return false;
  }

  // `first`: the first trigger not yet read.
  void AddClauses(uint32_t sentence, TokenRange tokens, const std::vector<Match>& triggers, size_t* first,
                  SentenceClauses& read) const {
    uint32_t limit = tokens.begin;
    for (size_t i = *first; i < triggers.size() && triggers[i].tokens.end <= tokens.end; *first = ++i) {
      if (!tokens.Contains(triggers[i].tokens)) continue;
      Clause clause;
      clause.sentence = sentence;
      clause.trigger = triggers[i].tokens;
      clause.tokens = Window(tokens, clause.trigger);
      clause.entry = &analysis_.bundle.triggers()[triggers[i].entry];
      clause.left_limit = std::max(limit, clause.tokens.begin);
      clause.first_trigger = limit == tokens.begin;
      clause.right_limit = clause.tokens.end;
      size_t next = i + 1;
      while (next < triggers.size() && Ordinary(triggers[next])) ++next;
      bool more = next < triggers.size() && clause.tokens.Contains(triggers[next].tokens);
      if (more) clause.right_limit = triggers[next].tokens.begin;
      limit = clause.trigger.end;
      clause.actors = ActorsIn(clause.tokens, read.actors);
      read.clauses.push_back(clause);
    }
  }

  // `bán`, `tặng`: too ordinary to end what an earlier trigger tells.
  bool Ordinary(const Match& trigger) const {
    const Trigger& entry = analysis_.bundle.triggers()[trigger.entry];
    return entry.weak && entry.frame == "GIVE";
  }

  // No sentence that people write is longer; one of a broken text is read through a window, so that the cost stays
  // linear.
  static TokenRange Window(TokenRange clause, TokenRange trigger) {
    TokenRange window = clause;
    if (trigger.begin > clause.begin + kWindow) window.begin = trigger.begin - kWindow;
    if (trigger.end + kWindow < clause.end) window.end = trigger.end + kWindow;
    return window;
  }

  static absl::Span<const Actor> ActorsIn(TokenRange tokens, const std::vector<Actor>& actors) {
    auto begin = std::partition_point(actors.begin(), actors.end(),
                                      [&](const Actor& a) { return a.tokens.begin < tokens.begin; });
    auto end = std::partition_point(begin, actors.end(), [&](const Actor& a) { return a.tokens.begin < tokens.end; });
    while (end != begin && (end - 1)->tokens.end > tokens.end) --end;
    return absl::MakeConstSpan(actors).subspan(begin - actors.begin(), end - begin);
  }

  const Analysis& analysis_;
  const ClauseCues& cues_;
  const ActorFinder& finder_;
};

}  // namespace

SentenceClauses ReadClauses(const Analysis& analysis, const ClauseCues& cues, const ActorFinder& finder,
                            uint32_t sentence) {
  return ClauseReader(analysis, cues, finder).Read(sentence);
}

}  // namespace banghi
