// For measuring what a server costs without extraction; in builds with BANGHI_BENCH only.
#ifndef BANGHI_SERVER_CANNED_RECORD_H_
#define BANGHI_SERVER_CANNED_RECORD_H_

#include <memory>
#include <string>

#include "banghi/v1/record.pb.h"

namespace banghi {

// The record of the article in a file, made with the built-in gazetteers. Null where there is none.
std::shared_ptr<const v1::Record> CannedRecord(const std::string& path);

}  // namespace banghi

#endif  // BANGHI_SERVER_CANNED_RECORD_H_
