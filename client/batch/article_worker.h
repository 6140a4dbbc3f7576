// Who reads the articles of a batch: one for each thread.
#ifndef BANGHI_CLIENT_BATCH_ARTICLE_WORKER_H_
#define BANGHI_CLIENT_BATCH_ARTICLE_WORKER_H_

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "banghi/v1/article.pb.h"
#include "client/backend.h"
#ifdef BANGHI_HAVE_GRPC
#include "absl/time/time.h"
#include "client/server_link.h"
#endif

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
  // `stopped` becomes true when nobody waits any more; it must outlive the worker.
  virtual std::unique_ptr<ArticleWorker> Make(const std::atomic<bool>& stopped) = 0;
  virtual int count() const = 0;
  // Of the gazetteers the records are made with.
  virtual std::string gazetteer_version() const = 0;
};

std::unique_ptr<ArticleWorkers> MakeInProcessWorkers(std::shared_ptr<const Bundle> bundle,
                                                     const ExtractOptions& options, int threads);

#ifdef BANGHI_HAVE_GRPC
// Streams to servers, `in_flight` to each; a worker whose server goes away or is too busy waits, longer each time, and
// asks the next one. It gives up where nobody has answered it for `patience`. An error where a server cannot be asked,
// or they read with different gazetteers.
absl::StatusOr<std::unique_ptr<ArticleWorkers>> MakeRemoteWorkers(const std::vector<ServerLink>& servers,
                                                                  const ExtractOptions& options, int in_flight,
                                                                  absl::Duration patience);
#endif

}  // namespace banghi

#endif  // BANGHI_CLIENT_BATCH_ARTICLE_WORKER_H_
