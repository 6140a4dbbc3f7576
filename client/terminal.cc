#include "client/terminal.h"

#include <sys/ioctl.h>
#include <unicode/uchar.h>
#include <unistd.h>

#include <cstdlib>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "text/utf8.h"

namespace banghi {
namespace {

int WidthOf(char32_t letter) {
  const auto c = static_cast<UChar32>(letter);
  switch (u_charType(c)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR:
      return 0;
    default:
      break;
  }
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

// The longest beginning of `word` that fits into `width` columns, at least one letter.
size_t FittingPrefix(absl::string_view word, int width) {
  size_t end = 0;
  int columns = 0;
  while (end < word.size()) {
    size_t length = 0;
    columns += WidthOf(DecodeUtf8(word, end, &length));
    if (columns > width && end > 0) break;
    end += length;
  }
  return end;
}

}  // namespace

Terminal StdoutTerminal() {
  Terminal terminal;
  const bool is_terminal = isatty(STDOUT_FILENO) != 0;
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  terminal.colors =
      is_terminal && (no_color == nullptr || *no_color == '\0') && term != nullptr && absl::string_view(term) != "dumb";
  const char* columns = std::getenv("COLUMNS");
  winsize size{};
  int width = 0;
  if (is_terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    terminal.width = size.ws_col;
  } else if (columns != nullptr && absl::SimpleAtoi(columns, &width) && width > 0) {
    terminal.width = width;
  }
  return terminal;
}

int DisplayWidth(absl::string_view text) {
  int width = 0;
  for (size_t at = 0, length = 0; at < text.size(); at += length) width += WidthOf(DecodeUtf8(text, at, &length));
  return width;
}

std::vector<std::string> Wrap(absl::string_view text, int width) {
  std::vector<std::string> lines;
  std::string line;
  int used = 0;
  for (absl::string_view word : absl::StrSplit(text, absl::ByAnyChar(" \t\r\n"), absl::SkipEmpty())) {
    int columns = DisplayWidth(word);
    if (used > 0 && used + 1 + columns > width) {
      lines.push_back(std::exchange(line, std::string()));
      used = 0;
    }
    for (; columns > width; columns = DisplayWidth(word)) {
      const size_t cut = FittingPrefix(word, width);
      if (cut == word.size()) break;
      lines.emplace_back(word.substr(0, cut));
      word.remove_prefix(cut);
    }
    if (used > 0) {
      line += ' ';
      ++used;
    }
    line.append(word.data(), word.size());
    used += columns;
  }
  if (used > 0 || lines.empty()) lines.push_back(std::move(line));
  return lines;
}

}  // namespace banghi
