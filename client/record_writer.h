// Records on standard output in one of the formats of --format.
#ifndef BANGHI_CLIENT_RECORD_WRITER_H_
#define BANGHI_CLIENT_RECORD_WRITER_H_

#include <memory>
#include <string>

#include "banghi/v1/article.pb.h"
#include "banghi/v1/record.pb.h"

namespace banghi {

class RecordWriter {
 public:
  virtual ~RecordWriter() = default;
  // `article` is what `record` was read from.
  virtual void Write(const v1::Record& record, const v1::Article& article) = 0;
};

// `json` (indented objects, one after the other), `jsonl` (one object a line) or `table`. JSON is the protobuf JSON
// mapping, in UTF-8; with `keep_text` each object begins with the article's text as `text`.
std::unique_ptr<RecordWriter> MakeRecordWriter(const std::string& format, bool keep_text);

}  // namespace banghi

#endif  // BANGHI_CLIENT_RECORD_WRITER_H_
