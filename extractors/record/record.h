// Analysis -> Record: what the contract promises, with every span back on the text as submitted, in the caller's unit.
#ifndef BANGHI_EXTRACTORS_RECORD_RECORD_H_
#define BANGHI_EXTRACTORS_RECORD_RECORD_H_

#include "banghi/v1/article.pb.h"
#include "banghi/v1/record.pb.h"
#include "extractors/analysis.h"
#include "extractors/engine.h"

namespace banghi {

// Fills `record`, which must be empty. Dropped mentions appear only among the derivations (options.explain).
void FillRecord(const Analysis& analysis, const v1::Article& article, const ExtractOptions& options,
                v1::Record* record);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_RECORD_RECORD_H_
