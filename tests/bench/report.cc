#include "tests/bench/report.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "client/text_table.h"

namespace banghi {
namespace {

// Sections in the order in which they are told; `whole` is what the column of shares is of.
struct Section {
  absl::string_view prefix;
  absl::string_view title;
  absl::string_view whole;
};
constexpr Section kSections[] = {
    {"yardstick", "Yardsticks", ""},
    {"text", "Parts of reading a text", "engine/extract"},
    {"stage", "The engine's stages, one behind the other", "engine/extract"},
    {"engine", "Whole engine", "engine/extract"},
    {"length", "Length of the article (the same text in articles of that length)", ""},
    {"hard", "Hard texts", ""},
    {"mentions", "Mentions: part of the sentences that have them", ""},
    {"gazetteers", "Gazetteers: entries on top of the built-in ones", ""},
    {"threads", "Threads", ""},
    {"start", "Start", ""},
};

// Three digits and more.
std::string Number(double value) {
  if (value == 0) return "0";
  const int digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
  return absl::StrFormat("%.*f", digits, value);
}

// Tables set cells to the left and take blanks away; figure spaces (U+2007) put a number's units below each other.
std::string Figure(double value) {
  const std::string number = Number(value);
  std::string padded;
  for (size_t i = number.find('.') == std::string::npos ? number.size() : number.find('.'); i < 7; ++i) {
    padded += "\u2007";
  }
  return padded + number;
}

std::string Others(const Measurement& measured) {
  return absl::StrJoin(measured.others, ", ", [](std::string* out, const auto& other) {
    absl::StrAppend(out, other.first, " ", Number(other.second));
  });
}

TextTable::Cell Part(const Measurement& measured, const Measurement* whole) {
  if (whole == nullptr || measured.articles == 0) return {""};
  return {absl::StrCat(Figure(100 * measured.Seconds() / whole->Seconds()), " %")};
}

void AddRow(const Measurement& measured, const Measurement* whole, TextTable& table) {
  const std::string name = measured.name.substr(measured.name.find('/') + 1);
  if (measured.seconds.empty()) {
    table.AddRow({{name}, {""}, {""}, {""}, {""}, {""}, {measured.fault, Style::kNotice}});
    return;
  }
  const bool of_articles = measured.articles > 0;
  table.AddRow({{name},
                {of_articles ? Figure(measured.MicrosPerArticle()) : ""},
                {of_articles ? Figure(1e-6 / measured.SecondsPerByte()) : ""},
                {of_articles ? "" : Figure(measured.Seconds() * 1e3)},
                Part(measured, whole),
                {absl::StrFormat("±%.0f %%", 100 * measured.Spread()), Style::kFaint},
                {Others(measured)}});
}

std::string Quoted(absl::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) < 0x20) {
      absl::StrAppendFormat(&out, "\\u%04x", c);
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string JsonNumber(double value) { return absl::StrFormat("%.9g", value); }
std::string JsonNumber(const absl::optional<double>& value) { return value ? JsonNumber(*value) : "null"; }

// `,\n  "name": [...]`
template <typename Range, typename Write>
std::string JsonList(absl::string_view name, const Range& range, Write&& write) {
  return absl::StrCat(",\n  ", Quoted(name), ": [\n    ",
                      absl::StrJoin(range, ",\n    ", [&](std::string* out, const auto& item) { *out += write(item); }),
                      "\n  ]");
}

std::string ToJson(const Measurement& measured) {
  std::string out = absl::StrCat("{\"name\": ", Quoted(measured.name));
  if (measured.seconds.empty()) return absl::StrCat(out, ", \"fault\": ", Quoted(measured.fault), "}");
  absl::StrAppend(
      &out, ", \"clock\": ", measured.wall ? "\"wall\"" : "\"cpu\"", ", \"seconds\": ", JsonNumber(measured.Seconds()),
      ", \"repetitions\": [",
      absl::StrJoin(measured.seconds, ", ", [](std::string* list, double seconds) { *list += JsonNumber(seconds); }),
      "]");
  if (measured.articles > 0) {
    absl::StrAppend(&out, ", \"articles\": ", JsonNumber(measured.articles),
                    ", \"bytes\": ", JsonNumber(measured.bytes));
  }
  for (const auto& [name, value] : measured.others) {
    absl::StrAppend(&out, ", ", Quoted(name), ": ", JsonNumber(value));
  }
  return out + "}";
}

std::string ToJson(const Verdict& verdict) {
  return absl::StrCat("{\"id\": ", Quoted(verdict.id), ", \"value\": ", JsonNumber(verdict.value),
                      verdict.more_is_better ? ", \"at_least\": " : ", \"at_most\": ", JsonNumber(verdict.wanted),
                      ", \"acceptable\": ", JsonNumber(verdict.still_ok.value_or(verdict.wanted)), "}");
}

}  // namespace

std::string Heading(const RunContext& context) {
  std::string out = absl::StrFormat(
      "banghi %s, %d articles of %s, %.1f kB on average; %d repetitions in random order, medians\n"
      "%d cores, load %.1f\n",
      context.version, context.articles, context.corpus, context.bytes / 1e3 / context.articles, context.repetitions,
      context.cores, context.load);
#ifndef NDEBUG
  out += "NOT OPTIMISED: these numbers say nothing; take the preset release\n";
#endif
  if (context.load > 0.5) out += "The machine is busy: threads and start are slower than they could be.\n";
  return out;
}

std::string Tables(const Results& results, const Terminal& terminal) {
  std::string out;
  for (const Section& section : kSections) {
    TextTable table({"", "µs/article", "MB/s", "ms", "of engine", "spread", ""});
    for (const Measurement& measured : results.measurements()) {
      if (measured.name.substr(0, measured.name.find('/')) != section.prefix) continue;
      AddRow(measured, section.whole.empty() ? nullptr : results.Find(section.whole), table);
    }
    if (table.empty()) continue;
    absl::StrAppend(&out, "\n", Paint(section.title, Style::kHeading, terminal), "\n", table.ToString(terminal));
  }
  return out;
}

std::string VerdictTable(const std::vector<Verdict>& verdicts, const Terminal& terminal) {
  TextTable table({"", "measured", "wanted", ""});
  for (const Verdict& verdict : verdicts) {
    std::string wanted = absl::StrCat(verdict.more_is_better ? "at least " : "at most ", verdict.wanted);
    if (verdict.still_ok) absl::StrAppend(&wanted, " (", *verdict.still_ok, ")");
    TextTable::Cell cell{"not measured", Style::kFaint};
    if (verdict.Reaches(verdict.wanted)) {
      cell = {"reached", Style::kGood};
    } else if (verdict.still_ok && verdict.Reaches(*verdict.still_ok)) {
      cell = {"acceptable", Style::kNotice};
    } else if (verdict.value) {
      cell = {"missed", Style::kBad};
    }
    table.AddRow(
        {{verdict.words}, {verdict.value ? Figure(*verdict.value) : ""}, {std::move(wanted)}, std::move(cell)});
  }
  return absl::StrCat("\n", Paint("What banghi is judged by", Style::kHeading, terminal), "\n",
                      table.ToString(terminal));
}

std::string ToJson(const RunContext& context, const Results& results, const std::vector<Verdict>& verdicts) {
  return absl::StrCat("{\n  \"version\": ", Quoted(context.version), ",\n  \"corpus\": ", Quoted(context.corpus),
                      ",\n  \"articles\": ", context.articles, ",\n  \"bytes\": ", context.bytes,
                      ",\n  \"cores\": ", context.cores, ",\n  \"load\": ", JsonNumber(context.load),
                      JsonList("measurements", results.measurements(), [](const Measurement& m) { return ToJson(m); }),
                      JsonList("verdicts", verdicts, [](const Verdict& v) { return ToJson(v); }), "\n}\n");
}

}  // namespace banghi
