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

bool LooksLikeJson(const std::string& line) {
  v1::Article article;
  return absl::StartsWith(absl::StripLeadingAsciiWhitespace(line), "{") && ParseJson(line, &article).ok();
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
  has_first_line_ = false;
  if (path == "-") {
    absl::StatusOr<bool> got = lines->Next(&first_line_);
    if (!got.ok()) {
      input->status = got.status();
      return true;
    }
    has_first_line_ = *got;
  }
  if (IsJsonLines(path) || (has_first_line_ && LooksLikeJson(first_line_))) {
    name_ = input->label;
    lines_ = std::move(lines);
    return false;
  }
  absl::StatusOr<std::string> rest = lines->Rest();
  input->status = rest.status();
  if (!rest.ok()) return true;
  const bool more = has_first_line_ && !rest->empty();
  input->article.set_text(absl::StrCat(has_first_line_ ? first_line_ : "", more ? "\n" : "", *rest));
  Complete(input);
  return true;
}

bool ArticleReader::NextLine(ArticleInput* input) {
  std::string line;
  do {
    ++line_number_;
    input->label = absl::StrCat(name_, ":", line_number_);
    if (has_first_line_) {
      line = std::exchange(first_line_, std::string());
      has_first_line_ = false;
      continue;
    }
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
