// What a batch writes: the records, the articles that failed, and how far it has come.
//
//   OUT                  the records; of formats with several files a directory
//   OUT.errors.jsonl     the articles that could not be read, each with the reason; only where there are any
//   OUT.part, OUT.errors.jsonl.part, OUT.checkpoint.json
//                        while the run is not at its end
//   OUT.done.json        of what run OUT is, where that was begun or gone on with as one to be resumed
//   OUT.lock             while a run writes them
//   OUT.old              a directory that is being replaced
#ifndef BANGHI_CLIENT_BATCH_OUTPUT_H_
#define BANGHI_CLIENT_BATCH_OUTPUT_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "client/batch/article_files.h"
#include "client/batch/checkpoint.pb.h"
#include "client/batch/file_lock.h"
#include "client/batch/format.h"
#include "client/batch/output_file.h"

namespace banghi {

enum class Beginning {
  kNew,     // ALREADY_EXISTS where there is output or a checkpoint
  kResume,  // goes on behind the checkpoint; from the beginning where nothing is there; ALREADY_EXISTS where all is
  kForce,   // whatever there was is written anew
};

struct BatchTask {
  std::vector<std::string> words;  // Checkpoint.task
  bool repeatable = true;          // its inputs can be read again; without, there is no checkpoint
};

// Where the output at `path` has its files, or will have them, each `path` with something behind it: for those who must
// keep away from them.
std::vector<std::string> OutputPaths(const std::string& path);

class BatchOutput {
 public:
  // FAILED_PRECONDITION where a run is to be resumed that had another task, whether it is at its end or not, or of
  // which only a part is there and no checkpoint; the message says so. ABORTED where another run is writing this
  // output; nothing is touched then.
  static absl::StatusOr<std::unique_ptr<BatchOutput>> Open(const std::string& path, const BatchFormat& format,
                                                           const BatchTask& task, Beginning beginning);

  uint64_t articles() const { return state_.articles(); }  // that were done before
  const batch::Counts& counts() const { return state_.counts(); }
  bool whole() const { return state_.whole(); }  // an earlier run was killed while it gave the files their names

  // The files that an article has of its own, in the order of the format's ArticleEndings. They are part of the block
  // that is written next.
  absl::Status WriteArticle(const std::string& id, const std::vector<std::string>& files);
  // `files` in the order of the format's FileNames. When it returns, the block is on the disk, and a killed run goes on
  // behind it.
  absl::Status WriteBlock(const std::vector<std::string>& files, const std::string& errors, uint64_t articles,
                          const batch::Counts& counts);
  // Gives the files their names.
  absl::Status Finish();

  std::string errors_path() const { return path_ + ".errors.jsonl"; }

 private:
  BatchOutput(std::string path, const BatchFormat& format, BatchTask task);
  absl::Status Begin(Beginning beginning);
  absl::Status CheckNothingIsThere(bool begun, bool resumed) const;
  // ALREADY_EXISTS where the output that is there may be that of this task, FAILED_PRECONDITION where it is not.
  absl::Status CheckDone() const;
  absl::Status CheckNoDirectory() const;
  // Removes nothing but what runs made.
  absl::Status MakeDirectory();
  absl::Status Resume();
  absl::Status OpenFiles();
  absl::Status NameDirectory();
  absl::Status WriteHeads();
  absl::Status Save();
  std::string checkpoint_path() const { return path_ + ".checkpoint.json"; }
  std::string done_path() const { return path_ + ".done.json"; }
  std::string part_path() const { return path_ + ".part"; }  // of a directory
  std::string old_path() const { return path_ + ".old"; }

  const std::string path_;
  const BatchFormat& format_;
  const bool directory_ = !format_.FileNames().empty();
  const BatchTask task_;
  bool resumable_ = false;  // was begun as such
  std::unique_ptr<FileLock> lock_;
  std::vector<std::string> names_;  // of all files, the errors' last
  std::vector<std::unique_ptr<OutputFile>> files_;
  std::unique_ptr<ArticleFiles> article_files_;  // null where articles have no files of their own
  std::string listed_;                           // of the articles since the last block
  batch::Checkpoint state_;
};

}  // namespace banghi

#endif  // BANGHI_CLIENT_BATCH_OUTPUT_H_
