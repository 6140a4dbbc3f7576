// Any bytes as an article: a record whose spans slice the article's text, twice the same, or a status that says why
// not.
#include <google/protobuf/message.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "extractors/engine.h"
#include "tests/fuzz/fuzz_target.h"
#include "text/utf8.h"

namespace banghi {
namespace {

namespace pb = google::protobuf;

const Engine& TheEngine() {
  static const auto* const kEngine = new Engine(Bundle::BuiltIn().value());
  return *kEngine;
}

// Where each offset of a unit stands in the text, in bytes; offsets within a character are not there.
std::vector<size_t> BytesOf(const std::string& text, OffsetUnit unit) {
  std::vector<size_t> bytes;
  size_t length = 0;
  for (size_t i = 0; i < text.size(); i += length) {
    const bool wide = DecodeUtf8(text, i, &length) > 0xFFFF;
    bytes.push_back(i);
    size_t more = unit == OffsetUnit::kUtf8Byte ? length - 1 : unit == OffsetUnit::kUtf16CodeUnit && wide ? 1 : 0;
    while (more-- > 0) bytes.push_back(std::string::npos);
  }
  bytes.push_back(text.size());
  return bytes;
}

class SpanChecker {
 public:
  SpanChecker(const std::string& text, OffsetUnit unit) : text_(text), bytes_(BytesOf(text, unit)) {}

  // All spans in `message` and what is in it. A `text` beside a `span` is what the span slices.
  void Check(const pb::Message& message) const {
    const pb::Reflection& reflection = *message.GetReflection();
    std::vector<const pb::FieldDescriptor*> fields;
    reflection.ListFields(message, &fields);
    for (const pb::FieldDescriptor* field : fields) {
      if (field->cpp_type() != pb::FieldDescriptor::CPPTYPE_MESSAGE) continue;
      if (field->is_repeated()) {
        for (int i = 0; i < reflection.FieldSize(message, field); ++i)
          Check(reflection.GetRepeatedMessage(message, field, i));
      } else {
        Check(reflection.GetMessage(message, field));
      }
    }
    if (message.GetDescriptor() == v1::Span::descriptor()) Slice(static_cast<const v1::Span&>(message));
  }

  std::string Slice(const v1::Span& span) const {
    FUZZ_EXPECT(span.has_start() && span.has_end() && span.start() < span.end() && span.end() < bytes_.size());
    const size_t begin = bytes_[span.start()], end = bytes_[span.end()];
    FUZZ_EXPECT(begin != std::string::npos && end != std::string::npos);
    return text_.substr(begin, end - begin);
  }

 private:
  const std::string& text_;
  const std::vector<size_t> bytes_;
};

void CheckRecord(const v1::Record& record, const std::string& text, OffsetUnit unit) {
  const SpanChecker spans(text, unit);
  spans.Check(record);
  for (const v1::Mention& mention : record.mentions()) FUZZ_EXPECT(spans.Slice(mention.span()) == mention.text());
  for (const v1::Event& event : record.events()) {
    FUZZ_EXPECT(spans.Slice(event.trigger().span()) == event.trigger().text());
    for (const v1::Participant& participant : event.participants()) {
      FUZZ_EXPECT(!participant.has_person_index() || participant.person_index() < record.people_size());
    }
  }
}

}  // namespace
}  // namespace banghi

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace banghi;
  v1::Article article;
  article.set_text(std::string(reinterpret_cast<const char*>(data), size));
  // The size decides on the options, so that the corpus is articles and nothing else.
  if (size % 2 == 0) article.set_published_date("2021-12-02");
  ExtractOptions options;
  options.offset_unit = static_cast<OffsetUnit>(size % 3);
  options.explain = size % 5 == 0;
  v1::Record record, again;
  const absl::Status status = TheEngine().Extract(article, options, &record);
  FUZZ_EXPECT(status == TheEngine().Extract(article, options, &again));
  FUZZ_EXPECT(record.SerializeAsString() == again.SerializeAsString());
  if (!status.ok()) {
    FUZZ_EXPECT(status.code() == absl::StatusCode::kInvalidArgument || size > kMaxTextBytes);
    FUZZ_EXPECT(record.ByteSizeLong() == 0);
    return 0;
  }
  CheckRecord(record, article.text(), options.offset_unit);
  return 0;
}
