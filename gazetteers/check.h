// What `banghi check` tells of gazetteers: every fault, or what they hold.
#ifndef BANGHI_GAZETTEERS_CHECK_H_
#define BANGHI_GAZETTEERS_CHECK_H_

#include <cstddef>
#include <string>

namespace banghi {

// Which gazetteers to check.
enum class CheckScope {
  kBuiltIn,  // those compiled in; the directory is not looked at
  kAlone,    // a directory that is complete in itself
  kOverlay,  // a directory on top of the built-in ones
};

struct GazetteerCheck {
  bool ok = false;
  std::string text;  // with a line break at its end
};

// Loads what `scope` says and runs all examples of rules. `text` has the faults with their places, or a line for each
// file with the number of its entries, and the version.
GazetteerCheck CheckGazetteers(CheckScope scope, const std::string& directory);

// `1 fault`, `2 faults`.
std::string FaultCount(size_t faults);

}  // namespace banghi

#endif  // BANGHI_GAZETTEERS_CHECK_H_
