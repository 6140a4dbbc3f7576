#include "client/text_table.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace banghi {
namespace {

constexpr int kIndent = 2;
constexpr int kGap = 2;         // between columns
constexpr int kNarrowest = 10;  // a column does not give way below this

// ECMA-48 SGR parameters.
const char* ColorOf(Style style) {
  switch (style) {
    case Style::kPlain:
      return "";
    case Style::kStrong:
      return "1";
    case Style::kFaint:
      return "2";
    case Style::kHeading:
      return "1;36";
    case Style::kGood:
      return "32";
    case Style::kNotice:
      return "33";
    case Style::kBad:
      return "31";
  }
  return "";
}

}  // namespace

std::string Paint(absl::string_view text, Style style, const Terminal& terminal) {
  if (!terminal.colors || style == Style::kPlain || text.empty()) return std::string(text);
  return absl::StrCat("\x1b[", ColorOf(style), "m", text, "\x1b[0m");
}

// Widths of the columns; 0 leaves a column out.
std::vector<int> TextTable::FitWidths(int available) const {
  std::vector<int> widths(headings_.size(), 0);
  for (const auto& row : rows_) {
    for (size_t i = 0; i < row.size(); ++i) {
      for (absl::string_view line : absl::StrSplit(row[i].text, '\n')) {
        widths[i] = std::max(widths[i], DisplayWidth(line));
      }
    }
  }
  int total = kIndent - kGap;
  for (size_t i = 0; i < widths.size(); ++i) {
    if (widths[i] == 0) continue;
    widths[i] = std::max(widths[i], DisplayWidth(headings_[i]));
    total += widths[i] + kGap;
  }
  for (; total > available; --total) {
    const auto widest = std::max_element(widths.begin(), widths.end());
    if (widest == widths.end() || *widest <= kNarrowest) break;
    --*widest;
  }
  return widths;
}

void TextTable::AppendRow(const std::vector<Cell>& row, const std::vector<int>& widths, const Terminal& terminal,
                          std::string& out) const {
  std::vector<std::vector<std::string>> lines(row.size());
  size_t height = 1;
  for (size_t i = 0; i < row.size(); ++i) {
    if (widths[i] == 0) continue;
    for (absl::string_view part : absl::StrSplit(row[i].text, '\n')) {
      for (std::string& line : Wrap(part, widths[i])) lines[i].push_back(std::move(line));
    }
    height = std::max(height, lines[i].size());
  }
  for (size_t y = 0; y < height; ++y) {
    std::string line;
    int missing = kIndent;  // columns of space before the next cell
    for (size_t i = 0; i < row.size(); ++i) {
      if (widths[i] == 0) continue;
      const std::string text = y < lines[i].size() ? lines[i][y] : "";
      if (!text.empty()) {
        line.append(missing, ' ');
        line += Paint(text, row[i].style, terminal);
        missing = 0;
      }
      missing += widths[i] - DisplayWidth(text) + kGap;
    }
    absl::StrAppend(&out, line, "\n");
  }
}

std::string TextTable::ToString(const Terminal& terminal) const {
  std::string out;
  const std::vector<int> widths = FitWidths(terminal.width);
  if (std::any_of(headings_.begin(), headings_.end(), [](const std::string& h) { return !h.empty(); })) {
    std::vector<Cell> row;
    for (const std::string& heading : headings_) row.push_back({heading, Style::kFaint});
    AppendRow(row, widths, terminal, out);
  }
  for (const auto& row : rows_) AppendRow(row, widths, terminal, out);
  return out;
}

}  // namespace banghi
