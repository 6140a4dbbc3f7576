// Lines of a file or of standard input.
#ifndef BANGHI_CLIENT_LINE_READER_H_
#define BANGHI_CLIENT_LINE_READER_H_

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "client/byte_source.h"

namespace banghi {

// What is longer is no article, nor a line with one: a megabyte of text takes six at most in JSON, and other members
// have room.
inline constexpr size_t kLongestPiece = 16 << 20;  // bytes
inline constexpr size_t kAnyLength = std::numeric_limits<size_t>::max();

// Lines of a source without their line feed. Never has more than `longest` bytes in memory, and a buffer.
class LineReader {
 public:
  explicit LineReader(std::unique_ptr<ByteSource> source, size_t longest = kLongestPiece)
      : source_(std::move(source)), longest_(longest) {}

  // False at the end. RESOURCE_EXHAUSTED where the line is too long: it is passed over, and the next one can be read.
  absl::StatusOr<bool> Next(std::string* line);
  // The next line, which stays; empty at the end. Of a line that is too long only its beginning.
  absl::StatusOr<std::string> Peek();
  // The next `count` bytes as they are, line feeds and all; fewer where the source ends before.
  absl::StatusOr<std::string> Bytes(size_t count);
  // Passes over `count` bytes; the number of those that were there.
  absl::StatusOr<uint64_t> Skip(uint64_t count);
  // The rest of the source as it is. RESOURCE_EXHAUSTED where it is too long.
  absl::StatusOr<std::string> Rest();
  // Bytes that were read or passed over, with the line feeds.
  uint64_t consumed() const { return consumed_; }

 private:
  absl::StatusOr<bool> Fill();
  void Use(size_t count);
  absl::Status TooLong(const char* what) const;

  const std::unique_ptr<ByteSource> source_;
  const size_t longest_;
  std::string buffer_;
  size_t begin_ = 0;  // what stands before it in buffer_ is used up
  uint64_t consumed_ = 0;
};

}  // namespace banghi

#endif  // BANGHI_CLIENT_LINE_READER_H_
