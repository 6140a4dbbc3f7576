// Any bytes as rules/dates.textproto: rules that match without harm, or faults with their places.
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/string_view.h"
#include "gazetteers/rule_starts.h"
#include "gazetteers/rules.h"
#include "tests/fuzz/faults.h"
#include "tests/fuzz/fuzz_target.h"
#include "text/utf8.h"

namespace {

constexpr char kText[] = "sáng 2/12, từ ngày 3 đến 5-12-2021, trong năm 2022, quý i, thứ hai tuần tới ở Huế – ở ý.";

// The end of the word that begins at `begin` of the text.
size_t WordEnd(size_t begin) {
  size_t end = begin;
  while (absl::ascii_isalpha(static_cast<unsigned char>(kText[end])) || (kText[end] & 0x80) != 0) ++end;
  return end;
}

// Wherever RE2 matches, the quick look lets it.
void CheckStarts(const banghi::DateRules& rules) {
  if (rules.any_of == nullptr || !rules.any_of->ok()) return;
  const re2::StringPiece text(kText, sizeof(kText) - 1);
  for (size_t begin = 0; begin < text.size(); ++begin) {
    if ((kText[begin] & 0xC0) == 0x80) continue;
    re2::StringPiece whole;
    if (!rules.any_of->Match(text, begin, text.size(), re2::RE2::ANCHOR_START, &whole, 1)) continue;
    FUZZ_EXPECT(rules.starts->MayBeginAt(kText, begin, begin));
    FUZZ_EXPECT(rules.starts->MayBeginAt(kText, begin, WordEnd(begin)) || whole.empty());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace banghi;
  const absl::string_view rules_text(reinterpret_cast<const char*>(data), size);
  CheckReport report;
  const DateRules rules = ReadDateRules("rules/dates.textproto", rules_text, report);
  CheckFaults(report, rules_text);
  CheckStarts(rules);
  for (const DateRule& rule : rules.rules) {
    FUZZ_EXPECT(!rule.id.empty() && rule.pattern != nullptr);
    Span match;
    uint32_t from = 0;
    while (from < sizeof(kText) - 1 && FindBounded(*rule.pattern, kText, from, {}, &match)) {
      FUZZ_EXPECT(from <= match.begin && match.begin <= match.end && match.end < sizeof(kText));
      FUZZ_EXPECT(IsBoundary(kText, match.begin) && IsBoundary(kText, match.end));
      const absl::string_view found = absl::string_view(kText).substr(match.begin, match.length());
      FUZZ_EXPECT(FindInvalidUtf8(found) == found.size());
      from = match.end > from ? match.end : from + 1;
    }
  }
  return 0;
}
