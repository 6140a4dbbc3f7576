// Gazetteers as they are written: forms with their columns and lines, patterns with their macros. For people who ask
// why an entry or rule did not fire; a Bundle, which is compiled, has forgotten this.
#ifndef BANGHI_GAZETTEERS_SOURCES_H_
#define BANGHI_GAZETTEERS_SOURCES_H_

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"

namespace banghi {

struct GazetteerText;

// A surface form where it is written.
struct WrittenForm {
  std::string text;
  std::string column;    // "names", "ambiguous"; of CLDR's names "name"
  std::string place;     // "countries.tsv:17", "CLDR"
  bool capital = false;  // counts only with its capital
};

// A date rule where it is written. In `pattern` macros stand as `{name}`.
struct WrittenDateRule {
  std::string pattern;
  std::string place;  // "rules/dates.textproto"
};

class GazetteerSources {
 public:
  // The built-in files and on top of them those of `directories`, as Bundle::Load takes them. Faults are passed over:
  // whoever has a bundle of the same files knows that there are none.
  static GazetteerSources Read(const std::vector<std::string>& directories);

  // The names of all entries and date rules, as records cite them, sorted.
  const std::vector<std::string>& ids() const { return ids_; }
  // Empty where `source` is no entry with forms.
  std::vector<WrittenForm> FormsOf(absl::string_view source) const;
  // Null where `id` ("dates/day") is no date rule.
  const WrittenDateRule* FindDateRule(absl::string_view id) const;
  // Names and patterns as written. Each may use those before it.
  const std::vector<std::pair<std::string, std::string>>& macros() const { return macros_; }

 private:
  void ReadTable(const GazetteerText& file);
  void ReadRules(const GazetteerText& file);
  void AddCldr();

  std::map<std::string, std::vector<WrittenForm>, std::less<>> forms_;  // by source
  std::map<std::string, WrittenDateRule, std::less<>> date_rules_;      // by id
  std::vector<std::pair<std::string, std::string>> macros_;
  std::vector<std::string> ids_;
};

}  // namespace banghi

#endif  // BANGHI_GAZETTEERS_SOURCES_H_
