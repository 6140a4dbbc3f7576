// Records on standard output in one of the formats of --format.
#ifndef BANGHI_CLIENT_RECORD_WRITER_H_
#define BANGHI_CLIENT_RECORD_WRITER_H_

#include <memory>
#include <string>

#include "banghi/v1/record.pb.h"

namespace banghi {

class RecordWriter {
 public:
  virtual ~RecordWriter() = default;
  virtual void Write(const v1::Record& record) = 0;
};

// `json` (indented objects, one after the other), `jsonl` (one object a line) or `table`. JSON is the protobuf JSON
// mapping, in UTF-8.
std::unique_ptr<RecordWriter> MakeRecordWriter(const std::string& format);

}  // namespace banghi

#endif  // BANGHI_CLIENT_RECORD_WRITER_H_
