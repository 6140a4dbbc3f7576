// A record as a person reads it.
#ifndef BANGHI_CLIENT_RECORD_TABLE_H_
#define BANGHI_CLIENT_RECORD_TABLE_H_

#include <string>

#include "banghi/v1/record.pb.h"
#include "client/terminal.h"

namespace banghi {

// Headline and origin, then a section each for people, events, agreements, partnerships, dates, other names and
// warnings, and where the record has derivations why each mention stands; sections without content are left out.
std::string RecordTable(const v1::Record& record, const Terminal& terminal);

}  // namespace banghi

#endif  // BANGHI_CLIENT_RECORD_TABLE_H_
