#include "client/byte_source.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace banghi {
namespace {

constexpr size_t kChunk = 1 << 16;

std::atomic<uint64_t> bytes_read = 0;

absl::Status Broken(absl::string_view kind, absl::string_view why) {
  return absl::DataLossError(absl::StrCat("broken ", kind, " data: ", why));
}

// Can be read from when nobody is to wait for input any more. There from the start: a signal handler cannot make it.
const int stop_event = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);

bool IsRegular(int file) {
  struct stat status {};
  return fstat(file, &status) == 0 && S_ISREG(status.st_mode);
}

class FileSource : public ByteSource {
 public:
  explicit FileSource(int file) : file_(file), waits_(!IsRegular(file)) {}
  ~FileSource() override {
    if (file_ != STDIN_FILENO) close(file_);
  }
  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    while (true) {
      if (waits_) {
        if (absl::Status status = Await(); !status.ok()) return status;
      }
      const ssize_t got = read(file_, buffer, size);
      if (got >= 0) {
        bytes_read += static_cast<uint64_t>(got);
        return static_cast<size_t>(got);
      }
      if (errno != EINTR && errno != EAGAIN) return absl::ErrnoToStatus(errno, "cannot read");
    }
  }

 private:
  // For something to read, or the end.
  absl::Status Await() const {
    pollfd events[] = {{file_, POLLIN, 0}, {stop_event, POLLIN, 0}};
    while (poll(events, 2, /*timeout=*/-1) < 0) {
      if (errno != EINTR) return absl::ErrnoToStatus(errno, "cannot wait for input");
    }
    return events[1].revents == 0 ? absl::OkStatus() : absl::CancelledError("no longer waited for");
  }

  const int file_;
  const bool waits_;  // may be silent for long: a pipe, a terminal
};

class RangeSource : public ByteSource {
 public:
  RangeSource(std::unique_ptr<ByteSource> in, uint64_t size) : in_(std::move(in)), left_(size) {}
  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    if (left_ == 0) return 0;
    absl::StatusOr<size_t> got = in_->Read(buffer, std::min<uint64_t>(size, left_));
    if (got.ok()) left_ -= *got;
    return got;
  }

 private:
  const std::unique_ptr<ByteSource> in_;
  uint64_t left_;
};

// Gives back first what was read to tell the kind of the data.
class PrefixedSource : public ByteSource {
 public:
  PrefixedSource(std::string prefix, std::unique_ptr<ByteSource> rest)
      : prefix_(std::move(prefix)), rest_(std::move(rest)) {}
  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    if (used_ == prefix_.size()) return rest_->Read(buffer, size);
    const size_t count = prefix_.copy(buffer, size, used_);
    used_ += count;
    return count;
  }

 private:
  const std::string prefix_;
  size_t used_ = 0;
  const std::unique_ptr<ByteSource> rest_;
};

class GzipSource : public ByteSource {
 public:
  explicit GzipSource(std::unique_ptr<ByteSource> in) : in_(std::move(in)), input_(kChunk) {
    inflateInit2(&stream_, 15 + 16);  // the largest window, gzip header and trailer
  }
  ~GzipSource() override { inflateEnd(&stream_); }

  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    stream_.next_out = reinterpret_cast<Bytef*>(buffer);
    stream_.avail_out = static_cast<uInt>(size);
    while (stream_.avail_out == size) {
      if (stream_.avail_in == 0) {
        absl::StatusOr<size_t> got = in_->Read(input_.data(), input_.size());
        if (!got.ok()) return got;
        if (*got == 0) return ended_ ? absl::StatusOr<size_t>(0) : Broken("gzip", "it ends too early");
        stream_.next_in = reinterpret_cast<Bytef*>(input_.data());
        stream_.avail_in = static_cast<uInt>(*got);
      }
      if (ended_) inflateReset(&stream_);  // files may be concatenated
      const int result = inflate(&stream_, Z_NO_FLUSH);
      if (result != Z_OK && result != Z_STREAM_END) {
        return Broken("gzip", stream_.msg != nullptr ? stream_.msg : "it does not inflate");
      }
      ended_ = result == Z_STREAM_END;
    }
    return size - stream_.avail_out;
  }

 private:
  const std::unique_ptr<ByteSource> in_;
  std::vector<char> input_;
  z_stream stream_{};
  bool ended_ = false;
};

class ZstdSource : public ByteSource {
 public:
  explicit ZstdSource(std::unique_ptr<ByteSource> in) : in_(std::move(in)), input_(kChunk) {}
  ~ZstdSource() override { ZSTD_freeDStream(stream_); }

  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    ZSTD_outBuffer out = {buffer, size, 0};
    while (out.pos == 0) {
      if (pending_.pos == pending_.size) {
        absl::StatusOr<size_t> got = in_->Read(input_.data(), input_.size());
        if (!got.ok()) return got;
        if (*got == 0) return ended_ ? absl::StatusOr<size_t>(0) : Broken("zstd", "it ends too early");
        pending_ = {input_.data(), *got, 0};
      }
      const size_t result = ZSTD_decompressStream(stream_, &out, &pending_);
      if (ZSTD_isError(result)) return Broken("zstd", ZSTD_getErrorName(result));
      ended_ = result == 0;  // of one frame; another may follow
    }
    return out.pos;
  }

 private:
  const std::unique_ptr<ByteSource> in_;
  std::vector<char> input_;
  ZSTD_inBuffer pending_ = {nullptr, 0, 0};
  ZSTD_DStream* const stream_ = ZSTD_createDStream();
  bool ended_ = false;
};

}  // namespace

uint64_t BytesRead() { return bytes_read; }

void StopWaitingForInput() {
  const int error = errno;  // of whatever the signal interrupts
  const uint64_t one = 1;
  (void)!write(stop_event, &one, sizeof(one));
  errno = error;
}

absl::StatusOr<std::unique_ptr<ByteSource>> OpenSource(const std::string& path) {
  // A named pipe opens at once, whether somebody writes it yet or not.
  const int file = path == "-" ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) return absl::ErrnoToStatus(errno, "cannot open");
  std::unique_ptr<ByteSource> source = std::make_unique<FileSource>(file);
  std::string magic;
  while (magic.size() < 4) {
    char bytes[4];
    absl::StatusOr<size_t> got = source->Read(bytes, 4 - magic.size());
    if (!got.ok()) return got.status();
    if (*got == 0) break;
    magic.append(bytes, *got);
  }
  const bool gzip = absl::StartsWith(magic, "\x1f\x8b");
  const bool zstd = magic == "\x28\xb5\x2f\xfd";
  source = std::make_unique<PrefixedSource>(std::move(magic), std::move(source));
  if (gzip) source = std::make_unique<GzipSource>(std::move(source));
  if (zstd) source = std::make_unique<ZstdSource>(std::move(source));
  return source;
}

absl::StatusOr<std::unique_ptr<ByteSource>> OpenRange(const std::string& path, uint64_t begin, uint64_t end) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return absl::ErrnoToStatus(errno, "cannot open");
  auto source = std::make_unique<FileSource>(file);
  if (lseek(file, static_cast<off_t>(begin), SEEK_SET) < 0) return absl::ErrnoToStatus(errno, "cannot read at a place");
  return std::make_unique<RangeSource>(std::move(source), end - begin);
}

}  // namespace banghi
