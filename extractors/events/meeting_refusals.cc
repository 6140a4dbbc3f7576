#include "extractors/events/meeting_refusals.h"

#include <algorithm>

namespace banghi {
namespace {

constexpr absl::string_view kHandshake = "bat-tay";  // id in triggers.tsv
constexpr uint32_t kLeadersReach = 3;                // tokens behind `với` in which `nhà lãnh đạo` begins
constexpr uint32_t kWithReach = 3;                   // tokens behind a trigger in which `với` begins
constexpr uint32_t kWelcomeReach = 25;               // tokens to the airport where somebody is welcomed

// `bắt tay trong tiệc chiêu đãi`; not `hội đàm với A, sau đó chủ trì tiệc`, `hội đàm sau lễ đón`.
bool AtBanquet(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  for (uint32_t t = clause.trigger.end; t < clause.right_limit; ++t) {
    if (analysis.CueAt(t, context.cues.banquet) != t && analysis.CueBefore(t, context.cues.during) != t) return true;
  }
  return false;
}

// `B được A đón tiếp tại sân bay`: only welcomed.
bool AtAirport(const FrameContext& context, const Clause& clause) {
  const uint32_t end = std::min(clause.right_limit, clause.trigger.end + kWelcomeReach);
  return clause.entry->frame == "HOST" && context.analysis.CueWithin(clause.trigger.end, end, context.cues.airport);
}

// `Cùng dự hội đàm có A và Đại sứ B`, `Tại buổi tiếp còn có A`: who else was there.
bool OnlyAttended(const FrameContext& context, const Clause& clause) {
  const uint32_t begin = clause.trigger.begin;
  const bool there = context.analysis.CueBefore(begin, context.cues.attend) != begin ||
                     (begin > 0 && context.analysis.CueAt(begin - 1, context.cues.during) != begin - 1);
  return there && context.analysis.CueAt(clause.trigger.end, context.cues.there_was) != clause.trigger.end;
}

// `Đây là cuộc gặp đầu tiên giữa hai nước`, `... giữa hai nước từ khi A nhậm chức`: the one that is told elsewhere.
bool OnlyDescribed(const FrameContext& context, const Clause& clause) {
  const uint32_t begin = clause.trigger.begin;
  TokenRange since = context.analysis.CueIn(clause.trigger.end, clause.right_limit, context.cues.upon);
  if (since.empty()) since = context.analysis.CueIn(clause.trigger.end, clause.right_limit, context.cues.ever_since);
  if (since.empty()) since = context.analysis.CueIn(clause.trigger.end, clause.right_limit, context.cues.since_when);
  const uint32_t limit = since.empty() ? clause.right_limit : since.begin;
  const bool named = std::any_of(clause.actors.begin(), clause.actors.end(),
                                 [&](const Actor& actor) { return actor.named() && actor.tokens.begin < limit; });
  return !named && context.analysis.CueBefore(begin, context.cues.this_is) != begin;
}

// `gặp một số nghị sĩ và bộ trưởng Mỹ`, `gặp Bộ trưởng Quốc phòng các nước`; not `gặp một số lãnh đạo: Thủ tướng Lào,
// ...`
bool SeveralNameless(const FrameContext& context, const Clause& clause, const Actor* object) {
  if (object == nullptr || object->named() || object->kind != Actor::Kind::kOffice || !object->partners.empty())
    return false;
  if (context.analysis.IsMark(object->tokens.begin - 1, ":")) return false;
  return context.analysis.CueWithin(clause.trigger.end, object->tokens.begin, context.cues.several) ||
         context.analysis.CueAt(object->tokens.end, context.cues.several_states) != object->tokens.end;
}

// `điện đàm với nhiều nhà lãnh đạo thế giới`; not `điện đàm với lãnh đạo các nước Nga, Đức`, `điện đàm với nhiều nhà
// lãnh đạo thế giới, trong đó có Tổng thống Nga`
bool WithTheWorld(const FrameContext& context, const Clause& clause, const Actor* object) {
  const Analysis& analysis = context.analysis;
  const uint32_t whom = analysis.CueAt(clause.trigger.end, context.cues.together_with);
  const TokenRange leaders =
      analysis.CueIn(whom, std::min(whom + kLeadersReach, clause.right_limit), context.cues.envoy);
  if (leaders.empty()) return false;
  const uint32_t world = analysis.CueAt(leaders.end, context.cues.worldwide);
  const bool comprised = object != nullptr && object->official() && object->tokens.begin >= world &&
                         analysis.CueBefore(object->tokens.begin, context.cues.comprising) != object->tokens.begin;
  const bool listed =
      comprised || (object != nullptr && object->tokens.begin <= leaders.begin && object->tokens.end > world);
  return world != leaders.end && !listed;
}

// `gặp gỡ với phóng viên`, `trao đổi với Tuổi Trẻ`
bool WithThePublic(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  const uint32_t end = clause.trigger.end;
  uint32_t whom = analysis.CueAt(end, context.cues.together_with);
  if (whom == end) {  // `cuộc họp khẩn với nội các`
    const TokenRange with =
        analysis.CueIn(end, std::min(end + kWithReach, clause.right_limit), context.cues.together_with);
    bool named = false;  // `gặp ông A cùng các cố vấn`
    for (uint32_t t = end; t < with.begin; ++t) named = named || analysis.IsCapital(t);
    if (!with.empty() && !named) whom = with.end;
  }
  if (analysis.CueAt(whom, context.cues.public_word) != whom) return true;
  const uint32_t between = analysis.CueAt(end, context.cues.between);  // `cuộc gặp giữa các doanh nghiệp hai nước`
  if (between != end && analysis.CueAt(between, context.cues.public_word) != between) return true;
  const size_t m = analysis.FirstMentionFrom(whom);
  if (m >= analysis.mentions.size() || analysis.mentions[m].dropped) return false;
  const Mention& body = analysis.mentions[m];
  return body.tokens.begin == whom && body.type == MentionType::kOrganization && body.entity != kNone &&
         analysis.organizations[body.entity].kind == "MEDIA";
}

// `ông A chỉ bắt tay ông B`: told neither when nor where; but a picture shows it, and `cái bắt tay` is what it is
// about.
bool OnlyShakesHands(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  if (clause.entry->id != kHandshake) return false;
  const Zone zone = analysis.document.sentences()[clause.sentence].zone;
  if (zone == Zone::kCaption || zone == Zone::kTitle) return false;
  if (analysis.CueAt(clause.trigger.begin, context.cues.counted) != clause.trigger.begin) return false;
  for (size_t m = analysis.FirstMentionFrom(clause.tokens.begin); m < analysis.mentions.size(); ++m) {
    const Mention& mention = analysis.mentions[m];
    if (mention.dropped || mention.tokens.begin >= clause.tokens.end) break;
    if (mention.type == MentionType::kDate || mention.type == MentionType::kLocation) return false;
  }
  return true;
}

// `chấp nhận lời mời gặp`
bool OnlyInvited(const FrameContext& context, const Clause& clause) {
  const uint32_t begin = clause.trigger.begin;
  return context.analysis.CueBefore(begin, context.cues.invitation.letter) != begin;
}

}  // namespace

absl::string_view NoMeetingBy(const FrameContext& context, const Clause& clause, const Actor* object) {
  if (WithThePublic(context, clause) || SeveralNameless(context, clause, object) ||
      WithTheWorld(context, clause, object))
    return "events/met-the-public";
  if (AtAirport(context, clause)) return "events/welcomed";
  if (AtBanquet(context, clause)) return "events/banquet";
  if (OnlyShakesHands(context, clause)) return "events/only-greeted";
  if (OnlyAttended(context, clause)) return "events/only-attended";
  if (OnlyDescribed(context, clause)) return "events/told-before";
  return OnlyInvited(context, clause) ? "events/only-invited" : "";
}

}  // namespace banghi
