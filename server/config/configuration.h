// The options of a program from three places: flags over environment variables over a file over their defaults.
//
//   CLI::App app("...", "banghi-server");
//   AddServerFlags(app, options);
//   Configuration configuration(app);
//   if (absl::optional<int> exit_status = configuration.Read(argc, argv)) return *exit_status;
//   spdlog::info("configuration {}", configuration.ToJson());
//
// An option --max-text-bytes is BANGHI_MAX_TEXT_BYTES in the environment and `max-text-bytes` in the file that --config
// names (config_file.h). Nothing has to be done for an option to be found there.
#ifndef BANGHI_SERVER_CONFIG_CONFIGURATION_H_
#define BANGHI_SERVER_CONFIG_CONFIGURATION_H_

#include <map>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/optional.h"

namespace banghi {

class Configuration {
 public:
  // Adds --config to `app`, which has all other options already, and names the environment variables of all. `app` must
  // outlive this.
  explicit Configuration(CLI::App& app);

  // Fills what the options are for. Not empty: the program is to end with that status, all having been said: 0 after
  // --help and --version, 2 for whatever is wrong, with the place it was found at.
  absl::optional<int> Read(int argc, const char* const* argv);

  // {"listen":{"value":"127.0.0.1:8470","source":"default"},...}: the values in force and where they come from (`flag`,
  // `environment`, `file`, `default`).
  std::string ToJson() const;

 private:
  enum class Source { kDefault, kFile, kEnvironment, kFlag };

  // The flags that the file stands for. INVALID_ARGUMENT: all that is wrong with the file.
  absl::StatusOr<std::vector<std::string>> FlagsOfFile();
  // Where the value comes from that `message` complains of: `server.toml:3: `; empty for flags.
  std::string PlaceOf(absl::string_view message) const;

  CLI::App& app_;
  std::string path_;                              // of the file
  std::map<const CLI::Option*, Source> sources_;  // of those that are not default
  std::map<const CLI::Option*, int> lines_;       // in the file
};

}  // namespace banghi

#endif  // BANGHI_SERVER_CONFIG_CONFIGURATION_H_
