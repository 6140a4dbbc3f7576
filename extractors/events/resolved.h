// What somebody agrees or decides to do (`nhất trí nối lại đàm phán`, `quyết định thăm Lào`): it is still to come, and
// the day before is that of the decision.
#ifndef BANGHI_EXTRACTORS_EVENTS_RESOLVED_H_
#define BANGHI_EXTRACTORS_EVENTS_RESOLVED_H_

#include "extractors/events/clause.h"

namespace banghi {

// The word of agreeing that stands before the trigger with nothing but words of doing between them; empty where none
// does (`nhất trí như vậy tại cuộc gặp`).
TokenRange ResolvedBefore(const Analysis& analysis, const ClauseCues& cues, const Clause& clause);

// `Nga cam kết chuyển giao S-300`, `Mỹ phê duyệt thương vụ bán xe tăng`, `tuyên bố viện trợ`: a gift that is still to
// come, and the day told is that of the promise.
struct Promise {
  TokenRange words;       // from the word of promising to the gift; empty where none is promised
  bool definite = false;  // told as what somebody does, not as a noun (`bàn về quyết định bán tên lửa`)
};
Promise PromisedBefore(const Analysis& analysis, const ClauseCues& cues, const Clause& clause);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_RESOLVED_H_
