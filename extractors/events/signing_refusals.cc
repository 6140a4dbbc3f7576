#include "extractors/events/signing_refusals.h"

#include <algorithm>
#include <cstdint>

#include "extractors/events/clause_date.h"

namespace banghi {
namespace {

constexpr uint32_t kTitleReach = 4;     // tokens behind the word in which that of an instrument stands
constexpr uint32_t kHeldReach = 14;     // tokens behind `này`, over the parties, in which stands that it was held
constexpr uint32_t kRelativeReach = 8;  // tokens between `mà` and the word
constexpr uint32_t kOpenReach = 7;      // tokens before the word in which stands that it is left open
constexpr uint32_t kOpening = 9;        // tokens of a document named without a title at the begin of a sentence
constexpr uint32_t kCarriedReach = 30;  // tokens before the word over which the name of what is carried out goes on

// `Nhiều văn kiện đã được ký kết.`: the sentence is about the document.
bool OpensSentence(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  const uint32_t begin = analysis.CueBefore(clause.trigger.begin, cues.passive);
  const uint32_t first = analysis.document.sentences()[clause.sentence].tokens.begin;
  if (begin == clause.trigger.begin || begin > first + kOpening) return false;
  for (uint32_t t = first; t < begin; ++t) {
    if (!analysis.IsWord(t) && !analysis.IsNumber(t)) return false;
  }
  return true;
}

// `A nói không liên quan đến việc ký hiệp ước hòa bình`: a peace that is only spoken of.
bool OnlyWished(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, bool dated) {
  const uint32_t begin = clause.trigger.begin, end = clause.trigger.end;
  if (dated || analysis.CueBefore(begin, cues.past) != begin || analysis.CueAt(begin, cues.past) != begin) return false;
  return analysis.CueWithin(end, std::min(end + 3, clause.tokens.end), cues.peace_treaty);
}

// `nghiên cứu tiến tới ký kết`, `khả năng A ký hợp đồng`, `kể từ ngày ký thỏa thuận`: nobody says that it will be
// signed.
bool LeftOpen(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, bool dated) {
  const uint32_t begin = clause.trigger.begin;
  if (dated || analysis.CueAt(begin, cues.past) != begin) return false;
  const uint32_t from = begin > clause.left_limit + kOpenReach ? begin - kOpenReach : clause.left_limit;
  const TokenRange open = analysis.CueIn(from, begin, cues.sign_open);
  if (open.empty() || analysis.IsCapital(open.begin)) return false;  // `Viện Nghiên cứu A ký ...`
  for (uint32_t t = open.end; t < begin; ++t) {
    if (analysis.IsMark(t, ",")) return false;  // `nâng cao khả năng phòng thủ, A ký ...`
  }
  return !analysis.CueWithin(open.begin, begin, cues.past);
}

// `lễ ký kết này`, `đóng góp cho việc ký hiệp định này`: the one told elsewhere.
bool ToldBefore(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  const uint32_t begin = clause.trigger.begin, end = clause.trigger.end;
  if (analysis.CueAt(begin, cues.act_of_signing) == begin) return false;
  const TokenRange this_one = analysis.CueIn(end, std::min(end + kTitleReach, clause.tokens.end), cues.this_one);
  for (uint32_t t = end; t < this_one.begin; ++t) {
    if (!analysis.IsWord(t) || analysis.IsCapital(t)) return false;
  }
  // `lễ ký hiệp định này diễn ra tại Hà Nội`
  const uint32_t held = std::min(this_one.end + kHeldReach, clause.tokens.end);
  return !this_one.empty() && !analysis.CueWithin(this_one.end, held, cues.held_on);
}

// `các thỏa thuận mà chính phủ hai nước đã ký`; not `bản ghi nhớ mà ông A vừa ký`.
bool InRelativeClause(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  const uint32_t begin = clause.trigger.begin;
  const TokenRange that = analysis.CueIn(Back(begin, kRelativeReach, clause.left_limit), begin, cues.that);
  const uint32_t end = clause.trigger.end;  // `mà hai nước ký trong khuôn khổ chuyến thăm` tells when
  if (that.empty() || analysis.CueWithin(end, std::min(end + 2, clause.tokens.end), cues.occasion)) return false;
  for (uint32_t t = that.end; t < begin; ++t) {
    if (!analysis.IsWord(t)) return false;
  }
  return std::none_of(clause.actors.begin(), clause.actors.end(), [&](const Actor& actor) {
    return actor.named() && actor.tokens.begin >= that.begin && actor.tokens.end <= begin;
  });
}

// `thực hiện tốt văn kiện hợp tác về "một vành đai" đã ký kết`: what is carried out, over its name.
bool CarriedOut(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  const uint32_t begin = clause.trigger.begin, signed_by = analysis.CueBefore(begin, cues.passive);
  const uint32_t done = signed_by != begin ? signed_by : analysis.CueBefore(begin, cues.past);
  if (done == begin && analysis.CueAt(begin, cues.past) == begin) return false;
  const uint32_t from = begin - std::min(begin - clause.left_limit, kCarriedReach);
  uint32_t document = 0;
  bool quoted = false;
  for (uint32_t t = done; t-- > from;) {
    if (analysis.IsMark(t, "\"") || analysis.IsMark(t, "”") || analysis.IsMark(t, "“")) quoted = !quoted;
    if (quoted) continue;
    if (analysis.IsMark(t, ",")) return false;
    if (document == 0 && analysis.CueAt(t, cues.document) != t) document = t;
    if (document != 0 && t < document && analysis.CueAt(t, cues.signing.carried_out) != t) return true;
    const bool other = t + 1 < done && (analysis.CueAt(t, cues.say) != t || analysis.CueAt(t, cues.past) != t);
    if (other) return false;
  }
  return false;
}

// `phù hợp với các thỏa thuận đã ký kết, trong đó ...`: no day or visit on which it was signed.
bool OnOccasion(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  const uint32_t end = clause.trigger.end;
  const TokenRange word = analysis.CueIn(end, std::min(end + 2, clause.tokens.end), cues.occasion);
  return !word.empty() && analysis.CueAt(word.begin, cues.signing.among_which) == word.begin;
}

// `trên cơ sở Bản ghi nhớ đã ký kết`: only says which one is meant.
bool OnlyQualifies(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, bool dated,
                   bool behind_title) {
  if (dated) return false;
  if (InRelativeClause(analysis, cues, clause)) return true;
  if (ToldBefore(analysis, cues, clause)) return true;
  // `đã ký kết và đang triển khai các thỏa thuận`
  const uint32_t end = clause.trigger.end;
  if (analysis.CueAt(end, cues.signing.and_carried_out) != end) return true;
  if (OpensSentence(analysis, cues, clause) || OnOccasion(analysis, cues, clause)) return false;
  return behind_title || CarriedOut(analysis, cues, clause);
}

// `ký sắc lệnh rút khỏi hiệp ước`; not `ký thỏa thuận, thông qua kế hoạch`.
bool SignsDecree(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  const uint32_t end = clause.trigger.end;
  const TokenRange decree = analysis.CueIn(end, std::min(end + kTitleReach, clause.right_limit), cues.decree);
  for (uint32_t t = end; t < decree.begin; ++t) {
    if (analysis.IsMark(t, ",") || analysis.MatchAt(t, EntryKind::kAgreementNoun) != nullptr ||
        analysis.CueAt(t, cues.document) != t)
      return false;
  }
  return !decree.empty();
}

// `ký văn bản gửi tỉnh`, `ký một số văn bản sử dụng đất`: what an office writes, and nobody signs with it.
bool SignsLetter(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  const uint32_t end = clause.trigger.end;
  const TokenRange letter = analysis.CueIn(end, std::min(end + kTitleReach, clause.tokens.end), cues.signing.letter);
  return !letter.empty() && analysis.CueAt(letter.end, cues.signing.letter_tells) != letter.end;
}

}  // namespace

// `kỷ niệm 25 năm hai nước ký Hiệp ước`, `nhân 15 năm ngày ký`: long ago.
bool Anniversary(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  const uint32_t begin = clause.trigger.begin, years = analysis.CueBefore(begin, cues.signing.years_since);
  return years != begin && years > clause.tokens.begin && analysis.IsNumber(years - 1);
}

absl::string_view NoSigningBy(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, bool dated,
                              bool behind_title) {
  if (SignsDecree(analysis, cues, clause) || SignsLetter(analysis, cues, clause)) return "events/signs-nothing";
  if (OnlyQualifies(analysis, cues, clause, dated, behind_title)) return "events/only-qualifies";
  const bool open = OnlyWished(analysis, cues, clause, dated) || LeftOpen(analysis, cues, clause, dated);
  return open ? "events/hypothetical" : "";
}

}  // namespace banghi
