#include "client/article_reader.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "client/article_members.h"
#include "client/printable.h"
#include "google/protobuf/util/json_util.h"
#include "text/utf8.h"

namespace banghi {
namespace {

bool IsJsonLines(absl::string_view path) {
  if (!absl::ConsumeSuffix(&path, ".gz")) absl::ConsumeSuffix(&path, ".zst");
  return absl::EndsWith(path, ".jsonl") || absl::EndsWith(path, ".ndjson");
}

// What some programs put at the head of a file in UTF-8.
constexpr absl::string_view kByteOrderMark = "\xEF\xBB\xBF";

// `{"id"`, or a brace at the end of its line; no newspaper begins so.
bool LooksLikeJson(absl::string_view text) {
  text = absl::StripLeadingAsciiWhitespace(absl::StripPrefix(text, kByteOrderMark));
  if (!absl::ConsumePrefix(&text, "{")) return false;
  text = text.substr(0, text.find('\n'));
  text = absl::StripAsciiWhitespace(text);
  return text.empty() || text[0] == '"';
}

bool LooksLikeJsonList(absl::string_view text) {
  text = absl::StripLeadingAsciiWhitespace(absl::StripPrefix(text, kByteOrderMark));
  return absl::ConsumePrefix(&text, "[") && LooksLikeJson(text);
}

// The lines that end before the byte `until`.
absl::StatusOr<size_t> CountLines(const std::string& path, uint64_t until) {
  absl::StatusOr<std::unique_ptr<ByteSource>> source = OpenRange(path, 0, until);
  if (!source.ok()) return source.status();
  std::vector<char> buffer(1 << 20);
  size_t lines = 0;
  while (true) {
    absl::StatusOr<size_t> got = (*source)->Read(buffer.data(), buffer.size());
    if (!got.ok()) return got;
    if (*got == 0) return lines;
    lines += std::count(buffer.begin(), buffer.begin() + static_cast<ptrdiff_t>(*got), '\n');
  }
}

std::vector<ArticleFile> WholeFiles(const std::vector<std::string>& paths) {
  std::vector<ArticleFile> files;
  for (const std::string& path : paths) files.push_back({path});
  return files;
}

}  // namespace

absl::Status ArticleFromJson(const std::string& json, v1::Article* article) {
  // Checked here because the JSON parser would put other characters in place of bad bytes without a word.
  if (const size_t bad = FindInvalidUtf8(json); bad < json.size()) {
    return absl::InvalidArgumentError(absl::StrCat("not valid UTF-8 at byte ", bad, " of the line"));
  }
  google::protobuf::util::JsonParseOptions options;
  options.ignore_unknown_fields = true;
  const absl::string_view object = absl::StripPrefix(json, kByteOrderMark);
  const auto status = google::protobuf::util::JsonStringToMessage({object.data(), object.size()}, article, options);
  if (status.ok()) return absl::OkStatus();
  // "Root element must be a message.", with the path to the element before it, which for the root is empty.
  absl::string_view message(status.message().data(), status.message().size());
  absl::ConsumePrefix(&message, ": ");
  return absl::InvalidArgumentError(absl::StrCat("not an article in JSON: ", message.substr(0, message.find('\n'))));
}

ArticleReader::ArticleReader(const std::vector<std::string>& paths, std::string published_date)
    : ArticleReader(WholeFiles(paths), std::move(published_date)) {}

bool ArticleReader::Next(ArticleInput* input) {
  while (true) {
    *input = {};
    if (warc_ != nullptr) {
      if (NextOfWarc(input)) return true;
      warc_.reset();
    }
    if (lines_ != nullptr) {
      if (NextLine(input)) return true;
      lines_.reset();
    }
    if (next_file_ == files_.size()) return false;
    if (Open(files_[next_file_++], input)) return true;
  }
}

// True where the file is one article, or could not be read; false where it holds articles.
bool ArticleReader::Open(const ArticleFile& file, ArticleInput* input) {
  members_checked_ = false;
  name_ = input->label = file.path == "-" ? "stdin" : WithUtf8(file.path);
  absl::StatusOr<std::unique_ptr<ByteSource>> source =
      file.begin == 0 ? OpenSource(file.path) : OpenRange(file.path, file.begin - 1, ArticleFile::kEnd);
  if (!source.ok()) {
    input->status = source.status();
    return true;
  }
  auto lines = std::make_unique<LineReader>(*std::move(source));
  if (IsJsonLines(file.path)) return OpenLines(file, std::move(lines), input);
  const absl::StatusOr<std::string> first_line = lines->Peek();
  input->status = first_line.status();
  if (!first_line.ok()) return true;
  if (LooksLikeWarc(*first_line)) {
    warc_ = std::make_unique<WarcReader>(std::move(lines));
    return false;
  }
  if (file.begin > 0 || (LooksLikeJson(*first_line) && ArticleFromJson(*first_line, &input->article).ok())) {
    return OpenLines(file, std::move(lines), input);
  }
  absl::StatusOr<std::string> text = lines->Rest();
  input->status = text.status();
  if (text.ok()) ReadWhole(*std::move(text), input);
  Complete(input);
  return true;
}

// As Open. Where the file is not read from its beginning, `lines` begin one byte before: what ends the line that begins
// further up is not of this range.
bool ArticleReader::OpenLines(const ArticleFile& file, std::unique_ptr<LineReader> lines, ArticleInput* input) {
  line_number_ = 0;
  first_byte_ = 0;
  end_ = file.end;
  if (file.begin > 0) {
    std::string rest_of_line;
    const absl::StatusOr<bool> more = lines->Next(&rest_of_line);
    first_byte_ = file.begin - 1;
    const absl::StatusOr<size_t> before = CountLines(file.path, first_byte_ + lines->consumed());
    const bool read = more.ok() || absl::IsResourceExhausted(more.status());
    input->status = read ? before.status() : more.status();
    if (!input->status.ok()) return true;
    line_number_ = *before;
  }
  lines_ = std::move(lines);
  return false;
}

bool ArticleReader::NextLine(ArticleInput* input) {
  std::string line;
  do {
    if (first_byte_ + lines_->consumed() >= end_) return false;
    ++line_number_;
    input->label = absl::StrCat(name_, ":", line_number_);
    absl::StatusOr<bool> more = lines_->Next(&line);
    input->status = more.status();
    if (!more.ok()) {
      if (!absl::IsResourceExhausted(more.status())) lines_.reset();
      Complete(input);
      return true;
    }
    if (!*more) return false;
  } while (absl::StripAsciiWhitespace(line).empty());
  ReadJson(line, input);
  Complete(input);
  return true;
}

bool ArticleReader::NextOfWarc(ArticleInput* input) {
  const absl::StatusOr<bool> more = warc_->Next(&input->article);
  input->label = absl::StrCat(name_, ":", warc_->record_number());
  input->status = more.status();
  if (!more.ok()) {
    if (!absl::IsResourceExhausted(more.status())) warc_.reset();
    Complete(input);
    return true;
  }
  if (*more) Complete(input);
  return *more;
}

// A file that is one article.
void ArticleReader::ReadWhole(std::string text, ArticleInput* input) {
  if (LooksLikeJsonList(text)) {
    input->status =
        absl::InvalidArgumentError("a list in JSON; wanted is one article a line, without brackets and commas");
  } else if (LooksLikeJson(text)) {
    ReadJson(text, input);
  } else {
    input->article.set_text(std::move(text));
  }
}

void ArticleReader::ReadJson(const std::string& json, ArticleInput* input) {
  input->status = ArticleFromJson(json, &input->article);
  if (!input->status.ok() || !warn_ || members_checked_) return;
  members_checked_ = true;
  v1::Article known = input->article;
  if (known.published_date().empty()) known.set_published_date(published_date_);
  for (const std::string& passed_over : MembersPassedOver(absl::StripPrefix(json, kByteOrderMark), known)) {
    if (told_.insert(passed_over).second) warn_(absl::StrCat(input->label, ": ", passed_over));
  }
}

void ArticleReader::Complete(ArticleInput* input) const {
  if (input->article.id().empty()) input->article.set_id(input->label);
  if (input->article.published_date().empty()) input->article.set_published_date(published_date_);
}

}  // namespace banghi
