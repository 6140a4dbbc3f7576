#include "client/option_values.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "extractors/engine.h"

namespace banghi {

CLI::Validator OneOf(std::vector<std::string> values) {
  const auto check = [values = std::move(values)](const std::string& value) {
    if (std::find(values.begin(), values.end(), value) != values.end()) return std::string();
    return absl::StrCat(value, " is none of ", absl::StrJoin(values, ", "));
  };
  return CLI::Validator(check, "");
}

CLI::Option* AddGazetteers(CLI::App& app, std::vector<std::string>& directories) {
  return app.add_option("--gazetteers", directories, "Directories of gazetteer files on top of the built-in ones")
      ->type_name("DIR")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(CLI::ExistingDirectory.description(""));
}

CLI::Option* AddThreads(CLI::App& app, int& threads) {
  return app.add_option("--threads", threads, "Threads that extract; default: one per core")
      ->type_name("N")
      ->check(CLI::Range(1, 1024).description(""));
}

int ThreadsOrCores(int threads) {
  return threads > 0 ? threads : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

CLI::Validator PublishedDate() {
  const auto check = [](const std::string& date) {
    return IsPublishedDate(date) ? "" : absl::StrCat("\"", date, "\" is no date (2021-12-02, or RFC 3339)");
  };
  return CLI::Validator(check, "");
}

}  // namespace banghi
