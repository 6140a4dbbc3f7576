#include "tests/bench/workload.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "client/article_reader.h"
#include "extractors/engine.h"

namespace banghi {
namespace {

// The largest cut at or before `size` that leaves whole characters.
size_t CharacterCut(absl::string_view text, size_t size) {
  while (size > 0 && size < text.size() && (text[size] & 0xC0) == 0x80) --size;
  return std::min(size, text.size());
}

size_t PieceSize(absl::string_view text, size_t bytes) {
  if (text.size() <= bytes) return text.size();
  for (char mark : {'\n', ' '}) {
    const size_t at = text.rfind(mark, bytes - 1);
    if (at != absl::string_view::npos && at >= bytes / 2) return at + 1;
  }
  return CharacterCut(text, bytes);
}

absl::Status WhyNot(const ArticleInput& input) {
  if (!input.status.ok()) return input.status;
  if (!input.article.published_date().empty() && !IsPublishedDate(input.article.published_date())) {
    return absl::InvalidArgumentError("its date of publication is none");
  }
  if (input.article.text().size() > kMaxTextBytes) return absl::ResourceExhaustedError("its text is too long");
  return Document::Parse(input.article.text()).status();
}

}  // namespace

absl::StatusOr<Workload> ReadWorkload(const std::vector<std::string>& paths, size_t most) {
  Workload workload;
  std::string first_fault = "nothing in it";
  ArticleReader reader(paths, "");
  EvenChoice<v1::Article> choice(most);
  for (ArticleInput input; reader.Next(&input);) {
    if (absl::Status fault = WhyNot(input); fault.ok()) {
      choice.Offer(std::move(input.article));
    } else if (workload.passed_over++ == 0) {
      first_fault = absl::StrCat(input.label, ": ", fault.message());
    }
  }
  workload.articles = std::move(choice).Take();
  if (workload.articles.empty()) return absl::NotFoundError(absl::StrCat("no articles to measure: ", first_fault));
  for (const v1::Article& article : workload.articles) {
    workload.bytes += article.text().size();
    workload.documents.push_back(*Document::Parse(article.text()));
  }
  return workload;
}

std::string JoinTexts(const std::vector<v1::Article>& articles, size_t bytes) {
  std::string text;
  for (size_t i = 0; text.size() < bytes; i = (i + 1) % articles.size()) {
    absl::StrAppend(&text, articles[i].text(), "\n\n");
  }
  text.resize(CharacterCut(text, bytes));
  return text;
}

std::vector<v1::Article> CutText(absl::string_view text, size_t bytes) {
  std::vector<v1::Article> pieces;
  while (!text.empty()) {
    const size_t size = PieceSize(text, bytes);
    const absl::string_view piece = text.substr(0, size);
    text.remove_prefix(size);
    if (absl::StripAsciiWhitespace(piece).empty()) continue;
    pieces.emplace_back().set_text(std::string(piece));
  }
  return pieces;
}

}  // namespace banghi
