#include "extractors/events/act_of_inviting.h"

#include <algorithm>

#include "extractors/events/clause_date.h"
#include "extractors/events/destination.h"

namespace banghi {
namespace {

constexpr uint32_t kDenialReach = 6;      // tokens between `không` and `lời mời`
constexpr uint32_t kSendingReach = 14;    // tokens between `gửi` and `lời mời`
constexpr uint32_t kWithdrawalReach = 3;  // tokens between `hủy` and `lời mời`

// `lời mời của A tới B`: whose it is, and to whom it went.
bool Addressed(const FrameContext& context, const Clause& clause) {
  const uint32_t end = clause.trigger.end;
  if (context.analysis.CueAt(end, context.cues.invitation.from) == end) return false;
  return AddresseeBehind(context, clause) != nullptr;
}

}  // namespace

const Actor* AddresseeBehind(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  const auto addressee = std::find_if(clause.actors.begin(), clause.actors.end(), [&](const Actor& actor) {
    const uint32_t begin = actor.tokens.begin;
    const bool reached = analysis.CueBefore(begin, context.cues.to_whom) != begin ||
                         analysis.CueBefore(begin, context.cues.travel) != begin;
    return begin > clause.trigger.end && begin < clause.right_limit && actor.official() && reached;
  });
  return addressee == clause.actors.end() ? nullptr : &*addressee;
}

ActOfInviting ReadActOfInviting(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  const InvitationCues& cues = context.cues.invitation;
  ActOfInviting act;
  act.begin = analysis.CueBefore(clause.trigger.end, cues.letter);
  act.noun = act.begin < clause.trigger.end;  // `gửi lời mời` is one word for it
  if (act.noun) {
    act.withdrawn =
        analysis.CueWithin(Back(act.begin, kWithdrawalReach, clause.tokens.begin), act.begin, cues.withdrawn);
    const bool taken =
        OnlyNamesHost(context, clause.trigger.begin) && analysis.CueBefore(act.begin, cues.taken) != act.begin;
    // `chuyển tới B lời thăm hỏi và lời mời`: over other words of visiting
    const uint32_t sending = Back(act.begin, kSendingReach, clause.tokens.begin);
    const uint32_t near = Back(act.begin, kDenialReach, clause.left_limit);
    const bool sent = analysis.CueWithin(sending, act.begin, cues.sent) || Addressed(context, clause);
    act.valued = analysis.CueBefore(act.begin, cues.valued) != act.begin;
    act.told = (act.withdrawn || act.valued || (!taken && sent)) &&
               !analysis.CueWithin(near, act.begin, context.cues.negation);
    return act;
  }
  act.begin = clause.trigger.begin;
  act.told =
      !OnlyNamesHost(context, act.begin) && analysis.CueAt(clause.trigger.end, cues.to_no_event) == clause.trigger.end;
  act.passive = analysis.CueBefore(act.begin, context.cues.passive) != act.begin;
  act.withdrawn = analysis.CueBefore(act.begin, cues.withdrawn) != act.begin;  // `hủy mời A`
  return act;
}

bool TellsOfInviting(const FrameContext& context, const Clause& clause, TokenRange word) {
  Clause inviting = clause;
  inviting.trigger = word;
  inviting.left_limit = clause.tokens.begin;
  return ReadActOfInviting(context, inviting).told;
}

}  // namespace banghi
