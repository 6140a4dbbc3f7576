// Who visits: found around a trigger of VISIT or ARRIVE.
#ifndef BANGHI_EXTRACTORS_EVENTS_VISITORS_H_
#define BANGHI_EXTRACTORS_EVENTS_VISITORS_H_

#include <cstdint>
#include <string>

#include "extractors/events/destination.h"
#include "extractors/events/frames.h"

namespace banghi {

// All of them return actors of the clause, and null where nobody fits.

// `chuyến thăm B của A`: who stands behind `của` near token `from`.
const Actor* VisitorAfter(const FrameContext& context, const Clause& clause, uint32_t from);

// `A thăm B`: the nearest official before the trigger who does not belong to the state `host`, or a state whose ship or
// delegation goes.
const Actor* VisitorBefore(const FrameContext& context, const Clause& clause, absl::string_view host);

// `Tiếp tục chuyến thăm tới Bangladesh, sáng 5-3, Chủ tịch nước X ...`: the subject of the sentence behind the opening
// phrase.
const Actor* SubjectBehind(const Clause& clause, absl::string_view host);

// `trong chuyến thăm của A, Tổng thống Lào B nói`: the state of B, who is named next; empty where nobody is, or one who
// goes too.
TextRef StateOfHostBehind(const FrameContext& context, const Clause& clause, const Actor& visitor);

// Whether the official nearest to the trigger, before it or behind it, is one of the state.
bool IsOfficialsOwn(const Clause& clause, absl::string_view state);

// `đến thăm Tổng thống Lào A`, `thăm và hội đàm với A`: A, the official right behind the trigger.
const Actor* HostVisited(const FrameContext& context, const Clause& clause);

// Adds to the visit those of the visitor's state who stand joined to him.
void AddCompanions(const FrameContext& context, const Clause& clause, const Actor& visitor, EventEntity& event);

// `mong đón Thủ tướng A thăm Lào`: the visit of A, who stands before the trigger, is still to come.
bool IsAwaited(const FrameContext& context, const Clause& clause, const Actor& visitor);

// `đoàn`, `tàu`: whether the state stands behind the word for a deputation.
bool InDeputation(const FrameContext& context, const Actor& actor);

// Whether a ship or delegation stands before the trigger.
bool HasDeputation(const FrameContext& context, const Clause& clause);

// Ships, which visit on their own; a delegation's visit is its leader's.
bool HasShips(const FrameContext& context, const Clause& clause);

// The state whose navy writes the prefix, or has given the name, of the ship told of: `tàu khu trục USS Mustin`; empty
// where no such ship stands before the trigger.
TextRef StateOfShip(const FrameContext& context, const Clause& clause);

// `chuyến thăm Đà Nẵng của tàu sân bay USS Carl Vinson`, `của nhóm tác chiến tàu sân bay X`: not of those who speak of
// it.
bool OfShips(const FrameContext& context, const Clause& clause, const Destination& destination);

// `chuyến thăm theo lời mời của Thủ tướng Lào`: who invites, of another state than the visitor; nullptr where nobody
// does.
const Actor* StateInviting(const FrameContext& context, const Clause& clause, const Actor& visitor);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_VISITORS_H_
