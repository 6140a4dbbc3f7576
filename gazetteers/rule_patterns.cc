#include "gazetteers/rule_patterns.h"

#include <unicode/uchar.h>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace banghi {
namespace {

// The length of what must be copied as it stands at the beginning of `rest`: an escape (`\(`, `\p{L}`), else nothing.
size_t EscapeLength(absl::string_view rest) {
  if (rest.size() < 2 || rest[0] != '\\') return 0;
  const bool in_braces = (rest[1] == 'p' || rest[1] == 'P' || rest[1] == 'x') && rest.size() > 2 && rest[2] == '{';
  if (!in_braces) return 2;
  const size_t close = rest.find('}');
  return close == rest.npos ? rest.size() : close + 1;
}

}  // namespace

std::string ExpandMacros(absl::string_view pattern, const absl::flat_hash_map<std::string, std::string>& macros,
                         std::string* error) {
  std::string expanded;
  while (!pattern.empty()) {
    size_t length = EscapeLength(pattern);
    if (length == 0 && pattern[0] == '{' && pattern.size() > 1 && absl::ascii_isalpha(pattern[1])) {
      const size_t close = pattern.find('}');
      if (close == pattern.npos) {
        *error = absl::StrCat("no } behind ", pattern);
        return expanded;
      }
      const absl::string_view name = pattern.substr(1, close - 1);
      const auto macro = macros.find(name);
      if (macro == macros.end()) {
        *error = absl::StrCat("no macro {", name, "} before this");
        return expanded;
      }
      absl::StrAppend(&expanded, "(?:", macro->second, ")");
      pattern.remove_prefix(name.size() + 2);
      continue;
    }
    if (length == 2 && pattern[1] == 'C') {
      *error = "\\C is a byte, perhaps within a letter; `.` is a letter";
      return expanded;
    }
    if (length == 0) length = 1;
    expanded.append(pattern.data(), length);
    pattern.remove_prefix(length);
  }
  return expanded;
}

std::string WithoutGroups(absl::string_view pattern) {
  std::string plain;
  bool in_class = false;  // [...]
  while (!pattern.empty()) {
    size_t length = EscapeLength(pattern);
    if (length == 0 && !in_class && pattern[0] == '(') {
      if (absl::StartsWith(pattern, "(?P<")) {
        plain += "(?:";
        const size_t close = pattern.find('>');
        pattern.remove_prefix(close == pattern.npos ? pattern.size() : close + 1);
        continue;
      }
      if (!absl::StartsWith(pattern, "(?")) {
        plain += "(?:";
        pattern.remove_prefix(1);
        continue;
      }
    }
    if (length == 0) {
      length = 1;
      if (pattern[0] == '[') in_class = true;
      if (pattern[0] == ']') in_class = false;
    }
    plain.append(pattern.data(), length);
    pattern.remove_prefix(length);
  }
  return plain;
}

bool IsOneGroup(absl::string_view pattern, absl::string_view name) {
  const std::string open = absl::StrCat("(?P<", name, ">");
  if (!absl::StartsWith(pattern, open) || pattern.find("(?P<", open.size()) != pattern.npos) return false;
  int depth = 0;
  bool in_class = false;
  while (!pattern.empty()) {
    size_t length = EscapeLength(pattern);
    if (length == 0) {
      length = 1;
      const char c = pattern[0];
      if (c == '[') in_class = true;
      if (c == ']') in_class = false;
      if (!in_class) depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) return pattern.size() == 1;
    }
    pattern.remove_prefix(length);
  }
  return false;
}

}  // namespace banghi
