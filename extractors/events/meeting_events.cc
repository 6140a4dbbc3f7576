#include "extractors/events/meeting_events.h"

#include <algorithm>
#include <string>

#include "absl/types/span.h"
#include "extractors/events/meeting_sides.h"

namespace banghi {
namespace {

constexpr uint32_t kBackSentences = 12;
constexpr absl::string_view kHandshake = "bat-tay";  // id in triggers.tsv
constexpr int kHeadOfGovernment = 2;                 // level in offices.tsv
constexpr char kPhoneCall[] = "PHONE_CALL";

// No sentence that people write has more; the cost stays linear for those that nobody wrote.
constexpr size_t kMostActors = 200;

absl::Span<const Actor> FirstActors(const FrameContext& context, uint32_t sentence) {
  return absl::MakeConstSpan(context.actors.Find(sentence)).subspan(0, kMostActors);
}

// Whether all that the article tells of somebody's offices is below those who lead a state.
bool NoLeader(const Analysis& analysis, const Actor& actor) {
  const std::vector<int32_t>& held = analysis.people[actor.person].position_mentions;
  return !held.empty() && std::all_of(held.begin(), held.end(), [&](int32_t position) {
    const int32_t entry = analysis.mentions[position].entry;
    return entry != kNone && analysis.bundle.offices()[entry].level > kHeadOfGovernment;
  });
}

// `hai Bộ trưởng`, `hai bên`: the two officials of different states named together before them, in the clause's
// sentence or in one before it. Whether there are two; of `leaders` only those who may lead a state.
bool AddPairBefore(const FrameContext& context, const Clause& clause, bool leaders, EventEntity& event) {
  const auto& sentences = context.analysis.document.sentences();
  for (uint32_t s = clause.sentence + 1, steps = 0; s-- > 0 && steps <= kBackSentences; ++steps) {
    if (sentences[s].zone == Zone::kTeaser || sentences[s].zone == Zone::kBoilerplate) return false;
    const Actor* one = nullptr;
    for (const Actor& actor : FirstActors(context, s)) {
      if (actor.tokens.begin >= clause.trigger.begin) break;
      if (!actor.named() || actor.country_code.empty() || (leaders && NoLeader(context.analysis, actor))) continue;
      if (one == nullptr) one = &actor;
      if (actor.country_code == one->country_code) continue;
      AddActor(*one, "", event);
      AddActor(actor, "", event);
      return true;
    }
  }
  return false;
}

// `hai nhà lãnh đạo` are no ministers where the article names two who lead.
void AddPairMeant(const FrameContext& context, const Clause& clause, const Actor& both, EventEntity& event) {
  const bool leaders = context.analysis.CueWithin(both.tokens.begin, both.tokens.end, context.cues.leader);
  if (!leaders || !AddPairBefore(context, clause, true, event)) AddPairBefore(context, clause, false, event);
}

// `hai Thủ tướng`: the two of different states who are.
void AddHolders(const FrameContext& context, const Actor& both, EventEntity& event) {
  if (both.mention == kNone) return;
  const Analysis& analysis = context.analysis;
  const absl::Span<const int32_t> holders = context.actors.HoldersOf(analysis.mentions[both.mention]);
  if (holders.size() != 2) return;
  const PersonEntity &a = analysis.people[holders[0]], &b = analysis.people[holders[1]];
  if (a.country_code == b.country_code) return;
  for (int32_t holder : holders) {
    Actor actor;
    actor.rule = "events/same-office";
    actor.tokens = both.tokens;
    actor.person = holder;
    actor.country_code = analysis.people[holder].country_code;
    AddActor(actor, "", event);
  }
}

// `hai nhà lãnh đạo Nga, Mỹ`: the states behind the word.
void AddNamedSides(const FrameContext& context, const Clause& clause, const Actor& both, EventEntity& event) {
  uint32_t at = both.tokens.end;
  for (const Actor& actor : clause.actors) {
    if (actor.kind != Actor::Kind::kState || actor.tokens.begin < at || actor.tokens.begin > at + 1) continue;
    AddCountry(actor.country_code, event, "events/named-sides", actor.tokens);
    Actor leader = actor;  // `hai nhà lãnh đạo`
    leader.kind = Actor::Kind::kOffice;
    leader.rule = "events/leader";
    leader.person = context.actors.LeaderOf(actor);
    if (both.mention == kNone && leader.named()) AddActor(leader, "", event);
    at = actor.tokens.end;
  }
}

// `Tổng thư ký Liên Hợp Quốc`: of no state. `office`: index into mentions, or kNone.
bool OfInternationalBody(const Analysis& analysis, int32_t office) {
  if (office == kNone) return false;
  const TokenRange words = analysis.mentions[office].tokens;
  for (size_t m = analysis.FirstMentionFrom(words.begin); m < analysis.mentions.size(); ++m) {
    const Mention& body = analysis.mentions[m];
    if (body.dropped || body.tokens.begin > words.end) return false;
    if (body.type != MentionType::kOrganization || body.entity == kNone) continue;
    const TextRef kind = analysis.organizations[body.entity].kind;
    if (kind == "INTERNATIONAL" || kind == "FORUM") return true;
  }
  return false;
}

// `gặp Chủ tịch Hạ viện`: an office whose state is not said is of the other side.
void AddNamelessSide(const FrameContext& context, uint32_t sentence, EventEntity& event) {
  if (event.country_codes.size() != 1) return;
  const bool nameless = std::any_of(event.participants.begin(), event.participants.end(), [&](const Participant& p) {
    return p.person == kNone && p.country_code.empty() && !OfInternationalBody(context.analysis, p.office);
  });
  if (!nameless) return;
  const Sides sides = context.sides.At(sentence);
  TextRef other = sides.Other(event.country_codes.front());
  if (other.empty()) other = context.sides.article().Other(event.country_codes.front());
  AddCountry(other, event, "events/other-side");
}

// `Trước cuộc điện đàm với A, B đã nói chuyện với C`, `B trao đổi với C qua điện thoại`: ordinary words of talk beside
// a call are calls too. `with_somebody`: told of people, and not of `hai bên`.
bool ByPhone(const FrameContext& context, const Clause& clause, bool with_somebody) {
  if (!clause.entry->weak || clause.entry->frame != "MEET") return false;
  const Analysis& analysis = context.analysis;
  if (with_somebody && analysis.CueWithin(clause.left_limit, clause.right_limit, context.cues.by_phone)) return true;
  for (uint32_t t = clause.tokens.begin; t < clause.tokens.end; ++t) {
    const Match* match = analysis.MatchAt(t, EntryKind::kTrigger);
    if (match != nullptr && analysis.bundle.triggers()[match->entry].event == kPhoneCall) return true;
  }
  return false;
}

}  // namespace

EventEntity MakeMeeting(const FrameContext& context, const Clause& clause, const std::vector<const Actor*>& actors) {
  EventEntity event;
  FillCircumstances(context.analysis, context.cues, clause, event);
  event.talks = clause.entry->id != kHandshake;  // seen at conferences, too
  const bool with_somebody =
      std::all_of(actors.begin(), actors.end(), [](const Actor* a) { return a->kind != Actor::Kind::kBothSides; });
  if (ByPhone(context, clause, with_somebody)) {
    event.type = kPhoneCall;
    event.mode = "PHONE";
    event.why.Replace("type", event.type, "events/beside-a-call", clause.trigger);
    event.why.Replace("mode", event.mode, "events/beside-a-call");
  }
  bool hosted = clause.entry->frame == "HOST";
  for (size_t i = 0; i < actors.size(); ++i) {
    if (actors[i]->kind == Actor::Kind::kBothSides) {
      AddActor(*actors[i], "", event);  // `hai miền Triều Tiên` says which
      AddNamedSides(context, clause, *actors[i], event);
      if (actors.size() == 1 && event.country_codes.size() < 2) AddHolders(context, *actors[i], event);
      if (actors.size() == 1 && event.country_codes.size() < 2) AddPairMeant(context, clause, *actors[i], event);
      if (event.country_codes.size() < 2) AddSides(context, clause.sentence, event);
    } else {
      const bool host = i == 0 || (i + 1 < actors.size() && !Foreign(*actors[i], *actors[0]));  // `A và B tiếp C`
      AddActor(*actors[i], hosted ? (host ? "HOST" : "GUEST") : event.type == kPhoneCall ? "CALLER" : "", event);
    }
  }
  AddNamelessSide(context, clause.sentence, event);
  return event;
}

void TakeOwnDate(const Analysis& analysis, const Actor& met, EventEntity& event) {
  const size_t m = analysis.FirstMentionFrom(met.tokens.end);
  if (m >= analysis.mentions.size() || analysis.mentions[m].dropped) return;
  const Mention& date = analysis.mentions[m];
  const bool near =
      date.tokens.begin <= met.tokens.end + 1 && analysis.SameSentence(met.tokens.begin, date.tokens.begin);
  if (date.type != MentionType::kDate || !near) return;
  event.date_mention = static_cast<int32_t>(m);
  event.date = date.value;
}

void AddGuest(const FrameContext& context, uint32_t sentence, EventEntity& event) {
  if (event.country_codes.size() != 1) return;
  const TextRef other = context.sides.article().Other(event.country_codes.front());
  if (other.empty()) return;
  AddCountry(other, event, "events/other-side");
  const auto& sentences = context.analysis.document.sentences();
  for (uint32_t s = sentence, steps = 0; s-- > 0 && steps < kBackSentences; ++steps) {
    if (sentences[s].zone == Zone::kTeaser || sentences[s].zone == Zone::kBoilerplate) return;
    for (const Actor& actor : FirstActors(context, s)) {
      if (!actor.named() || actor.country_code != other) continue;
      AddActor(actor, "GUEST", event);
      return;
    }
  }
}

}  // namespace banghi
