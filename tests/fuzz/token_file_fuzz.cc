// Any bytes as a file of tokens: entries that can be written and read again, or faults with their places.
#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "server/security/token_file.h"
#include "tests/fuzz/fuzz_target.h"

namespace banghi {
namespace {

void CheckAgain(const std::vector<TokenEntry>& entries) {
  std::string text;
  for (const TokenEntry& entry : entries) {
    FUZZ_EXPECT(WhyNoName(entry.name).empty());
    FUZZ_EXPECT(entry.may_read || entry.may_administer);
    absl::StrAppend(&text, TokenLine(entry), "\n");
  }
  CheckReport report;
  const std::vector<TokenEntry> again = ParseTokens("again", text, report);
  FUZZ_EXPECT(report.ok() && again.size() == entries.size());
  for (size_t i = 0; i < again.size(); ++i) FUZZ_EXPECT(TokenLine(again[i]) == TokenLine(entries[i]));
}

// Without the line, which may have a token.
void CheckPlaces(const CheckReport& report, absl::string_view text) {
  const auto lines = static_cast<size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
  for (const Fault& fault : report.faults()) {
    FUZZ_EXPECT(fault.file == "fuzz" && !fault.message.empty() && fault.text.empty());
    FUZZ_EXPECT(fault.line <= lines && fault.column <= text.size() + 1);
    FUZZ_EXPECT((fault.line == 0) == (fault.column == 0));
  }
}

}  // namespace
}  // namespace banghi

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace banghi;
  // A copy of its own, so that the sanitizer sees reads past its end.
  const std::vector<char> bytes(data, data + size);
  const absl::string_view text(bytes.data(), bytes.size());
  CheckReport report;
  const std::vector<TokenEntry> entries = ParseTokens("fuzz", text, report);
  if (!report.ok()) {
    CheckPlaces(report, text);
  } else {
    FUZZ_EXPECT(!entries.empty());
    CheckAgain(entries);
  }
  return 0;
}
