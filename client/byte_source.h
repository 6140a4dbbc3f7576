// Bytes of a file or standard input, decompressed where they are gzip or zstd (told by their first bytes, not by a
// name).
#ifndef BANGHI_CLIENT_BYTE_SOURCE_H_
#define BANGHI_CLIENT_BYTE_SOURCE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/statusor.h"

namespace banghi {

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Up to `size` bytes, fewer where fewer are there now; 0 at the end.
  virtual absl::StatusOr<size_t> Read(char* buffer, size_t size) = 0;
};

// Bytes of files read by this program so far, as they lie on the disk.
uint64_t BytesRead();

// `path` `-` is standard input.
absl::StatusOr<std::unique_ptr<ByteSource>> OpenSource(const std::string& path);

// The bytes [begin, end) of a file as they are, compressed or not.
absl::StatusOr<std::unique_ptr<ByteSource>> OpenRange(const std::string& path, uint64_t begin, uint64_t end);

// Lines of a source without their line feed.
class LineReader {
 public:
  explicit LineReader(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

  // False at the end.
  absl::StatusOr<bool> Next(std::string* line);
  // The next line, which stays; empty at the end.
  absl::StatusOr<std::string> Peek();
  // The next `count` bytes as they are, line feeds and all; fewer where the source ends before.
  absl::StatusOr<std::string> Bytes(size_t count);
  // The rest of the source as it is.
  absl::StatusOr<std::string> Rest();

 private:
  absl::StatusOr<bool> Fill();

  std::unique_ptr<ByteSource> source_;
  std::string buffer_;
  size_t begin_ = 0;  // what stands before it in buffer_ is used up
};

}  // namespace banghi

#endif  // BANGHI_CLIENT_BYTE_SOURCE_H_
