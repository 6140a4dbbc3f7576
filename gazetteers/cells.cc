#include "gazetteers/cells.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "gazetteers/table.h"

namespace banghi {
namespace {

bool IsKey(absl::string_view s) {
  return absl::ascii_isalnum(s[0]) && std::all_of(s.begin(), s.end(), [](char c) {
           return absl::ascii_islower(c) || absl::ascii_isdigit(c) || c == '-' || c == '_';
         });
}

bool IsCode(absl::string_view s) {
  return (s.size() == 2 || s.size() == 4) && std::all_of(s.begin(), s.end(), absl::ascii_isupper);
}

bool IsLabel(absl::string_view s) {
  return std::all_of(s.begin(), s.end(), [](char c) {
    return absl::ascii_isupper(c) || absl::ascii_isdigit(c) || absl::StrContains("_+-", absl::string_view(&c, 1));
  });
}

bool IsDigits(absl::string_view s) { return !s.empty() && std::all_of(s.begin(), s.end(), absl::ascii_isdigit); }

// NATO STANAG 2116: OF-1 to OF-10 (with the cadets' OF-D), OR-1 to OR-9, and warrant officers WO-1 to WO-5.
bool IsGrade(absl::string_view s) {
  if (s == "OF-D") return true;
  const std::vector<absl::string_view> parts = absl::StrSplit(s, '-');
  uint32_t number = 0;
  if (parts.size() != 2 || !IsDigits(parts[1]) || !absl::SimpleAtoi(parts[1], &number) || number == 0) return false;
  return (parts[0] == "OF" && number <= 10) || (parts[0] == "OR" && number <= 9) || (parts[0] == "WO" && number <= 5);
}

bool IsDate(absl::string_view s) {
  constexpr int kDays[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const std::vector<absl::string_view> parts = absl::StrSplit(s, '-');
  int number[3] = {0, 1, 1};
  if (parts.size() > 3) return false;
  for (size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].size() != (i == 0 ? 4 : 2) || !IsDigits(parts[i]) || !absl::SimpleAtoi(parts[i], &number[i]))
      return false;
  }
  const auto [year, month, day] = number;
  if (month < 1 || month > 12 || day < 1 || day > kDays[month - 1]) return false;
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month != 2 || day < 29 || leap;
}

bool IsNumber(absl::string_view s) {
  uint32_t number = 0;
  return IsDigits(s) && absl::SimpleAtoi(s, &number);
}

bool IsWikidata(absl::string_view s) { return s.size() > 1 && s[0] == 'Q' && s[1] != '0' && IsDigits(s.substr(1)); }

std::string CheckOneOf(absl::string_view values, absl::string_view part) {
  for (absl::string_view known : absl::StrSplit(values, ' ')) {
    if (known == part) return "";
  }
  return absl::StrCat("\"", part, "\" is none of ", absl::StrJoin(absl::StrSplit(values, ' '), ", "));
}

// What is wrong with one value of a cell.
std::string CheckValue(const Column& column, absl::string_view value) {
  const auto unless = [value](bool right, absl::string_view wanted) {
    return right ? std::string() : absl::StrCat("\"", value, "\" is no ", wanted);
  };
  switch (column.kind) {
    case CellKind::kKey:
      return unless(IsKey(value), "id (lower-case ASCII letters, digits, - and _)");
    case CellKind::kCode:
      return unless(IsCode(value), "country code (ISO 3166: VN, SUHH)");
    case CellKind::kOneOf:
    case CellKind::kSomeOf:
      return CheckOneOf(column.values, value);
    case CellKind::kLabel:
      return unless(IsLabel(value), "label (capitals and _)");
    case CellKind::kYes:
      return value == "yes" || value == "no" ? "" : absl::StrCat("\"", value, "\" is neither yes nor no");
    case CellKind::kNumber:
      return unless(IsNumber(value), "number");
    case CellKind::kDate:
      return unless(IsDate(value), "date (2016, 2016-04 or 2016-04-08)");
    case CellKind::kGrade:
      return unless(IsGrade(value), "NATO grade (OF-9, OR-5)");
    case CellKind::kWikidata:
      return unless(IsWikidata(value), "Wikidata id (Q12345)");
    case CellKind::kText:
    case CellKind::kSyllable:
    case CellKind::kSurfaces:
    case CellKind::kReference:
    case CellKind::kParties:
      return "";  // what they refer to is checked when all files are read
  }
  return "";
}

}  // namespace

std::string CheckCell(const Column& column, absl::string_view cell, absl::string_view* where) {
  *where = cell;
  if (cell.empty()) return column.required ? absl::StrCat("empty ", column.name) : "";
  if (column.kind != CellKind::kSomeOf) return CheckValue(column, cell);
  for (absl::string_view value : SplitCell(cell)) {
    std::string message = CheckValue(column, value);
    if (message.empty()) continue;
    *where = value;
    return message;
  }
  return "";
}

}  // namespace banghi
