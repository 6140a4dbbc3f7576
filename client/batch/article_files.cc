#include "client/batch/article_files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "absl/memory/memory.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "client/json_text.h"
#include "client/line_reader.h"

namespace banghi {
namespace {

constexpr size_t kLongestName = 100;  // bytes; with a hash and an ending well below the 255 of file systems
constexpr absl::string_view kListBegin = "{\"name\":\"";

absl::Status WriteFile(const std::string& path, const std::string& content) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file < 0) return absl::ErrnoToStatus(errno, absl::StrCat(path, ": cannot be written"));
  size_t done = 0;
  while (done < content.size()) {
    const ssize_t wrote = write(file, content.data() + done, content.size() - done);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) break;
    done += static_cast<size_t>(wrote);
  }
  const int error = errno;
  const bool closed = close(file) == 0;
  if (done == content.size() && closed) return absl::OkStatus();
  return absl::ErrnoToStatus(done < content.size() ? error : errno, absl::StrCat(path, ": cannot be written"));
}

}  // namespace

std::string FileNameOf(const std::string& id) {
  std::string name = id.substr(0, kLongestName);
  for (char& c : name) {
    if (!absl::ascii_isalnum(static_cast<unsigned char>(c)) && c != '.' && c != '-') c = '_';
  }
  if (name.empty() || name[0] == '.' || name[0] == '-') name = absl::StrCat("_", name);  // hidden, or an option
  return name == id ? name : absl::StrCat(name, "-", absl::Hex(StableHash(id), absl::kZeroPad16));
}

absl::StatusOr<std::unique_ptr<ArticleFiles>> ArticleFiles::Open(const std::string& directory,
                                                                 std::vector<std::string> endings,
                                                                 const std::string& list) {
  const int file = open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return absl::ErrnoToStatus(errno, absl::StrCat(directory, ": cannot be opened"));
  auto files = absl::WrapUnique(new ArticleFiles(directory, file, std::move(endings)));
  if (absl::Status status = files->ReadList(list); !status.ok()) return status;
  return files;
}

ArticleFiles::~ArticleFiles() { close(file_); }

absl::Status ArticleFiles::ReadList(const std::string& list) {
  absl::StatusOr<std::unique_ptr<ByteSource>> source = OpenSource(list);
  if (!source.ok()) return source.status();
  LineReader lines(*std::move(source));
  std::string line;
  while (true) {
    const absl::StatusOr<bool> more = lines.Next(&line);
    if (!more.ok()) return more.status();
    if (!*more) return absl::OkStatus();
    absl::string_view name = line;
    if (!absl::ConsumePrefix(&name, kListBegin))
      return absl::DataLossError(absl::StrCat(list, ": no list of articles"));
    names_.Add(name.substr(0, name.find('"')));
  }
}

absl::StatusOr<std::string> ArticleFiles::Write(const std::string& id, const std::vector<std::string>& contents) {
  const std::string name = names_.Take(FileNameOf(id));
  for (size_t i = 0; i < endings_.size(); ++i) {
    const std::string path = absl::StrCat(directory_, "/", name, endings_[i]);
    if (absl::Status status = WriteFile(path, contents[i]); !status.ok()) return status;
  }
  return absl::StrCat(kListBegin, name, "\",\"id\":", JsonText(id), "}\n");
}

absl::Status ArticleFiles::Sync() const {
  if (syncfs(file_) == 0) return absl::OkStatus();
  return absl::ErrnoToStatus(errno, absl::StrCat(directory_, ": cannot be written to the disk"));
}

}  // namespace banghi
