#include "client/batch/unique_names.h"

#include "absl/strings/str_cat.h"

namespace banghi {

uint64_t StableHash(absl::string_view bytes) {
  uint64_t hash = 0xCBF29CE484222325u;
  for (const char byte : bytes) hash = (hash ^ static_cast<uint8_t>(byte)) * 0x100000001B3u;
  return hash;
}

std::string UniqueNames::Take(const std::string& name) {
  if (taken_.insert(StableHash(name)).second) return name;
  ++changed_;
  uint64_t& number = next_.try_emplace(StableHash(name), 2).first->second;
  std::string changed;
  do {
    changed = absl::StrCat(name, "~", number++);
  } while (!taken_.insert(StableHash(changed)).second);
  return changed;
}

}  // namespace banghi
