// The cue lists that share a form, as one number: a document has many forms of cues, and most are in several lists.
#ifndef BANGHI_GAZETTEERS_CUE_SETS_H_
#define BANGHI_GAZETTEERS_CUE_SETS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"

namespace banghi {

// Add, then Close, then ask; then immutable.
class CueSets {
 public:
  // Lists share bits: a bit says that one of them is there.
  static constexpr uint64_t Bit(uint32_t list) { return uint64_t{1} << (list % 64); }
  static constexpr uint32_t kNone = 0;  // the set that has no list

  // Two bits of every list of one set or several. No two of 512 lists share both of theirs, so that together these
  // nearly always tell what is not there.
  struct Bits {
    uint64_t bits = 0, other_bits = 0;

    void Add(const Bits& more) {
      bits |= more.bits;
      other_bits |= more.other_bits;
    }
    bool MayHave(uint32_t list) const { return (bits & Bit(list)) != 0 && (other_bits & OtherBit(list)) != 0; }
  };

  // The number of a new set, to which AddToLast adds lists. `ambiguous`: in these the form is also something else.
  uint32_t Add(bool ambiguous) {
    sets_.push_back({{}, static_cast<uint32_t>(lists_.size()), 0, ambiguous});
    return static_cast<uint32_t>(sets_.size()) - 1;
  }
  void AddToLast(uint32_t list) {
    lists_.push_back(list);
    ++sets_.back().size;
    sets_.back().bits.Add({Bit(list), OtherBit(list)});
  }
  // When all are added: equal sets become one. Returns the new numbers of all, by the old ones.
  std::vector<uint32_t> Close();

  bool IsAmbiguous(uint32_t set) const { return sets_[set].ambiguous; }

  const Bits& BitsOf(uint32_t set) const { return sets_[set].bits; }
  // In the order in which they were added.
  absl::Span<const uint32_t> ListsOf(uint32_t set) const {
    return absl::MakeConstSpan(lists_).subspan(sets_[set].first, sets_[set].size);
  }
  // After Close; false of a list that no set has. No branch by what the set has, which cannot be foreseen.
  bool Has(uint32_t set, uint32_t list) const {
    if (list / 64 >= words_) return false;
    return (members_[size_t{set} * words_ + list / 64] >> (list % 64) & 1) != 0;
  }

 private:
  static constexpr uint64_t OtherBit(uint32_t list) { return uint64_t{1} << (list / 64 * 8 + list % 8) % 64; }

  struct Set {
    Bits bits;
    uint32_t first;  // in lists_
    uint16_t size;
    bool ambiguous;
  };
  std::vector<Set> sets_ = {{{}, 0, 0, false}};
  std::vector<uint32_t> lists_;
  std::vector<uint64_t> members_;  // a bit a list, words_ numbers a set
  size_t words_ = 0;
};

}  // namespace banghi

#endif  // BANGHI_GAZETTEERS_CUE_SETS_H_
