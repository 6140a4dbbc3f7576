// Where the title of an instrument ends: `Bản ghi nhớ về hợp tác quốc phòng | giữa hai Bộ ...`.
#ifndef BANGHI_EXTRACTORS_MENTIONS_AGREEMENT_TITLES_H_
#define BANGHI_EXTRACTORS_MENTIONS_AGREEMENT_TITLES_H_

#include <cstdint>

#include "extractors/analysis.h"

namespace banghi {

class AgreementTitles {
 public:
  explicit AgreementTitles(const Bundle& bundle);

  struct Title {
    uint32_t end = 0;       // the token behind the title
    bool subject = false;   // the noun is followed by something that belongs to it
    bool specific = false;  // ... that says more than `hợp tác`, `song phương`, `kinh tế`
    bool general = false;   // ... of words like `song phương`, `quốc tế` alone
    bool about = false;     // `về` stands in it
    bool quoted = false;    // the quotation marks around it are the title's
  };

  // `noun`: the instrument's noun, or as much of the title as is known already. `plan`: plans are named after their
  // year.
  Title Read(const Analysis& analysis, TokenRange noun, bool plan) const;

 private:
  // The token behind the closing mark's match if `noun` opens a quoted title: the index of the closing mark; 0 where it
  // does not.
  uint32_t QuotedEnd(const Analysis& analysis, TokenRange noun) const;
  // The token with which the title goes on after `token`, at most one word or name further; `token` where the title
  // ends before it.
  uint32_t Next(const Analysis& analysis, TokenRange noun, uint32_t token, bool about, bool plan) const;
  uint32_t NextWord(const Analysis& analysis, TokenRange noun, uint32_t token, bool about, bool plan) const;
  uint32_t NextMark(const Analysis& analysis, uint32_t token, bool about) const;
  bool PlaceGoesOn(const Analysis& analysis, uint32_t token, uint32_t place, bool about) const;
  bool OwnerGoesOn(const Analysis& analysis, TokenRange noun, uint32_t token, uint32_t owner) const;
  bool ConjunctionGoesOn(const Analysis& analysis, uint32_t token, uint32_t next) const;
  bool EnumerationGoesOn(const Analysis& analysis, uint32_t token) const;
  bool IsLastField(const Analysis& analysis, uint32_t begin, uint32_t end) const;
  // `(COC)` in `Bộ quy tắc ứng xử (COC) tại Biển Đông`: the token behind it where the title goes on, else `bracket`.
  uint32_t BehindAbbreviation(const Analysis& analysis, uint32_t bracket, bool about) const;
  uint32_t Trimmed(const Analysis& analysis, TokenRange noun, uint32_t end, bool about) const;
  bool SaysMore(const Analysis& analysis, uint32_t begin, uint32_t end, bool than_broad) const;

  int end_, through_, trim_, about_, place_, of_, and_, year_, period_, clause_, generic_, broad_, quality_, daytime_,
      speech_, plural_, pair_, back_, judged_, behind_and_, years_, between_;
};

// Whether the token is an opening or closing quotation mark.
bool IsQuote(const Analysis& analysis, uint32_t token);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_MENTIONS_AGREEMENT_TITLES_H_
