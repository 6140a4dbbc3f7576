// A table of text in columns, fitted to a width by wrapping its cells.
//
//   TextTable table({"Name", "Position"});
//   table.AddRow({{"Lương Hữu Mẫn", Style::kStrong}, {"Bộ trưởng Bộ Quốc phòng\nỦy viên Bộ Chính trị"}});
//   std::string text = table.ToString(terminal);
#ifndef BANGHI_CLIENT_TEXT_TABLE_H_
#define BANGHI_CLIENT_TEXT_TABLE_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "client/terminal.h"

namespace banghi {

enum class Style { kPlain, kStrong, kFaint, kHeading, kGood, kNotice, kBad };

// `text` in the colours of `style`, or as it is where the terminal shows none.
std::string Paint(absl::string_view text, Style style, const Terminal& terminal);

class TextTable {
 public:
  struct Cell {
    std::string text;  // line feeds begin new lines within the cell
    Style style = Style::kPlain;
  };

  // Without any heading no heading line is printed.
  explicit TextTable(std::vector<std::string> headings) : headings_(std::move(headings)) {}

  // As many cells as headings.
  void AddRow(std::vector<Cell> row) { rows_.push_back(std::move(row)); }
  bool empty() const { return rows_.empty(); }

  // Indented by two columns. Columns whose cells are all empty are left out. Where the rest is wider than the terminal,
  // the widest columns give way.
  std::string ToString(const Terminal& terminal) const;

 private:
  std::vector<int> FitWidths(int available) const;
  void AppendRow(const std::vector<Cell>& row, const std::vector<int>& widths, const Terminal& terminal,
                 std::string& out) const;

  std::vector<std::string> headings_;
  std::vector<std::vector<Cell>> rows_;
};

}  // namespace banghi

#endif  // BANGHI_CLIENT_TEXT_TABLE_H_
