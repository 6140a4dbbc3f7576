// Bodies that only the word before them tells: `hãng tin Kommersant`, `công ty Mazda`, `nhóm Ansar`. The word stays
// outside.
#ifndef BANGHI_EXTRACTORS_MENTIONS_HEADED_BODIES_H_
#define BANGHI_EXTRACTORS_MENTIONS_HEADED_BODIES_H_

#include <cstdint>

#include "extractors/analysis.h"

namespace banghi {

// The lists of cues/media.tsv, and the words that stand before people.
struct BodyHeads {
  explicit BodyHeads(const Bundle& bundle);
  // Whether a head may end before `token`; most tokens have none.
  bool MayEndBefore(const Analysis& analysis, uint32_t token) const {
    const uint64_t heads = Matches::BitOfList(media) | Matches::BitOfList(firm) | Matches::BitOfList(group);
    return analysis.matches.MayBeCueBefore(token, heads);
  }
  int media, firm, group, honorific;
};

// The body whose name in foreign words begins at `token`, behind such a word; without tokens where there is none.
Mention HeadedBody(const Analysis& analysis, const BodyHeads& heads, uint32_t token);

// Adds the firms and societies that are only named between the office of who leads them and the name in foreign words:
// `Chủ tịch` + `MEDEF` + `Pierre Gattaz`.
void AddFirmsOfHeads(Analysis& analysis);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_MENTIONS_HEADED_BODIES_H_
