// Whether what a clause tells has happened, is to come or is called off.
#ifndef BANGHI_EXTRACTORS_EVENTS_CLAUSE_STATUS_H_
#define BANGHI_EXTRACTORS_EVENTS_CLAUSE_STATUS_H_

#include <cstdint>

#include "absl/strings/string_view.h"
#include "extractors/events/clause.h"

namespace banghi {

struct ClauseStatus {
  TextRef value;           // OCCURRED, PLANNED, CANCELLED; empty where other sentences decide
  absl::string_view rule;  // what says so
  TokenRange words;        // by these words; empty where it is the lack of them
  bool assumed = false;    // see EventEntity
};

// `date` is the mention of the day on which it is told to be; kNone where none is.
ClauseStatus StatusOf(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, int32_t date);

// `Ngày 5/3, A sẽ hội đàm với B; | chào xã giao C`: whether the clause opens with its verb behind a semicolon. The day
// and the tense of the sentence hold for it.
bool IsItemOfProgramme(const Analysis& analysis, const ClauseCues& cues, const Clause& clause);

// Whether a word says that it has happened: `đã gặp`, `từng có cuộc gặp`, `gặp nhau năm ngoái`.
bool HasHappened(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, int32_t date);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_CLAUSE_STATUS_H_
