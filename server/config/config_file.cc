#include "server/config/config_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace banghi {
namespace {

// Takes one value off the front of `text`: in quotes, or up to one of `ends`. False: a quote is not closed.
bool TakeValue(absl::string_view* text, absl::string_view ends, std::string* value) {
  *text = absl::StripLeadingAsciiWhitespace(*text);
  if (!text->empty() && (text->front() == '"' || text->front() == '\'')) {
    const size_t close = text->find(text->front(), 1);
    if (close == absl::string_view::npos) return false;
    *value = std::string(text->substr(1, close - 1));
    text->remove_prefix(close + 1);
  } else {
    const size_t end = std::min(text->find_first_of(ends), text->size());
    *value = std::string(absl::StripTrailingAsciiWhitespace(text->substr(0, end)));
    text->remove_prefix(end);
  }
  *text = absl::StripLeadingAsciiWhitespace(*text);
  return true;
}

// Everything between `[` and `]`, with the brackets taken off.
bool TakeList(absl::string_view* text, std::vector<std::string>* values) {
  while (!absl::ConsumePrefix(text, "]")) {
    std::string value;
    if (!TakeValue(text, ",]#", &value)) return false;
    values->push_back(std::move(value));
    if (!absl::ConsumePrefix(text, ",") && !absl::StartsWith(*text, "]")) return false;
    *text = absl::StripLeadingAsciiWhitespace(*text);
  }
  *text = absl::StripLeadingAsciiWhitespace(*text);
  return true;
}

// What is wrong with the line; empty where nothing is.
std::string ReadSetting(absl::string_view line, ConfigSetting* setting) {
  if (line.front() == '[') return "tables are not known here; settings have the names of the flags";
  const size_t equals = line.find('=');
  if (equals == absl::string_view::npos) return "no setting (`name = value`)";
  setting->key = std::string(absl::StripAsciiWhitespace(line.substr(0, equals)));
  line = absl::StripLeadingAsciiWhitespace(line.substr(equals + 1));
  if (absl::ConsumePrefix(&line, "[")) {
    line = absl::StripLeadingAsciiWhitespace(line);
    if (!TakeList(&line, &setting->values)) return "a list that does not end, or whose quotes do not";
  } else {
    setting->values.emplace_back();
    if (!TakeValue(&line, "#", &setting->values.back())) return "a quote that does not end";
  }
  if (!line.empty() && line.front() != '#') return absl::StrCat("`", line, "` behind the value");
  return "";
}

}  // namespace

absl::StatusOr<std::vector<ConfigSetting>> ParseConfig(absl::string_view path, absl::string_view content) {
  std::vector<ConfigSetting> settings;
  std::vector<std::string> faults;
  int number = 0;
  for (absl::string_view line : absl::StrSplit(content, '\n')) {
    ++number;
    line = absl::StripAsciiWhitespace(line);
    if (line.empty() || line.front() == '#' || line.front() == ';') continue;
    ConfigSetting setting;
    setting.line = number;
    const std::string fault = ReadSetting(line, &setting);
    if (!fault.empty()) faults.push_back(absl::StrCat(path, ":", number, ": ", fault));
    settings.push_back(std::move(setting));
  }
  if (!faults.empty()) return absl::InvalidArgumentError(absl::StrJoin(faults, "\n"));
  return settings;
}

absl::StatusOr<std::vector<ConfigSetting>> ReadConfigFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file.is_open()) return absl::NotFoundError(absl::StrCat(path, ": ", std::strerror(errno)));
  if (std::filesystem::is_directory(path)) return absl::NotFoundError(absl::StrCat(path, ": is a directory"));
  std::ostringstream content;
  content << file.rdbuf();
  return ParseConfig(path, content.str());
}

}  // namespace banghi
