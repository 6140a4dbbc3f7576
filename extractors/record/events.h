// The events of the record.
#ifndef BANGHI_EXTRACTORS_RECORD_EVENTS_H_
#define BANGHI_EXTRACTORS_RECORD_EVENTS_H_

#include "extractors/record/writer.h"

namespace banghi {

void WriteEvents(const RecordWriter& writer);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_RECORD_EVENTS_H_
