// A file that is only there under its name when it is whole.
//
//   absl::StatusOr<std::unique_ptr<OutputFile>> file = OutputFile::Open("records.jsonl.zst", 0);
//   status = (*file)->Append(block);      // as often as there are blocks
//   uint64_t good = *(*file)->Sync();     // on the disk from here on: OutputFile::Open(path, good) goes on from it
//   status = (*file)->Finish();
//
// It is written as `PATH.part`. Every block of a `.zst` or `.gz` file is a frame of its own, so that a file that was
// gone on with has the same bytes as one written in one go.
#ifndef BANGHI_CLIENT_BATCH_OUTPUT_FILE_H_
#define BANGHI_CLIENT_BATCH_OUTPUT_FILE_H_

#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace banghi {

class OutputFile {
 public:
  // Keeps the first `good` bytes of what an earlier run left. Errors name the file.
  static absl::StatusOr<std::unique_ptr<OutputFile>> Open(const std::string& path, uint64_t good);
  ~OutputFile();

  absl::Status Append(const std::string& block);
  absl::StatusOr<uint64_t> Sync();
  // Syncs, and gives the file its name.
  absl::Status Finish();

  const std::string& path() const { return path_; }

 private:
  OutputFile(std::string path, int file, uint64_t size) : path_(std::move(path)), file_(file), size_(size) {}
  absl::Status Write(const std::string& bytes);
  absl::Status Fail(const char* what) const;

  const std::string path_;
  int file_;
  uint64_t size_;
};

// Makes sure that the name of a file is on the disk, too.
void SyncDirectoryOf(const std::string& path);

// Writes a small file whole or not at all.
absl::Status ReplaceFile(const std::string& path, const std::string& content);

}  // namespace banghi

#endif  // BANGHI_CLIENT_BATCH_OUTPUT_FILE_H_
