// ARRIVE: `ngày 5/3, A tới Hà Nội`, `ông B, người vừa đến Bắc Kinh`: the plain words of coming, which tell of a visit
// only where nothing stands between them, who comes, and the foreign place.
#include <algorithm>
#include <optional>

#include "extractors/events/clause_date.h"
#include "extractors/events/comes_before.h"
#include "extractors/events/destination.h"
#include "extractors/events/frames.h"
#include "extractors/events/several_visits.h"
#include "extractors/events/stops.h"
#include "extractors/events/visitors.h"

namespace banghi {
namespace {

constexpr uint32_t kInvitationReach = 3;  // tokens of `mời`, `gửi lời mời`
constexpr uint32_t kSendingReach = 10;    // tokens between `cử` and the word
constexpr uint32_t kDignityReach = 5;     // tokens between what says that somebody travels for a state and his name
constexpr uint32_t kDignityBehind = 4;    // and behind it
constexpr size_t kMostNames = 12;         // places of a name that are looked at
constexpr uint32_t kNounReach = 8;        // tokens between `chuyến thăm` and whose it is
constexpr uint32_t kPluralReach = 2;      // and before it, to the word that makes it several
constexpr uint32_t kStateReach = 3;       // tokens between a place and the state in which it lies
constexpr uint32_t kOpeningReach = 25;    // tokens of an opening phrase behind the place
constexpr uint32_t kDelegationReach = 7;  // tokens between `đoàn` and its state, and before the word

// The state or city that the word leads to, over `thủ đô`, `sân bay`.
Destination PlaceReached(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  uint32_t at = clause.trigger.end;
  for (uint32_t next; (next = analysis.CueAt(at, context.cues.place_word)) != at;) {
    const size_t m = analysis.FirstMentionFrom(at);
    if (m < analysis.mentions.size() && analysis.mentions[m].tokens.begin == at) break;
    at = next;
  }
  const size_t m = analysis.FirstMentionFrom(at);
  if (m >= analysis.mentions.size() || analysis.mentions[m].dropped || analysis.mentions[m].tokens.begin != at)
    return {};
  Destination destination = FindDestination(context, clause, at);
  // `sân bay Incheon ở thành phố A của Hàn Quốc`; not `tới B sau khi chỉ trích Nga`
  uint32_t end = analysis.mentions[m].tokens.end;
  for (auto next = static_cast<int32_t>(m) + 1; next <= destination.mention; ++next) {
    if (analysis.mentions[next].tokens.begin > end + kStateReach) return {};
    end = std::max(end, analysis.mentions[next].tokens.end);
  }
  return destination;
}

// Before `đã`, `vừa`, `rời Indonesia để` that stand before `word`.
uint32_t BeforeAuxiliaries(const FrameContext& context, const Clause& clause, uint32_t word) {
  const Analysis& analysis = context.analysis;
  while (word > clause.tokens.begin) {
    uint32_t before = analysis.CueBefore(word, context.cues.arrive_aux);
    const size_t m = analysis.FirstMentionFrom(word);
    if (before == word && m > 0 && analysis.mentions[m - 1].tokens.end == word) {
      const uint32_t place = analysis.mentions[m - 1].tokens.begin;
      const uint32_t left = analysis.CueBefore(place, context.cues.leave_word);
      before = left == place ? word : left;
    }
    if (before == word) break;
    word = before;
  }
  return word;
}

// `A sẽ gặp B, phát biểu ở Jerusalem trước khi sang Rome`: A; of those whom A receives in his own state, the guest.
const Actor* SubjectBefore(const FrameContext& context, const Clause& clause, absl::string_view host) {
  const Actor* met = nullptr;
  for (const Actor& actor : clause.actors) {
    const uint32_t begin = actor.tokens.begin;
    if (begin >= clause.trigger.begin) break;
    if (!actor.official() || actor.country_code.empty() || actor.country_code == host) continue;
    if (context.analysis.CueBefore(begin, context.cues.met_with) == begin) return &actor;
    met = met == nullptr ? &actor : met;
  }
  return met;
}

// `Phó Tổng Thư ký Liên hợp quốc A`
bool OfNoState(const FrameContext& context, const Actor& actor) {
  if (!actor.named() || !actor.country_code.empty()) return false;
  const Analysis& analysis = context.analysis;
  const auto& positions = analysis.people[actor.person].position_mentions;
  return std::any_of(positions.begin(), positions.end(), [&](int32_t position) {
    return analysis.bundle.offices()[analysis.mentions[position].entry].side == "INTERNATIONAL";
  });
}

// `A thăm Roma, sau đó sẽ đến Praha`: A, who goes on.
const Actor* WhoGoesOn(const FrameContext& context, const Clause& clause, absl::string_view host) {
  const Analysis& analysis = context.analysis;
  bool on = false;
  for (uint32_t word = clause.trigger.begin, before; word > clause.tokens.begin && !on; word = before) {
    on = analysis.CueBefore(word, context.cues.next_stop) != word;
    before = analysis.CueBefore(word, context.cues.arrive_aux);
    if (before == word) break;
  }
  const Actor* visitor = on ? VisitorBefore(context, clause, host) : nullptr;
  return visitor != nullptr && visitor->official() ? visitor : nullptr;
}

// `A nói rằng ông đã đến Hà Nội`: A, who says it; `A gặp báo chí khi ông tới Hà Nội`: A.
const Actor* PronounBefore(const FrameContext& context, const Clause& clause, absl::string_view host) {
  const Analysis& analysis = context.analysis;
  const uint32_t word = BeforeAuxiliaries(context, clause, clause.trigger.begin);
  const uint32_t pronoun = analysis.CueBefore(word, context.cues.invitation.them);
  if (pronoun == word) return nullptr;
  if (analysis.CueBefore(pronoun, context.cues.upon) != pronoun) return SubjectBefore(context, clause, host);
  const Actor* speaker = nullptr;
  for (const Actor& actor : clause.actors) {
    if (actor.tokens.end > pronoun) break;
    if (actor.named()) speaker = speaker == nullptr ? &actor : speaker;
  }
  if (speaker != nullptr && analysis.CueWithin(speaker->tokens.begin, speaker->tokens.end, context.cues.spokesman))
    return nullptr;  // speaks of others
  const bool says = speaker != nullptr && analysis.CueWithin(speaker->tokens.end, pronoun, context.cues.say);
  return says ? speaker : nullptr;
}

// `Ngay sau khi đến Hà Nội, A đã ...`, `A nói với báo chí trên đường tới Hà Nội`: A.
const Actor* SubjectOfPhrase(const FrameContext& context, const Clause& clause, absl::string_view host) {
  const Analysis& analysis = context.analysis;
  const uint32_t begin = clause.trigger.begin, word = BeforeAuxiliaries(context, clause, begin);
  if (analysis.CueWithin(word, begin, context.cues.on_the_road)) return nullptr;  // `B đang trên đường từ Lào tới Huế`
  const bool form = analysis.CueAt(begin, context.cues.on_the_road) != begin;
  const uint32_t road = form ? begin : analysis.CueBefore(word, context.cues.on_the_road);
  // Not `B đang trên đường tới Hà Nội`, of which B is the subject.
  const bool on_the_road = (form || road != word) && analysis.CueBefore(road, context.cues.arrive_aux) == road;
  if (!on_the_road && analysis.CueBefore(word, context.cues.upon) == word) return nullptr;
  const Actor* visitor = on_the_road ? nullptr : SubjectBehind(clause, host);
  return visitor != nullptr ? visitor : SubjectBefore(context, clause, host);
}

// Whether the opening phrase only says where to, when and what for: `Đến Hà Nội chiều 2/3, ...`; not `Đến Nga cũng phản
// đối, ...`.
bool OnlyTellsOfComing(const Analysis& analysis, const ClauseCues& cues, uint32_t end, uint32_t comma) {
  if (comma == end || analysis.CueAt(end, cues.attend) != end || analysis.CueAt(end, cues.goal) != end) return true;
  const size_t m = analysis.FirstMentionFrom(end);
  if (m >= analysis.mentions.size() || analysis.mentions[m].dropped) return false;
  const Mention& next = analysis.mentions[m];
  return next.type == MentionType::kDate && next.tokens.begin <= end + 1 && next.tokens.end <= comma;
}

// `Đến Hà Nội chiều 2/3, Ngoại trưởng Lào A đã gặp B`: A, who stands behind the comma of the opening phrase.
const Actor* SubjectBehindComma(const FrameContext& context, const Clause& clause, const Destination& destination) {
  const Analysis& analysis = context.analysis;
  const uint32_t opening = analysis.document.sentences()[clause.sentence].tokens.begin;
  if (clause.trigger.begin > opening + 1) return nullptr;  // a quotation mark may stand before it
  const uint32_t end = analysis.mentions[destination.mention].tokens.end;
  uint32_t comma = end;
  while (comma < end + kOpeningReach && !analysis.IsMark(comma, ",")) ++comma;
  if (!OnlyTellsOfComing(analysis, context.cues, end, comma)) return nullptr;
  for (const Actor& actor : clause.actors) {
    if (actor.tokens.begin != comma + 1 || !actor.official()) continue;
    return actor.country_code == destination.country_code ? nullptr : &actor;
  }
  return nullptr;
}

// `đoàn nghệ thuật Lào tới Huế`, `một nhóm quan chức Lào tới Huế`
const Actor* DelegationBefore(const FrameContext& context, const Clause& clause) {
  for (const Actor& actor : clause.actors) {
    const bool state = actor.kind == Actor::Kind::kState && !actor.aside;
    const uint32_t begin = actor.tokens.begin;
    const uint32_t from =
        begin > clause.tokens.begin + kDelegationReach ? begin - kDelegationReach : clause.tokens.begin;
    // `đây là lần thứ năm tàu hải quân Lào tới`: the visit told before
    if (context.analysis.CueWithin(from, begin, context.cues.edition_before)) continue;
    const bool officials = context.analysis.CueWithin(from, begin, context.cues.visit.officials);
    if (state && (officials || InDeputation(context, actor)) && StandsBefore(context, clause, actor)) return &actor;
  }
  return nullptr;
}

// `Lào cử đặc phái viên tới Hà Nội`, `Mỹ sẽ cử một phái đoàn tới`: of the state that sends them.
std::optional<Actor> SentBefore(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  const uint32_t trigger = clause.trigger.begin;
  const TokenRange sends = analysis.CueIn(Back(trigger, kSendingReach, clause.left_limit), trigger, context.cues.sends);
  if (sends.empty()) return std::nullopt;
  const Actor *sender = nullptr, *envoy = nullptr;
  for (const Actor& actor : clause.actors) {
    const bool met = analysis.CueBefore(actor.tokens.begin, context.cues.met_with) != actor.tokens.begin;
    if (actor.tokens.end <= sends.begin && !actor.aside && !met && !actor.country_code.empty()) sender = &actor;
    if (actor.tokens.begin >= sends.end && actor.tokens.end <= trigger && actor.official()) envoy = &actor;
  }
  const bool delegation = analysis.CueWithin(sends.end, trigger, context.cues.delegation) &&
                          !analysis.CueWithin(sends.end, trigger, context.cues.no_envoys);
  if (sender == nullptr || (envoy == nullptr && !delegation)) return std::nullopt;
  if (envoy != nullptr && !StandsBefore(context, clause, *envoy)) return std::nullopt;
  Actor sent = envoy != nullptr ? *envoy : *sender;
  if (envoy == nullptr) sent = {.kind = Actor::Kind::kState, .tokens = sender->tokens, .rule = "events/sent-by"};
  sent.country_code = sender->country_code;
  return sent;
}

// `mời ông A tới Paris`: he is still to go there; not behind `lời mời của ông A`, who invites.
bool IsInvited(const FrameContext& context, const Actor& actor) {
  const uint32_t begin = actor.tokens.begin;
  for (uint32_t t = begin; t > 0 && t + kInvitationReach > begin; --t) {
    const Match* match = context.analysis.MatchAt(t - 1, EntryKind::kTrigger);
    if (match == nullptr || match->tokens.end != begin) continue;
    return context.analysis.bundle.triggers()[match->entry].frame == "INVITE";
  }
  return false;
}

// Whether somebody travels for a state: the article gives him an office or rank, he is a public figure, or the words
// around him say so (`đặc phái viên`, `dẫn đầu`). A single name may be another's, whose office is told with the full
// one.
bool TravelsForState(const FrameContext& context, const Clause& clause, const Actor& actor) {
  if (!actor.named()) return true;
  const Analysis& analysis = context.analysis;
  const PersonEntity& person = analysis.people[actor.person];
  const bool known = person.known != kNone || !person.position_mentions.empty() || !person.rank_mentions.empty();
  if (known || person.name.find(' ') == std::string::npos) return true;
  const int list = context.cues.visit.dignitary;
  if (analysis.CueWithin(actor.tokens.end, clause.trigger.begin, list)) return true;
  const size_t most = std::min(person.mentions.size(), kMostNames);
  return std::any_of(person.mentions.begin(), person.mentions.begin() + most, [&](int32_t name) {
    const TokenRange tokens = analysis.mentions[name].tokens;
    return analysis.CueWithin(Back(tokens.begin, kDignityReach, 0), tokens.end + kDignityBehind, list);
  });
}

// `các chuyến thăm của tàu Lào tới Huế`: talk of such things in general.
bool OfVisitsInGeneral(const FrameContext& context, const Clause& clause, const Actor& visitor) {
  const Analysis& analysis = context.analysis;
  const uint32_t begin = visitor.tokens.begin;
  for (uint32_t t = begin; t > clause.tokens.begin && t + kNounReach > begin; --t) {
    const Match* match = analysis.MatchAt(t - 1, EntryKind::kTrigger);
    if (match == nullptr || analysis.bundle.triggers()[match->entry].frame != "VISIT") continue;
    const uint32_t noun = match->tokens.begin;
    return analysis.CueAt(match->tokens.end, context.cues.of) != match->tokens.end &&
           analysis.CueWithin(Back(noun, kPluralReach, clause.tokens.begin), noun, context.cues.general_before);
  }
  return false;
}

}  // namespace

std::vector<EventEntity> ReadArrival(const FrameContext& context, const Clause& clause) {
  const Destination destination = PlaceReached(context, clause);
  if (destination.mention == kNone) return Nothing(context, clause, "events/no-destination");
  const Actor* visitor = nullptr;
  for (const Actor& actor : clause.actors) {
    // Not `và phu nhân Melania`.
    const bool known = actor.official() && (!actor.country_code.empty() || OfNoState(context, actor));
    if (known && StandsBefore(context, clause, actor)) visitor = &actor;
  }
  absl::string_view host = destination.country_code;
  if (visitor == nullptr) visitor = SubjectOfPhrase(context, clause, host);
  if (visitor == nullptr) visitor = SubjectBehindComma(context, clause, destination);
  if (visitor == nullptr) visitor = WhoGoesOn(context, clause, host);
  if (visitor == nullptr) visitor = PronounBefore(context, clause, host);
  if (visitor == nullptr) visitor = DelegationBefore(context, clause);
  const std::optional<Actor> sent = visitor == nullptr ? SentBefore(context, clause) : std::nullopt;
  if (sent.has_value()) visitor = &*sent;
  const bool known = visitor != nullptr && (!visitor->country_code.empty() || OfNoState(context, *visitor));
  if (!known || visitor->country_code == host) return Nothing(context, clause, "events/no-visitor");
  if (OfVisitsInGeneral(context, clause, *visitor)) return Nothing(context, clause, "events/general");
  if (!TravelsForState(context, clause, *visitor)) return Nothing(context, clause, "events/private");
  if (ToLiveThere(context, destination)) return Nothing(context, clause, "events/private");
  if (OnlyToAttend(context, clause, destination)) return Nothing(context, clause, "events/way-to-conference");
  // `Đại sứ Mỹ A tới Hà Nội, bắt đầu nhiệm kỳ`: to stay.
  if (context.analysis.CueAt(visitor->tokens.begin, context.cues.visit.resident) != visitor->tokens.begin)
    return Nothing(context, clause, "events/to-stay");
  EventEntity event;
  FillCircumstances(context.analysis, context.cues, clause, event);
  if (event.status != "CANCELLED" && (IsInvited(context, *visitor) || IsAwaited(context, clause, *visitor))) {
    event.status = "PLANNED";
    event.why.Replace("status", event.status, "events/future-before", visitor->tokens);
  }
  // `quan chức Lào đến Huế hôm 3/5`: their day is not that of their minister's visit
  const bool officials = visitor->kind == Actor::Kind::kState && !InDeputation(context, *visitor);
  const bool deputation = visitor->kind == Actor::Kind::kState && HasShips(context, clause);
  event.deputation = deputation || (officials && event.date_mention != kNone);
  AddActor(*visitor, "GUEST", event);
  AddDestination(context, destination, event);
  std::vector<EventEntity> events{event};
  if (const Visitors further = FurtherVisitors(context, clause, *visitor, host); !further.empty()) {
    AddFurtherVisitors(context, clause, *visitor, further, events);
    return events;
  }
  AddCompanions(context, clause, *visitor, events.front());
  AddFurtherYears(context, clause, events);  // `từng hai lần đến Lào vào năm 2016 và 2017`
  if (events.size() > 1) return events;
  AddFurtherStops(context, clause, *visitor, events);
  AddEarlierStops(context, clause, *visitor, events);
  return events;
}

}  // namespace banghi
