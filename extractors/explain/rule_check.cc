#include "extractors/explain/rule_check.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "extractors/code_rules.h"
#include "extractors/explain/date_rule_check.h"
#include "text/tokens.h"

namespace banghi {
namespace {

constexpr size_t kMostShown = 8;  // forms of an entry

std::string Quoted(const Analysis& analysis, TokenRange words) {
  return absl::StrCat("`", std::string(analysis.document.TextOf(words)), "`");
}

// Calls `tell(part, reason)` for every reason of every fact.
template <typename Tell>
void ForEachReason(const Analysis& analysis, Tell&& tell) {
  const auto each = [&tell](const char* fact, const auto& facts) {
    for (size_t i = 0; i < facts.size(); ++i) {
      for (const Reason& reason : facts[i].why.all()) tell(absl::StrCat(fact, " ", i), reason);
    }
  };
  each("person", analysis.people);
  each("agreement", analysis.agreements);
  each("partnership", analysis.partnerships);
  each("event", analysis.events);
}

// What happened at the token under the rule or entry `id`: mentions, reasons, what was left out.
void TellDeeds(const Analysis& analysis, absl::string_view id, uint32_t token, v1::RuleCheck* check) {
  for (const Mention& mention : analysis.mentions) {
    if (mention.source != id || !mention.tokens.Contains(token)) continue;
    const std::string what =
        absl::StrCat(std::string(MentionTypeName(mention.type)), " ", Quoted(analysis, mention.tokens));
    if (!mention.dropped) check->set_fired(true);
    check->add_findings(mention.dropped
                            ? absl::StrCat("it read ", what, ", which ",
                                           mention.loss == kNone ? "was dropped" : analysis.trace->losses[mention.loss])
                            : absl::StrCat("it gave ", what));
  }
  ForEachReason(analysis, [&](const std::string& fact, const Reason& reason) {
    if (reason.rule != id || !reason.words.Contains(token)) return;
    check->set_fired(true);
    check->add_findings(
        absl::StrCat("it gave the ", std::string(reason.part), " of ", fact, " by ", Quoted(analysis, reason.words)));
  });
  for (const LeftOut& each : analysis.trace->left_out) {
    if (!each.words.Contains(token)) continue;
    const CodeRule* rule = FindCodeRule(each.rule);
    const std::string what = rule == nullptr ? "" : absl::StrCat(": ", std::string(rule->what));
    if (each.rule == id) {
      check->set_fired(true);
      check->add_findings(absl::StrCat("by it ", Quoted(analysis, each.words), " (", each.source, ") was left out",
                                       each.detail.empty() ? "" : absl::StrCat("; ", each.detail)));
    } else if (each.source == id) {
      check->add_findings(absl::StrCat("it read ", Quoted(analysis, each.words), ", which was left out by ",
                                       std::string(each.rule), what,
                                       each.detail.empty() ? "" : absl::StrCat("; ", each.detail)));
    }
  }
}

// A form of an entry laid over the text: how many of its words are there.
struct Alignment {
  const WrittenForm* form = nullptr;
  uint32_t begin = 0;
  size_t length = 0;                // tokens of the form
  size_t equal = 0;                 // tokens before the first that differs
  std::string differs, found_word;  // the form's word and the text's
};

Alignment Align(const Analysis& analysis, const WrittenForm& form, uint32_t begin) {
  std::vector<Token> tokens;
  std::string folded;
  Tokenize(form.text, tokens, folded);
  Alignment alignment{&form, begin, tokens.size(), 0, "", ""};
  for (const Token& token : tokens) {
    const uint32_t at = begin + static_cast<uint32_t>(alignment.equal);
    const absl::string_view wanted = absl::string_view(folded).substr(token.folded.begin, token.folded.length());
    if (analysis.InText(at) && analysis.Folded(at) == wanted &&
        (at == begin || !analysis.document.tokens()[at].line_before)) {
      ++alignment.equal;
      continue;
    }
    alignment.differs = form.text.substr(token.span.begin, token.span.length());
    if (analysis.InText(at)) alignment.found_word = std::string(analysis.document.TextOf(TokenRange{at, at + 1}));
    break;
  }
  return alignment;
}

// The form and place at which most words are alike; forms that cover the token.
Alignment Best(const Analysis& analysis, const std::vector<WrittenForm>& forms, uint32_t token) {
  Alignment best;
  for (const WrittenForm& form : forms) {
    const uint32_t length = static_cast<uint32_t>(Align(analysis, form, token).length);
    for (uint32_t back = 0; back < length && back <= token; ++back) {
      Alignment here = Align(analysis, form, token - back);
      if (here.equal <= back && here.equal > 0) continue;  // alike only before the token
      const bool whole = here.equal == here.length, best_whole = best.form != nullptr && best.equal == best.length;
      if (best.form == nullptr || std::pair(whole, here.equal) > std::pair(best_whole, best.equal)) best = here;
    }
  }
  return best;
}

// The whole form is there, and the entry gave nothing: why its form does not count.
void TellForm(const Analysis& analysis, absl::string_view id, const Alignment& best, v1::RuleCheck* check) {
  const TokenRange words{best.begin, best.begin + static_cast<uint32_t>(best.length)};
  const Match* counted = nullptr;
  const Match* longer = nullptr;
  const std::vector<Match> matches = analysis.matches.AllAt(best.begin);
  for (const Match& match : matches) {
    if (match.tokens == words && analysis.bundle.SourceOf(match.kind, match.entry) == id) counted = &match;
    if (match.tokens.size() > words.size() && match.kind != EntryKind::kCue) longer = &match;
  }
  const std::string form =
      absl::StrCat("its form `", best.form->text, "` (", best.form->place, ", column ", best.form->column, ")");
  if (counted != nullptr) {
    check->add_findings(absl::StrCat(form, " counts here", counted->ambiguous ? ", as ambiguous" : ""));
    check->add_findings("no room took it: it stands within what was read before it, or helps to read its neighbours");
    return;
  }
  if (longer != nullptr) {
    check->add_findings(absl::StrCat(form, " stands here, but the longer ", Quoted(analysis, longer->tokens), " of ",
                                     std::string(analysis.bundle.SourceOf(longer->kind, longer->entry)), " counts"));
    return;
  }
  const char* condition = best.form->column == "exact" ? "counts only letter for letter, capitals too"
                          : best.form->capital         ? "counts only with its capital"
                                                       : "is not taken here";
  check->add_findings(absl::StrCat(form, " ", condition, "; the text has ", Quoted(analysis, words)));
}

void CheckEntry(const Analysis& analysis, const GazetteerSources& sources, absl::string_view id, uint32_t token,
                v1::RuleCheck* check) {
  const std::vector<WrittenForm> forms = sources.FormsOf(id);
  TellDeeds(analysis, id, token, check);
  if (check->findings_size() > 0 || forms.empty()) return;
  const Alignment best = Best(analysis, forms, token);
  if (best.equal == best.length) {
    TellForm(analysis, id, best, check);
  } else if (best.equal == 0) {
    check->add_findings(
        absl::StrCat("none of its forms has a word of this place: ", Quoted(analysis, {token, token + 1})));
  } else {
    const TokenRange alike{best.begin, best.begin + static_cast<uint32_t>(best.equal)};
    check->add_findings(absl::StrCat("the likest form is `", best.form->text, "` (", best.form->place,
                                     "): ", Quoted(analysis, alike), " is alike, then the form has `", best.differs,
                                     "` and the text ",
                                     best.found_word.empty() ? "ends" : absl::StrCat("has `", best.found_word, "`")));
  }
}

// What rules of C++ say is known where they are reached; where not, what was done instead tells why.
void CheckCodeRule(const Analysis& analysis, absl::string_view id, uint32_t token, v1::RuleCheck* check) {
  TellDeeds(analysis, id, token, check);
  if (check->findings_size() > 0) return;
  const absl::string_view room = id.substr(0, id.find('/') + 1);
  std::vector<std::string> instead;
  ForEachReason(analysis, [&](const std::string& fact, const Reason& reason) {
    if (!reason.words.Contains(token)) return;
    instead.push_back(absl::StrCat(std::string(reason.rule), " gave the ", std::string(reason.part), " of ", fact,
                                   " by ", Quoted(analysis, reason.words)));
  });
  for (const LeftOut& each : analysis.trace->left_out) {
    if (!each.words.Contains(token)) continue;
    instead.push_back(
        absl::StrCat(std::string(each.rule), " left out ", Quoted(analysis, each.words), " (", each.source, ")"));
  }
  for (const Mention& mention : analysis.mentions) {
    if (mention.dropped || !mention.tokens.Contains(token)) continue;
    instead.push_back(absl::StrCat(mention.source, " gave ", std::string(MentionTypeName(mention.type)), " ",
                                   Quoted(analysis, mention.tokens)));
  }
  const bool trigger = analysis.MatchAt(token, EntryKind::kTrigger) != nullptr;
  if (room == "events/" && !trigger && instead.empty()) {
    check->add_findings("no trigger of triggers.tsv stands here, and no event rests on these words");
  } else {
    check->add_findings("its condition does not hold here, or a rule before it settled the place");
  }
  for (const std::string& each : instead) check->add_findings(absl::StrCat("here ", each));
}

size_t EditDistance(absl::string_view a, absl::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = std::exchange(row[0], i);
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t change = diagonal + (a[i - 1] != b[j - 1]);
      diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, change}));
    }
  }
  return row[b.size()];
}

}  // namespace

bool IsRule(const GazetteerSources& sources, absl::string_view id) {
  return FindCodeRule(id) != nullptr || std::binary_search(sources.ids().begin(), sources.ids().end(), id);
}

std::vector<std::string> RulesLike(const GazetteerSources& sources, absl::string_view id, size_t most) {
  std::vector<std::pair<size_t, std::string>> like;
  const auto consider = [&](absl::string_view other) {
    const size_t apart = absl::StrContains(other, id) ? 1 : EditDistance(other, id);
    if (apart <= id.size() / 3 + 1) like.emplace_back(apart, std::string(other));
  };
  for (const std::string& other : sources.ids()) consider(other);
  for (const CodeRule& rule : CodeRules()) consider(rule.id);
  std::sort(like.begin(), like.end());
  std::vector<std::string> ids;
  for (size_t i = 0; i < like.size() && ids.size() < most; ++i) {
    if (ids.empty() || ids.back() != like[i].second) ids.push_back(like[i].second);
  }
  return ids;
}

std::string DescribeRule(const GazetteerSources& sources, absl::string_view id) {
  if (const WrittenDateRule* rule = sources.FindDateRule(id); rule != nullptr)
    return absl::StrCat(rule->place, ": ", rule->pattern);
  if (const CodeRule* rule = FindCodeRule(id); rule != nullptr) return std::string(rule->what);
  const std::vector<WrittenForm> forms = sources.FormsOf(id);
  if (forms.empty()) return "an entry without forms in the text";
  std::string shown = absl::StrCat("an entry of ", forms.front().place, "; ");
  absl::string_view column;
  for (size_t i = 0; i < std::min(forms.size(), kMostShown); ++i) {
    const bool same = column == forms[i].column;
    absl::StrAppend(&shown,
                    i == 0 ? ""
                    : same ? ", "
                           : "; ",
                    same ? "" : absl::StrCat(forms[i].column, ": "), "`", forms[i].text, "`");
    column = forms[i].column;
  }
  if (forms.size() > kMostShown) absl::StrAppend(&shown, " and ", forms.size() - kMostShown, " more forms");
  return shown;
}

void CheckRule(const Analysis& analysis, const GazetteerSources& sources, absl::string_view id, uint32_t token,
               v1::RuleCheck* check) {
  check->set_rule(std::string(id));
  check->set_description(DescribeRule(sources, id));
  if (sources.FindDateRule(id) != nullptr) {
    CheckDateRule(analysis, sources, id, token, check);
  } else if (FindCodeRule(id) != nullptr) {
    CheckCodeRule(analysis, id, token, check);
  } else {
    CheckEntry(analysis, sources, id, token, check);
  }
}

}  // namespace banghi
