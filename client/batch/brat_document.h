// An article and its record as brat has them: a text, and annotations that stand off from it
// (https://brat.nlplab.org/standoff.html).
//
//   T1  PERSON 11 20        Phan Sơn       mentions; what lies on several lines has a span on each (`11 15;16 20`)
//   T9  VISIT 21 25         thăm           triggers of events
//   R1  Rank Arg1:T1 Arg2:T2               of people: Rank, Position; of positions: Ministry
//   *   Equiv T1 T5                        mentions of one person or agreement
//   E1  VISIT:T9 Guest:T1 Date:T3          events, by the mention of each part that is next to the trigger
//   A1  Status E1 OCCURRED                 Status, Mode, Edition; of agreements, ministries, partnerships their types
//   #1  AnnotatorNotes T3   2021-12-02     what it means: ISO dates, codes of countries and ranks, ...
#ifndef BANGHI_CLIENT_BATCH_BRAT_DOCUMENT_H_
#define BANGHI_CLIENT_BATCH_BRAT_DOCUMENT_H_

#include <string>

#include "banghi/v1/article.pb.h"
#include "banghi/v1/record.pb.h"

namespace banghi {

struct BratDocument {
  // The article's, code point by code point; carriage returns are spaces and line feeds, so that offsets mean the same
  // to programs that take both for one line break.
  std::string text;
  std::string annotations;
};

// `record` must be in code points.
BratDocument BratDocumentOf(const v1::Record& record, const v1::Article& article);

// Later editions are only in the record: brat wants all values of an attribute listed.
inline constexpr int kLastBratEdition = 100;

// The name of a role in an event: `Co_chair`; `Participant` where there is none.
std::string BratRole(v1::ParticipantRole role);

}  // namespace banghi

#endif  // BANGHI_CLIENT_BATCH_BRAT_DOCUMENT_H_
