// What a ministry or a minister is for: one portfolio or several joined (`Văn hóa, Thể thao và Du lịch`).
#ifndef BANGHI_EXTRACTORS_MENTIONS_PORTFOLIOS_H_
#define BANGHI_EXTRACTORS_MENTIONS_PORTFOLIOS_H_

#include <cstdint>
#include <string>

#include "extractors/analysis.h"

namespace banghi {

struct PortfolioChain {
  uint32_t end = 0;  // token behind it; equal to where it was looked for when there is none
  TextRef kind;      // of its first portfolio, or of the compound
};

// The longest chain of portfolios that begins at `token`. Commas count only where `và` and a last portfolio follow, and
// `và` does not join two ministries of their own (`Quốc phòng và Ngoại giao`). `conjunction`: the cue list of `và`.
PortfolioChain ParsePortfolios(const Analysis& analysis, uint32_t token, int conjunction);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_MENTIONS_PORTFOLIOS_H_
