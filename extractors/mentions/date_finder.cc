#include "extractors/mentions/date_finder.h"

#include <re2/re2.h>

#include <algorithm>
#include <utility>

#include "absl/container/inlined_vector.h"
#include "absl/strings/str_cat.h"
#include "gazetteers/rule_starts.h"

namespace banghi {
namespace {

re2::StringPiece ToPiece(absl::string_view text) { return re2::StringPiece(text.data(), text.size()); }

// Sets `span` to the longest match of `pattern` that begins at byte `begin` and ends at or before `end`.
bool FindAt(const re2::RE2& pattern, absl::string_view text, uint32_t begin, uint32_t end, Span& span) {
  re2::StringPiece whole;
  if (!pattern.Match(ToPiece(text), begin, end, re2::RE2::ANCHOR_START, &whole, 1)) return false;
  span = {begin, begin + static_cast<uint32_t>(whole.size())};
  return !span.empty();
}

}  // namespace

DateFinder::DateFinder(const Document& document, const DateRules& rules)
    : document_(document), rules_(rules), lower_(LowerCased(document.text())) {}

// A date begins at a token, so each token is tried in turn. One search over the whole text finds the same, but walks
// through a state for every set of dates that could be under way, and most of RE2's time goes into making those.
std::vector<FoundDate> DateFinder::FindAll() {
  if (rules_.any_of == nullptr) return {};
  const uint32_t size = static_cast<uint32_t>(lower_.size());
  uint32_t token = 0;
  while (token < document_.tokens().size()) {
    Candidate candidate, inner;
    if (!AcceptAt(token, size, candidate)) {
      ++token;
      continue;
    }
    // Words that a rule needs before its mention do not keep a longer mention from being found: `từ 2011 - 2015`.
    if (candidate.span.begin > candidate.stretch.begin && AcceptAt(candidate.date.tokens.begin, size, inner) &&
        inner.span.end > candidate.stretch.end) {
      candidate = std::move(inner);
    }
    token = candidate.date.tokens.end;
    if (!candidate.none) found_.push_back(std::move(candidate.date));
  }
  return std::move(found_);
}

bool DateFinder::AcceptAt(uint32_t token, uint32_t end, Candidate& candidate) const {
  if (document_.tokens()[token].zone == Zone::kCredit || BeginsInNumber(token)) return false;
  const Token& first = document_.tokens()[token];
  const uint32_t begin = first.span.begin;
  if (!rules_.starts->MayBeginAt(lower_, begin, first.kind == TokenKind::kWord ? first.span.end : begin)) return false;
  Span stretch;
  while (end > begin && FindAt(*rules_.any_of, lower_, begin, end, stretch)) {
    TokenRange tokens;
    if (TokensOf(stretch, tokens)) {
      const absl::string_view words = absl::string_view(lower_).substr(stretch.begin, stretch.length());
      for (int rule : RulesThatMayMatch(rules_, words)) {
        if (AcceptRule(rules_.rules[static_cast<size_t>(rule)], stretch, candidate)) return true;
      }
    }
    // Shorter: up to the end of the token before the one in which this match ended.
    const auto last = std::lower_bound(document_.tokens().begin(), document_.tokens().end(), stretch.end,
                                       [](const Token& t, uint32_t byte) { return t.span.end < byte; });
    end = last == document_.tokens().begin() ? begin : (last - 1)->span.end;
  }
  return false;
}

std::string DateFinder::WhyRefused(const DateRule& rule, Span stretch, std::vector<FoundDate> before) {
  found_ = std::move(before);
  Candidate candidate;
  std::string why;
  TokenRange tokens;
  if (!TokensOf(stretch, tokens)) return "it begins or ends within a word or number";
  if (document_.tokens()[tokens.begin].zone == Zone::kCredit) return "it stands in a credit, which holds no mentions";
  if (BeginsInNumber(tokens.begin)) return "what stands before it makes it part of another number";
  return AcceptRule(rule, stretch, candidate, &why) ? "" : why;
}

bool DateFinder::AcceptRule(const DateRule& rule, Span stretch, Candidate& candidate, std::string* why) const {
  const auto refuse = [why](absl::string_view reason) {
    if (why != nullptr) *why = std::string(reason);
    return false;
  };
  const re2::RE2& pattern = *rule.pattern;
  absl::InlinedVector<re2::StringPiece, 16> groups(static_cast<size_t>(pattern.NumberOfCapturingGroups()) + 1);
  if (!pattern.Match(ToPiece(lower_), stretch.begin, stretch.end, re2::RE2::ANCHOR_BOTH, groups.data(),
                     static_cast<int>(groups.size()))) {
    return refuse("the pattern does not match it");
  }
  candidate = {stretch, stretch, false, {{}, &rule, {}}};
  absl::InlinedVector<std::pair<absl::string_view, Span>, 8> asked;
  for (const auto& [index, name] : pattern.CapturingGroupNames()) {
    const re2::StringPiece& group = groups[static_cast<size_t>(index)];
    if (group.data() == nullptr) continue;
    const uint32_t begin = static_cast<uint32_t>(group.data() - lower_.data());
    const Span span = {begin, begin + static_cast<uint32_t>(group.size())};
    if (name == "span") candidate.span = span;
    if (name == "none") candidate.none = true;
    candidate.date.parts.Add(name, absl::string_view(lower_).substr(begin, group.size()));
    asked.emplace_back(name, span);
  }
  if (!TokensOf(candidate.span, candidate.date.tokens)) return refuse("it begins or ends within a word or number");
  if (candidate.none) return true;
  for (const auto& [name, span] : asked) {
    if (!AsWritten(candidate, name, span)) {
      return refuse(why == nullptr ? "" : absl::StrCat("the group `", name, "` asks what the text as written has not"));
    }
  }
  const TokenRange tokens = candidate.date.tokens;
  if (BeginsInNumber(tokens.begin)) return refuse("what stands before it makes it part of another number");
  if (EndsInNumber(tokens.end - 1)) return refuse("what stands behind it makes it part of another number");
  if (!BracketsMatch(tokens)) return refuse("a bracket within it does not close");
  return candidate.date.parts.Possible() || refuse("there is no such date");
}

bool DateFinder::AsWritten(const Candidate& candidate, absl::string_view group, Span span) const {
  const std::vector<Token>& tokens = document_.tokens();
  TokenRange range;
  if (group != "name" && group != "capital" && group != "after_date" && group != "before_mark" && group != "toward")
    return true;
  if (!TokensOf(span, range)) return false;
  const bool last_of_sentence =
      range.end == tokens.size() || tokens[range.end].sentence != tokens[range.begin].sentence;
  if (group == "name") return tokens[range.begin].capital;
  if (group == "capital") return tokens[range.begin].capital && !tokens[range.begin].all_caps;
  if (group == "after_date") return !found_.empty() && found_.back().tokens.end == range.begin;
  if (group == "before_mark") {
    return last_of_sentence ||
           (tokens[range.end].kind == TokenKind::kPunctuation && document_.TextOf(tokens[range.end]) != "%");
  }
  // `toward`: `tới` before a name is the verb.
  return range.end != candidate.date.tokens.end || last_of_sentence || !tokens[range.end].capital;
}

bool DateFinder::Joins(uint32_t mark) const {
  const absl::string_view text = document_.TextOf(document_.tokens()[mark]);
  return document_.tokens()[mark].kind == TokenKind::kPunctuation &&
         absl::string_view(".,:/-–—+").find(text) != absl::string_view::npos;
}

bool DateFinder::BeginsInNumber(uint32_t token) const {
  const std::vector<Token>& tokens = document_.tokens();
  if (tokens[token].kind != TokenKind::kNumber || token == 0 || !Glued(token)) return false;
  const uint32_t before = token - 1;
  const absl::string_view mark = document_.TextOf(tokens[before]);
  const bool designation = mark == "-" && !Glued(before);  // `S -400`, `Vostok -2018`
  return tokens[before].kind != TokenKind::kPunctuation || mark == "/" || mark == "$" || designation ||
         (Joins(before) && Glued(before));
}

bool DateFinder::EndsInNumber(uint32_t token) const {
  const std::vector<Token>& tokens = document_.tokens();
  const uint32_t next = token + 1;
  if (tokens[token].kind != TokenKind::kNumber || next == tokens.size() || !Glued(next)) return false;
  const absl::string_view mark = document_.TextOf(tokens[next]);
  if (tokens[next].kind != TokenKind::kPunctuation || mark == "%") return true;
  if (next + 1 == tokens.size() || !Glued(next + 1)) return false;
  return mark == "/" || (Joins(next) && tokens[next + 1].kind == TokenKind::kNumber);
}

bool DateFinder::BracketsMatch(TokenRange range) const {
  int open = 0;
  for (uint32_t i = range.begin; i < range.end; ++i) {
    const absl::string_view text = document_.TextOf(document_.tokens()[i]);
    open += text == "(" ? 1 : text == ")" ? -1 : 0;
  }
  return open == 0;
}

bool DateFinder::TokenBeginningAt(uint32_t byte, uint32_t& token) const {
  const std::vector<Token>& tokens = document_.tokens();
  const auto it =
      std::lower_bound(tokens.begin(), tokens.end(), byte, [](const Token& t, uint32_t b) { return t.span.begin < b; });
  if (it == tokens.end() || it->span.begin != byte) return false;
  token = static_cast<uint32_t>(it - tokens.begin());
  return true;
}

bool DateFinder::TokensOf(Span span, TokenRange& tokens) const {
  if (span.empty() || !TokenBeginningAt(span.begin, tokens.begin)) return false;
  const auto it = std::lower_bound(document_.tokens().begin(), document_.tokens().end(), span.end,
                                   [](const Token& t, uint32_t byte) { return t.span.end < byte; });
  if (it == document_.tokens().end() || it->span.end != span.end) return false;
  tokens.end = static_cast<uint32_t>(it - document_.tokens().begin()) + 1;
  return true;
}

bool DateFinder::Glued(uint32_t token) const { return !document_.tokens()[token].space_before; }

}  // namespace banghi
