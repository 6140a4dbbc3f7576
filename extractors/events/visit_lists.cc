#include "extractors/events/visit_lists.h"

#include <algorithm>
#include <string>

namespace banghi {
namespace {

constexpr uint32_t kDelegationReach = 4;  // tokens from `các đoàn` over the state to the trigger
constexpr size_t kMostVisits = 60;        // no list that people write is longer
constexpr uint32_t kDateReach = 2;        // tokens between a name and its date

// A state by its name, or `ta`; with an empty code where neither stands at `token`.
struct StateWord {
  TextRef code;
  uint32_t end = 0;
  int32_t mention = kNone;
};

StateWord StateAt(const FrameContext& context, uint32_t token) {
  const Analysis& analysis = context.analysis;
  if (const uint32_t end = analysis.CueAt(token, context.cues.visit.we); end != token) return {kHomeState, end, kNone};
  const size_t m = analysis.FirstMentionFrom(token);
  if (m >= analysis.mentions.size() || analysis.mentions[m].dropped) return {};
  const Mention& state = analysis.mentions[m];
  if (state.type != MentionType::kCountry || state.tokens.begin != token) return {};
  return {state.value, state.tokens.end, static_cast<int32_t>(m)};
}

// The state whose delegations stand before the trigger: `Các đoàn Lào thăm`, `các đoàn ta thăm`.
StateWord GuestsBefore(const FrameContext& context, const Clause& clause) {
  const uint32_t begin = clause.trigger.begin;
  const uint32_t from = begin > clause.tokens.begin + kDelegationReach ? begin - kDelegationReach : clause.tokens.begin;
  for (uint32_t t = from; t < begin; ++t) {
    const uint32_t end = context.analysis.CueAt(t, context.cues.delegation);
    if (end == t || context.analysis.CueBefore(t, context.cues.visit.plural) == t) continue;
    StateWord guests = StateAt(context, end);
    if (guests.end == begin) return guests;
  }
  return {};
}

}  // namespace

std::vector<EventEntity> ReadVisitList(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  const StateWord guests = GuestsBefore(context, clause);
  if (guests.code.empty()) return {};
  const StateWord host = StateAt(context, clause.trigger.end);
  const uint32_t colon = analysis.CueAt(host.end, context.cues.there_was);
  if (host.code.empty() || host.code == guests.code || !analysis.IsMark(colon, ":")) return {};
  std::vector<EventEntity> visits;
  for (const Actor& actor : context.actors.Find(clause.sentence)) {
    if (visits.size() == kMostVisits) break;
    if (actor.tokens.begin <= colon || !actor.named()) continue;
    EventEntity visit;
    FillCircumstances(analysis, context.cues, clause, visit);
    Actor guest = actor;
    guest.country_code = guests.code;
    AddActor(guest, "GUEST", visit);
    const TokenRange host_words{clause.trigger.end, host.end};
    AddCountry(host.code, visit, "events/destination", host_words);
    visit.place_mention = host.mention;
    visit.why.Forget("place");
    if (host.mention != kNone) visit.why.Add("place", "", "events/destination", host_words);
    visit.date = {};
    visit.date_mention = kNone;
    visit.why.Forget("date");
    visit.status = "OCCURRED";
    visit.why.Replace("status", visit.status, "events/told");
    const size_t m = analysis.FirstMentionFrom(actor.tokens.end);
    if (m < analysis.mentions.size() && analysis.mentions[m].type == MentionType::kDate &&
        analysis.mentions[m].tokens.begin < actor.tokens.end + kDateReach) {
      visit.date_mention = static_cast<int32_t>(m);
      visit.date = analysis.mentions[m].value;
      visit.why.Add("date", visit.date, "events/date-of-each", analysis.mentions[m].tokens);
    }
    visits.push_back(std::move(visit));
  }
  return visits;
}

}  // namespace banghi
