#include "client/batch/output_file.h"

#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <cerrno>
#include <cstdio>
#include <utility>

#include "absl/memory/memory.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace banghi {
namespace {

constexpr int kZstdLevel = 3;
constexpr int kGzipLevel = 6;

absl::Status ErrnoOf(const std::string& path, const char* what) {
  return absl::ErrnoToStatus(errno, absl::StrCat(path, ": ", what));
}

std::string ZstdFrame(const std::string& block) {
  std::string frame(ZSTD_compressBound(block.size()), '\0');
  frame.resize(ZSTD_compress(frame.data(), frame.size(), block.data(), block.size(), kZstdLevel));
  return frame;
}

std::string GzipMember(const std::string& block) {
  z_stream stream{};
  deflateInit2(&stream, kGzipLevel, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);  // gzip, the largest window
  std::string member(deflateBound(&stream, block.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(block.data()));
  stream.avail_in = static_cast<uInt>(block.size());
  stream.next_out = reinterpret_cast<Bytef*>(member.data());
  stream.avail_out = static_cast<uInt>(member.size());
  deflate(&stream, Z_FINISH);
  member.resize(stream.total_out);
  deflateEnd(&stream);
  return member;
}

}  // namespace

void SyncDirectoryOf(const std::string& path) {
  const size_t slash = path.rfind('/');
  const std::string directory = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  const int file = open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return;
  fsync(file);
  close(file);
}

absl::StatusOr<std::unique_ptr<OutputFile>> OutputFile::Open(const std::string& path, uint64_t good) {
  const std::string part = absl::StrCat(path, ".part");
  const int file = open(part.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
  if (file < 0) return ErrnoOf(part, "cannot be written");
  auto output = absl::WrapUnique(new OutputFile(path, file, good));
  const off_t size = lseek(file, 0, SEEK_END);
  if (size < 0) return ErrnoOf(part, "cannot be gone on with");
  if (static_cast<uint64_t>(size) < good) {
    return absl::DataLossError(absl::StrCat(part, ": has ", size, " bytes, and had ", good, " when its run ended"));
  }
  if (ftruncate(file, static_cast<off_t>(good)) != 0) return ErrnoOf(part, "cannot be gone on with");
  if (lseek(file, static_cast<off_t>(good), SEEK_SET) < 0) return ErrnoOf(part, "cannot be gone on with");
  return output;
}

OutputFile::~OutputFile() {
  if (file_ >= 0) close(file_);
}

absl::Status OutputFile::Fail(const char* what) const { return ErrnoOf(absl::StrCat(path_, ".part"), what); }

absl::Status OutputFile::Append(const std::string& block) {
  if (block.empty()) return absl::OkStatus();
  if (absl::EndsWith(path_, ".zst")) return Write(ZstdFrame(block));
  if (absl::EndsWith(path_, ".gz")) return Write(GzipMember(block));
  return Write(block);
}

absl::Status OutputFile::Write(const std::string& bytes) {
  for (size_t done = 0; done < bytes.size();) {
    const ssize_t wrote = write(file_, bytes.data() + done, bytes.size() - done);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) return Fail("cannot be written");
    done += static_cast<size_t>(wrote);
  }
  size_ += bytes.size();
  return absl::OkStatus();
}

absl::StatusOr<uint64_t> OutputFile::Sync() {
  if (fdatasync(file_) != 0) return Fail("cannot be written to the disk");
  return size_;
}

absl::Status OutputFile::Finish() {
  if (fsync(file_) != 0) return Fail("cannot be written to the disk");
  if (close(std::exchange(file_, -1)) != 0) return Fail("cannot be closed");
  if (std::rename(absl::StrCat(path_, ".part").c_str(), path_.c_str()) != 0) return Fail("cannot be given its name");
  SyncDirectoryOf(path_);
  return absl::OkStatus();
}

absl::Status ReplaceFile(const std::string& path, const std::string& content) {
  absl::StatusOr<std::unique_ptr<OutputFile>> file = OutputFile::Open(path, 0);
  if (!file.ok()) return file.status();
  if (absl::Status status = (*file)->Append(content); !status.ok()) return status;
  return (*file)->Finish();
}

}  // namespace banghi
