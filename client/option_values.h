// Options that take one of a few words.
#ifndef BANGHI_CLIENT_OPTION_VALUES_H_
#define BANGHI_CLIENT_OPTION_VALUES_H_

#include <string>
#include <vector>

#include "CLI/CLI.hpp"

namespace banghi {

// Refuses every other value, and says which ones there are: `bytes is none of code_point, utf8, utf16`.
CLI::Validator OneOf(std::vector<std::string> values);

}  // namespace banghi

#endif  // BANGHI_CLIENT_OPTION_VALUES_H_
