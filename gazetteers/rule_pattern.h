// The pattern of a rule, compiled when it is first asked for.
#ifndef BANGHI_GAZETTEERS_RULE_PATTERN_H_
#define BANGHI_GAZETTEERS_RULE_PATTERN_H_

#include <re2/re2.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "gazetteers/date_groups.h"

namespace banghi {

// Compiling all rules would take a good part of the time in which a server starts, and most are rarely asked. Safe to
// share; what compiles it first, other threads that need it wait for.
class RulePattern {
 public:
  // A named group: the number by which RE2 tells it, and what it is.
  struct Group {
    int index = 0;
    DateGroup group = DateGroup::kOther;
  };

  explicit RulePattern(std::string text) : text_(std::move(text)) {}

  const std::string& text() const { return text_; }
  const re2::RE2& re2() const { return *Compiled().re2; }
  const std::vector<Group>& groups() const { return Compiled().groups; }  // those that DateGroup has
  bool Has(DateGroup group) const;

  // Leftmost-longest, in UTF-8, and quiet.
  static re2::RE2::Options Options();

 private:
  struct Form {
    std::unique_ptr<const re2::RE2> re2;
    std::vector<Group> groups;
  };
  const Form& Compiled() const {
    const Form* form = compiled_.load(std::memory_order_acquire);
    return form != nullptr ? *form : Compile();
  }
  const Form& Compile() const;

  const std::string text_;
  mutable std::mutex mutex_;
  mutable std::unique_ptr<const Form> form_;             // guarded by mutex_
  mutable std::atomic<const Form*> compiled_ = nullptr;  // form_, once it is there
};

}  // namespace banghi

#endif  // BANGHI_GAZETTEERS_RULE_PATTERN_H_
