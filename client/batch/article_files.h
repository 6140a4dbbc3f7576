// A directory with files for every article, and the list of them.
//
//   auto files = ArticleFiles::Open("corpus.part", {".txt", ".ann"}, "corpus.part/articles.jsonl.part");
//   absl::StatusOr<std::string> line = (*files)->Write("news/17", {text, annotations});
//   // corpus.part/news_17-8c3f0b2a54e1d690.txt and .ann; `line` is {"name":"news_17-8c3f0b2a54e1d690","id":"news/17"}
#ifndef BANGHI_CLIENT_BATCH_ARTICLE_FILES_H_
#define BANGHI_CLIENT_BATCH_ARTICLE_FILES_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "client/batch/unique_names.h"

namespace banghi {

// A name for files that is the id where that has letters and digits of ASCII, `.`, `-` and `_` only and is not long;
// else what is left of it with a hash of the whole.
std::string FileNameOf(const std::string& id);

// For one thread.
class ArticleFiles {
 public:
  // `list` is what Write gave for the articles that are there already; their names are not given again.
  static absl::StatusOr<std::unique_ptr<ArticleFiles>> Open(const std::string& directory,
                                                            std::vector<std::string> endings, const std::string& list);
  ~ArticleFiles();
  ArticleFiles(const ArticleFiles&) = delete;
  ArticleFiles& operator=(const ArticleFiles&) = delete;

  // Writes the article's files over what a run that was killed may have left, and returns its line of the list. The
  // second article of one id has `~2` behind its name.
  absl::StatusOr<std::string> Write(const std::string& id, const std::vector<std::string>& contents);
  // Everything written is on the disk when it returns OK.
  absl::Status Sync() const;

 private:
  ArticleFiles(std::string directory, int file, std::vector<std::string> endings)
      : directory_(std::move(directory)), file_(file), endings_(std::move(endings)) {}
  absl::Status ReadList(const std::string& list);

  const std::string directory_;
  const int file_;  // the directory
  const std::vector<std::string> endings_;
  UniqueNames names_;
};

}  // namespace banghi

#endif  // BANGHI_CLIENT_BATCH_ARTICLE_FILES_H_
