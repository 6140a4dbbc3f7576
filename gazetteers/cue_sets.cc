#include "gazetteers/cue_sets.h"

#include <algorithm>
#include <map>
#include <utility>

namespace banghi {

std::vector<uint32_t> CueSets::Close() {
  const std::vector<Set> added = std::move(sets_);
  const std::vector<uint32_t> lists = std::move(lists_);
  sets_ = {};
  lists_ = {};
  std::vector<uint32_t> numbers;
  numbers.reserve(added.size());
  std::map<std::pair<std::vector<uint32_t>, bool>, uint32_t> known;
  uint32_t most = 0;
  for (const Set& set : added) {
    std::vector<uint32_t> members(lists.begin() + set.first, lists.begin() + set.first + set.size);
    for (const uint32_t list : members) most = std::max(most, list + 1);
    const auto [same, is_new] = known.try_emplace({members, set.ambiguous}, static_cast<uint32_t>(sets_.size()));
    numbers.push_back(same->second);
    if (!is_new) continue;
    Add(set.ambiguous);
    for (const uint32_t list : members) AddToLast(list);
  }
  words_ = most / 64 + 1;
  members_.assign(sets_.size() * words_, 0);
  for (size_t set = 0; set < sets_.size(); ++set) {
    for (const uint32_t list : ListsOf(static_cast<uint32_t>(set))) members_[set * words_ + list / 64] |= Bit(list);
  }
  return numbers;
}

}  // namespace banghi
