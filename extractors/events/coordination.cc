// Whether two actors are named together: `A và B`, `A (tháng 8-2017) và B`, `Quân đội Việt Nam và Quân đội Lào`; and
// the families of officials, who are named with them.
#include <algorithm>

#include "extractors/events/actors.h"

namespace banghi {
namespace {

constexpr uint32_t kJointReach = 14;  // tokens that may stand between two joined actors, with their dates
constexpr uint32_t kMostJoints = 5;   // words and marks of them

}  // namespace

// The end of the body that begins at `token` and ends where `state`, its state, begins; `token` where none does.
uint32_t ActorFinder::BodyEnd(uint32_t token, const Actor& state) const {
  if (state.kind != Actor::Kind::kState) return token;
  const int32_t body = neighbours_.begins[token];
  const bool of_state =
      body != kNone && MayAct(analysis_.mentions[body]) && analysis_.mentions[body].tokens.end == state.tokens.begin;
  return of_state ? state.tokens.begin : token;
}

// `Tổng thống X cùng phu nhân Y`, `Thủ tướng A và vợ B và con gái C`: one actor, whatever joins them.
void ActorFinder::JoinFamilies(std::vector<Actor>& actors) const {
  for (size_t i = 1; i < actors.size();) {
    Actor& whose = actors[i - 1];
    const Actor& kin = actors[i];
    const uint32_t name = kin.named() && kin.mention != kNone ? analysis_.mentions[kin.mention].tokens.begin : 0;
    const uint32_t joint = name == 0 ? 0 : FamilyJoint(analysis_, cues_.titles, name);
    if (joint == name || joint != whose.tokens.end || !whose.official()) {
      ++i;
      continue;
    }
    whose.family.push_back(kin.person);
    whose.tokens.end = kin.tokens.end;
    actors.erase(actors.begin() + static_cast<ptrdiff_t>(i));
  }
}

bool ActorFinder::Coordinated(const Actor& left, const Actor& right) const {
  if (right.tokens.begin < left.tokens.end || right.tokens.begin > left.tokens.end + kJointReach) return false;
  uint32_t undated = 0;
  bool dated = false, word = false;
  for (uint32_t t = left.tokens.end; t < right.tokens.begin; ++undated) {
    // `với A tối 28/4, với B sáng 29/4`, `A từ ngày 24-26/5 và B`
    const bool bracketed = analysis_.IsMark(t, "(");  // `A (tháng 8-2017) và B`
    const uint32_t from = bracketed ? t + 1 : analysis_.CueAt(t, cues_.date_word);
    const int32_t date = neighbours_.begins[from];
    if (date != kNone && analysis_.mentions[date].type == MentionType::kDate) {
      t = analysis_.mentions[date].tokens.end;
      if (bracketed && analysis_.IsMark(t, ")")) ++t;
      dated = true;
      continue;
    }
    uint32_t next = std::max(analysis_.CueAt(t, cues_.conjunction), analysis_.CueAt(t, cues_.with));
    word |= next != t;
    if (next == t) next = analysis_.CueAt(t, cues_.aside);  // `(trái)`, `, trái,`
    if (next == t && (analysis_.IsMark(t, ",") || analysis_.IsMark(t, "-") || analysis_.IsMark(t, ";"))) next = t + 1;
    if (next == t && analysis_.IsMark(t, "(") && analysis_.IsMark(t + 2, ")")) next = t + 3;  // `(UAE)`
    if (next == t && word) next = BodyEnd(t, right);  // `Quân đội Việt Nam và Quân đội` + `Lào`
    if (next == t) return false;
    t = next;
  }
  // `chuyến thăm của A từ ngày 20 đến 21/4, bà B cho hay`: B speaks of it.
  const bool speaks = dated && !word && analysis_.CueAt(right.tokens.end, cues_.say) != right.tokens.end;
  return undated <= kMostJoints && !speaks;
}

}  // namespace banghi
