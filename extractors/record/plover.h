// Events in the terms of PLOVER (Political Language Ontology for Verifiable Event Records, manual 0.8). What becomes
// what is data: plover.tsv, plover_ministries.tsv and the contexts of topics.tsv.
#ifndef BANGHI_EXTRACTORS_RECORD_PLOVER_H_
#define BANGHI_EXTRACTORS_RECORD_PLOVER_H_

#include <string>
#include <vector>

#include "extractors/analysis.h"

namespace banghi {

struct PloverEvent {
  std::string event;                         // `CONSULT`; empty where PLOVER has none: then so is all else
  std::string mode;                          // `visit`; empty where PLOVER has none for the event
  std::vector<std::string> context;          // `military`, `diplomatic`; distinct
  std::vector<std::string> special_context;  // `future`, `historical`, `negation`
};

PloverEvent ToPlover(const Analysis& analysis, const EventEntity& event);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_RECORD_PLOVER_H_
