// Names that may hold any bytes, as text.
#ifndef BANGHI_CLIENT_PRINTABLE_H_
#define BANGHI_CLIENT_PRINTABLE_H_

#include <string>

#include "absl/strings/string_view.h"

namespace banghi {

// `bytes` themselves where they are UTF-8; else with `%XX` for each byte that is not part of it, and for `%`, so that
// the name can be had back: `tin-\xE9.txt` -> `tin-%E9.txt`. Protobuf and JSON hold nothing but UTF-8.
std::string WithUtf8(absl::string_view bytes);

}  // namespace banghi

#endif  // BANGHI_CLIENT_PRINTABLE_H_
