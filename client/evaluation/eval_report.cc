#include "client/evaluation/eval_report.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "client/text_table.h"

namespace banghi {
namespace {

constexpr double kLeastMove = 0.0005;  // what the last digit shown can tell

std::string Shown(double share) { return absl::StrFormat("%.3f", share); }

// One line for each miss, at most `limit` of a kind.
TextTable MissTable(const std::vector<Miss>& misses, size_t limit) {
  TextTable table({"", "", ""});
  std::map<std::string, size_t> told;
  for (const Miss& miss : misses) {
    if (told[miss.kind]++ >= limit) continue;
    table.AddRow({{miss.kind, Style::kNotice}, {miss.article, Style::kFaint}, {miss.what}});
  }
  return table;
}

void AppendSection(const std::string& title, const TextTable& table, const Terminal& terminal, std::string& out) {
  if (table.empty()) return;
  absl::StrAppend(&out, "\n", Paint(title, Style::kHeading, terminal), "\n", table.ToString(terminal));
}

}  // namespace

EvalReport MakeReport(const Tally& tally) {
  EvalReport report;
  report.score = tally.Score();
  report.rows = tally.rows();
  report.misses = tally.misses();
  std::sort(report.misses.begin(), report.misses.end());
  return report;
}

EvalDiff Compare(const EvalReport& old, const EvalReport& now) {
  EvalDiff diff;
  diff.old_records = old.records;
  diff.records = now.records;
  const auto move = [&diff](const std::string& row, double before, double after) {
    if (std::abs(after - before) >= kLeastMove) diff.moved.push_back({row, {before, after}});
  };
  for (const auto& [name, count] : now.rows) {
    const auto before =
        std::find_if(old.rows.begin(), old.rows.end(), [&name = name](const auto& row) { return row.first == name; });
    if (before != old.rows.end()) move(name, before->second.F1(), count.F1());
  }
  move("score", old.score, now.score);
  std::set_difference(old.misses.begin(), old.misses.end(), now.misses.begin(), now.misses.end(),
                      std::back_inserter(diff.won));
  std::set_difference(now.misses.begin(), now.misses.end(), old.misses.begin(), old.misses.end(),
                      std::back_inserter(diff.lost));
  return diff;
}

std::string ReportTable(const EvalReport& report, size_t errors, const Terminal& terminal) {
  TextTable table({"", "Precision", "Recall", "F1", "Right", "Spurious", "Missed"});
  for (const auto& [name, count] : report.rows) {
    table.AddRow({{name},
                  {Shown(count.Precision())},
                  {Shown(count.Recall())},
                  {Shown(count.F1()), Style::kStrong},
                  {absl::StrCat(count.true_positives)},
                  {absl::StrCat(count.false_positives)},
                  {absl::StrCat(count.false_negatives)}});
  }
  std::string out = table.ToString(terminal);
  absl::StrAppend(&out, "\n  score ", Paint(Shown(report.score), Style::kStrong, terminal), " over ", report.records,
                  report.records == 1 ? " record" : " records", ": the mean F1 of\n");
  for (const char* row : kScoreRows) absl::StrAppend(&out, "    ", row, "\n");
  if (errors > 0) AppendSection("Disagreements", MissTable(report.misses, errors), terminal, out);
  return out;
}

std::string DiffTable(const EvalDiff& diff, const Terminal& terminal) {
  std::string out;
  if (diff.old_records != diff.records) {
    absl::StrAppend(&out, "\n  The old run was over ", diff.old_records, " records, this one is over ", diff.records,
                    ".\n");
  }
  if (diff.moved.empty() && diff.won.empty() && diff.lost.empty()) return out + "\n  Nothing changed.\n";
  TextTable moved({"F1", "Old", "New", "Change"});
  for (const auto& [row, f1] : diff.moved) {
    const auto [before, after] = f1;
    moved.AddRow({{row},
                  {Shown(before)},
                  {Shown(after)},
                  {absl::StrFormat("%+.3f", after - before), after > before ? Style::kGood : Style::kBad}});
  }
  AppendSection("Changes", moved, terminal, out);
  AppendSection(absl::StrCat("Won: ", diff.won.size(), " disagreements less"), MissTable(diff.won, diff.won.size()),
                terminal, out);
  AppendSection(absl::StrCat("Lost: ", diff.lost.size(), " disagreements more"), MissTable(diff.lost, diff.lost.size()),
                terminal, out);
  return out;
}

}  // namespace banghi
