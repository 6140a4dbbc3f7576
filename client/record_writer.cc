#include "client/record_writer.h"

#include <cstdio>

#include "client/record_table.h"
#include "client/terminal.h"
#include "google/protobuf/util/json_util.h"

namespace banghi {
namespace {

void Print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

class JsonWriter : public RecordWriter {
 public:
  explicit JsonWriter(bool indent) { options_.add_whitespace = indent; }

  void Write(const v1::Record& record) override {
    std::string json;
    // Cannot fail: a record has no Any and no string that is not UTF-8.
    (void)google::protobuf::util::MessageToJsonString(record, &json, options_);
    if (json.empty() || json.back() != '\n') json += '\n';
    Print(json);
  }

 private:
  google::protobuf::util::JsonPrintOptions options_;
};

class TableWriter : public RecordWriter {
 public:
  void Write(const v1::Record& record) override {
    std::string rule;
    for (int i = 0; i < terminal_.width; ++i) rule += "─";
    if (!first_) Print("\n" + rule + "\n\n");
    first_ = false;
    Print(RecordTable(record, terminal_));
  }

 private:
  const Terminal terminal_ = StdoutTerminal();
  bool first_ = true;
};

}  // namespace

std::unique_ptr<RecordWriter> MakeRecordWriter(const std::string& format) {
  if (format == "table") return std::make_unique<TableWriter>();
  return std::make_unique<JsonWriter>(format == "json");
}

}  // namespace banghi
