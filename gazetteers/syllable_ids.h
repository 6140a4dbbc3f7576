// Numbers for the distinct syllables of all surface forms: from 1 on, in the order in which they are added.
#ifndef BANGHI_GAZETTEERS_SYLLABLE_IDS_H_
#define BANGHI_GAZETTEERS_SYLLABLE_IDS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace banghi {

// An open-addressed table by the hash that tokens bring along (HashOfFolded), so that a look-up reads one slot and, where
// the hash is there, one syllable.
class SyllableIds {
 public:
  size_t size() const { return begins_.size() - 1; }

  // 0 where `folded` has none.
  uint32_t Find(absl::string_view folded, uint32_t hash) const { return slots_[SlotOf(folded, hash)].id; }

  // The id it has, or a new one.
  uint32_t Add(absl::string_view folded, uint32_t hash);

 private:
  struct Slot {
    uint32_t hash = 0;
    uint32_t id = 0;  // 0: free
  };

  absl::string_view SyllableOf(uint32_t id) const {
    return absl::string_view(letters_).substr(begins_[id - 1], begins_[id] - begins_[id - 1]);
  }
  // Where `folded` is, or belongs.
  size_t SlotOf(absl::string_view folded, uint32_t hash) const {
    const size_t mask = slots_.size() - 1;
    size_t slot = hash & mask;
    while (slots_[slot].id != 0 && (slots_[slot].hash != hash || SyllableOf(slots_[slot].id) != folded)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
  void Grow();

  std::vector<Slot> slots_ = std::vector<Slot>(1024);  // a power of two, at most half full
  std::string letters_;                                // of all syllables
  std::vector<uint32_t> begins_ = {0};                 // of each in letters_, and the end
};

}  // namespace banghi

#endif  // BANGHI_GAZETTEERS_SYLLABLE_IDS_H_
