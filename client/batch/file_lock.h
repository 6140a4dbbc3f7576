// A lock on an output, so that two runs do not write it at the same time.
#ifndef BANGHI_CLIENT_BATCH_FILE_LOCK_H_
#define BANGHI_CLIENT_BATCH_FILE_LOCK_H_

#include <memory>
#include <string>
#include <utility>

#include "absl/status/statusor.h"

namespace banghi {

// Held by an empty file of its own, which goes away with it; one that a killed run left is free. Where a file system
// has no locks (some that are shared by many machines), nothing is held.
class FileLock {
 public:
  // ABORTED where another process, or another FileLock, holds it. Errors name the file.
  static absl::StatusOr<std::unique_ptr<FileLock>> Take(const std::string& path);
  ~FileLock();
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

 private:
  FileLock(std::string path, int file) : path_(std::move(path)), file_(file) {}

  const std::string path_;
  const int file_;
};

}  // namespace banghi

#endif  // BANGHI_CLIENT_BATCH_FILE_LOCK_H_
