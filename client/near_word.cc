#include "client/near_word.h"

#include <algorithm>

namespace banghi {
namespace {

// Optimal string alignment distance.
size_t Slips(const std::string& a, const std::string& b) {
  std::vector<std::vector<size_t>> slips(a.size() + 1, std::vector<size_t>(b.size() + 1));
  for (size_t i = 0; i <= a.size(); ++i) {
    for (size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        slips[i][j] = i + j;
        continue;
      }
      const size_t other = slips[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      slips[i][j] = std::min({slips[i - 1][j] + 1, slips[i][j - 1] + 1, other});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) slips[i][j] = std::min(slips[i][j], slips[i - 2][j - 2] + 1);
    }
  }
  return slips[a.size()][b.size()];
}

}  // namespace

std::string NearWord(const std::string& word, const std::vector<std::string>& words) {
  constexpr size_t kLongest = 100;  // bytes; nothing longer is a slip of the hand
  constexpr size_t kMost = 2;
  if (word.size() > kLongest) return "";
  std::string near;
  size_t least = kMost + 1;
  for (const std::string& candidate : words) {
    const size_t slips = Slips(word, candidate);
    if (slips >= least || 2 * slips >= word.size()) continue;
    least = slips;
    near = candidate;
  }
  return near;
}

}  // namespace banghi
