// What a batch writes: the records, the articles that failed, and how far it has come.
//
//   OUT                  the records; of formats with several files a directory
//   OUT.errors.jsonl     the articles that could not be read, each with the reason; only where there are any
//   OUT.checkpoint.json  while the run is not at its end
#ifndef BANGHI_CLIENT_BATCH_OUTPUT_H_
#define BANGHI_CLIENT_BATCH_OUTPUT_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "client/batch/checkpoint.pb.h"
#include "client/batch/format.h"
#include "client/batch/output_file.h"

namespace banghi {

enum class Beginning {
  kNew,     // ALREADY_EXISTS where there is output or a checkpoint
  kResume,  // goes on with what a checkpoint says; from the beginning where there is nothing; ALREADY_EXISTS where all is
  kForce,   // whatever there was is written anew
};

class BatchOutput {
 public:
  // `task` is what Checkpoint.task says. FAILED_PRECONDITION where a run is to be resumed that had another, or of which
  // only a part is there and no checkpoint; the message says so.
  static absl::StatusOr<std::unique_ptr<BatchOutput>> Open(const std::string& path, const BatchFormat& format,
                                                           const std::vector<std::string>& task, Beginning beginning);

  uint64_t articles() const { return state_.articles(); }  // that were done before
  const batch::Counts& counts() const { return state_.counts(); }
  bool whole() const { return state_.whole(); }  // an earlier run was killed while it gave the files their names

  // `files` in the order of the format's FileNames. When it returns, the block is on the disk, and a killed run goes on
  // behind it.
  absl::Status WriteBlock(const std::vector<std::string>& files, const std::string& errors, uint64_t articles,
                          const batch::Counts& counts);
  // Gives the files their names.
  absl::Status Finish();

  std::string errors_path() const { return path_ + ".errors.jsonl"; }

 private:
  BatchOutput(std::string path, const BatchFormat& format);
  absl::Status Begin(const std::vector<std::string>& task, Beginning beginning);
  absl::Status Resume(const std::vector<std::string>& task);
  absl::Status OpenFiles();
  absl::Status WriteHeads();
  absl::Status Save();
  bool AnythingThere() const;
  bool AllRecordsThere() const;
  std::string checkpoint_path() const { return path_ + ".checkpoint.json"; }

  const std::string path_;
  const BatchFormat& format_;
  std::vector<std::string> names_;  // of all files, the errors' last
  std::vector<std::unique_ptr<OutputFile>> files_;
  batch::Checkpoint state_;
};

}  // namespace banghi

#endif  // BANGHI_CLIENT_BATCH_OUTPUT_H_
