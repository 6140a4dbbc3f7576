#include "gazetteers/rules.h"

#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/text_format.h>
#include <re2/re2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "gazetteers/rule_automaton.h"
#include "gazetteers/rule_patterns.h"
#include "gazetteers/rules.pb.h"
#include "text/utf8.h"

namespace banghi {
namespace {

namespace pb = google::protobuf;

// Reads the textproto and turns it into rules, telling every fault at its line.
class DateRuleReader : public pb::io::ErrorCollector {
 public:
  DateRuleReader(absl::string_view file, absl::string_view text, CheckReport& report, bool prove)
      : file_(file), lines_(absl::StrSplit(text, '\n')), text_(text), report_(report), prove_(prove) {}

  DateRules Read() {
    pb::TextFormat::Parser parser;
    parser.RecordErrorsTo(this);
    parser.WriteLocationsTo(&places_);
    if (!parser.ParseFromString(std::string(text_), &message_)) return {};
    for (int i = 0; i < message_.macro_size(); ++i) ReadMacro(i);
    for (int i = 0; i < message_.rule_size(); ++i) ReadRule(i);
    if (!rules_.rules.empty()) MakeAutomaton();
    return std::move(rules_);
  }

  // Lines and columns (in bytes) from 0.
  void AddError(int line, int column, const std::string& message) override { Add(line + 1, column + 1, message); }

 private:
  void MakeAutomaton() {
    std::vector<absl::string_view> patterns;
    for (const DateRule& rule : rules_.rules) patterns.push_back(rule.pattern->text());
    rules_.automaton = std::make_shared<const RuleAutomaton>(patterns);
    for (size_t i = 0; i < patterns.size(); ++i) {
      rules_.rules[i].takes_away = rules_.automaton->IsExact(i) && IsOneGroup(patterns[i], "none");
    }
    if (rules_.automaton->complete()) return;
    const auto add_plain = [](std::string* out, absl::string_view pattern) {
      absl::StrAppend(out, "(?:", WithoutGroups(pattern), ")");
    };
    rules_.any_of = std::make_shared<re2::RE2>(absl::StrJoin(patterns, "|", add_plain), RulePattern::Options());
    if (!rules_.any_of->ok()) Add(0, 0, absl::StrCat("all rules as one pattern: ", rules_.any_of->error()));
  }

  // Line and byte column from 1; 0 where the fault is the whole file's.
  void Add(int line, int column, std::string message) {
    const absl::string_view text = line > 0 && line <= static_cast<int>(lines_.size()) ? lines_[line - 1] : "";
    const uint32_t shown = column > 0 ? ColumnOf(text, static_cast<size_t>(column - 1)) : 0;
    report_.Add({std::string(file_), static_cast<uint32_t>(line), shown, std::move(message), std::string(text)});
  }

  // At value `index` of field `name` of the message that `places` is about; at the message itself where it has no such
  // field.
  void AddAt(const pb::TextFormat::ParseInfoTree* places, const pb::Message& message, const char* name, int index,
             std::string text) {
    const pb::FieldDescriptor* field = message.GetDescriptor()->FindFieldByName(name);
    const pb::TextFormat::ParseLocation at = places->GetLocation(field, field->is_repeated() ? index : -1);
    Add(at.line + 1, at.column + 1, std::move(text));
  }

  const pb::TextFormat::ParseInfoTree* PlacesOf(const char* field, int index) const {
    return places_.GetTreeForNested(message_.GetDescriptor()->FindFieldByName(field), index);
  }

  void ReadMacro(int index) {
    const rules::Macro& macro = message_.macro(index);
    const pb::TextFormat::ParseInfoTree* places = PlacesOf("macro", index);
    std::string error;
    std::string pattern = ExpandMacros(macro.pattern(), macros_, &error);
    if (!error.empty()) return AddAt(places, macro, "pattern", 0, std::move(error));
    if (prove_) {
      const re2::RE2 compiled(pattern, RulePattern::Options());
      if (!compiled.ok()) return AddAt(places, macro, "pattern", 0, compiled.error());
    }
    if (macro.name().empty()) return AddAt(places, macro, "pattern", 0, "macro without a name");
    if (!macros_.try_emplace(macro.name(), std::move(pattern)).second) {
      AddAt(places, macro, "name", 0, absl::StrCat("macro \"", macro.name(), "\" stands twice"));
    }
  }

  void ReadRule(int index) {
    const rules::DateRule& rule = message_.rule(index);
    const pb::TextFormat::ParseInfoTree* places = PlacesOf("rule", index);
    if (rule.id().empty()) return AddAt(places, rule, "pattern", 0, "rule without an id");
    if (!ids_.insert(rule.id()).second) AddAt(places, rule, "id", 0, absl::StrCat("duplicate id \"", rule.id(), "\""));
    if (rule.example().empty()) AddAt(places, rule, "id", 0, absl::StrCat("rule \"", rule.id(), "\" has no example"));
    std::string error;
    std::string pattern = ExpandMacros(rule.pattern(), macros_, &error);
    if (!error.empty()) return AddAt(places, rule, "pattern", 0, std::move(error));
    auto compiled = std::make_shared<const RulePattern>(std::move(pattern));
    if (prove_) {
      if (const re2::RE2& re2 = compiled->re2(); !re2.ok())
        return AddAt(places, rule, "pattern", 0, absl::StrCat("pattern does not compile: ", re2.error()));
      Prove(rule, compiled->re2(), places);
    }
    rules_.rules.push_back({absl::StrCat("dates/", rule.id()), std::move(compiled), false});
  }

  void Prove(const rules::DateRule& rule, const re2::RE2& pattern, const pb::TextFormat::ParseInfoTree* places) {
    for (int i = 0; i < rule.example_size(); ++i) {
      const size_t arrow = rule.example(i).rfind("=>");
      const absl::string_view example(rule.example(i));
      if (arrow == example.npos) {
        AddAt(places, rule, "example", i, "an example is `text => part`");
        continue;
      }
      const absl::string_view text = absl::StripTrailingAsciiWhitespace(example.substr(0, arrow));
      const absl::string_view part = absl::StripAsciiWhitespace(example.substr(arrow + 2));
      absl::string_view found;
      if (!FindPart(pattern, text, &found)) {
        AddAt(places, rule, "example", i, absl::StrCat("rule \"", rule.id(), "\" finds nothing in its example"));
      } else if (found != part) {
        AddAt(places, rule, "example", i,
              absl::StrCat("rule \"", rule.id(), "\" finds \"", found, "\" in its example"));
      }
    }
    for (int i = 0; i < rule.counter_example_size(); ++i) {
      absl::string_view found;
      if (!FindPart(pattern, rule.counter_example(i), &found)) continue;
      AddAt(places, rule, "counter_example", i,
            absl::StrCat("rule \"", rule.id(), "\" finds \"", found, "\" in its counter-example"));
    }
  }

  // The group `span` of the first match, or the whole of it, as `text` writes it.
  static bool FindPart(const re2::RE2& pattern, absl::string_view text, absl::string_view* part) {
    const std::string lower = LowerCased(text);
    std::vector<absl::string_view> groups(static_cast<size_t>(pattern.NumberOfCapturingGroups()) + 1);
    Span match;
    if (!FindBounded(pattern, lower, 0, absl::MakeSpan(groups), &match)) return false;
    const auto span = pattern.NamedCapturingGroups().find("span");
    const absl::string_view found =
        span == pattern.NamedCapturingGroups().end() ? groups[0] : groups[static_cast<size_t>(span->second)];
    *part = found.data() == nullptr ? absl::string_view() : text.substr(found.data() - lower.data(), found.size());
    return true;
  }

  absl::string_view file_;
  std::vector<absl::string_view> lines_;
  absl::string_view text_;
  CheckReport& report_;
  const bool prove_;  // that macros compile by themselves, and what rules find in their examples
  rules::DateRules message_;
  pb::TextFormat::ParseInfoTree places_;
  absl::flat_hash_map<std::string, std::string> macros_;
  absl::flat_hash_set<std::string> ids_;
  DateRules rules_;
};

}  // namespace

DateRules ReadDateRules(absl::string_view file, absl::string_view text, CheckReport& report, bool prove) {
  const size_t bad = FindInvalidUtf8(text);
  if (bad < text.size()) {
    const absl::string_view before = text.substr(0, bad);
    const size_t begin = before.rfind('\n') + 1;  // 0 where there is none
    const absl::string_view line = text.substr(begin, text.find('\n', bad) - begin);
    const auto number = static_cast<uint32_t>(std::count(before.begin(), before.end(), '\n')) + 1;
    report.Add({std::string(file), number, ColumnOf(line, bad - begin), "not UTF-8", std::string(line)});
    return {};
  }
  return DateRuleReader(file, text, report, prove).Read();
}

}  // namespace banghi
