// The contract's enums by the names that the engine has for their values.
#ifndef BANGHI_EXTRACTORS_RECORD_ENUM_NAMES_H_
#define BANGHI_EXTRACTORS_RECORD_ENUM_NAMES_H_

#include <google/protobuf/generated_enum_reflection.h>

#include <array>
#include <cstddef>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"

namespace banghi {

// The value whose name is `prefix` and `name` (`ZONE_`, `TITLE`); the first one, UNSPECIFIED, where there is none. An
// enum's values all begin with one prefix: that of the first call is taken.
template <typename Enum>
Enum EnumOf(absl::string_view prefix, absl::string_view name) {
  using Names = absl::flat_hash_map<std::string, Enum>;
  static const auto* const kNames = [prefix] {
    auto* const names = new Names;
    const google::protobuf::EnumDescriptor* const type = google::protobuf::GetEnumDescriptor<Enum>();
    for (int i = 0; i < type->value_count(); ++i) {
      absl::string_view value = type->value(i)->name();
      if (absl::ConsumePrefix(&value, prefix)) names->emplace(value, static_cast<Enum>(type->value(i)->number()));
    }
    return names;
  }();
  const auto found = kNames->find(name);
  return found == kNames->end() ? Enum{} : found->second;
}

// EnumOf for each of the first `kCount` values of one of the engine's own enums, at their places; `name` gives the
// engine's name for a value.
template <typename Enum, size_t kCount, typename Own>
std::array<Enum, kCount> EnumsOf(absl::string_view prefix, absl::string_view (*name)(Own)) {
  std::array<Enum, kCount> values;
  for (size_t i = 0; i < kCount; ++i) values[i] = EnumOf<Enum>(prefix, name(static_cast<Own>(i)));
  return values;
}

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_RECORD_ENUM_NAMES_H_
