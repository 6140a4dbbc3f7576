// The pattern of a rule, compiled when it is first asked for.
#ifndef BANGHI_GAZETTEERS_RULE_PATTERN_H_
#define BANGHI_GAZETTEERS_RULE_PATTERN_H_

#include <re2/re2.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "absl/base/call_once.h"
#include "absl/container/inlined_vector.h"
#include "absl/strings/string_view.h"
#include "absl/types/optional.h"
#include "gazetteers/date_groups.h"
#include "gazetteers/pattern_splitter.h"
#include "text/span.h"

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

  // What a named group took of a match; in bytes, counted from where that begins.
  struct Part {
    DateGroup group = DateGroup::kOther;
    uint32_t begin = 0;
    uint32_t end = 0;
  };
  using Parts = absl::InlinedVector<Part, 8>;

  explicit RulePattern(std::string text);

  const std::string& text() const { return text_; }
  const re2::RE2& re2() const { return *Compiled().re2; }
  const std::vector<Group>& groups() const { return Compiled().groups; }  // those that DateGroup has
  bool Has(DateGroup group) const;

  // Whether the pattern matches all of `stretch` of `text`, and then what its named groups took, in their order.
  bool Split(absl::string_view text, Span stretch, Parts& parts) const;

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
  bool SplitByRe2(absl::string_view text, Span stretch, Parts& parts) const;

  // Tells most patterns' groups without RE2, so that these are never compiled where nobody asks for re2().
  struct Splitter {
    absl::optional<PatternSplitter> pattern;
    std::vector<DateGroup> groups;  // of its names
  };

  const std::string text_;
  mutable absl::once_flag splitter_made_;
  mutable Splitter splitter_;
  mutable std::mutex mutex_;
  mutable std::unique_ptr<const Form> form_;             // guarded by mutex_
  mutable std::atomic<const Form*> compiled_ = nullptr;  // form_, once it is there
};

}  // namespace banghi

#endif  // BANGHI_GAZETTEERS_RULE_PATTERN_H_
