// Who signs, who watches it, and who is only spoken of where a signing is told.
#ifndef BANGHI_EXTRACTORS_EVENTS_SIGNERS_H_
#define BANGHI_EXTRACTORS_EVENTS_SIGNERS_H_

#include "extractors/events/frames.h"

namespace banghi {

// Adds B and C of `A ký Bản ghi nhớ trước sự chứng kiến của Thủ tướng B và Tổng thống C`.
void AddWitnesses(const FrameContext& context, const Clause& clause, EventEntity& event);

// Adds B of `A ký Bản ghi nhớ với Bộ trưởng Lào B`. The event must have a country.
void AddOtherSigner(const FrameContext& context, const Clause& clause, EventEntity& event);

// `nhân chuyến thăm của A, doanh nghiệp hai nước ký ...`, `theo ông A, việc ký ...`, `A cho biết hai bên đã ký ...`:
// A signed nothing.
bool OnlySpokenOf(const FrameContext& context, const Clause& clause, const Actor& actor);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_SIGNERS_H_
