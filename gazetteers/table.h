// A gazetteer file as read: its rows under their schema, every cell checked for itself.
#ifndef BANGHI_GAZETTEERS_TABLE_H_
#define BANGHI_GAZETTEERS_TABLE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "gazetteers/check_report.h"
#include "gazetteers/schema.h"

namespace banghi {

inline constexpr char kBuiltInOrigin[] = "built-in";

// One file of gazetteers: `text` must outlive what is made of it.
struct GazetteerText {
  std::string name;    // "ranks.tsv", "cues/places.tsv"
  std::string origin;  // kBuiltInOrigin, or the directory it came from
  absl::string_view text;

  // How faults name the file: where it is, or its name where it is built in.
  std::string Place() const;
};

// Cells are views of the file's text. A row with a fault is kept if its key is good, so that what refers to it is no
// fault, too.
class Table {
 public:
  // Appends to `report` what is wrong with `file` taken for itself: encoding, line ends, columns, cells, keys that
  // stand twice.
  static Table Read(const GazetteerText& file, const Schema& schema, CheckReport& report);

  const GazetteerText& file() const { return *file_; }
  const Schema& schema() const { return *schema_; }
  uint32_t rows() const { return static_cast<uint32_t>(lines_.size()); }
  absl::string_view cell(uint32_t row, int column) const { return cells_[row * schema_->columns.size() + column]; }
  // Empty where the file has no such column.
  absl::string_view cell(uint32_t row, absl::string_view column) const {
    const int index = schema_->IndexOf(column);
    return index < 0 ? absl::string_view() : cell(row, index);
  }
  absl::string_view key(uint32_t row) const { return cell(row, 0); }
  uint32_t line(uint32_t row) const { return lines_[row].number; }

  // A fault at `where`, a part of one of the row's cells.
  Fault FaultAt(uint32_t row, absl::string_view where, std::string message) const;

 private:
  friend class TableReader;
  struct Line {
    uint32_t number = 0;
    absl::string_view text;
  };

  const GazetteerText* file_ = nullptr;
  const Schema* schema_ = nullptr;
  std::vector<absl::string_view> cells_;  // row by row, in the schema's order of columns
  std::vector<Line> lines_;               // of each row
};

// The parts of a cell with several values (`a;b`), without spaces around them and without empty ones.
std::vector<absl::string_view> SplitCell(absl::string_view cell);

}  // namespace banghi

#endif  // BANGHI_GAZETTEERS_TABLE_H_
