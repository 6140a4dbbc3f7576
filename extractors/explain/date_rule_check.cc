#include "extractors/explain/date_rule_check.h"

#include <re2/re2.h>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "extractors/explain/pattern_steps.h"
#include "extractors/mentions/date_finder.h"

namespace banghi {
namespace {

constexpr uint32_t kReach = 15;         // tokens before the place at which a match that covers it may begin
constexpr size_t kLongestPattern = 90;  // bytes of a macro's pattern that are shown

re2::StringPiece ToPiece(absl::string_view text) { return re2::StringPiece(text.data(), text.size()); }

// How far the text goes with one alternative of a pattern.
struct Progress {
  const std::vector<PatternStep>* steps = nullptr;
  size_t matched = 0;  // steps
  int required = 0;    // steps among them that had to match
  Span stretch;        // bytes
  bool complete() const { return steps != nullptr && matched == steps->size(); }
};

class DateRuleChecker {
 public:
  DateRuleChecker(const Analysis& analysis, const GazetteerSources& sources, absl::string_view id, uint32_t token,
                  v1::RuleCheck* check)
      : analysis_(analysis),
        sources_(sources),
        finder_(analysis.document, analysis.bundle.date_rules()),
        found_(finder_.FindAll()),
        token_(token),
        check_(check) {
    const std::vector<DateRule>& rules = analysis.bundle.date_rules().rules;
    rule_ = std::find_if(rules.begin(), rules.end(), [id](const DateRule& rule) { return rule.id == id; });
  }

  void Run() {
    const WrittenDateRule& written = *sources_.FindDateRule(rule_->id);
    if (Fires()) return;
    const std::vector<std::vector<PatternStep>> alternatives = StepsOf(written.pattern, sources_.macros());
    const Progress best = Furthest(alternatives);
    if (best.complete()) {
      TellRefusal(best.stretch);
    } else {
      TellStop(best.steps != nullptr ? best : Progress{&alternatives.front(), 0, 0, TokenSpan(token_)});
    }
  }

 private:
  Span TokenSpan(uint32_t token) const { return analysis_.document.tokens()[token].span; }

  std::string Quoted(Span span) const {
    return absl::StrCat("`", std::string(analysis_.document.text().substr(span.begin, span.length())), "`");
  }

  void Tell(std::string finding) { check_->add_findings(std::move(finding)); }

  bool Fires() {
    for (const FoundDate& date : found_) {
      if (date.rule->id != rule_->id || !date.tokens.Contains(token_)) continue;
      check_->set_fired(true);
      Tell(absl::StrCat("it reads ", Quoted(analysis_.document.SpanOf(date.tokens))));
      return true;
    }
    return false;
  }

  // The alternative and the place before or at the token from which most of what is asked for is there. A match counts
  // that reaches the token.
  Progress Furthest(const std::vector<std::vector<PatternStep>>& alternatives) const {
    Progress best;
    for (const std::vector<PatternStep>& steps : alternatives) {
      std::vector<std::unique_ptr<re2::RE2>> prefixes;
      std::string pattern;
      re2::RE2::Options options(re2::RE2::Quiet);
      options.set_longest_match(true);
      for (const PatternStep& step : steps) {
        absl::StrAppend(&pattern, step.pattern);
        prefixes.push_back(std::make_unique<re2::RE2>(pattern, options));
      }
      const uint32_t from = token_ - std::min(token_, kReach);
      for (uint32_t begin = from; begin <= token_; ++begin) {
        if (!analysis_.SameSentence(begin, token_)) continue;
        const Progress progress = From(begin, steps, prefixes);
        const bool better = progress.required > best.required ||
                            (progress.required == best.required && progress.stretch.length() > best.stretch.length());
        if (progress.steps != nullptr && better) best = progress;
      }
    }
    return best;
  }

  Progress From(uint32_t begin, const std::vector<PatternStep>& steps,
                const std::vector<std::unique_ptr<re2::RE2>>& prefixes) const {
    const std::string& text = finder_.lower_case_text();
    for (size_t k = steps.size(); k > 0; --k) {
      re2::StringPiece whole;
      if (!prefixes[k - 1]->ok() || !prefixes[k - 1]->Match(ToPiece(text), TokenSpan(begin).begin, text.size(),
                                                            re2::RE2::ANCHOR_START, &whole, 1)) {
        continue;
      }
      const Span stretch = {TokenSpan(begin).begin, TokenSpan(begin).begin + static_cast<uint32_t>(whole.size())};
      // One that ends before the place still says something where it ends right there.
      const bool reaches =
          stretch.end > TokenSpan(token_).begin || (token_ > 0 && stretch.end >= TokenSpan(token_ - 1).end);
      if (whole.empty() || !reaches) return {};
      const int required = static_cast<int>(
          std::count_if(steps.begin(), steps.begin() + k, [](const PatternStep& step) { return !step.optional; }));
      return {&steps, k, required, stretch};
    }
    return {};
  }

  void TellStop(const Progress& best) {
    const PatternStep* next = nullptr;
    std::string optional;
    for (size_t k = best.matched; k < best.steps->size() && next == nullptr; ++k) {
      const PatternStep& step = (*best.steps)[k];
      if (!step.optional) next = &step;
      if (step.optional) absl::StrAppend(&optional, optional.empty() ? "" : ", ", "`", step.written, "`");
    }
    const bool begun = best.matched > 0;
    if (begun) {
      std::string steps;
      for (size_t k = 0; k < best.matched; ++k) absl::StrAppend(&steps, (*best.steps)[k].written);
      Tell(absl::StrCat("its pattern goes as far as ", Quoted(best.stretch), " with `", steps, "`"));
    }
    if (next == nullptr) return;
    std::string wanted = absl::StrCat("`", next->written, "`");
    if (next->pattern != next->written && next->pattern.size() <= kLongestPattern)
      absl::StrAppend(&wanted, " (", next->pattern, ")");
    const uint32_t at = begun ? best.stretch.end : best.stretch.begin;
    Tell(absl::StrCat("the element ", wanted, begun ? " fails there" : " fails at once", ": the text has ",
                      TextFrom(at)));
    if (begun && !optional.empty()) Tell(absl::StrCat("what may stand between: ", optional));
  }

  // The word that stands at byte `at`, or behind the space there.
  std::string TextFrom(uint32_t at) const {
    const auto& tokens = analysis_.document.tokens();
    const auto next = std::find_if(tokens.begin(), tokens.end(), [at](const Token& t) { return t.span.end > at; });
    return next == tokens.end() ? "no more" : Quoted({std::max(at, next->span.begin), next->span.end});
  }

  // The pattern matches, and yet the rule gave nothing.
  void TellRefusal(Span stretch) {
    Tell(absl::StrCat("its pattern matches ", Quoted(stretch)));
    std::vector<FoundDate> before;
    for (const FoundDate& date : found_) {
      if (analysis_.document.SpanOf(date.tokens).end <= stretch.end) before.push_back(date);
    }
    if (const std::string why = finder_.WhyRefused(*rule_, stretch, before); !why.empty()) {
      Tell(absl::StrCat("refused: ", why));
      return;
    }
    const bool none = rule_->pattern->Has(DateGroup::kNone);
    for (const FoundDate& date : found_) {
      const Span span = analysis_.document.SpanOf(date.tokens);
      if (span.begin >= stretch.end || stretch.begin >= span.end) continue;
      const char* why = span.length() > stretch.length() ? "longer"
                        : span.begin < stretch.begin     ? "begins before it"
                                                     : "the same stretch or more words around it; first in the file";
      Tell(absl::StrCat("lost to ", date.rule->id, ", which reads ", Quoted(span), ": ", why));
      return;
    }
    if (none) {
      check_->set_fired(true);
      Tell("so what stands there is no date");
      return;
    }
    TellNone(stretch);
  }

  // A rule with the group `none` that takes the stretch away.
  void TellNone(Span stretch) {
    const std::string& text = finder_.lower_case_text();
    for (const DateRule& rule : analysis_.bundle.date_rules().rules) {
      if (!rule.pattern->Has(DateGroup::kNone)) continue;
      for (uint32_t begin = token_ - std::min(token_, kReach); begin <= token_; ++begin) {
        re2::StringPiece whole;
        const uint32_t from = TokenSpan(begin).begin;
        if (!rule.pattern->re2().Match(ToPiece(text), from, text.size(), re2::RE2::ANCHOR_START, &whole, 1)) continue;
        const Span taken = {from, from + static_cast<uint32_t>(whole.size())};
        if (taken.end <= stretch.begin || taken.begin >= stretch.end) continue;
        Tell(absl::StrCat("lost to ", rule.id, ", which says that ", Quoted(taken), " is no date"));
        return;
      }
    }
    Tell("another match that begins before it was preferred");
  }

  const Analysis& analysis_;
  const GazetteerSources& sources_;
  DateFinder finder_;
  const std::vector<FoundDate> found_;  // in the whole article
  const uint32_t token_;
  v1::RuleCheck* const check_;
  std::vector<DateRule>::const_iterator rule_;
};

}  // namespace

void CheckDateRule(const Analysis& analysis, const GazetteerSources& sources, absl::string_view id, uint32_t token,
                   v1::RuleCheck* check) {
  DateRuleChecker(analysis, sources, id, token, check).Run();
}

}  // namespace banghi
