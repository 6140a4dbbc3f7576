#include "extractors/events/sentence_triggers.h"

#include <cstdint>
#include <string>
#include <utility>

#include "absl/strings/string_view.h"

namespace banghi {
namespace {

constexpr uint32_t kLongestEpithet = 9;  // tokens between `tập trận` and its name
constexpr uint32_t kWitnessReach = 16;   // tokens from `chứng kiến` over those who hand over documents

// Reads one sentence, once.
class TriggerReader {
 public:
  TriggerReader(const Analysis& analysis, const ClauseCues& cues) : analysis_(analysis), cues_(cues) {}

  std::vector<Match> Read(TokenRange sentence) {
    uint32_t read = sentence.begin;  // what stands before it has been read
    for (const Match& match : analysis_.matches.In(sentence.begin, sentence.end)) {
      const uint32_t begin = match.tokens.begin;
      if (match.kind != EntryKind::kTrigger || begin < read) continue;
      TakeOthers({read, begin}, sentence);
      read = begin + 1;
      if (begin >= next_ && match.tokens.end <= sentence.end) Take(match);
    }
    TakeOthers({read, sentence.end}, sentence);
    return std::move(found_);
  }

 private:
  const Trigger& EntryOf(const Match& match) const { return analysis_.bundle.triggers()[match.entry]; }

  void Add(const Match& trigger) {
    found_.push_back(trigger);
    if (HandsOverDocuments(trigger)) found_.back().entry = cues_.signature;
    next_ = trigger.tokens.end;
  }

  // `chứng kiến lễ trao 3 văn bản hợp tác`: they were signed; `dự lễ trao` tells of the ceremony.
  bool HandsOverDocuments(const Match& trigger) const {
    const uint32_t begin = trigger.tokens.begin, end = trigger.tokens.end;
    if (analysis_.CueAt(begin, cues_.handing_over) != end || analysis_.CueBefore(begin, cues_.witness) == begin)
      return false;
    uint32_t documents = analysis_.CueAt(end, cues_.some);
    if (documents == end && analysis_.IsNumber(end)) ++documents;
    return analysis_.CueAt(documents, cues_.document) != documents ||
           analysis_.MatchAt(documents, EntryKind::kAgreementNoun) != nullptr;
  }

  // `chứng kiến các bộ, ngành hai nước trao đổi 9 văn kiện`: where `trao đổi` ends that begins at `token`, if it tells
  // that documents were signed; `token` elsewhere.
  uint32_t ExchangeEnd(uint32_t token, TokenRange sentence) const {
    const uint32_t end = analysis_.CueAt(token, cues_.exchanged);
    if (end == token || end >= sentence.end) return token;
    uint32_t documents = std::max(analysis_.CueAt(end, cues_.some), end);
    if (documents == end && analysis_.IsNumber(end)) ++documents;
    if (documents == end || analysis_.CueAt(documents, cues_.document) == documents) return token;
    const uint32_t from = std::max(sentence.begin, token - std::min(token, kWitnessReach));
    return analysis_.CueWithin(from, token, cues_.witness) ? end : token;
  }

  // Adds the match, joins it to the trigger before it, or leaves it.
  void Take(const Match& match) {
    absl::string_view rule = PartOf(match);
    if (rule.empty() && JoinsLast(match)) return;
    if (rule.empty()) rule = NamesNothingNew(match);
    if (rule.empty()) {
      Add(match);
    } else {
      analysis_.Leave(match.tokens, EntryOf(match).source, rule);
    }
  }

  // Why the words are only part of others; empty where they stand on their own.
  absl::string_view PartOf(const Match& match) const {
    if (Inside(match)) return "events/trigger-in-name";
    return InCompound(match) ? "events/trigger-in-compound" : "";
  }

  bool BeginsOffice(uint32_t token) const {
    const size_t next = analysis_.FirstMentionFrom(token);
    if (next >= analysis_.mentions.size() || analysis_.mentions[next].dropped) return false;
    const Mention& mention = analysis_.mentions[next];
    return mention.tokens.begin == token && mention.type == MentionType::kPosition;
  }

  // `tiếp tục`, `cuộc họp báo`: the first part of another word.
  bool InCompound(const Match& match) const {
    const Trigger& entry = EntryOf(match);
    const uint32_t begin = match.tokens.begin, end = match.tokens.end;
    const bool bound = entry.frame == "HOST" && analysis_.CueBefore(begin, cues_.host_bound) != begin;
    if (bound && !(begin > 0 && analysis_.IsCapital(begin - 1))) return true;  // `trực tiếp`; but a man's name ends so
    if (begin > 0 && analysis_.CueAt(begin - 1, cues_.meeting_bound) > begin) return true;  // `nơi gặp gỡ` of ideas
    if (BeginsOffice(end)) return false;  // `gặp Hiệu trưởng`, `tiếp Thị trưởng`
    // `tập trận tên lửa`, `diễn đàn công nghệ`
    const bool gathering = entry.frame == "GATHER" || entry.event == "EXERCISE";
    if (gathering && analysis_.CueBefore(begin, cues_.gathering_bound) != begin) return true;  // `nghi lễ chào cờ`
    const bool thing = entry.frame == "GIVE" && analysis_.CueAt(end, cues_.equipment) != end;  // `bán tên lửa`
    if (!gathering && !thing && analysis_.CueAt(end, cues_.not_after_trigger) != end) return true;
    if (entry.id == "gap" && analysis_.CueAt(end, cues_.obstacles) != end) return true;  // `gặp nhiều trở ngại`
    return entry.frame == "HOST" && analysis_.CueAt(end, cues_.host_compound) != end;
  }

  // Makes one trigger of the last one and the match where both are words for one happening.
  bool JoinsLast(const Match& match) {
    if (found_.empty()) return false;
    Match& last = found_.back();
    const bool names_drill = NamesDrill(last, match);
    if (!names_drill && !CallsToTalk(last, match) && !TalksTwice(last, match)) return false;
    last.tokens.end = match.tokens.end;
    if (names_drill) last.entry = match.entry;
    next_ = match.tokens.end;
    return true;
  }

  // The rule by which the match names no happening, or only the one named right before it, which then has the match's
  // parties; empty where it is neither.
  absl::string_view NamesNothingNew(const Match& match) {
    if (DrillByName(match) && !StandsAlone(match)) return "events/name-of-no-drill";
    if (found_.empty() || !NamesOnce(found_.back(), match)) return "";
    if (!EntryOf(match).parties.empty()) found_.back().entry = match.entry;  // `cuộc họp AUSMIN`
    return "events/named-before";
  }

  // What tells of a happening without a trigger of the gazetteer: exchanged documents and forums that begin in
  // `tokens`.
  void TakeOthers(TokenRange tokens, TokenRange sentence) {
    const uint64_t list = Matches::BitOfList(cues_.exchanged);
    const auto next = [&](uint32_t from) { return analysis_.matches.FindMayBeCue(from, tokens.end, list); };
    uint32_t read = tokens.begin;
    for (uint32_t t = next(read); t < tokens.end; t = next(t + 1)) {
      const uint32_t end = ExchangeEnd(t, sentence);
      if (end == t) continue;
      TakeForums({read, t}, sentence);
      read = t;
      if (t >= next_) Add({.tokens = {t, end}, .kind = EntryKind::kTrigger, .entry = cues_.signature});
    }
    TakeForums({read, tokens.end}, sentence);
  }

  // Those that begin in `tokens`; of mentions that begin at one token the longest counts.
  void TakeForums(TokenRange tokens, TokenRange sentence) {
    size_t m = analysis_.FirstMentionFrom(tokens.begin);
    while (m < analysis_.mentions.size() && !analysis_.mentions[m].dropped) {
      const Mention& mention = analysis_.mentions[m];
      if (mention.tokens.begin >= tokens.end) break;
      if (mention.tokens.begin >= next_) TakeForum(mention, sentence);
      m = analysis_.FirstMentionFrom(mention.tokens.begin + 1);
    }
  }

  // `sẽ dự APEC`: a standing forum, told of as a conference.
  void TakeForum(const Mention& body, TokenRange sentence) {
    const bool forum = body.type == MentionType::kOrganization && body.value == "FORUM";
    if (!forum || body.tokens.end > sentence.end) return;
    if (analysis_.CueBefore(body.tokens.begin, cues_.attend) == body.tokens.begin) return;
    Add({.tokens = body.tokens, .kind = EntryKind::kTrigger, .entry = cues_.conference});
  }

  // `gọi điện trao đổi với A`: one call.
  bool CallsToTalk(const Match& last, const Match& next) const {
    const Trigger &call = EntryOf(last), &talk = EntryOf(next);
    return call.event == "PHONE_CALL" && talk.frame == "MEET" && talk.weak && next.tokens.begin == last.tokens.end;
  }

  // `gặp gỡ và làm việc với A`, `các cuộc gặp, trao đổi với A`: one meeting, and whom with stands behind the second
  // word.
  bool TalksTwice(const Match& last, const Match& next) const {
    const Trigger &first = EntryOf(last), &second = EntryOf(next);
    if (first.event != "MEETING" || second.event != "MEETING" || second.frame != "MEET") return false;
    const uint32_t end = last.tokens.end, with = next.tokens.end;
    uint32_t joined = analysis_.CueAt(end, cues_.conjunction);
    if (joined == end && analysis_.IsMark(end, ",")) joined = end + 1;
    if (joined == end || joined != next.tokens.begin) return false;
    return analysis_.CueAt(with, cues_.together_with) != with || analysis_.CueBefore(with, cues_.together_with) != with;
  }

  bool DrillByName(const Match& match) const { return EntryOf(match).frame == "DRILL"; }

  // `tham gia RIMPAC`, `Đại bàng Non sẽ bắt đầu`; not `Vai kề vai`, `giải pháp then chốt`, `các cuộc tập trận, trong đó
  // có Đại bàng Non`.
  bool StandsAlone(const Match& name) const {
    const TokenRange words = name.tokens;
    if (EntryOf(name).weak || !analysis_.IsCapital(words.begin)) return false;
    if (words.size() == 1) return true;
    if (words.begin > 0 && analysis_.SameSentence(words.begin - 1, words.begin)) return false;
    uint32_t t = words.begin + 1;
    while (t < words.end && !analysis_.IsCapital(t)) ++t;
    return t < words.end;
  }

  // `cuộc tập trận chung mang tên "Vigilant Ace"`, `Vành đai Thái Bình Dương (RIMPAC)`: the name of the exercise before
  // it.
  bool NamesDrill(const Match& last, const Match& next) const {
    const Trigger &told = EntryOf(last), &name = EntryOf(next);
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
    const absl::string_view a = EntryOf(last).frame;
    const absl::string_view b = EntryOf(next).frame;
    const bool gatherings = (a == "GATHER" || a == "SUMMIT" || a == "STANDING") && (b == a || b == "GATHER");
    return gatherings && next.tokens.begin <= last.tokens.end + 1 && !analysis_.IsMark(last.tokens.end, ",") &&
           analysis_.CueAt(last.tokens.end, cues_.conjunction) == last.tokens.end;
  }

  // `dự Hội nghị Bộ trưởng Quốc phòng các nước ASEAN mở rộng`: the name of a standing conference tells of its edition.
  bool BeginsForum(const Match& trigger, const Mention& body) const {
    return body.type == MentionType::kOrganization && body.value == "FORUM" &&
           body.tokens.begin == trigger.tokens.begin && EntryOf(trigger).frame == "GATHER";
  }

  bool Inside(const Match& match) const {
    const TokenRange trigger = match.tokens;
    auto it = analysis_.mentions.begin() + analysis_.FirstMentionFrom(trigger.begin + 1);
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

  const Analysis& analysis_;
  const ClauseCues& cues_;
  std::vector<Match> found_;
  uint32_t next_ = 0;  // where the last trigger ends
};

}  // namespace

TellingSentences::TellingSentences(const Analysis& analysis) : signs_(analysis.document.sentences().size(), 0) {
  const std::vector<Token>& tokens = analysis.document.tokens();
  for (const Match& match : analysis.matches) {
    if (match.kind == EntryKind::kTrigger) signs_[tokens[match.tokens.begin].sentence] |= kTrigger;
  }
  for (const Mention& mention : analysis.mentions) {
    if (mention.dropped) break;
    if (mention.type != MentionType::kOrganization) continue;
    const TextRef kind = mention.entity == kNone ? mention.value : analysis.organizations[mention.entity].kind;
    const bool body = kind == "FORUM" || kind == "INTERNATIONAL" || mention.value == "FORUM";
    if (body) signs_[tokens[mention.tokens.begin].sentence] |= kBody;
  }
}

std::vector<Match> ReadTriggers(const Analysis& analysis, const ClauseCues& cues, TokenRange sentence) {
  return TriggerReader(analysis, cues).Read(sentence);
}

}  // namespace banghi
