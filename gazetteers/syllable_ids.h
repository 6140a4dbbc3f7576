// Numbers for the distinct syllables of all surface forms: from 1 on, in the order in which they are added.
#ifndef BANGHI_GAZETTEERS_SYLLABLE_IDS_H_
#define BANGHI_GAZETTEERS_SYLLABLE_IDS_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace banghi {

// An open-addressed table by the hash that tokens bring along (HashOfFolded). A slot has the syllable itself, where it
// is no longer than nearly all are, so that a look-up reads nothing else.
class SyllableIds {
 public:
  size_t size() const { return begins_.size() - 1; }

  // Of the first `size` bytes of `from`; 0 where they have none.
  uint32_t Find(absl::string_view from, size_t size, uint32_t hash) const {
    const uint64_t letters =
        size - 1 < kShort && from.size() >= kShort ? FirstLetters(from, size) : LettersOf(from.substr(0, size));
    return slots_[SlotOf(from.substr(0, size), letters, hash)].id;
  }

  // Asks for the memory that Find will read for `hash`, while something else is done.
  void Prefetch(uint32_t hash) const { __builtin_prefetch(&slots_[hash & mask_]); }

  // The id it has, or a new one.
  uint32_t Add(absl::string_view folded, uint32_t hash);

 private:
  struct Slot {
    uint64_t letters = 0;  // LettersOf
    uint32_t hash = 0;
    uint32_t id = 0;  // 0: free
  };
  static constexpr size_t kShort = 8;  // bytes

  // LettersOf the first `size` bytes, one to eight, of eight at least: without a branch, for sizes come in no
  // order.
  static uint64_t FirstLetters(absl::string_view from, size_t size) {
    static_assert(std::endian::native == std::endian::little);
    uint64_t letters = 0;
    std::memcpy(&letters, from.data(), kShort);
    return letters << 8 * (kShort - size) >> 8 * (kShort - size);
  }
  // The bytes of a short syllable; of a longer one the first seven and one that no text has.
  static uint64_t LettersOf(absl::string_view folded) {
    uint64_t letters = 0;
    if (folded.size() > kShort) {
      std::memcpy(&letters, folded.data(), kShort);
      return letters | uint64_t{0xFF} << 56;
    }
    if (folded.size() >= 4) {  // two halves that overlap, cheaper than a copy of any number of bytes
      uint32_t first = 0, last = 0;
      std::memcpy(&first, folded.data(), sizeof first);
      std::memcpy(&last, folded.data() + folded.size() - sizeof last, sizeof last);
      return first | uint64_t{last} << 8 * (folded.size() - sizeof last);
    }
    for (size_t i = 0; i < folded.size(); ++i) letters |= uint64_t{static_cast<uint8_t>(folded[i])} << 8 * i;
    return letters;
  }
  // Where `folded` is, or belongs.
  size_t SlotOf(absl::string_view folded, uint64_t letters, uint32_t hash) const {
    size_t slot = hash & mask_;
    while (slots_[slot].id != 0 && !Is(slots_[slot], folded, letters, hash)) slot = (slot + 1) & mask_;
    return slot;
  }
  bool Is(const Slot& slot, absl::string_view folded, uint64_t letters, uint32_t hash) const {
    if (slot.letters != letters) return false;
    return folded.size() <= kShort || (slot.hash == hash && SyllableOf(slot.id) == folded);
  }
  absl::string_view SyllableOf(uint32_t id) const {
    return absl::string_view(letters_).substr(begins_[id - 1], begins_[id] - begins_[id - 1]);
  }
  void Grow();

  std::vector<Slot> slots_ = std::vector<Slot>(1024);  // a power of two, at most half full
  size_t mask_ = slots_.size() - 1;
  std::string letters_;                 // of all syllables
  std::vector<uint32_t> begins_ = {0};  // of each in letters_, and the end
};

}  // namespace banghi

#endif  // BANGHI_GAZETTEERS_SYLLABLE_IDS_H_
