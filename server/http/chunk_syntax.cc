#include "server/http/chunk_syntax.h"

#include <algorithm>

#include "absl/strings/ascii.h"

namespace banghi {
namespace {

constexpr int kMostDigits = 15;  // a size of more bytes than anybody sends

}  // namespace

bool ChunkSyntax::Take(absl::string_view bytes) {
  while (!bytes.empty() && part_ != Part::kAfterLast && part_ != Part::kFault) {
    if (part_ == Part::kData) {
      const uint64_t taken = std::min<uint64_t>(size_, bytes.size());
      bytes.remove_prefix(taken);
      size_ -= taken;
      if (size_ == 0) part_ = Part::kDataReturn;
    } else {
      part_ = After(bytes.front());
      bytes.remove_prefix(1);
    }
  }
  return part_ != Part::kFault;
}

ChunkSyntax::Part ChunkSyntax::After(char byte) {
  switch (part_) {
    case Part::kSize:
      return AfterInSize(byte);
    case Part::kExtension:
      if (byte == '\r') return Part::kSizeEnd;
      return byte == '\n' ? Part::kFault : Part::kExtension;
    case Part::kSizeEnd:
      if (byte != '\n') return Part::kFault;
      return size_ == 0 ? Part::kAfterLast : Part::kData;
    case Part::kDataReturn:
      return byte == '\r' ? Part::kDataEnd : Part::kFault;
    case Part::kDataEnd:
      digits_ = 0;
      return byte == '\n' ? Part::kSize : Part::kFault;
    default:
      return part_;
  }
}

ChunkSyntax::Part ChunkSyntax::AfterInSize(char byte) {
  if (absl::ascii_isxdigit(static_cast<unsigned char>(byte))) {
    const char digit = absl::ascii_tolower(static_cast<unsigned char>(byte));
    size_ = size_ * 16 + static_cast<uint64_t>(absl::ascii_isdigit(digit) ? digit - '0' : digit - 'a' + 10);
    return ++digits_ > kMostDigits ? Part::kFault : Part::kSize;
  }
  if (digits_ == 0) return Part::kFault;
  if (byte == '\r') return Part::kSizeEnd;
  return byte == ';' || byte == ' ' || byte == '\t' ? Part::kExtension : Part::kFault;
}

}  // namespace banghi
