// Names made different from all that were given before, by a number behind them: `a`, `a~2`, `a~3`.
#ifndef BANGHI_CLIENT_BATCH_UNIQUE_NAMES_H_
#define BANGHI_CLIENT_BATCH_UNIQUE_NAMES_H_

#include <cstdint>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"

namespace banghi {

// FNV-1a of 64 bits: the same in every run.
uint64_t StableHash(absl::string_view bytes);

// Keeps about 16 bytes a name, whatever its length: a corpus has many. Two names of one hash count as the same, so that
// one of them has a number it would not need. For one thread.
class UniqueNames {
 public:
  // `name`, with `~` and the least number behind it that makes it new.
  std::string Take(const std::string& name);
  // Takes `name` as it is.
  void Add(absl::string_view name) { taken_.insert(StableHash(name)); }

  uint64_t changed() const { return changed_; }  // that got a number

 private:
  absl::flat_hash_set<uint64_t> taken_;
  absl::flat_hash_map<uint64_t, uint64_t> next_;  // number, of names that came more than once
  uint64_t changed_ = 0;
};

}  // namespace banghi

#endif  // BANGHI_CLIENT_BATCH_UNIQUE_NAMES_H_
