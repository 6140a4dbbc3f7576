// Strings as JSON.
#ifndef BANGHI_CLIENT_JSON_TEXT_H_
#define BANGHI_CLIENT_JSON_TEXT_H_

#include <string>

namespace banghi {

// `text` (valid UTF-8) in quotes, escaped as the protobuf JSON mapping does.
std::string JsonText(const std::string& text);

}  // namespace banghi

#endif  // BANGHI_CLIENT_JSON_TEXT_H_
