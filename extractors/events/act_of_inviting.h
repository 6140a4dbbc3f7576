// What the words around a word of inviting say of the act, and to whom it is addressed.
#ifndef BANGHI_EXTRACTORS_EVENTS_ACT_OF_INVITING_H_
#define BANGHI_EXTRACTORS_EVENTS_ACT_OF_INVITING_H_

#include <cstdint>

#include "extractors/events/frames.h"

namespace banghi {

// What the words around the trigger say of the act.
struct ActOfInviting {
  uint32_t begin = 0;      // of `lời mời`, else of the trigger
  bool told = true;        // not: `theo lời mời của`, which only says who is host of a visit
  bool withdrawn = false;  // `hủy lời mời`
  bool noun = false;       // `lời mời`, sent or withdrawn
  bool passive = false;    // `được mời`
  bool valued = false;     // `đánh giá cao lời mời của A`
};

ActOfInviting ReadActOfInviting(const FrameContext& context, const Clause& clause);

// `lời mời của A tới B`: B; null where nobody is named.
const Actor* AddresseeBehind(const FrameContext& context, const Clause& clause);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_ACT_OF_INVITING_H_
