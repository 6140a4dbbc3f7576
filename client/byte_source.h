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

// Whoever waits for a pipe, a terminal or the like gets CANCELLED, now and from now on. May be called by a signal
// handler.
void StopWaitingForInput();

// `path` `-` is standard input.
absl::StatusOr<std::unique_ptr<ByteSource>> OpenSource(const std::string& path);

// The bytes [begin, end) of a file as they are, compressed or not.
absl::StatusOr<std::unique_ptr<ByteSource>> OpenRange(const std::string& path, uint64_t begin, uint64_t end);

}  // namespace banghi

#endif  // BANGHI_CLIENT_BYTE_SOURCE_H_
