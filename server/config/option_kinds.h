// Kinds of options that several topics have.
#ifndef BANGHI_SERVER_CONFIG_OPTION_KINDS_H_
#define BANGHI_SERVER_CONFIG_OPTION_KINDS_H_

#include <cstddef>
#include <string>

#include "CLI/CLI.hpp"
#include "absl/time/time.h"

namespace banghi {

// What an option may be, from and to.
struct SecondsRange {
  double least = 0;
  double most = 86400;
};
struct CountRange {
  size_t least = 1;
  size_t most = 0;
};

// `name` ends in `-seconds`: all times are given so, with fractions. The default is what `target` holds.
CLI::Option* AddSeconds(CLI::App& app, const std::string& name, absl::Duration& target, const std::string& description,
                        SecondsRange range = {});

// `name` ends in `-bytes`; takes `67108864` as well as `64MiB`.
CLI::Option* AddBytes(CLI::App& app, const std::string& name, size_t& target, const std::string& description,
                      CountRange range);

}  // namespace banghi

#endif  // BANGHI_SERVER_CONFIG_OPTION_KINDS_H_
