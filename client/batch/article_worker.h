// Who reads the articles of a batch: one for each thread.
#ifndef BANGHI_CLIENT_BATCH_ARTICLE_WORKER_H_
#define BANGHI_CLIENT_BATCH_ARTICLE_WORKER_H_

#include <memory>

#include "absl/status/status.h"
#include "banghi/v1/article.pb.h"
#include "client/backend.h"

namespace banghi {

// For one thread.
class ArticleWorker {
 public:
  virtual ~ArticleWorker() = default;
  // `outcome` says what became of the article. A status that is not OK means that nobody can be asked any more.
  virtual absl::Status Read(const v1::Article& article, Outcome* outcome) = 0;
};

// Thread-safe.
class ArticleWorkers {
 public:
  virtual ~ArticleWorkers() = default;
  virtual std::unique_ptr<ArticleWorker> Make() = 0;
  virtual int count() const = 0;
  // Of the gazetteers the records are made with.
  virtual std::string gazetteer_version() const = 0;
};

std::unique_ptr<ArticleWorkers> MakeInProcessWorkers(std::shared_ptr<const Bundle> bundle,
                                                     const ExtractOptions& options, int threads);

}  // namespace banghi

#endif  // BANGHI_CLIENT_BATCH_ARTICLE_WORKER_H_
