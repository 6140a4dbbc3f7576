#include "server/request_decoder.h"

#include <cstdint>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "absl/types/span.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/wire_format_lite.h"
#include "grpcpp/support/proto_buffer_reader.h"
#include "text/utf8.h"

namespace banghi {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::internal::WireFormatLite;

constexpr absl::string_view kNoMessage = "the request is not a valid message of its type";

// Puts `?` for every bad byte of `text`; the offset of the first, or the size where there is none.
size_t MendUtf8(absl::Span<char> text) {
  const size_t first = FindInvalidUtf8(absl::string_view(text.data(), text.size()));
  for (size_t at = first; at < text.size();) {
    text[at] = '?';
    at += FindInvalidUtf8(absl::string_view(text.data() + at, text.size() - at));
  }
  return first;
}

// Mends the strings of one message in place. False where the bytes are not well formed.
bool MendMessage(absl::Span<char> bytes, const Descriptor& type, absl::string_view path,
                 std::vector<FieldViolation>* violations) {
  google::protobuf::io::CodedInputStream in(reinterpret_cast<const uint8_t*>(bytes.data()),
                                            static_cast<int>(bytes.size()));
  absl::flat_hash_map<int, int> seen;  // how often a repeated field was there
  while (const uint32_t tag = in.ReadTag()) {
    const FieldDescriptor* field = type.FindFieldByNumber(WireFormatLite::GetTagFieldNumber(tag));
    const bool delimited = WireFormatLite::GetTagWireType(tag) == WireFormatLite::WIRETYPE_LENGTH_DELIMITED;
    if (field == nullptr || !delimited) {
      if (!WireFormatLite::SkipField(&in, tag)) return false;
      continue;
    }
    uint32_t length = 0;
    if (!in.ReadVarint32(&length)) return false;
    const absl::Span<char> content = bytes.subspan(in.CurrentPosition(), length);
    if (content.size() < length || !in.Skip(static_cast<int>(length))) return false;

    std::string name = absl::StrCat(path, path.empty() ? "" : ".", field->name());
    if (field->is_repeated()) absl::StrAppend(&name, "[", seen[field->number()]++, "]");
    if (field->type() == FieldDescriptor::TYPE_MESSAGE) {
      if (!MendMessage(content, *field->message_type(), name, violations)) return false;
    } else if (field->type() == FieldDescriptor::TYPE_STRING) {
      const size_t bad = MendUtf8(content);
      if (bad < content.size()) violations->push_back({name, absl::StrCat("not valid UTF-8 at byte ", bad)});
    }
  }
  return in.ConsumedEntireMessage();
}

// ByteBuffer shares its slices when it is copied, and the reader wants one it may move along in.
bool Parse(grpc::ByteBuffer bytes, google::protobuf::Message* message) {
  if (bytes.Length() == 0) return true;
  grpc::ProtoBufferReader reader(&bytes);
  return reader.status().ok() && message->ParseFromZeroCopyStream(&reader);
}

std::string Flatten(const grpc::ByteBuffer& bytes) {
  std::string flat;
  std::vector<grpc::Slice> slices;
  if (!bytes.Dump(&slices).ok()) return flat;
  flat.reserve(bytes.Length());
  for (const grpc::Slice& slice : slices) flat.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
  return flat;
}

}  // namespace

absl::Status DecodeRequest(const grpc::ByteBuffer& bytes, google::protobuf::Message* request,
                           std::vector<FieldViolation>* violations) {
  if (Parse(bytes, request)) return absl::OkStatus();
  std::string flat = Flatten(bytes);
  if (!MendMessage(absl::MakeSpan(flat), *request->GetDescriptor(), "", violations) ||
      !request->ParseFromString(flat)) {
    return absl::InvalidArgumentError(kNoMessage);
  }
  return absl::OkStatus();
}

}  // namespace banghi
