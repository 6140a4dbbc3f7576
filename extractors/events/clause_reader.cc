#include "extractors/events/clause_reader.h"

#include <algorithm>
#include <utility>

namespace banghi {
namespace {

constexpr uint32_t kWindow = 150;        // tokens on either side of a trigger
constexpr uint32_t kLongestEpithet = 9;  // tokens between `tập trận` and its name
constexpr uint32_t kLongestTitle = 9;    // tokens in quotation marks that may be a name and no speech

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
    ReadSpeech(tokens, read);
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
  // `sẽ dự APEC`: the standing forum that begins at `token`, told of as a conference; empty where none does.
  TokenRange ForumAttended(uint32_t token) const {
    if (analysis_.CueBefore(token, cues_.attend) == token) return {};
    const size_t m = analysis_.FirstMentionFrom(token);
    if (m >= analysis_.mentions.size() || analysis_.mentions[m].dropped) return {};
    const Mention& body = analysis_.mentions[m];
    const bool forum = body.type == MentionType::kOrganization && body.value == "FORUM";
    if (!forum || body.tokens.begin != token || analysis_.MatchAt(token, EntryKind::kTrigger) != nullptr) return {};
    return body.tokens;
  }

  // Leftmost, longest; not inside a name or an instrument's title.
  std::vector<Match> TriggersIn(TokenRange tokens) const {
    std::vector<Match> triggers;
    uint32_t next = tokens.begin;
    for (uint32_t t = tokens.begin; t < tokens.end; ++t) {
      if (const TokenRange forum = ForumAttended(t); t >= next && !forum.empty() && forum.end <= tokens.end) {
        triggers.push_back({.tokens = forum, .kind = EntryKind::kTrigger, .entry = cues_.conference});
        next = forum.end;
        continue;
      }
      const Match* match = analysis_.MatchAt(t, EntryKind::kTrigger);
      if (match == nullptr || t < next || match->tokens.end > tokens.end) continue;
      const std::string& source = analysis_.bundle.triggers()[match->entry].source;
      if (Inside(*match)) {
        analysis_.Leave(match->tokens, source, "events/trigger-in-name");
        continue;
      }
      // `tiếp tục`, `cuộc họp báo`: the first part of another word.
      const bool host = analysis_.bundle.triggers()[match->entry].frame == "HOST";
      // `tập trận tên lửa`, `diễn đàn công nghệ`
      const Trigger& entry = analysis_.bundle.triggers()[match->entry];
      const bool gathering = entry.frame == "GATHER" || entry.event == "EXERCISE";
      if ((!gathering && analysis_.CueAt(match->tokens.end, cues_.not_after_trigger) != match->tokens.end) ||
          (host && (analysis_.CueAt(match->tokens.end, cues_.host_compound) != match->tokens.end ||
                    analysis_.CueBefore(t, cues_.host_bound) != t))) {
        analysis_.Leave(match->tokens, source, "events/trigger-in-compound");
        continue;
      }
      const bool names_drill = !triggers.empty() && NamesDrill(triggers.back(), *match);
      if (names_drill || (!triggers.empty() && CallsToTalk(triggers.back(), *match))) {
        triggers.back().tokens.end = match->tokens.end;
        if (names_drill) triggers.back().entry = match->entry;
        next = match->tokens.end;
        continue;
      }
      if (DrillByName(*match) && !StandsAlone(*match)) {
        analysis_.Leave(match->tokens, source, "events/name-of-no-drill");
        continue;
      }
      if (!triggers.empty() && NamesOnce(triggers.back(), *match)) {
        const Trigger& name = analysis_.bundle.triggers()[match->entry];
        if (!name.parties.empty()) triggers.back().entry = match->entry;  // `cuộc họp AUSMIN`
        analysis_.Leave(match->tokens, source, "events/named-before");
        continue;
      }
      triggers.push_back(*match);
      next = match->tokens.end;
    }
    return triggers;
  }

  // `gọi điện trao đổi với A`: one call.
  bool CallsToTalk(const Match& last, const Match& next) const {
    const Trigger &call = analysis_.bundle.triggers()[last.entry], &talk = analysis_.bundle.triggers()[next.entry];
    return call.event == "PHONE_CALL" && talk.frame == "MEET" && talk.weak && next.tokens.begin == last.tokens.end;
  }

  bool DrillByName(const Match& match) const { return analysis_.bundle.triggers()[match.entry].frame == "DRILL"; }

  // `Đại bàng Non sẽ bắt đầu`; not `Vai kề vai`, `giải pháp then chốt`.
  bool StandsAlone(const Match& name) const {
    if (analysis_.bundle.triggers()[name.entry].weak || !analysis_.IsCapital(name.tokens.begin)) return false;
    uint32_t t = name.tokens.begin + 1;
    while (t < name.tokens.end && !analysis_.IsCapital(t)) ++t;
    return name.tokens.size() == 1 || t < name.tokens.end;
  }

  // `cuộc tập trận chung mang tên "Vigilant Ace"`, `Vành đai Thái Bình Dương (RIMPAC)`: the name of the exercise before
  // it.
  bool NamesDrill(const Match& last, const Match& next) const {
    const Trigger &told = analysis_.bundle.triggers()[last.entry], &name = analysis_.bundle.triggers()[next.entry];
    if (told.event != name.event || !DrillByName(next) || (DrillByName(last) && last.entry != next.entry)) return false;
    if (name.weak && !analysis_.IsCapital(next.tokens.begin)) return false;
    if (next.tokens.begin > last.tokens.end + kLongestEpithet) return false;
    for (uint32_t t = last.tokens.end; t < next.tokens.begin;) {
      uint32_t end = analysis_.CueAt(t, cues_.drill_epithet);
      if (end == t && !analysis_.IsWord(t) && !analysis_.IsNumber(t)) end = t + 1;
      if (end == t) return false;
      t = end;
    }
    return true;
  }

  // `kỳ họp lần thứ 5 Đối thoại Chiến lược`, `hội nghị cấp cao Diễn đàn Hợp tác`: two words for one gathering.
  bool NamesOnce(const Match& last, const Match& next) const {
    const std::string& a = analysis_.bundle.triggers()[last.entry].frame;
    const std::string& b = analysis_.bundle.triggers()[next.entry].frame;
    const bool gatherings = (a == "GATHER" || a == "SUMMIT" || a == "STANDING") && (b == a || b == "GATHER");
    return gatherings && next.tokens.begin <= last.tokens.end + 1 && !analysis_.IsMark(last.tokens.end, ",") &&
           analysis_.CueAt(last.tokens.end, cues_.conjunction) == last.tokens.end;
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
                   it->type == MentionType::kLocation || it->type == MentionType::kMinistry ||
                   it->type == MentionType::kDate;
      if (solid && it->tokens.Contains(trigger) && !BeginsForum(match, *it)) return true;
    }
    return false;
  }

  // `first`: the first trigger not yet read.
  void AddClauses(uint32_t sentence, TokenRange tokens, const std::vector<Match>& triggers, size_t* first,
                  SentenceClauses& read) const {
    uint32_t limit = tokens.begin;
    const size_t begin = *first;
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
      clause.first_trigger = limit == tokens.begin;
      clause.right_limit = clause.tokens.end;
      size_t next = i + 1;
      while (next < triggers.size() && Ordinary(triggers[next])) ++next;
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
        clause.actors = ActorsIn(clause.tokens, read.outside);
      }
      read.clauses.push_back(clause);
    }
  }

  // `gặp nhau bên lề hội nghị ở Đức`: the conference is where the meeting was.
  bool IsSetting(const Match& next, const Match& last) const {
    const std::string& frame = analysis_.bundle.triggers()[next.entry].frame;
    const std::string& told = analysis_.bundle.triggers()[last.entry].frame;
    if (frame != "GATHER" && frame != "SUMMIT") return false;
    const int list = told == "MEET" || told == "HOST" ? cues_.only_occasion : cues_.margin;
    const uint32_t begin = next.tokens.begin;
    return analysis_.CueWithin(begin > last.tokens.end + 3 ? begin - 3 : last.tokens.end, begin, list);
  }

  // What somebody says tells of its own happenings, with its own people.
  void ReadSpeech(TokenRange sentence, SentenceClauses& read) const {
    uint32_t open = sentence.end;
    for (uint32_t t = sentence.begin; t < sentence.end; ++t) {
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
