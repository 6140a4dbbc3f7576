#include "client/warc_reader.h"

#include <cstdint>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "client/printable.h"

namespace banghi {
namespace {

absl::string_view IdOf(absl::string_view record_id) {
  absl::ConsumePrefix(&record_id, "<");
  absl::ConsumeSuffix(&record_id, ">");
  absl::ConsumePrefix(&record_id, "urn:uuid:");
  return record_id;
}

}  // namespace

struct WarcReader::Header {
  std::string type;
  std::string content_type;
  std::string url;
  std::string id;
  uint64_t length = 0;
  bool has_length = false;

  // One line of it, `Name: value`.
  bool Take(absl::string_view line) {
    const size_t colon = line.find(':');
    if (colon == absl::string_view::npos) return false;
    const absl::string_view name = line.substr(0, colon);
    const absl::string_view value = absl::StripAsciiWhitespace(line.substr(colon + 1));
    if (absl::EqualsIgnoreCase(name, "WARC-Type")) type = std::string(value);
    if (absl::EqualsIgnoreCase(name, "Content-Type")) content_type = std::string(value);
    if (absl::EqualsIgnoreCase(name, "WARC-Target-URI")) url = std::string(value);
    if (absl::EqualsIgnoreCase(name, "WARC-Record-ID")) id = std::string(IdOf(value));
    if (!absl::EqualsIgnoreCase(name, "Content-Length")) return true;
    has_length = absl::SimpleAtoi(value, &length);
    return has_length;
  }

  bool IsArticle() const { return type == "conversion" && absl::StartsWithIgnoreCase(content_type, "text/plain"); }
};

bool LooksLikeWarc(absl::string_view first_line) { return absl::StartsWith(first_line, "WARC/1."); }

absl::Status WarcReader::Broken(absl::string_view why) const {
  return absl::DataLossError(absl::StrCat("broken WARC: record ", records_, " ", why));
}

absl::StatusOr<bool> WarcReader::NextLine(std::string* line) {
  absl::StatusOr<bool> more = lines_->Next(line);
  if (absl::IsResourceExhausted(more.status())) return Broken("has a header without an end");
  return more;
}

// False at the end of the file.
absl::StatusOr<bool> WarcReader::NextHeader(Header* header) {
  std::string line;
  do {  // two empty lines stand behind every record
    absl::StatusOr<bool> more = NextLine(&line);
    if (!more.ok() || !*more) return more;
  } while (absl::StripAsciiWhitespace(line).empty());
  ++records_;
  if (!LooksLikeWarc(line)) return Broken("does not begin with `WARC/1.`");
  while (true) {
    absl::StatusOr<bool> more = NextLine(&line);
    if (!more.ok()) return more;
    if (!*more) return Broken("ends within its header");
    const absl::string_view field = absl::StripTrailingAsciiWhitespace(line);
    if (field.empty()) break;
    if (!header->Take(field))
      return Broken(absl::StrCat("has a header line that cannot be read: ", field.substr(0, 80)));
  }
  if (!header->has_length) return Broken("has no Content-Length");
  return true;
}

absl::StatusOr<bool> WarcReader::ReadText(size_t length, v1::Article* article) {
  absl::StatusOr<std::string> text = lines_->Bytes(length);
  if (!text.ok()) return text.status();
  if (text->size() < length) return Broken("ends within its text");
  article->set_text(*std::move(text));
  return true;
}

absl::StatusOr<bool> WarcReader::Next(v1::Article* article) {
  while (true) {
    Header header;
    absl::StatusOr<bool> more = NextHeader(&header);
    if (more.ok() && !*more && records_ > 0 && articles_ == 0) {
      return absl::DataLossError("holds no plain texts (records of the type `conversion`, as WET files have)");
    }
    if (!more.ok() || !*more) return more;
    if (header.IsArticle()) {
      ++articles_;
      article->set_id(WithUtf8(header.id));
      article->set_url(WithUtf8(header.url));
      if (header.length <= kLongestPiece) return ReadText(header.length, article);
    }
    const absl::StatusOr<uint64_t> skipped = lines_->Skip(header.length);
    if (!skipped.ok()) return skipped.status();
    if (*skipped < header.length) return Broken("ends within its text");
    if (!header.IsArticle()) continue;
    return absl::ResourceExhaustedError(absl::StrCat("a text of ", header.length, " bytes is too long for an article"));
  }
}

}  // namespace banghi
