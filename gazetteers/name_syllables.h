// How often a syllable is the family, a middle or the given name of Vietnamese people (name_syllables.tsv).
#ifndef BANGHI_GAZETTEERS_NAME_SYLLABLES_H_
#define BANGHI_GAZETTEERS_NAME_SYLLABLES_H_

#include <cstdint>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"

namespace banghi {

struct NameCounts {
  uint32_t family = 0;
  uint32_t middle = 0;
  uint32_t given = 0;
};

class NameSyllables {
 public:
  // `folded`: see text/fold.h. All zero where the syllable is in no name known.
  NameCounts Find(absl::string_view folded) const {
    auto it = counts_.find(folded);
    return it == counts_.end() ? NameCounts{} : it->second;
  }
  void Add(absl::string_view folded, NameCounts counts) { counts_[std::string(folded)] = counts; }

 private:
  absl::flat_hash_map<std::string, NameCounts> counts_;
};

}  // namespace banghi

#endif  // BANGHI_GAZETTEERS_NAME_SYLLABLES_H_
