#include "server/config/configuration.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "server/config/config_file.h"
#include "server/log/json_line.h"

namespace banghi {
namespace {

constexpr int kUsageError = 2;

std::string EnvironmentNameOf(const CLI::Option& option) {
  return absl::StrCat("BANGHI_", absl::AsciiStrToUpper(absl::StrReplaceAll(option.get_lnames().front(), {{"-", "_"}})));
}

bool IsSet(const std::string& environment_name) {
  const char* value = std::getenv(environment_name.c_str());  // NOLINT(concurrency-mt-unsafe): before any thread
  return value != nullptr && *value != '\0';
}

bool IsAmong(const std::vector<std::string>& arguments, const CLI::Option& option) {
  return std::any_of(arguments.begin(), arguments.end(), [&](const std::string& argument) {
    const std::string name = argument.substr(0, argument.find('='));
    return name.size() > 2 && absl::StartsWith(name, "--") && option.check_lname(name.substr(2));
  });
}

// The options that may stand in a file.
std::vector<CLI::Option*> OptionsOf(CLI::App& app) {
  return app.get_options([](const CLI::Option* option) { return option->get_configurable(); });
}

// Whether `message` speaks of `flag`, and not of one that only begins so.
bool Names(absl::string_view message, const std::string& flag) {
  const size_t at = message.find(flag);
  if (at == absl::string_view::npos) return false;
  const size_t end = at + flag.size();
  return end == message.size() || (message[end] != '-' && !absl::ascii_isalnum(message[end]));
}

}  // namespace

Configuration::Configuration(CLI::App& app) : app_(app) {
  app_.add_option("--config", path_, "file with settings, a line each under the names of the flags:\n`threads = 8`")
      ->type_name("FILE")
      ->envname("BANGHI_CONFIG")
      ->configurable(false);
  for (CLI::Option* option : OptionsOf(app_)) {
    if (option->get_envname().empty()) option->envname(EnvironmentNameOf(*option));
  }
}

absl::optional<int> Configuration::Read(int argc, const char* const* argv) {
  std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
  // Only --config, to know what the other values are before they are read.
  CLI::App first;
  first.set_help_flag();
  first.allow_extras();
  first.add_option("--config", path_)->envname("BANGHI_CONFIG");
  try {
    first.parse(argc, argv);
    for (const CLI::Option* option : OptionsOf(app_)) {
      if (IsSet(option->get_envname())) sources_[option] = Source::kEnvironment;
      if (IsAmong(arguments, *option)) sources_[option] = Source::kFlag;
    }
    absl::StatusOr<std::vector<std::string>> flags = FlagsOfFile();
    if (!flags.ok()) {
      std::cerr << flags.status().message() << "\n";
      return kUsageError;
    }
    arguments.insert(arguments.begin(), flags->begin(), flags->end());
    std::reverse(arguments.begin(), arguments.end());
    app_.parse(std::move(arguments));
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() != 0) std::cerr << PlaceOf(error.what());
    return app_.exit(error) == 0 ? 0 : kUsageError;
  }
  return absl::nullopt;
}

absl::StatusOr<std::vector<std::string>> Configuration::FlagsOfFile() {
  std::vector<std::string> flags;
  if (path_.empty()) return flags;
  absl::StatusOr<std::vector<ConfigSetting>> settings = ReadConfigFile(path_);
  if (!settings.ok()) return settings.status();
  std::vector<std::string> faults;
  for (const ConfigSetting& setting : *settings) {
    const CLI::Option* option = app_.get_option_no_throw(absl::StrCat("--", setting.key));
    if (option == nullptr || !option->get_configurable()) {
      faults.push_back(absl::StrCat(path_, ":", setting.line, ": unknown key `", setting.key, "`"));
    } else if (const auto [known, fresh] = lines_.emplace(option, setting.line); !fresh) {
      faults.push_back(
          absl::StrCat(path_, ":", setting.line, ": `", setting.key, "` is in line ", known->second, " already"));
    } else if (sources_.emplace(option, Source::kFile).second) {
      // To CLI11 `--key=` is a flag without its value, for which it would take the next one.
      for (const std::string& value : setting.values) {
        if (!value.empty()) flags.push_back(absl::StrCat("--", setting.key, "=", value));
      }
    }
  }
  if (!faults.empty()) return absl::InvalidArgumentError(absl::StrJoin(faults, "\n"));
  return flags;
}

std::string Configuration::PlaceOf(absl::string_view message) const {
  for (const auto& [option, source] : sources_) {
    if (!Names(message, absl::StrCat("--", option->get_lnames().front()))) continue;
    if (source == Source::kFile) return absl::StrCat(path_, ":", lines_.at(option), ": ");
    if (source == Source::kEnvironment) return absl::StrCat(option->get_envname(), ": ");
  }
  return "";
}

std::string Configuration::ToJson() const {
  constexpr absl::string_view kNames[] = {"default", "file", "environment", "flag"};
  JsonLine all;
  if (!path_.empty()) all.Add("config", path_);
  for (const CLI::Option* option : OptionsOf(app_)) {
    const auto found = sources_.find(option);
    const bool given = found != sources_.end();
    JsonLine one;
    one.Add("value", given ? absl::StrJoin(option->results(), ",") : option->get_default_str());
    one.Add("source", kNames[static_cast<size_t>(given ? found->second : Source::kDefault)]);
    all.AddRaw(option->get_lnames().front(), one.Take());
  }
  return all.Take();
}

}  // namespace banghi
