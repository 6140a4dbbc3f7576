#include "client/byte_source.h"

#include <fcntl.h>
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

class FileSource : public ByteSource {
 public:
  explicit FileSource(int file) : file_(file) {}
  ~FileSource() override {
    if (file_ != STDIN_FILENO) close(file_);
  }
  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    while (true) {
      const ssize_t got = read(file_, buffer, size);
      if (got >= 0) {
        bytes_read += static_cast<uint64_t>(got);
        return static_cast<size_t>(got);
      }
      if (errno != EINTR) return absl::ErrnoToStatus(errno, "cannot read");
    }
  }

 private:
  const int file_;
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

absl::StatusOr<std::unique_ptr<ByteSource>> OpenSource(const std::string& path) {
  const int file = path == "-" ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC);
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

absl::StatusOr<bool> LineReader::Fill() {
  buffer_.erase(0, begin_);
  begin_ = 0;
  const size_t size = buffer_.size();
  buffer_.resize(size + kChunk);
  absl::StatusOr<size_t> got = source_->Read(buffer_.data() + size, kChunk);
  buffer_.resize(size + (got.ok() ? *got : 0));
  if (!got.ok()) return got.status();
  return *got > 0;
}

absl::StatusOr<bool> LineReader::Next(std::string* line) {
  size_t searched = begin_;
  while (true) {
    const size_t end = buffer_.find('\n', searched);
    if (end != std::string::npos) {
      line->assign(buffer_, begin_, end - begin_);
      begin_ = end + 1;
      return true;
    }
    searched = buffer_.size() - begin_;  // Fill moves what is left to the front
    absl::StatusOr<bool> more = Fill();
    if (!more.ok()) return more;
    if (*more) continue;
    line->assign(buffer_, begin_);
    begin_ = buffer_.size();
    return !line->empty();
  }
}

absl::StatusOr<std::string> LineReader::Peek() {
  size_t searched = begin_;
  while (true) {
    const size_t end = buffer_.find('\n', searched);
    if (end != std::string::npos) return buffer_.substr(begin_, end - begin_);
    searched = buffer_.size() - begin_;  // Fill moves what is left to the front
    absl::StatusOr<bool> more = Fill();
    if (!more.ok()) return more.status();
    if (!*more) return buffer_.substr(begin_);
  }
}

absl::StatusOr<std::string> LineReader::Bytes(size_t count) {
  while (buffer_.size() - begin_ < count) {
    absl::StatusOr<bool> more = Fill();
    if (!more.ok()) return more.status();
    if (!*more) break;
  }
  const size_t size = std::min(count, buffer_.size() - begin_);
  begin_ += size;
  return buffer_.substr(begin_ - size, size);
}

absl::StatusOr<std::string> LineReader::Rest() {
  while (true) {
    absl::StatusOr<bool> more = Fill();
    if (!more.ok()) return more.status();
    if (!*more) return std::exchange(buffer_, std::string());
  }
}

}  // namespace banghi
