#include "gazetteers/table.h"

#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "gazetteers/cells.h"
#include "text/utf8.h"

namespace banghi {
namespace {

// The byte at which `line` stops being in normalisation form C; its size if all of it is.
size_t FindNotNfc(absl::string_view line) {
  if (std::all_of(line.begin(), line.end(), absl::ascii_isascii)) return line.size();
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(error);
  if (U_FAILURE(error) ||
      nfc->isNormalizedUTF8(icu::StringPiece(line.data(), static_cast<int32_t>(line.size())), error)) {
    return line.size();
  }
  const icu::UnicodeString text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(line.data(), static_cast<int32_t>(line.size())));
  const int32_t good = nfc->spanQuickCheckYes(text, error);
  std::string before;
  text.tempSubString(0, good).toUTF8String(before);
  return before.size();
}

}  // namespace

// Reads one file line by line.
class TableReader {
 public:
  TableReader(Table& table, CheckReport& report) : table_(table), report_(report) {}

  void ReadAll() {
    absl::string_view rest = table_.file().text;
    first_line_.reserve(rest.size() / 64);  // about the bytes of a row
    if (absl::ConsumePrefix(&rest, "\xEF\xBB\xBF"))
      Add(0, "begins with a byte order mark; save it as UTF-8 without one");
    while (!rest.empty()) {
      const size_t end = std::min(rest.find('\n'), rest.size());
      line_ = rest.substr(0, end);
      ++number_;
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (absl::EndsWith(line_, "\r")) {
        line_.remove_suffix(1);
        if (!told_crlf_) AddAt(line_.size(), "line ends in CR LF; save the file with LF");
        told_crlf_ = true;  // once a file is enough
      }
      ReadLine();
    }
    if (!has_header_) Add(0, "has no header line");
  }

 private:
  void Add(size_t line, std::string message) {
    report_.Add({table_.file().Place(), static_cast<uint32_t>(line), 0, std::move(message), std::string(line_)});
  }
  void AddAt(size_t byte, std::string message) {
    report_.Add({table_.file().Place(), number_, ColumnOf(line_, byte), std::move(message), std::string(line_)});
  }
  size_t OffsetOf(absl::string_view part) const { return static_cast<size_t>(part.data() - line_.data()); }

  void ReadLine() {
    const size_t bad = FindInvalidUtf8(line_);
    if (bad < line_.size()) return AddAt(bad, "not UTF-8");
    const size_t decomposed = FindNotNfc(line_);
    if (decomposed < line_.size()) return AddAt(decomposed, "not in normalisation form C (composed letters)");
    if (absl::StripAsciiWhitespace(line_).empty() || absl::StartsWith(line_, "#")) return;
    const std::vector<absl::string_view> cells = absl::StrSplit(line_, '\t');
    if (!has_header_) return ReadHeader(cells);
    ReadRow(cells);
  }

  void ReadHeader(const std::vector<absl::string_view>& cells) {
    has_header_ = true;
    std::vector<bool> seen(table_.schema().columns.size());
    for (absl::string_view cell : cells) {
      const int column = table_.schema().IndexOf(cell);
      columns_.push_back(column);
      if (column < 0) {
        AddAt(OffsetOf(cell), absl::StrCat("unknown column \"", cell, "\""));
      } else if (seen[column]) {
        AddAt(OffsetOf(cell), absl::StrCat("column \"", cell, "\" stands twice"));
        columns_.back() = -1;
      } else {
        seen[column] = true;
      }
    }
    for (size_t i = 0; i < seen.size(); ++i) {
      const Column& column = table_.schema().columns[i];
      if (column.required && !seen[i]) {
        AddAt(line_.size(), absl::StrCat("no column \"", column.name, "\""));
        headless_ = true;
      }
    }
  }

  // Cells of a header with faults are still checked, but without a required column there are no rows.
  void ReadRow(const std::vector<absl::string_view>& cells) {
    if (headless_) return;
    const std::vector<Column>& columns = table_.schema().columns;
    row_.assign(columns.size(), absl::string_view(line_).substr(line_.size()));
    for (size_t i = 0; i < cells.size(); ++i) {
      const absl::string_view cell = absl::StripAsciiWhitespace(cells[i]);
      if (i >= columns_.size()) {
        if (cell.empty()) continue;
        AddAt(OffsetOf(cell), absl::StrCat("more cells than the header's ", columns_.size()));
        break;
      }
      if (columns_[i] >= 0) row_[columns_[i]] = cell;
    }
    bool good_key = true;
    for (size_t i = 0; i < columns.size(); ++i) {
      absl::string_view where;
      std::string message = CheckCell(columns[i], row_[i], &where);
      if (message.empty()) continue;
      AddAt(OffsetOf(where), std::move(message));
      if (i == 0) good_key = false;
    }
    if (good_key && KeyIsNew()) Keep();
  }

  bool KeyIsNew() {
    if (table_.schema().repeated_keys) return true;
    const auto [first, is_new] = first_line_.try_emplace(row_[0], number_);
    if (is_new) return true;
    AddAt(OffsetOf(row_[0]), absl::StrCat("duplicate ", table_.schema().columns[0].name, " \"", row_[0],
                                          "\", first on line ", first->second));
    return false;
  }

  void Keep() {
    table_.cells_.insert(table_.cells_.end(), row_.begin(), row_.end());
    table_.lines_.push_back({number_, line_});
  }

  Table& table_;
  CheckReport& report_;
  absl::string_view line_;
  uint32_t number_ = 0;
  bool told_crlf_ = false;
  bool has_header_ = false;
  bool headless_ = false;
  std::vector<int> columns_;            // of the file's columns, the schema's index; -1 where unknown
  std::vector<absl::string_view> row_;  // the line's cells, in the schema's order
  absl::flat_hash_map<absl::string_view, uint32_t> first_line_;  // of each key
};

std::string GazetteerText::Place() const {
  if (origin == kBuiltInOrigin) return name;
  return absl::StrCat(absl::StripSuffix(origin, "/"), "/", name);
}

Table Table::Read(const GazetteerText& file, const Schema& schema, CheckReport& report) {
  Table table;
  table.file_ = &file;
  table.schema_ = &schema;
  TableReader(table, report).ReadAll();
  return table;
}

Fault Table::FaultAt(uint32_t row, absl::string_view where, std::string message) const {
  const Line& line = lines_[row];
  const uint32_t column = ColumnOf(line.text, static_cast<size_t>(where.data() - line.text.data()));
  return {file_->Place(), line.number, column, std::move(message), std::string(line.text)};
}

std::vector<absl::string_view> SplitCell(absl::string_view cell) {
  std::vector<absl::string_view> parts;
  for (absl::string_view part : absl::StrSplit(cell, ';')) {
    part = absl::StripAsciiWhitespace(part);
    if (!part.empty()) parts.push_back(part);
  }
  return parts;
}

}  // namespace banghi
