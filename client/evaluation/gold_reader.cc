#include "client/evaluation/gold_reader.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "google/protobuf/struct.pb.h"
#include "google/protobuf/util/json_util.h"
#include "text/utf8.h"

namespace banghi {
namespace {

// The first line of what protobuf says, without what stands around it.
std::string Said(const google::protobuf::util::Status& status) {
  const absl::string_view message(status.message().data(), status.message().size());
  return std::string(message.substr(0, message.find('\n')));
}

// `mentions[2]: typ: no such field` of `(mentions[2]) typ: Cannot find field.`
std::string FieldFault(absl::string_view said) {
  return absl::StrReplaceAll(said, {{"(", ""},
                                    {"): ", ": "},
                                    {") ", ": "},
                                    {"Cannot find field.", "no such field"},
                                    {"type type.googleapis.com/", ""}});
}

// Takes a member that is not the record's out of `object`; empty where it is not there or no string.
std::string Take(const char* name, google::protobuf::Struct& object) {
  const auto member = object.fields().find(name);
  if (member == object.fields().end()) return "";
  std::string value = member->second.string_value();
  object.mutable_fields()->erase(name);
  return value;
}

OffsetUnit UnitOf(v1::OffsetUnit unit) {
  switch (unit) {
    case v1::OFFSET_UNIT_UTF8_BYTE:
      return OffsetUnit::kUtf8Byte;
    case v1::OFFSET_UNIT_UTF16_CODE_UNIT:
      return OffsetUnit::kUtf16CodeUnit;
    default:
      return OffsetUnit::kCodePoint;
  }
}

}  // namespace

absl::Status GoldReader::Open() {
  absl::StatusOr<std::unique_ptr<ByteSource>> source = OpenSource(path_);
  if (!source.ok()) return source.status();
  lines_ = std::make_unique<LineReader>(*std::move(source), kAnyLength);
  return absl::OkStatus();
}

bool GoldReader::NextObject(std::string* json, GoldRecord* gold) {
  json->clear();
  if (has_ahead_) {
    *json = std::exchange(ahead_, std::string());
    gold->label = absl::StrCat(name_, ":", line_number_);
  }
  has_ahead_ = false;
  std::string line;
  while (lines_ != nullptr) {
    const absl::StatusOr<bool> more = lines_->Next(&line);
    if (!more.ok() || !*more) {
      lines_.reset();
      if (more.ok()) break;
      gold->label = name_;
      gold->faults.push_back(std::string(more.status().message()));
      return true;
    }
    ++line_number_;
    if (absl::StripAsciiWhitespace(line).empty()) continue;
    // What begins at the margin begins an object, unless it only closes the one before.
    const bool begins = !absl::ascii_isspace(line[0]) && line[0] != '}';
    if (begins && !json->empty()) {
      ahead_ = std::move(line);
      has_ahead_ = true;
      return true;
    }
    if (json->empty()) gold->label = absl::StrCat(name_, ":", line_number_);
    absl::StrAppend(json, line, "\n");
  }
  return !json->empty();
}

bool GoldReader::Next(GoldRecord* gold) {
  *gold = {};
  std::string json;
  if (!NextObject(&json, gold)) return false;
  if (gold->faults.empty()) Read(json, gold);
  return true;
}

void GoldReader::Read(const std::string& json, GoldRecord* gold) const {
  const auto fault = [gold](std::string what) { gold->faults.push_back(std::move(what)); };
  if (const size_t bad = FindInvalidUtf8(json); bad < json.size()) {
    return fault(absl::StrCat("not valid UTF-8 at byte ", bad, " of the record"));
  }
  google::protobuf::Struct object;
  auto status = google::protobuf::util::JsonStringToMessage(json, &object);
  if (!status.ok()) return fault(absl::StrCat("not JSON: ", Said(status)));
  gold->article.set_text(Take("text", object));
  gold->article.set_language(Take("language", object));
  const std::string id = Take("id", object);
  std::string rest;
  status = google::protobuf::util::MessageToJsonString(object, &rest);
  if (status.ok()) status = google::protobuf::util::JsonStringToMessage(rest, &gold->record);
  if (!status.ok()) return fault(FieldFault(Said(status)));
  if (gold->record.article_id().empty()) gold->record.set_article_id(id);
  gold->unit = UnitOf(gold->record.offset_unit());
  FindText(gold);
  if (gold->faults.empty()) gold->faults = GoldFaults(gold->record, gold->article.text(), gold->unit);
}

void GoldReader::FindText(GoldRecord* gold) const {
  const std::string& id = gold->record.article_id();
  if (gold->article.text().empty()) {
    const auto article = articles_.find(id);
    if (article == articles_.end()) {
      gold->faults.push_back(articles_.empty() || id.empty()
                                 ? "text: missing (`banghi extract --keep-text` writes it, --articles says where it is)"
                                 : absl::StrCat("text: missing, and no article has the id `", id, "`"));
      return;
    }
    gold->article = article->second;
  }
  gold->article.set_id(id.empty() ? gold->label : id);
  if (gold->article.published_date().empty()) gold->article.set_published_date(gold->record.published_date());
}

}  // namespace banghi
