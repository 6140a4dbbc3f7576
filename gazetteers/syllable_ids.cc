#include "gazetteers/syllable_ids.h"

namespace banghi {

uint32_t SyllableIds::Add(absl::string_view folded, uint32_t hash) {
  const uint64_t letters = LettersOf(folded);
  size_t slot = SlotOf(folded, letters, hash);
  if (slots_[slot].id != 0) return slots_[slot].id;
  if (2 * begins_.size() > slots_.size()) {
    Grow();
    slot = SlotOf(folded, letters, hash);
  }
  letters_.append(folded.data(), folded.size());
  begins_.push_back(static_cast<uint32_t>(letters_.size()));
  slots_[slot] = {letters, hash, static_cast<uint32_t>(size())};
  return slots_[slot].id;
}

void SyllableIds::Grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  mask_ = slots_.size() - 1;
  for (const Slot& syllable : old) {
    size_t slot = syllable.hash & mask_;
    while (slots_[slot].id != 0) slot = (slot + 1) & mask_;
    if (syllable.id != 0) slots_[slot] = syllable;
  }
}

}  // namespace banghi
