// A batch from its first article to its last: articles are read ahead, extracted on several threads, and written in the
// order in which they were read, in blocks.
#ifndef BANGHI_CLIENT_BATCH_BATCH_RUN_H_
#define BANGHI_CLIENT_BATCH_BATCH_RUN_H_

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "client/article_reader.h"
#include "client/batch/article_worker.h"
#include "client/batch/checkpoint.pb.h"
#include "client/batch/counts.h"
#include "client/batch/format.h"
#include "client/batch/output.h"
#include "client/batch/unique_names.h"
#include "client/byte_source.h"

namespace banghi {

class BatchRun {
 public:
  struct Progress {
    uint64_t articles = 0;  // that are written
    uint64_t failed = 0;
    uint64_t text_bytes = 0;
  };

  // Everything must outlive the run. `told` is called now and then, on the thread of Run.
  BatchRun(ArticleReader& reader, ArticleWorkers& workers, const BatchFormat& format, BatchOutput& output,
           std::function<void(const Progress&)> told)
      : reader_(reader), workers_(workers), format_(format), output_(output), told_(std::move(told)) {}

  // Passes over the articles that `output` has. CANCELLED where Stop was called; else what could not be written, or who
  // could not be asked.
  absl::Status Run();
  // May be called by a signal handler. What is not written yet is left to the next run.
  void Stop() {
    stopped_ = true;
    StopWaitingForInput();
  }

  uint64_t articles() const { return articles_; }  // read in this run
  const batch::Counts& counts() const { return counts_; }
  // Articles that have the id of one before, and another one in the output. When the run has ended.
  uint64_t ids_changed() const { return ids_.changed(); }

 private:
  // What became of an article.
  struct Result {
    std::vector<std::string> files;  // of all articles, then of this one
    std::string error;               // a line of JSON; empty where there is none
    Tally tally;
  };
  struct Block {
    std::vector<ArticleInput> inputs;
    std::vector<std::string> ids;  // of the records
    std::vector<Result> results;
    size_t next = 0;  // to be taken by a worker
    size_t done = 0;
  };

  void ReadBlocks();
  // To be asked once for every article, in the order of reading.
  std::string IdFor(const ArticleInput& input);
  // Null at the end.
  std::unique_ptr<Block> ReadBlock();
  void Work();
  void ReadOne(ArticleWorker& worker, Block& block, size_t index);
  // The first block, when it is done; null at the end or when the run stops.
  std::unique_ptr<Block> AwaitBlock();
  absl::Status WriteBlock(const Block& block);
  bool Ending() const { return stopped_ || !fault_.ok(); }  // with mutex_ held
  void Fail(const absl::Status& status);

  ArticleReader& reader_;
  ArticleWorkers& workers_;
  const BatchFormat& format_;
  const size_t file_count_ = std::max<size_t>(1, format_.FileNames().size());
  const size_t own_file_count_ = format_.ArticleEndings().size();
  BatchOutput& output_;
  const std::function<void(const Progress&)> told_;
  UniqueNames ids_;  // where the format needs them; of the thread that reads
  std::atomic<bool> stopped_{false};
  uint64_t articles_ = 0;
  batch::Counts counts_;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::unique_ptr<Block>> blocks_;  // in order; guarded by mutex_
  bool all_read_ = false;                      // guarded by mutex_
  absl::Status fault_;                         // guarded by mutex_
};

}  // namespace banghi

#endif  // BANGHI_CLIENT_BATCH_BATCH_RUN_H_
