// Names that are no Vietnamese full names: capitals, and the small words, hyphens, initials and places that go with
// them.
#ifndef BANGHI_EXTRACTORS_MENTIONS_FOREIGN_NAMES_H_
#define BANGHI_EXTRACTORS_MENTIONS_FOREIGN_NAMES_H_

#include <cstdint>
#include <vector>

#include "extractors/analysis.h"
#include "extractors/mentions/name_blocks.h"
#include "extractors/mentions/name_cues.h"

namespace banghi {

// Made per article; refers to what it is made of.
class ForeignNames {
 public:
  ForeignNames(const Analysis& analysis, const NameCues& cues, const std::vector<Block>& blocks);

  // The token behind the run that begins at the capital `begin` (`Ludwig van der Berg`, `Donald J.Trump`, `Hamad bin
  // Isa al - Khalifa`); `begin` where a block stands there.
  uint32_t EndOf(uint32_t begin) const;
  // Whether the mark at `hyphen` joins syllables of the name that begins at `begin`: `Kim Yo - jong`, `Xi - xu - lít`.
  bool JoinsSyllables(uint32_t begin, uint32_t hyphen) const;

 private:
  bool Free(uint32_t i) const { return blocks_[i] == Block::kNone; }
  bool IsKoreanHyphen(uint32_t begin, uint32_t hyphen) const;
  bool IsTranscription(uint32_t hyphen) const;
  bool HangsOn(uint32_t hyphen) const;
  bool IsForeignPlace(uint32_t i) const;
  bool BehindTitle(uint32_t token) const;
  bool EndsWithPlace(uint32_t begin, uint32_t place) const;
  bool OpensWithPlace(uint32_t i) const;
  bool Continues(uint32_t begin, uint32_t end, uint32_t* next) const;
  bool GoesOnBehindParticle(uint32_t end, bool foreign, uint32_t* next) const;

  const Analysis& analysis_;
  const NameCues& cues_;
  const std::vector<Token>& tokens_;
  const std::vector<Block>& blocks_;
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_MENTIONS_FOREIGN_NAMES_H_
