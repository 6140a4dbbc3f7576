#include "client/record_writer.h"

#include <cstdio>

#include "absl/strings/str_cat.h"
#include "client/json_text.h"
#include "client/record_table.h"
#include "client/terminal.h"
#include "google/protobuf/util/json_util.h"

namespace banghi {
namespace {

void Print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

class JsonWriter : public RecordWriter {
 public:
  JsonWriter(bool indent, bool keep_text) : keep_text_(keep_text) { options_.add_whitespace = indent; }

  void Write(const v1::Record& record, const v1::Article& article) override {
    std::string json;
    // Cannot fail: a record has no Any and no string that is not UTF-8.
    (void)google::protobuf::util::MessageToJsonString(record, &json, options_);
    if (json.empty() || json.back() != '\n') json += '\n';
    if (keep_text_) {
      // A record is never empty: it has its unit and versions.
      const char* indent = options_.add_whitespace ? "\n " : "";
      const char* colon = options_.add_whitespace ? "\": " : "\":";
      json.insert(1, absl::StrCat(indent, "\"text", colon, JsonText(article.text()), ","));
    }
    Print(json);
  }

 private:
  const bool keep_text_;
  google::protobuf::util::JsonPrintOptions options_;
};

class TableWriter : public RecordWriter {
 public:
  void Write(const v1::Record& record, const v1::Article& /*article*/) override {
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

std::unique_ptr<RecordWriter> MakeRecordWriter(const std::string& format, bool keep_text) {
  if (format == "table") return std::make_unique<TableWriter>();
  return std::make_unique<JsonWriter>(format == "json", keep_text);
}

}  // namespace banghi
