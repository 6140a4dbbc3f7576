// Why each part of a fact is as it is, and what was read and left out. Told only where the request asked to explain;
// otherwise nothing is kept and nothing allocated.
#ifndef BANGHI_EXTRACTORS_REASONS_H_
#define BANGHI_EXTRACTORS_REASONS_H_

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "text/document.h"

namespace banghi {

// `part` is a literal; `rule` one of code_rules.h or the source of an entry.
struct Reason {
  absl::string_view part;  // of the fact: "country", "date"
  std::string value;       // as in the fact: "VN"
  std::string rule;        // "events/both-sides", "triggers/dien-dam"
  TokenRange words;        // that say so; empty where none do
  int32_t person = -1;     // index into Analysis::people, where the value is that person
};

// Goes with a fact while it is made.
class Reasons {
 public:
  void Want(bool wanted) { wanted_ = wanted; }

  void Add(absl::string_view part, absl::string_view value, absl::string_view rule, TokenRange words = {},
           int32_t person = -1) {
    if (wanted_) all_.push_back({part, std::string(value), std::string(rule), words, person});
  }
  // What `part` rested on before does not count any more.
  void Replace(absl::string_view part, absl::string_view value, absl::string_view rule, TokenRange words = {}) {
    if (!wanted_) return;
    Forget(part);
    Add(part, value, rule, words);
  }
  // Takes over the reasons of the same fact, told elsewhere, for which `wanted(reason)` holds.
  template <typename Wanted>
  void TakeIf(const Reasons& from, Wanted&& wanted) {
    std::copy_if(from.all_.begin(), from.all_.end(), std::back_inserter(all_), wanted);
  }
  // All of one part, in place of what it rested on before.
  void Take(const Reasons& from, absl::string_view part) {
    Forget(part);
    TakeIf(from, [part](const Reason& reason) { return reason.part == part; });
  }
  void Forget(absl::string_view part) {
    std::erase_if(all_, [part](const Reason& reason) { return reason.part == part; });
  }

  const std::vector<Reason>& all() const { return all_; }

 private:
  bool wanted_ = false;
  std::vector<Reason> all_;
};

// Words that could have become something and did not.
struct LeftOut {
  TokenRange words;
  std::string source;      // entry or rule that read them
  absl::string_view rule;  // by which they were left out; a literal
  std::string detail;      // numbers and the like; mostly empty
};

// Where an Analysis tells what it leaves out.
struct Trace {
  std::vector<LeftOut> left_out;
  // Of kept PERSON mentions, by the token they begin at: what spoke for the name.
  std::vector<LeftOut> evidence;
  std::vector<std::string> losses;  // why mentions were dropped, by Mention::loss
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_REASONS_H_
