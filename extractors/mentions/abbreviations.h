// Abbreviations that an article introduces in brackets behind a ministry or another body: `Cơ quan An ninh Quốc gia Mỹ
// (NSA)`, `Bộ Công nghiệp Hàn Quốc (MOTIE)`, `Phi đội trực thăng 1 (HMX-1)`.
#ifndef BANGHI_EXTRACTORS_MENTIONS_ABBREVIATIONS_H_
#define BANGHI_EXTRACTORS_MENTIONS_ABBREVIATIONS_H_

#include "extractors/analysis.h"

namespace banghi {

// Adds a mention for each abbreviation of the ministries and bodies found so far, in the brackets and wherever it
// stands later. Their tokens are in nothing else that was found as one.
void AddAbbreviations(Analysis& analysis);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_MENTIONS_ABBREVIATIONS_H_
