#include "gazetteers/check_report.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <tuple>

#include "absl/strings/str_cat.h"
#include "text/utf8.h"

namespace banghi {
namespace {

// The line as it can be shown: a tab is an arrow, bytes that are no UTF-8 are U+FFFD, so that a code point is one
// column on the screen and the caret stands below its place. Sets `padding` to the screen columns before code point
// `column` (from 1).
std::string Shown(absl::string_view line, uint32_t column, size_t* padding) {
  std::string shown;
  *padding = 0;
  uint32_t at = 1;
  size_t valid = 0;  // bytes of `line` known to be well formed
  while (!line.empty()) {
    if (valid == 0) valid = FindInvalidUtf8(line);
    size_t length = 1;
    bool takes_column = true;
    if (valid == 0) {
      shown += "\xEF\xBF\xBD";
    } else {
      const char32_t c = DecodeUtf8(line, 0, &length);
      takes_column = u_charType(static_cast<UChar32>(c)) != U_NON_SPACING_MARK;
      if (c == '\t') {
        shown += "→";
      } else if (c < 0x20) {
        shown += "·";
      } else {
        shown.append(line.data(), length);
      }
    }
    if (at++ < column && takes_column) ++*padding;
    line.remove_prefix(length);
    if (valid > 0) valid -= length;
  }
  return shown;
}

}  // namespace

uint32_t ColumnOf(absl::string_view line, size_t byte) {
  uint32_t column = 1;
  for (size_t at = 0; at < byte && at < line.size(); ++at) {
    if ((static_cast<unsigned char>(line[at]) & 0xC0) != 0x80) ++column;
  }
  return column;
}

std::string CheckReport::ToString() const {
  std::vector<Fault> faults = faults_;
  std::stable_sort(faults.begin(), faults.end(), [](const Fault& a, const Fault& b) {
    return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
  });
  std::string out;
  for (const Fault& fault : faults) {
    absl::StrAppend(&out, fault.file);
    if (fault.line > 0) absl::StrAppend(&out, ":", fault.line);
    if (fault.line > 0 && fault.column > 0) absl::StrAppend(&out, ":", fault.column);
    absl::StrAppend(&out, ": ", fault.message, "\n");
    if (fault.line == 0) continue;
    size_t padding = 0;
    absl::StrAppend(&out, "  ", Shown(fault.text, fault.column, &padding), "\n");
    if (fault.column > 0) absl::StrAppend(&out, "  ", std::string(padding, ' '), "^\n");
  }
  return out;
}

}  // namespace banghi
