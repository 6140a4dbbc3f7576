#include "extractors/events/talks.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "extractors/events/same_happening.h"

namespace banghi {
namespace {

constexpr char kCall[] = "PHONE_CALL";
constexpr absl::string_view kAgreed = "events/agreed";
constexpr absl::string_view kDiscussed = "events/discussed";
// No sentence, and no article, that people write tells of more; the cost stays linear for those that nobody wrote.
constexpr size_t kMostTalks = 8;
constexpr size_t kMostTold = 100;
constexpr uint32_t kWindow = 150;       // tokens on either side of the words
constexpr uint32_t kVerbReach = 8;      // tokens between the two and what they did
constexpr uint32_t kPartnerReach = 14;  // tokens between `bàn` and with whom
constexpr uint32_t kMarginReach =
    12;  // tokens behind a word of talking to the `bên lề` of what it was on the margin of

// Whether a trigger of the sentence tells of a meeting or a call itself.
bool ToldByTrigger(const Analysis& analysis, TokenRange sentence) {
  const absl::Span<const Match> matches = analysis.matches.In(sentence.begin, sentence.end);
  return std::any_of(matches.begin(), matches.end(), [&](const Match& match) {
    if (match.kind != EntryKind::kTrigger) return false;
    const absl::string_view frame = analysis.bundle.triggers()[match.entry].frame;
    return frame == "MEET" || frame == "HOST" || frame == "SUMMIT";
  });
}

// Of two who talk one at least is a person, an office, a state or a body of the sentence; the other may be a pronoun.
bool NamesAnybody(const Analysis& analysis, TokenRange sentence) {
  const auto begin = analysis.mentions.begin() + analysis.FirstMentionFrom(sentence.begin),
             end = analysis.mentions.begin() + analysis.FirstMentionFrom(sentence.end);
  return std::any_of(begin, end, [](const Mention& mention) {
    return mention.type != MentionType::kDate && mention.type != MentionType::kRank &&
           mention.type != MentionType::kAgreement && mention.type != MentionType::kPartnership;
  });
}

// Most sentences have none, and need not be read for who acts in them.
bool HasVerb(const FrameContext& context, TokenRange sentence) {
  const Analysis& analysis = context.analysis;
  const int agreed = context.cues.agreed_on, discussed = context.cues.discussed;
  const uint64_t lists = Matches::BitOfList(agreed) | Matches::BitOfList(discussed);
  const auto next = [&](uint32_t from) { return analysis.matches.FindMayBeCue(from, sentence.end, lists); };
  for (uint32_t t = next(sentence.begin); t < sentence.end; t = next(t + 1)) {
    if (analysis.CueAt(t, agreed) != t || analysis.CueAt(t, discussed) != t) return true;
  }
  return false;
}

// Behind dates and auxiliaries: `ngày 5/3 đã`.
uint32_t SkipToVerb(const FrameContext& context, uint32_t token, uint32_t end) {
  const Analysis& analysis = context.analysis;
  const uint32_t limit = std::min(token + kVerbReach, end);
  while (token < limit) {
    const size_t m = analysis.FirstMentionFrom(token);
    const bool date = m < analysis.mentions.size() && analysis.mentions[m].tokens.begin == token &&
                      analysis.mentions[m].type == MentionType::kDate;
    uint32_t next = date ? analysis.mentions[m].tokens.end : analysis.CueAt(token, context.cues.arrive_aux);
    if (next == token) next = analysis.CueAt(token, context.cues.together_with);  // `cùng nhất trí`
    if (next == token) break;
    token = next;
  }
  return token;
}

// No sentence that people write is longer.
TokenRange Window(TokenRange sentence, TokenRange verb) {
  sentence.begin = std::max(sentence.begin, verb.begin - std::min(verb.begin, kWindow));
  sentence.end = std::min(sentence.end, verb.end + kWindow);
  return sentence;
}

EventEntity Tell(const FrameContext& context, uint32_t sentence, TokenRange verb, absl::string_view rule,
                 const Actor& a, const Actor& b) {
  Clause clause;
  clause.sentence = sentence;
  clause.tokens = Window(context.analysis.document.sentences()[sentence].tokens, verb);
  clause.trigger = verb;
  clause.entry = &MeetingWithoutTrigger();
  clause.first_trigger = true;
  clause.left_limit = clause.opening = clause.tokens.begin;
  clause.right_limit = clause.setting_limit = clause.tokens.end;
  EventEntity event;
  FillCircumstances(context.analysis, context.cues, clause, event);
  event.source = rule;
  event.why.Replace("type", event.type, rule, verb);
  AddActor(a, "", event);
  AddActor(b, "", event);
  return event;
}

bool Officials(const Actor& a, const Actor& b) {
  const bool named = a.named() && b.official() && !a.country_code.empty() && !b.country_code.empty();
  return named && a.country_code != b.country_code;
}

// `A thảo luận về hợp tác với các nhà lãnh đạo Ý`
bool WithLeadersOf(const FrameContext& context, const Actor& a, const Actor& b) {
  const Analysis& analysis = context.analysis;
  if (!a.named() || a.country_code.empty() || b.kind != Actor::Kind::kState || b.country_code == a.country_code)
    return false;
  const uint32_t begin = b.tokens.begin, leaders = analysis.CueBefore(begin, context.cues.envoy);
  return leaders != begin && analysis.CueBefore(leaders, context.cues.together_with) != leaders;
}

}  // namespace

std::vector<EventEntity> ReadTalks(const FrameContext& context, uint32_t sentence) {
  const Analysis& analysis = context.analysis;
  const TokenRange tokens = analysis.document.sentences()[sentence].tokens;
  if (!NamesAnybody(analysis, tokens) || ToldByTrigger(analysis, tokens) || !HasVerb(context, tokens)) return {};
  const std::vector<Actor>& actors = context.actors.Find(sentence);
  std::vector<EventEntity> talks;
  for (size_t i = 0; i + 1 < actors.size() && talks.size() < kMostTalks; ++i) {
    const Actor &a = actors[i], &b = actors[i + 1];
    const bool leaders = WithLeadersOf(context, a, b);
    if (!leaders && !Officials(a, b)) continue;
    const uint32_t verb = SkipToVerb(context, b.tokens.end, tokens.end);
    const uint32_t agreed = analysis.CueAt(verb, context.cues.agreed_on);
    const bool joined = analysis.CueWithin(a.tokens.end, b.tokens.begin, context.cues.together_with);
    if (!leaders && agreed != verb && joined && context.actors.Coordinated(a, b)) {
      talks.push_back(Tell(context, sentence, {verb, agreed}, kAgreed, a, b));
      continue;
    }
    // `A sẽ bàn về hợp tác với B`
    const uint32_t from = std::max(a.tokens.end, b.tokens.begin - std::min(b.tokens.begin, kPartnerReach));
    const TokenRange discussed = analysis.CueIn(from, b.tokens.begin, context.cues.discussed);
    const bool with = leaders || analysis.CueBefore(b.tokens.begin, context.cues.together_with) != b.tokens.begin;
    if (discussed.empty() || !with) continue;
    talks.push_back(Tell(context, sentence, discussed, kDiscussed, a, b));
    for (size_t k = i + 2;
         k < actors.size() && talks.size() < kMostTalks && context.actors.Coordinated(actors[k - 1], actors[k]); ++k) {
      if (Officials(a, actors[k])) talks.push_back(Tell(context, sentence, discussed, kDiscussed, a, actors[k]));
    }
  }
  return talks;
}

void MakeCallsOfTalks(const Analysis& analysis, const ClauseCues& cues, std::vector<EventEntity>& events) {
  absl::flat_hash_map<std::pair<int32_t, int32_t>, std::string> calls;  // the day of the first call of each pair
  const auto pair_of = [](const EventEntity& event) {
    const PeopleSet people = PeopleOf(event);
    if (people.size() != 2) return std::pair<int32_t, int32_t>{kNone, kNone};
    return std::pair<int32_t, int32_t>{people.front(), people.back()};
  };
  for (const EventEntity& event : events) {
    if (event.type == kCall && PeopleOf(event).size() == 2) calls.try_emplace(pair_of(event), event.date);
  }
  if (calls.empty()) return;
  for (EventEntity& event : events) {
    const TokenRange words = event.trigger;
    if (event.type != "MEETING" || event.place_mention != kNone) continue;
    if (!analysis.CueWithin(words.begin, words.end, cues.talk_word)) continue;
    if (analysis.CueWithin(words.end, words.end + kMarginReach, cues.margin)) continue;  // `bên lề hội nghị`
    const auto call = calls.find(pair_of(event));
    if (call == calls.end() || (!event.date.empty() && event.date != call->second)) continue;
    event.type = kCall;
    event.mode = "PHONE";
    event.why.Replace("type", event.type, "events/talk-of-a-call", words);
    event.why.Replace("mode", event.mode, "events/talk-of-a-call");
  }
}

void AddTalks(std::vector<EventEntity> talks, std::vector<EventEntity>& events) {
  if (talks.size() > kMostTold) talks.resize(kMostTold);
  for (EventEntity& talk : talks) {
    const PeopleSet both = PeopleOf(talk);
    const bool told = std::any_of(events.begin(), events.end(), [&](const EventEntity& event) {
      const bool talks_too = event.type == "MEETING" || event.type == "PHONE_CALL" || event.type == "DIALOGUE";
      if (!talks_too || SharedCountries(event, talk) < 2) return false;
      const PeopleSet people = PeopleOf(event);
      return std::includes(both.begin(), both.end(), people.begin(), people.end()) ||
             std::includes(people.begin(), people.end(), both.begin(), both.end());
    });
    if (!told) events.push_back(std::move(talk));
  }
}

}  // namespace banghi
