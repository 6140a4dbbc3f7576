// What the frames share in which two sides, or many, take part.
#ifndef BANGHI_EXTRACTORS_EVENTS_GATHERINGS_H_
#define BANGHI_EXTRACTORS_EVENTS_GATHERINGS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "extractors/events/frames.h"

namespace banghi {

inline constexpr uint32_t kBodyReach = 6;    // tokens behind `phiên họp` in which its body stands
inline constexpr uint32_t kAttendReach = 7;  // tokens before a conference in which `dự`, `chủ trì` stand

bool Dated(const EventEntity& event);

size_t NamedPeople(const EventEntity& event);

bool NamesBothSides(const Clause& clause);

// Whether a word of the list stands right before it: `tại hội nghị`, `sau lễ duyệt binh`.
bool SetBy(const FrameContext& context, const Clause& clause, int list);

// `Tại Diễn đàn Doanh nghiệp Việt Nam - Đức, các doanh nghiệp ...`
bool NamedAfterTwo(const FrameContext& context, const Clause& clause);

// The states that are neither only spoken of nor, unless `hosts` are asked for, only where it is.
void AddStates(const Clause& clause, bool hosts, EventEntity& event);

// The states that hold a conference which nobody is said to attend: those joined before the word, near behind it, or
// where it is; others in the clause are what it is about.
void AddHolders(const FrameContext& context, const Clause& clause, EventEntity& event);

// `Ủy ban liên Chính phủ Việt Nam - Lào`, `Cảnh sát biển Việt Nam`: the states in the names of bodies.
void AddStatesOfBodies(const FrameContext& context, TokenRange range, EventEntity& event);

// `dự`, `chủ trì` near before the trigger, or `do A chủ trì` behind it.
bool Attended(const FrameContext& context, const Clause& clause);

// The officials who attend: the nearest before the word who is not only whom others met, and those joined to him.
void AddAttendants(const FrameContext& context, const Clause& clause, EventEntity& event);

// What a word for a summit tells of two states: meetings, until all of their tellings are known (see MergeEvents).
std::vector<EventEntity> AsMeetings(const FrameContext& context, const Clause& clause, std::vector<EventEntity> events);

// Everybody named in the clause.
void AddAll(const Clause& clause, const char* role, EventEntity& event);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_GATHERINGS_H_
