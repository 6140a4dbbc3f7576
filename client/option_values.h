// Options that several commands have, and values that are one of a few words.
#ifndef BANGHI_CLIENT_OPTION_VALUES_H_
#define BANGHI_CLIENT_OPTION_VALUES_H_

#include <string>
#include <vector>

#include "CLI/CLI.hpp"

namespace banghi {

// Refuses every other value, and says which ones there are: `bytes is none of code_point, utf8, utf16`.
CLI::Validator OneOf(std::vector<std::string> values);

// --gazetteers and --threads of the commands that extract in this process; they write to what they are given.
CLI::Option* AddGazetteers(CLI::App& app, std::vector<std::string>& directories);
CLI::Option* AddThreads(CLI::App& app, int& threads);
// What --threads says, or a thread per core where it says nothing (0).
int ThreadsOrCores(int threads);

// Refuses what is no day of publication: `2021-12-02` or RFC 3339.
CLI::Validator PublishedDate();

}  // namespace banghi

#endif  // BANGHI_CLIENT_OPTION_VALUES_H_
