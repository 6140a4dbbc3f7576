// Finds where an article names dates, by the rules of its bundle.
#ifndef BANGHI_EXTRACTORS_MENTIONS_DATE_FINDER_H_
#define BANGHI_EXTRACTORS_MENTIONS_DATE_FINDER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "extractors/mentions/date_parts.h"
#include "gazetteers/rules.h"
#include "text/document.h"

namespace banghi {

struct FoundDate {
  TokenRange tokens;
  const DateRule* rule = nullptr;
  DateParts parts;
};

class DateFinder {
 public:
  // Both must outlive the finder.
  DateFinder(const Document& document, const DateRules& rules);

  // Leftmost-longest, in order, without those in credits.
  std::vector<FoundDate> FindAll();

  // For people who ask why. `before`: the dates found before `stretch` (bytes of the text), all of which the rule's
  // pattern matches; what keeps the match from counting, empty where nothing does.
  std::string WhyRefused(const DateRule& rule, Span stretch, std::vector<FoundDate> before);
  const std::string& lower_case_text() const { return lower_; }

 private:
  // One rule's match of one stretch. `none`: the stretch is told to be no date.
  struct Candidate {
    Span stretch;
    Span span;  // of the mention
    bool none = false;
    FoundDate date;
  };

  // What may match from one token on: up to which token, and the rules (indices, in order) to try.
  struct Stretch {
    uint32_t end = 0;
    absl::Span<const uint16_t> rules;
    bool searched = false;  // the automaton did not lead there: any rule is to be tried
  };

  // Whether a date may begin at `token`; most often it is plain that none does.
  bool MayBeginAt(uint32_t token) const;
  // The first token from `token` on of which that holds; the number of tokens where there is none.
  uint32_t NextBegin(uint32_t token) const;
  // The longest acceptable match that begins at `token`, where one may.
  bool AcceptAt(uint32_t token, Candidate& candidate) const;
  // Whether what stands behind the word at `token` lets a rule that begins with it go on, or end.
  bool GoesOnBehindWord(uint32_t token) const;
  bool GoesOnBehindMark(uint32_t token) const;
  // The longest stretch from `token` to `limit` at most that may match; false where none does.
  bool LongestAt(uint32_t token, uint32_t limit, Stretch& stretch) const;
  // The same by RE2, for what the automaton does not know.
  bool SearchAt(uint32_t token, uint32_t limit, Stretch& stretch) const;
  // Whether `rule` matches all of `stretch`, and the text as written allows it; else `*why` (may be null) says why not.
  bool AcceptRule(const DateRule& rule, Span stretch, Candidate& candidate, std::string* why = nullptr) const;
  // Whether the text as written has what `group`, of `candidate`, asks of it.
  bool AsWritten(const Candidate& candidate, DateGroup group, Span span) const;
  // The number at `token` goes on before it (`3` of `1.3`, of `G3`), or behind it (`1` of `1.3`, of `1%`, of `1/QĐ`).
  bool BeginsInNumber(uint32_t token) const;
  bool EndsInNumber(uint32_t token) const;
  bool Joins(uint32_t mark) const;  // is a mark that stands inside numbers
  bool BracketsMatch(TokenRange tokens) const;

  // Tokens are found by the bytes at which they begin and end; false inside one.
  bool TokenBeginningAt(uint32_t byte, uint32_t& token) const;
  bool TokensOf(Span span, TokenRange& tokens) const;
  bool Glued(uint32_t token) const;  // to the token before it

  const Document& document_;
  const DateRules& rules_;
  std::vector<uint16_t> all_rules_;  // their indices; empty where the automaton knows all
  std::string lower_;                // document_.text() in lower case, byte for byte
  std::vector<FoundDate> found_;
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_MENTIONS_DATE_FINDER_H_
