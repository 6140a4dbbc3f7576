// The articles of the files named on the command line: one a line in JSONL files, else one a file.
#ifndef BANGHI_CLIENT_ARTICLE_READER_H_
#define BANGHI_CLIENT_ARTICLE_READER_H_

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "banghi/v1/article.pb.h"
#include "client/byte_source.h"

namespace banghi {

struct ArticleInput {
  std::string label;    // where it stands, for messages: `news.jsonl:17`, `article.txt`
  absl::Status status;  // why there is no article
  v1::Article article;
};

// JSONL is what is named `.jsonl` or `.ndjson`, with or without `.gz` or `.zst`, and under any other name what has an
// article in JSON as its first line. A file that is one JSON object over several lines is one article. Everything else
// is the text of one article (plain, Markdown or HTML). JSON members are those of
// banghi.v1.Article (`id`, `text`, `title`, `url`, `publishedDate`); others are passed over. An article without an id
// gets its label.
class ArticleReader {
 public:
  // `published_date` is for articles that do not say it themselves.
  ArticleReader(std::vector<std::string> paths, std::string published_date)
      : paths_(std::move(paths)), published_date_(std::move(published_date)) {}

  // False when there is no more. A file or line that cannot be read is an input with a status; reading goes on behind
  // it.
  bool Next(ArticleInput* input);

 private:
  bool Open(const std::string& path, ArticleInput* input);
  bool NextLine(ArticleInput* input);
  void ReadJson(const std::string& line, ArticleInput* input) const;
  void Complete(ArticleInput* input) const;

  const std::vector<std::string> paths_;
  const std::string published_date_;
  size_t next_path_ = 0;
  std::string name_;                   // of the JSONL file being read
  std::unique_ptr<LineReader> lines_;  // of it; null between files
  size_t line_number_ = 0;
};

}  // namespace banghi

#endif  // BANGHI_CLIENT_ARTICLE_READER_H_
