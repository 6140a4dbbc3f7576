// What a terminal is like: how wide it is, whether it shows colours, how many columns a text takes.
#ifndef BANGHI_CLIENT_TERMINAL_H_
#define BANGHI_CLIENT_TERMINAL_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace banghi {

struct Terminal {
  int width = 100;
  bool colors = false;
};

// Of standard output: colours only on a terminal that has them and where NO_COLOR (https://no-color.org) is not set;
// the width of the terminal, else of COLUMNS, else 100.
Terminal StdoutTerminal();

// Columns that `text` (valid UTF-8) takes: none for combining marks, two for wide letters (East Asian Width W and F).
int DisplayWidth(absl::string_view text);

// Lines of at most `width` columns, broken at spaces, inside a word only where it is longer than a line. White space
// runs become one space; at least one line.
std::vector<std::string> Wrap(absl::string_view text, int width);

}  // namespace banghi

#endif  // BANGHI_CLIENT_TERMINAL_H_
