// What a clause of signing signs: instruments, or a level of relations.
#ifndef BANGHI_EXTRACTORS_EVENTS_SIGNED_DOCUMENTS_H_
#define BANGHI_EXTRACTORS_EVENTS_SIGNED_DOCUMENTS_H_

#include <cstdint>
#include <vector>

#include "extractors/events/frames.h"

namespace banghi {

// The agreements that the clause names, as indices; not those that are replaced (`ký hiệp định thay thế Hiệp định A`).
std::vector<int32_t> AgreementsIn(const Analysis& analysis, const ClauseCues& cues, TokenRange clause);

// Whether an instrument's title, or the word for one, ends right before the trigger.
bool FollowsTitle(const Analysis& analysis, const ClauseCues& cues, const Clause& clause);

// The mention of the level of relations that is signed, right behind the word or before it; kNone where none is.
int32_t LevelSigned(const Analysis& analysis, const Clause& clause);

// The states that are parties of an agreement, or partners at a level, take part in `event`.
void AddParties(const Analysis& analysis, int32_t agreement, EventEntity& event);
void AddPartners(const Analysis& analysis, int32_t level, EventEntity& event);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_SIGNED_DOCUMENTS_H_
