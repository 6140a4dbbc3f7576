// Any bytes as rules/dates.textproto: rules that match without harm, or faults with their places.
#include <algorithm>
#include <string>

#include "absl/strings/string_view.h"
#include "gazetteers/rule_automaton.h"
#include "gazetteers/rules.h"
#include "tests/fuzz/faults.h"
#include "tests/fuzz/fuzz_target.h"
#include "text/utf8.h"

namespace {

constexpr char kText[] = "sáng 2/12, từ ngày 3 đến 5-12-2021, trong năm 2022, quý i, thứ hai tuần tới ở Huế – ở ý.";

// Wherever RE2 matches, the automaton lets it.
void CheckAutomaton(const banghi::DateRules& rules) {
  if (rules.automaton == nullptr) return;
  const banghi::RuleAutomaton& automaton = *rules.automaton;
  const absl::string_view text(kText, sizeof(kText) - 1);
  for (size_t rule = 0; rule < rules.rules.size(); ++rule) {
    for (size_t begin = 0; begin < text.size(); ++begin) {
      re2::StringPiece whole;
      if ((text[begin] & 0xC0) == 0x80 ||
          !rules.rules[rule].pattern->re2().Match(re2::StringPiece(text.data(), text.size()), begin, text.size(),
                                                  re2::RE2::ANCHOR_START, &whole, 1)) {
        continue;
      }
      const auto state = automaton.Walk(automaton.start(), absl::string_view(whole.data(), whole.size()));
      const auto told = automaton.RulesAt(state);
      FUZZ_EXPECT(state == banghi::RuleAutomaton::kUnknown || std::find(told.begin(), told.end(), rule) != told.end());
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace banghi;
  const absl::string_view rules_text(reinterpret_cast<const char*>(data), size);
  CheckReport report;
  const DateRules rules = ReadDateRules("rules/dates.textproto", rules_text, report);
  CheckFaults(report, rules_text);
  CheckAutomaton(rules);
  for (const DateRule& rule : rules.rules) {
    FUZZ_EXPECT(!rule.id.empty() && rule.pattern != nullptr);
    Span match;
    uint32_t from = 0;
    while (from < sizeof(kText) - 1 && FindBounded(rule.pattern->re2(), kText, from, {}, &match)) {
      FUZZ_EXPECT(from <= match.begin && match.begin <= match.end && match.end < sizeof(kText));
      FUZZ_EXPECT(IsBoundary(kText, match.begin) && IsBoundary(kText, match.end));
      const absl::string_view found = absl::string_view(kText).substr(match.begin, match.length());
      FUZZ_EXPECT(FindInvalidUtf8(found) == found.size());
      from = match.end > from ? match.end : from + 1;
    }
  }
  return 0;
}
