#include "client/batch/file_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "absl/memory/memory.h"
#include "absl/strings/str_cat.h"

namespace banghi {
namespace {

// Whether `path` still names the file: who held the lock before may have taken the name away.
bool IsNamed(const std::string& path, int file) {
  struct stat named {
  }, open_file{};
  return stat(path.c_str(), &named) == 0 && fstat(file, &open_file) == 0 && named.st_dev == open_file.st_dev &&
         named.st_ino == open_file.st_ino;
}

}  // namespace

absl::StatusOr<std::unique_ptr<FileLock>> FileLock::Take(const std::string& path) {
  while (true) {
    const int file = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (file < 0) return absl::ErrnoToStatus(errno, absl::StrCat(path, ": cannot be written"));
    if (flock(file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
      close(file);
      return absl::AbortedError(absl::StrCat(path, ": is held by another run, which is writing this output"));
    }
    if (IsNamed(path, file)) return absl::WrapUnique(new FileLock(path, file));
    close(file);
  }
}

FileLock::~FileLock() {
  unlink(path_.c_str());
  close(file_);
}

}  // namespace banghi
