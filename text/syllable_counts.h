// How common syllables and pairs of neighbouring syllables are in news. Internal to text/; for choosing among readings.
#ifndef BANGHI_TEXT_SYLLABLE_COUNTS_H_
#define BANGHI_TEXT_SYLLABLE_COUNTS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"

namespace banghi {

class SyllableCounts {
 public:
  struct Entry {
    std::string syllable;    // lower case
    std::u32string letters;  // the same, as code points
    uint32_t count = 0;
  };

  // Read once from the tables compiled in; thread-safe.
  static const SyllableCounts& Get();

  const std::vector<Entry>& entries() const { return entries_; }
  // Indices into entries() of those that hold `letter`.
  const std::vector<uint32_t>& WithLetter(char32_t letter) const;
  // How much likelier `second` is after `first` than anywhere; below one where the pair is not among the common ones.
  double Lift(absl::string_view first, absl::string_view second) const;

 private:
  SyllableCounts();
  uint32_t CountOf(absl::string_view syllable) const;

  std::vector<Entry> entries_;
  absl::flat_hash_map<std::string, uint32_t> index_;
  absl::flat_hash_map<char32_t, std::vector<uint32_t>> with_letter_;
  absl::flat_hash_map<std::string, uint32_t> pairs_;  // "việt nam"
  double total_ = 0;
};

}  // namespace banghi

#endif  // BANGHI_TEXT_SYLLABLE_COUNTS_H_
