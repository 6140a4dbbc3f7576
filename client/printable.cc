#include "client/printable.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "text/utf8.h"

namespace banghi {

std::string WithUtf8(absl::string_view bytes) {
  if (FindInvalidUtf8(bytes) == bytes.size()) return std::string(bytes);
  std::string text;
  while (!bytes.empty()) {
    const size_t good = FindInvalidUtf8(bytes);
    absl::StrAppend(&text, absl::StrReplaceAll(bytes.substr(0, good), {{"%", "%25"}}));
    bytes.remove_prefix(good);
    if (bytes.empty()) break;
    absl::StrAppendFormat(&text, "%%%02X", static_cast<unsigned char>(bytes[0]));
    bytes.remove_prefix(1);
  }
  return text;
}

}  // namespace banghi
