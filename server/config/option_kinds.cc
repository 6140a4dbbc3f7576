#include "server/config/option_kinds.h"

#include "absl/strings/str_cat.h"

namespace banghi {

CLI::Option* AddSeconds(CLI::App& app, const std::string& name, absl::Duration& target, const std::string& description,
                        SecondsRange range) {
  const auto take = [&target](double seconds) { target = absl::Seconds(seconds); };
  return app.add_option_function<double>(name, take, description)
      ->check(CLI::Range(range.least, range.most).description(""))
      ->type_name("SECONDS")
      ->default_str(absl::StrCat(absl::ToDoubleSeconds(target)));
}

CLI::Option* AddBytes(CLI::App& app, const std::string& name, size_t& target, const std::string& description,
                      CountRange range) {
  return app.add_option(name, target, description)
      ->transform(CLI::AsSizeValue(/*kb_is_1000=*/false).description(""))
      ->check(CLI::Range(range.least, range.most).description(""))
      ->type_name("BYTES")
      ->capture_default_str();
}

}  // namespace banghi
