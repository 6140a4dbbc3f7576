// The values of the contract's enums as tables and annotations write them.
#ifndef BANGHI_CLIENT_BATCH_ENUM_WORD_H_
#define BANGHI_CLIENT_BATCH_ENUM_WORD_H_

#include <string>

#include "absl/strings/string_view.h"

namespace banghi {

// The name of an enum's value without the prefix that all values of it have: `EVENT_TYPE_VISIT` -> `VISIT`; empty for
// UNSPECIFIED, and for values that a newer server knows and this program does not, which have no name.
inline std::string EnumWord(const std::string& name, absl::string_view prefix) {
  std::string word = name.size() < prefix.size() ? "" : name.substr(prefix.size());
  return word == "UNSPECIFIED" ? "" : word;
}

}  // namespace banghi

#endif  // BANGHI_CLIENT_BATCH_ENUM_WORD_H_
