// Events in the terms of PLOVER (Political Language Ontology for Verifiable Event Records, manual v0.8).
#ifndef BANGHI_EXTRACTORS_RECORD_PLOVER_H_
#define BANGHI_EXTRACTORS_RECORD_PLOVER_H_

#include <string>
#include <vector>

#include "extractors/analysis.h"

namespace banghi {

struct PloverEvent {
  std::string event;                 // `CONSULT`
  std::string mode;                  // `visit`; empty where PLOVER has none for the event
  std::vector<std::string> context;  // `military`, `diplomatic`
};

PloverEvent ToPlover(const Analysis& analysis, const EventEntity& event);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_RECORD_PLOVER_H_
