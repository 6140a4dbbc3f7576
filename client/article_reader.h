// The articles of the files named on the command line: one a line in JSONL files, else one a file.
#ifndef BANGHI_CLIENT_ARTICLE_READER_H_
#define BANGHI_CLIENT_ARTICLE_READER_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "banghi/v1/article.pb.h"
#include "client/line_reader.h"
#include "client/warc_reader.h"

namespace banghi {

// A file, or of a file of lines those that begin within [begin, end), in bytes (not of compressed files).
struct ArticleFile {
  static constexpr uint64_t kEnd = std::numeric_limits<uint64_t>::max();
  std::string path;  // `-`: standard input
  uint64_t begin = 0;
  uint64_t end = kEnd;
};

// An article in the protobuf JSON mapping; members that are none of banghi.v1.Article's are passed over.
// INVALID_ARGUMENT says what is wrong, with the byte where it is UTF-8.
absl::Status ArticleFromJson(const std::string& json, v1::Article* article);

struct ArticleInput {
  std::string label;    // where it stands, for messages: `news.jsonl:17`, `article.txt`
  absl::Status status;  // why there is no article
  v1::Article article;
};

// JSONL is what is named `.jsonl` or `.ndjson`, with or without `.gz` or `.zst`, and under any other name what has an
// article in JSON as its first line. WARC files (warc_reader.h) are told by their first line. A file that is one JSON
// object over several lines is one article. Everything else is the text of one article (plain, Markdown or HTML). JSON
// members are those of banghi.v1.Article (`id`, `text`, `title`, `url`, `publishedDate`); others are passed over, and
// where one of them looks like what a file's first article in JSON lacks, that is told once (article_members.h). An
// article without an id gets its label, in which a path that is no UTF-8 is escaped (printable.h). No more than
// kLongestPiece is read of a line or of a file that is one article.
class ArticleReader {
 public:
  // `published_date` is for articles that do not say it themselves.
  ArticleReader(std::vector<ArticleFile> files, std::string published_date)
      : files_(std::move(files)), published_date_(std::move(published_date)) {}
  ArticleReader(const std::vector<std::string>& paths, std::string published_date);

  // `warn` is called, within Next, with what is worth a word although nothing failed: `news.jsonl:1: "pubDate" is ...`.
  void OnWarning(std::function<void(const std::string&)> warn) { warn_ = std::move(warn); }

  // False when there is no more. A file or line that cannot be read is an input with a status; reading goes on behind
  // it.
  bool Next(ArticleInput* input);

 private:
  bool Open(const ArticleFile& file, ArticleInput* input);
  bool OpenLines(const ArticleFile& file, std::unique_ptr<LineReader> lines, ArticleInput* input);
  bool NextLine(ArticleInput* input);
  bool NextOfWarc(ArticleInput* input);
  void ReadWhole(std::string text, ArticleInput* input);
  void ReadJson(const std::string& json, ArticleInput* input);
  void Complete(ArticleInput* input) const;

  const std::vector<ArticleFile> files_;
  const std::string published_date_;
  std::function<void(const std::string&)> warn_;
  bool members_checked_ = false;  // of the file being read, by its first article in JSON
  std::set<std::string> told_;    // what was warned of
  size_t next_file_ = 0;
  std::string name_;                   // of the file being read
  std::unique_ptr<WarcReader> warc_;   // of a WARC file; null elsewhere
  std::unique_ptr<LineReader> lines_;  // of a JSONL file; null elsewhere
  size_t line_number_ = 0;
  uint64_t first_byte_ = 0;  // of the file, that lines_ had
  uint64_t end_ = 0;         // at or behind which no line may begin
};

}  // namespace banghi

#endif  // BANGHI_CLIENT_ARTICLE_READER_H_
