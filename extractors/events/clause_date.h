// Which date of a clause is that of what its trigger tells.
#ifndef BANGHI_EXTRACTORS_EVENTS_CLAUSE_DATE_H_
#define BANGHI_EXTRACTORS_EVENTS_CLAUSE_DATE_H_

#include <cstdint>

#include "extractors/analysis.h"
#include "extractors/events/clause.h"

namespace banghi {

// The mention of the date; kNone where none is said of it. Dates of other triggers, days of saying, of a journey or of
// the visit around a meeting are passed over.
int32_t NearestDate(const Analysis& analysis, const ClauseCues& cues, const Clause& clause);

// Whether a date whose value has at least `length` bytes stands within `reach` tokens behind the trigger.
bool DatedBehind(const Analysis& analysis, const Clause& clause, size_t length, uint32_t reach);

// `steps` tokens before `token`, but not before `limit`.
inline uint32_t Back(uint32_t token, uint32_t steps, uint32_t limit) {
  return token > limit + steps ? token - steps : limit;
}

// Whether what stands at `token` belongs to another happening that is told behind the trigger: `gặp nhau sau khi B bắn
// tên lửa hôm 2/10`. A picture's day and place stand at its end and are its own.
bool OfClauseBehind(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, uint32_t token);

// Whether the words are part of what somebody says in the clause.
bool InSpeech(const Clause& clause, TokenRange tokens);

// `Ngày 5/3, A sẽ ...`: the day with which the sentence opens; kNone where it opens with none.
int32_t OpeningDay(const Analysis& analysis, uint32_t sentence);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_CLAUSE_DATE_H_
