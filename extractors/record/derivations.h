// Why the mentions and facts of a record are what they are, and what was left out.
#ifndef BANGHI_EXTRACTORS_RECORD_DERIVATIONS_H_
#define BANGHI_EXTRACTORS_RECORD_DERIVATIONS_H_

#include "extractors/record/writer.h"

namespace banghi {

// Fills derivations, fact_derivations and left_out of a record whose other fields are written. The analysis was made
// with a trace.
void WriteDerivations(const RecordWriter& writer);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_RECORD_DERIVATIONS_H_
