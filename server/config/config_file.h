// The configuration file of the server: a setting a line, under the names of the flags.
//
//   # /etc/banghi/server.toml
//   listen = "0.0.0.0:8470"
//   threads = 8
//   gazetteers = ["/etc/banghi/gazetteers", "/srv/ours"]
//
// Lines as TOML has them, without its tables and values of several lines; quotes may be left out. Comments begin with
// `#` or `;` at the beginning of a line, or with `#` behind a value.
#ifndef BANGHI_SERVER_CONFIG_CONFIG_FILE_H_
#define BANGHI_SERVER_CONFIG_CONFIG_FILE_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace banghi {

struct ConfigSetting {
  std::string key;                  // `max-text-bytes`
  std::vector<std::string> values;  // one, but for lists
  int line = 0;                     // from 1
};

// INVALID_ARGUMENT with every line that is no setting (`path:line: what`, a line each) in the message.
absl::StatusOr<std::vector<ConfigSetting>> ParseConfig(absl::string_view path, absl::string_view content);

// NOT_FOUND where the file cannot be read.
absl::StatusOr<std::vector<ConfigSetting>> ReadConfigFile(const std::string& path);

}  // namespace banghi

#endif  // BANGHI_SERVER_CONFIG_CONFIG_FILE_H_
