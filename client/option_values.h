// Options that take one of a few words.
#ifndef BANGHI_CLIENT_OPTION_VALUES_H_
#define BANGHI_CLIENT_OPTION_VALUES_H_

#include <string>
#include <vector>

#include "CLI/CLI.hpp"

namespace banghi {

// Refuses every other value, and says which ones there are: `bytes is none of code_point, utf8, utf16`.
CLI::Validator OneOf(std::vector<std::string> values);

// Refuses what is no day of publication: `2021-12-02` or RFC 3339.
CLI::Validator PublishedDate();

}  // namespace banghi

#endif  // BANGHI_CLIENT_OPTION_VALUES_H_
