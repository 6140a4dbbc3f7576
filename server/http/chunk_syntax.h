// Checks the framing of a body that comes in chunks (RFC 9112, 7.1) as it goes by. cpp-httplib reads sizes as C does,
// `0x1a` and `+1a` too; a proxy that reads them by the letter would see another end of the request than it.
//
//   ChunkSyntax syntax;
//   if (!syntax.Take("1a\r\n")) ...  // not by the letter
#ifndef BANGHI_SERVER_HTTP_CHUNK_SYNTAX_H_
#define BANGHI_SERVER_HTTP_CHUNK_SYNTAX_H_

#include <cstdint>

#include "absl/strings/string_view.h"

namespace banghi {

// For one body and one thread.
class ChunkSyntax {
 public:
  // The next bytes of the body, however they are cut; false from the first one on that does not belong there. What
  // follows the last chunk's size is not looked at.
  bool Take(absl::string_view bytes);

 private:
  enum class Part { kSize, kExtension, kSizeEnd, kData, kDataReturn, kDataEnd, kAfterLast, kFault };

  Part After(char byte);
  Part AfterInSize(char byte);

  Part part_ = Part::kSize;
  uint64_t size_ = 0;  // of the chunk; what is left of it within kData
  int digits_ = 0;     // of the size
};

}  // namespace banghi

#endif  // BANGHI_SERVER_HTTP_CHUNK_SYNTAX_H_
