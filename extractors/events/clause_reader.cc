#include "extractors/events/clause_reader.h"

#include <algorithm>
#include <utility>

namespace banghi {
namespace {

// The clauses of a sentence, one per trigger in it.
class ClauseReader {
 public:
  ClauseReader(const Analysis& analysis, const ClauseCues& cues, const ActorFinder& finder)
      : analysis_(analysis), cues_(cues), finder_(finder) {}

  std::vector<Clause> Read(uint32_t sentence) const {
    std::vector<Clause> clauses;
    const TokenRange tokens = analysis_.document.sentences()[sentence].tokens;
    std::vector<Match> triggers = TriggersIn(tokens);
    if (triggers.empty()) return clauses;
    const std::vector<Actor> actors = finder_.Find(sentence);
    uint32_t begin = tokens.begin;
    for (uint32_t t = tokens.begin; t <= tokens.end; ++t) {
      if (t < tokens.end && !analysis_.IsMark(t, ";")) continue;
      AddClauses(sentence, {begin, t}, triggers, actors, clauses);
      begin = t + 1;
    }
    return clauses;
  }

 private:
  // Leftmost, longest; not inside a name or an instrument's title.
  std::vector<Match> TriggersIn(TokenRange tokens) const {
    std::vector<Match> triggers;
    uint32_t next = tokens.begin;
    for (uint32_t t = tokens.begin; t < tokens.end; ++t) {
      const Match* match = analysis_.MatchAt(t, EntryKind::kTrigger);
      if (match == nullptr || t < next || match->tokens.end > tokens.end || Inside(match->tokens)) continue;
      // `tiếp tục`, `cuộc họp báo`: the first part of another word.
      if (analysis_.CueAt(match->tokens.end, cues_.not_after_trigger) != match->tokens.end) continue;
      triggers.push_back(*match);
      next = match->tokens.end;
    }
    return triggers;
  }

  bool Inside(TokenRange trigger) const {
    auto it = std::upper_bound(analysis_.mentions.begin(), analysis_.mentions.end(), trigger.begin,
                               [](uint32_t begin, const Mention& m) { return m.dropped || begin < m.tokens.begin; });
    for (int steps = 0; it != analysis_.mentions.begin() && steps < 8; ++steps) {
      --it;
      bool solid = it->type == MentionType::kAgreement || it->type == MentionType::kPerson || it->type == MentionType::kPosition ||
                   it->type == MentionType::kOrganization || it->type == MentionType::kLocation || it->type == MentionType::kMinistry;
      if (solid && it->tokens.Contains(trigger)) return true;
    }
    return false;
  }

  void AddClauses(uint32_t sentence, TokenRange tokens, const std::vector<Match>& triggers, const std::vector<Actor>& actors,
                  std::vector<Clause>& clauses) const {
    uint32_t limit = tokens.begin;
    for (size_t i = 0; i < triggers.size(); ++i) {
      if (!tokens.Contains(triggers[i].tokens)) continue;
      Clause clause;
      clause.sentence = sentence;
      clause.tokens = tokens;
      clause.trigger = triggers[i].tokens;
      clause.entry = &analysis_.bundle.triggers()[triggers[i].entry];
      clause.left_limit = limit;
      clause.first_trigger = limit == tokens.begin;
      clause.right_limit = tokens.end;
      if (i + 1 < triggers.size() && tokens.Contains(triggers[i + 1].tokens)) clause.right_limit = triggers[i + 1].tokens.begin;
      limit = clause.trigger.end;
      for (const Actor& actor : actors) {
        if (tokens.Contains(actor.tokens)) clause.actors.push_back(actor);
      }
      clauses.push_back(std::move(clause));
    }
  }

  const Analysis& analysis_;
  const ClauseCues& cues_;
  const ActorFinder& finder_;
};

}  // namespace

std::vector<Clause> ReadClauses(const Analysis& analysis, const ClauseCues& cues, const ActorFinder& finder, uint32_t sentence) {
  return ClauseReader(analysis, cues, finder).Read(sentence);
}

}  // namespace banghi
