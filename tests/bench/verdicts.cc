#include "tests/bench/verdicts.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace banghi {
namespace {

using Value = absl::optional<double>;
using Number = double (Measurement::*)() const;

Value RatioOf(const Results& results, absl::string_view over, absl::string_view under, Number number) {
  const Measurement* a = results.Find(over);
  const Measurement* b = results.Find(under);
  if (a == nullptr || b == nullptr || (b->*number)() == 0) return absl::nullopt;
  return (a->*number)() / (b->*number)();
}

Value SecondsOf(const Results& results, absl::string_view name, double unit) {
  const Measurement* measured = results.Find(name);
  return measured == nullptr ? Value() : Value(measured->Seconds() / unit);
}

Value OtherOf(const Results& results, absl::string_view name, const std::string& other) {
  const Measurement* measured = results.Find(name);
  if (measured == nullptr || measured->others.count(other) == 0) return absl::nullopt;
  return measured->others.at(other);
}

// The worst of the hard texts; its kind goes to `kind`.
Value WorstHardText(const Results& results, std::string* kind) {
  constexpr absl::string_view kLong = "/1 MiB";
  Value worst;
  for (const Measurement& measured : results.measurements()) {
    if (!absl::StartsWith(measured.name, "hard/") || !absl::EndsWith(measured.name, kLong)) continue;
    const std::string stem = measured.name.substr(0, measured.name.size() - kLong.size());
    const Value growth = RatioOf(results, measured.name, stem + "/64 KiB", &Measurement::SecondsPerByte);
    if (!growth || (worst && *worst >= *growth)) continue;
    worst = growth;
    *kind = stem.substr(stem.find('/') + 1);
  }
  return worst;
}

}  // namespace

std::vector<Verdict> Judge(const Results& results) {
  std::string hard;
  const Value hard_growth = WorstHardText(results, &hard);
  return {
      {"engine_to_literal_pass", "whole engine / one literal pass of vectorscan",
       RatioOf(results, "engine/extract", "yardstick/literal pass", &Measurement::Seconds), 4, 6},
      {"length_growth", "time per kB: article of 1 MiB / of 4 KiB",
       RatioOf(results, "length/1 MiB", "length/4 KiB", &Measurement::SecondsPerByte), 1.2},
      {"hard_growth", absl::StrCat("time per kB: 1 MiB / 64 KiB of the hardest text", hard.empty() ? "" : ": ", hard),
       hard_growth, 1.5},
      {"matching_growth", "matching: 1,000,000 entries / 1,000",
       RatioOf(results, "gazetteers/match 1000000", "gazetteers/match 1000", &Measurement::Seconds), 1.3},
      {"two_threads", "articles per second: two threads / one",
       RatioOf(results, "threads/1", "threads/2", &Measurement::MicrosPerArticle), 1.8, absl::nullopt, true},
      {"load_seconds", "s to load 1,000,000 entries", SecondsOf(results, "gazetteers/load 1000000", 1), 3},
      {"bytes_per_entry", "bytes of heap an entry, of 1,000,000",
       OtherOf(results, "gazetteers/load 1000000", "heap_bytes_per_entry"), 120},
      {"start_ms", "ms from start to serving", SecondsOf(results, "start/serving", 1e-3), 100},
  };
}

}  // namespace banghi
