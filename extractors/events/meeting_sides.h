// Who stands on either side of a word of meeting.
#ifndef BANGHI_EXTRACTORS_EVENTS_MEETING_SIDES_H_
#define BANGHI_EXTRACTORS_EVENTS_MEETING_SIDES_H_

#include <cstdint>
#include <vector>

#include "extractors/events/frames.h"

namespace banghi {

inline constexpr uint32_t kObjectReach = 14;  // tokens behind the trigger in which its object begins
inline constexpr uint32_t kStateReach = 4;    // tokens before a state that is met in which `với`, `đoàn` stand

// The actors that stand on either side of the trigger.
struct Around {
  std::vector<const Actor*> left;    // nearest first
  std::vector<const Actor*> right;   // nearest first, before the next trigger
  std::vector<const Actor*> beyond;  // behind the next trigger
};

Around Look(const FrameContext& context, const Clause& clause);

// Not known to be of one state.
bool Foreign(const Actor& a, const Actor& b);

// `A hội kiến Nhà vua B; gặp Chủ tịch Thượng viện; ...`: who goes on with a programme behind a semicolon; null
// elsewhere.
const Actor* SubjectOfProgramme(const FrameContext& context, const Clause& clause);

// The subject of a verb behind others in the clause: `A hội đàm với B, tiếp C`: A, since B is only the object of `hội
// đàm`.
const Actor* SubjectOf(const FrameContext& context, const Clause& clause, const Around& around);

// Whom the trigger says to be met: the first official near it, or the state that is met; null where nobody is.
const Actor* ObjectOf(const FrameContext& context, const Clause& clause, const Around& around);

// All actors joined to `first` by commas and `và`, in the direction of the list.
std::vector<const Actor*> Joined(const FrameContext& context, const std::vector<const Actor*>& list, const Actor* first,
                                 bool leftwards);

// The states of a list that begins with `first`; empty where it is no list.
std::vector<const Actor*> ListedStates(const FrameContext& context, const std::vector<const Actor*>& list,
                                       const Actor* first);

// Two states, or two people, joined by a dash right behind the trigger (`hội đàm Mỹ - Triều`, `cuộc gặp Trump -
// Putin`); empty where none are.
std::vector<const Actor*> PairJoined(const FrameContext& context, const Clause& clause);

// `quan chức Mỹ, Nhật Bản và Hàn Quốc đã có cuộc gặp`: the states joined right before the trigger, in order.
std::vector<const Actor*> StatesBefore(const FrameContext& context, const Clause& clause, const Around& around);

// `hội kiến Chủ tịch Đảng A Lào, Chủ tịch nước Lào B`, `gặp Bộ trưởng A và ông B, cố vấn của Chủ tịch C`: whether the
// nameless one of `objects` is an office of the one who is named next to it behind a comma; behind a name only at the
// end.
bool IsTitleOfAnother(const FrameContext& context, const Actor& actor, const std::vector<const Actor*>& objects);

// `các đoàn Nga, Australia, Indonesia`.
bool Deputations(const FrameContext& context, const Actor& first);

// `Trong cuộc điện đàm hôm qua về X, A và B ...`, `..., hai nhà lãnh đạo ...`: those who stand behind the opening
// phrase together.
std::vector<const Actor*> BehindPhrase(const FrameContext& context, const Clause& clause, const Around& around);

// The foreign official before `guest`, unless somebody says something in between and not to the guest.
const Actor* HostOf(const FrameContext& context, const Clause& clause, const Around& around, const Actor& guest,
                    bool told);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_MEETING_SIDES_H_
