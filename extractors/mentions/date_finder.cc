#include "extractors/mentions/date_finder.h"

#include <re2/re2.h>

#include <algorithm>
#include <numeric>
#include <utility>

#include "absl/container/inlined_vector.h"
#include "absl/strings/str_cat.h"
#include "gazetteers/rule_automaton.h"

namespace banghi {
namespace {

re2::StringPiece ToPiece(absl::string_view text) { return re2::StringPiece(text.data(), text.size()); }

// Groups that ask something of the text as written.
bool Asks(DateGroup group) {
  return group == DateGroup::kName || group == DateGroup::kCapital || group == DateGroup::kAfterDate ||
         group == DateGroup::kBeforeMark || group == DateGroup::kToward;
}

// Whether what stands behind `word` lets a rule that begins with it go on, or end. Asked of every word, and without
// branches: which words a text has cannot be foreseen.
bool GoesOnBehind(const RuleAutomaton& automaton, const char* lower, const Token& word, const Token& follows) {
  const RuleAutomaton::Behind& behind = automaton.BehindWord(word.hash);
  const char byte = lower[word.span.end];
  const auto bit = [](bool holds) { return static_cast<unsigned>(holds); };
  const unsigned spaced = bit(byte == ' ') & bit(follows.span.begin == word.span.end + 1);
  const unsigned glued = bit(behind.GoesOnWith(byte));
  const unsigned before = bit(behind.GoesOnBefore(lower[follows.span.begin])) &
                          (bit(follows.kind != TokenKind::kWord) | bit(behind.GoesOnBeforeWord(follows.hash)));
  return ((spaced & before) | (~spaced & glued)) != 0;
}

// The text in lower case, byte for byte. Only what holds a capital need be read again, and marks that are no ASCII; of
// most words only the first letter.
std::string LowerCasedText(const Document& document) {
  std::string lower = document.text();
  for (const Token& token : document.tokens()) {
    const bool rare_mark = token.kind == TokenKind::kPunctuation && token.span.length() > 1;
    char& first = lower[token.span.begin];
    const bool ascii = static_cast<unsigned char>(first) < 0x80;
    const int to_small = static_cast<int>(token.capital && ascii) << 5;
    first = static_cast<char>(first | to_small);  // of nearly all capitals that is all, and no branch
    if (token.later_capital || (token.capital && !ascii) || rare_mark) {
      LowerCase(absl::MakeSpan(lower).subspan(token.span.begin, token.span.length()));
    }
  }
  return lower;
}

}  // namespace

DateFinder::DateFinder(const Document& document, const DateRules& rules)
    : document_(document), rules_(rules), lower_(LowerCasedText(document)) {
  if (rules.any_of == nullptr) return;
  all_rules_.resize(rules.rules.size());
  std::iota(all_rules_.begin(), all_rules_.end(), uint16_t{0});
}

// A date begins at a token, so each token is tried in turn.
std::vector<FoundDate> DateFinder::FindAll() {
  if (rules_.automaton == nullptr) return {};
  found_.reserve(16);  // more than most articles have
  Candidate candidate, inner;
  for (uint32_t token = 0; (token = NextBegin(token)) < document_.tokens().size();) {
    if (!AcceptAt(token, candidate)) {
      ++token;
      continue;
    }
    // Words that a rule needs before its mention do not keep a longer mention from being found: `từ 2011 - 2015`.
    const uint32_t begin = candidate.date.tokens.begin;
    if (candidate.span.begin > candidate.stretch.begin && MayBeginAt(begin) && AcceptAt(begin, inner) &&
        inner.span.end > candidate.stretch.end) {
      candidate = inner;
    }
    token = candidate.date.tokens.end;
    if (!candidate.none) found_.push_back(candidate.date);
  }
  return std::move(found_);
}

uint32_t DateFinder::NextBegin(uint32_t token) const {
  const Token* const tokens = document_.tokens().data();
  const char* const lower = lower_.data();
  const RuleAutomaton& automaton = *rules_.automaton;
  const uint32_t size = static_cast<uint32_t>(document_.tokens().size()), last = std::max(size, 1u) - 1;
  for (; token < last; ++token) {
    const bool word = tokens[token].kind == TokenKind::kWord;
    if (word ? GoesOnBehind(automaton, lower, tokens[token], tokens[token + 1]) : MayBeginAt(token)) {
      if (tokens[token].zone != Zone::kCredit) return token;
    }
  }
  return token < size && MayBeginAt(token) ? token : size;
}

inline bool DateFinder::MayBeginAt(uint32_t token) const {
  const Token& first = document_.tokens()[token];
  if (first.zone == Zone::kCredit) return false;
  if (first.kind == TokenKind::kWord) return GoesOnBehindWord(token);
  return first.kind == TokenKind::kNumber ? !BeginsInNumber(token) : GoesOnBehindMark(token);
}

// Few rules begin with a mark (`, 2015`).
bool DateFinder::GoesOnBehindMark(uint32_t token) const {
  const RuleAutomaton& automaton = *rules_.automaton;
  const Span mark = document_.tokens()[token].span;
  const RuleAutomaton::State state =
      automaton.Walk(automaton.start(), absl::string_view(lower_.data() + mark.begin, mark.length()));
  if (token + 1 == document_.tokens().size() || automaton.Accepts(state)) return state != RuleAutomaton::kDead;
  const uint32_t next = document_.tokens()[token + 1].span.begin + 1;
  return automaton.Walk(state, absl::string_view(lower_.data() + mark.end, next - mark.end)) != RuleAutomaton::kDead;
}

bool DateFinder::AcceptAt(uint32_t token, Candidate& candidate) const {
  Stretch stretch;
  for (uint32_t limit = static_cast<uint32_t>(document_.tokens().size()); LongestAt(token, limit, stretch);
       limit = stretch.end - 1) {
    const Span span = document_.SpanOf({token, stretch.end});
    for (const uint16_t index : stretch.rules) {
      const DateRule& rule = rules_.rules[index];
      if (rule.takes_away && !stretch.searched) {
        candidate = {span, span, true, {{token, stretch.end}, &rule, {}}};
        return true;
      }
      if (AcceptRule(rule, span, candidate)) return true;
    }
  }
  return false;
}

inline bool DateFinder::GoesOnBehindWord(uint32_t token) const {
  const uint32_t next = token + 1;
  return next == document_.tokens().size() ||
         GoesOnBehind(*rules_.automaton, lower_.data(), document_.tokens()[token], document_.tokens()[next]);
}

bool DateFinder::LongestAt(uint32_t token, uint32_t limit, Stretch& stretch) const {
  const RuleAutomaton& automaton = *rules_.automaton;
  const std::vector<Token>& tokens = document_.tokens();
  RuleAutomaton::State state = automaton.start(), last = RuleAutomaton::kDead;
  uint32_t at = tokens[token].span.begin;
  for (uint32_t next = token; next < limit && state > RuleAutomaton::kUnknown; ++next) {
    const uint32_t end = tokens[next].span.end;
    if (next > token || tokens[token].kind != TokenKind::kWord || !automaton.TakesAsAnyWord(tokens[token].hash)) {
      state = automaton.Walk(state, absl::string_view(lower_.data() + at, end - at));
    } else {
      state = automaton.BehindAnyWord();
    }
    at = end;
    if (!automaton.Accepts(state)) continue;
    last = state;
    stretch.end = next + 1;
  }
  if (state == RuleAutomaton::kUnknown) return SearchAt(token, limit, stretch);
  if (last == RuleAutomaton::kDead) return false;
  stretch.rules = automaton.RulesAt(last);
  return true;
}

bool DateFinder::SearchAt(uint32_t token, uint32_t limit, Stretch& stretch) const {
  const std::vector<Token>& tokens = document_.tokens();
  const uint32_t begin = tokens[token].span.begin;
  re2::StringPiece whole;
  while (limit > token &&
         rules_.any_of->Match(ToPiece(lower_), begin, tokens[limit - 1].span.end, re2::RE2::ANCHOR_START, &whole, 1)) {
    if (whole.empty()) return false;
    const uint32_t end = begin + static_cast<uint32_t>(whole.size());
    const auto last = std::lower_bound(tokens.begin(), tokens.end(), end,
                                       [](const Token& t, uint32_t byte) { return t.span.end < byte; });
    limit = static_cast<uint32_t>(last - tokens.begin());  // shorter: up to the token before the one in which it ended
    if (last->span.end != end) continue;
    stretch = {limit + 1, all_rules_, true};
    return true;
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
  RulePattern::Parts parts;
  if (!rule.pattern->Split(lower_, stretch, parts)) return refuse("the pattern does not match it");
  candidate = {stretch, stretch, false, {{}, &rule, {}}};
  absl::InlinedVector<std::pair<DateGroup, Span>, 4> asked;
  for (const auto& [group, begin, end] : parts) {
    const Span span = {stretch.begin + begin, stretch.begin + end};
    if (group == DateGroup::kSpan) candidate.span = span;
    if (group == DateGroup::kNone) candidate.none = true;
    candidate.date.parts.Add(group, absl::string_view(lower_).substr(span.begin, span.length()));
    if (Asks(group)) asked.emplace_back(group, span);
  }
  if (!TokensOf(candidate.span, candidate.date.tokens)) return refuse("it begins or ends within a word or number");
  if (candidate.none) return true;
  for (const auto& [group, span] : asked) {
    if (AsWritten(candidate, group, span)) continue;
    return refuse(why == nullptr
                      ? ""
                      : absl::StrCat("the group `", DateGroupName(group), "` asks what the text as written has not"));
  }
  const TokenRange tokens = candidate.date.tokens;
  if (BeginsInNumber(tokens.begin)) return refuse("what stands before it makes it part of another number");
  if (EndsInNumber(tokens.end - 1)) return refuse("what stands behind it makes it part of another number");
  if (!BracketsMatch(tokens)) return refuse("a bracket within it does not close");
  return candidate.date.parts.Possible() || refuse("there is no such date");
}

bool DateFinder::AsWritten(const Candidate& candidate, DateGroup group, Span span) const {
  const std::vector<Token>& tokens = document_.tokens();
  TokenRange range;
  if (!TokensOf(span, range)) return false;
  const bool last_of_sentence =
      range.end == tokens.size() || tokens[range.end].sentence != tokens[range.begin].sentence;
  if (group == DateGroup::kName) return tokens[range.begin].capital;
  if (group == DateGroup::kCapital) return tokens[range.begin].capital && !tokens[range.begin].all_caps;
  if (group == DateGroup::kAfterDate) return !found_.empty() && found_.back().tokens.end == range.begin;
  if (group == DateGroup::kBeforeMark) {
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
