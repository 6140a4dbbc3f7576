#include "client/article_reader.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "google/protobuf/util/json_util.h"
#include "text/utf8.h"

namespace banghi {
namespace {

absl::Status ParseJson(const std::string& line, v1::Article* article) {
  // Checked here because the JSON parser would put other characters in place of bad bytes without a word.
  if (const size_t bad = FindInvalidUtf8(line); bad < line.size()) {
    return absl::InvalidArgumentError(absl::StrCat("not valid UTF-8 at byte ", bad, " of the line"));
  }
  google::protobuf::util::JsonParseOptions options;
  options.ignore_unknown_fields = true;
  const auto status = google::protobuf::util::JsonStringToMessage(line, article, options);
  if (status.ok()) return absl::OkStatus();
  const std::string message(status.message().data(), status.message().size());
  return absl::InvalidArgumentError(absl::StrCat("not an article in JSON: ", message.substr(0, message.find('\n'))));
}

bool IsJsonLines(absl::string_view path) {
  if (!absl::ConsumeSuffix(&path, ".gz")) absl::ConsumeSuffix(&path, ".zst");
  return absl::EndsWith(path, ".jsonl") || absl::EndsWith(path, ".ndjson");
}

// `{"id"`, or a brace at the end of its line; no newspaper begins so.
bool LooksLikeJson(absl::string_view text) {
  text = absl::StripLeadingAsciiWhitespace(text);
  if (!absl::ConsumePrefix(&text, "{")) return false;
  text = text.substr(0, text.find('\n'));
  text = absl::StripAsciiWhitespace(text);
  return text.empty() || text[0] == '"';
}

bool LooksLikeJsonList(absl::string_view text) {
  text = absl::StripLeadingAsciiWhitespace(text);
  return absl::ConsumePrefix(&text, "[") && LooksLikeJson(text);
}

// A file that is one article.
absl::Status ReadWhole(std::string text, v1::Article* article) {
  if (LooksLikeJsonList(text)) {
    return absl::InvalidArgumentError("a list in JSON; wanted is one article a line, without brackets and commas");
  }
  if (LooksLikeJson(text)) return ParseJson(text, article);
  article->set_text(std::move(text));
  return absl::OkStatus();
}

}  // namespace

bool ArticleReader::Next(ArticleInput* input) {
  while (true) {
    *input = {};
    if (lines_ != nullptr) {
      if (NextLine(input)) return true;
      lines_.reset();
    }
    if (next_path_ == paths_.size()) return false;
    if (Open(paths_[next_path_++], input)) return true;
  }
}

// True where the file is one article, or could not be read; false where its lines are articles.
bool ArticleReader::Open(const std::string& path, ArticleInput* input) {
  input->label = path == "-" ? "stdin" : path;
  absl::StatusOr<std::unique_ptr<ByteSource>> source = OpenSource(path);
  if (!source.ok()) {
    input->status = source.status();
    return true;
  }
  auto lines = std::make_unique<LineReader>(*std::move(source));
  line_number_ = 0;
  bool json_lines = IsJsonLines(path);
  if (!json_lines) {
    const absl::StatusOr<std::string> first_line = lines->Peek();
    input->status = first_line.status();
    if (!first_line.ok()) return true;
    json_lines = LooksLikeJson(*first_line) && ParseJson(*first_line, &input->article).ok();
  }
  if (json_lines) {
    name_ = input->label;
    lines_ = std::move(lines);
    return false;
  }
  absl::StatusOr<std::string> text = lines->Rest();
  input->status = text.ok() ? ReadWhole(*std::move(text), &input->article) : text.status();
  if (input->status.ok()) Complete(input);
  return true;
}

bool ArticleReader::NextLine(ArticleInput* input) {
  std::string line;
  do {
    ++line_number_;
    input->label = absl::StrCat(name_, ":", line_number_);
    absl::StatusOr<bool> more = lines_->Next(&line);
    input->status = more.status();
    if (!more.ok()) {
      lines_.reset();
      return true;
    }
    if (!*more) return false;
  } while (absl::StripAsciiWhitespace(line).empty());
  ReadJson(line, input);
  return true;
}

void ArticleReader::ReadJson(const std::string& line, ArticleInput* input) const {
  input->status = ParseJson(line, &input->article);
  Complete(input);
}

void ArticleReader::Complete(ArticleInput* input) const {
  if (input->article.id().empty()) input->article.set_id(input->label);
  if (input->article.published_date().empty()) input->article.set_published_date(published_date_);
}

}  // namespace banghi
