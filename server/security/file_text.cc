#include "server/security/file_text.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

namespace banghi {
namespace {

constexpr size_t kMostBytes = 16 << 20;

class OpenFile {
 public:
  explicit OpenFile(const std::string& path) : file_(open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  ~OpenFile() {
    if (file_ >= 0) close(file_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  int number() const { return file_; }

 private:
  const int file_;
};

absl::Status CannotRead(const std::string& path) {
  return absl::ErrnoToStatus(errno, absl::StrCat("cannot read ", path));
}

}  // namespace

absl::StatusOr<std::string> ReadFileText(const std::string& path) {
  const OpenFile file(path);
  if (file.number() < 0) return CannotRead(path);
  std::string text;
  char buffer[16 << 10];
  for (ssize_t got = 0; (got = read(file.number(), buffer, sizeof(buffer))) != 0;) {
    if (got < 0) return CannotRead(path);
    text.append(buffer, static_cast<size_t>(got));
    if (text.size() > kMostBytes) return absl::InvalidArgumentError(absl::StrCat(path, " is longer than 16 MiB"));
  }
  return text;
}

std::string FileStamp(const std::string& path) {
  struct stat found {};
  if (stat(path.c_str(), &found) != 0) return "";
  return absl::StrCat(found.st_dev, " ", found.st_ino, " ", found.st_size, " ", found.st_mtim.tv_sec, ".",
                      found.st_mtim.tv_nsec, " ", found.st_ctim.tv_sec, ".", found.st_ctim.tv_nsec);
}

}  // namespace banghi
