#include "client/batch/format.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "client/json_text.h"
#include "extractors/record/enum_names.h"
#include "google/protobuf/util/json_util.h"
#include "text/document.h"

namespace banghi {
namespace {

constexpr absl::string_view kTypePrefix = "MENTION_TYPE_";

std::string TypeOf(const v1::Mention& mention) {
  return v1::MentionType_Name(mention.type()).substr(kTypePrefix.size());
}

class JsonlFormat final : public BatchFormat {
 public:
  void Write(const v1::Record& record, const v1::Article& /*article*/, std::vector<std::string>* files) const override {
    std::string json;
    // Cannot fail: a record has no Any and no string that is not UTF-8.
    (void)google::protobuf::util::MessageToJsonString(record, &json);
    absl::StrAppend(&files->front(), json, "\n");
  }
};

class DoccanoFormat final : public BatchFormat {
 public:
  void Write(const v1::Record& record, const v1::Article& article, std::vector<std::string>* files) const override {
    std::string& out = files->front();
    absl::StrAppend(&out, "{\"id\":", JsonText(article.id()), ",\"text\":", JsonText(article.text()), ",\"label\":[");
    const char* comma = "";
    for (const v1::Mention& mention : record.mentions()) {
      absl::StrAppend(&out, comma, "[", mention.span().start(), ",", mention.span().end(), ",\"", TypeOf(mention),
                      "\"]");
      comma = ",";
    }
    out += "]}\n";
  }
};

// Of nested mentions the outermost has the token.
class ConllFormat final : public BatchFormat {
 public:
  ExtractOptions options() const override {
    ExtractOptions options;
    options.offset_unit = OffsetUnit::kUtf8Byte;
    return options;
  }

  void Write(const v1::Record& record, const v1::Article& article, std::vector<std::string>* files) const override {
    // The article was read once already, so it can be parsed.
    const absl::StatusOr<Document> document = Document::Parse(article.text());
    if (!document.ok()) return;
    std::string& out = files->front();
    absl::StrAppend(&out, "# id = ", article.id(), "\n");
    int mention = 0;
    bool inside = false;
    for (const Sentence& sentence : document->sentences()) {
      for (uint32_t token = sentence.tokens.begin; token < sentence.tokens.end; ++token) {
        const Span span = document->ToRaw(document->tokens()[token].span);
        // Mentions come by their start, longer first: those that end before this token are done with.
        while (mention < record.mentions_size() && record.mentions(mention).span().end() <= span.begin) {
          ++mention;
          inside = false;
        }
        const bool covered = mention < record.mentions_size() && record.mentions(mention).span().start() <= span.begin;
        const char* mark = inside ? "I-" : "B-";
        absl::StrAppend(&out, std::string(document->TextOf(document->tokens()[token])), "\t",
                        covered ? absl::StrCat(mark, TypeOf(record.mentions(mention))) : "O", "\n");
        inside = covered;
      }
      out += "\n";
    }
  }
};

}  // namespace

std::unique_ptr<const BatchFormat> MakeJsonlFormat() { return std::make_unique<JsonlFormat>(); }
std::unique_ptr<const BatchFormat> MakeDoccanoFormat() { return std::make_unique<DoccanoFormat>(); }
std::unique_ptr<const BatchFormat> MakeConllFormat() { return std::make_unique<ConllFormat>(); }

std::unique_ptr<const BatchFormat> MakeBatchFormat(const std::string& name) {
  if (name == "jsonl") return MakeJsonlFormat();
  if (name == "csv") return MakeCsvFormat();
  if (name == "doccano") return MakeDoccanoFormat();
  if (name == "conll") return MakeConllFormat();
  if (name == "brat") return MakeBratFormat();
  return nullptr;
}

}  // namespace banghi
