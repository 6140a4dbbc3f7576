#include "text/repair.h"

namespace banghi {

RepairedText RepairLostLetters(absl::string_view text) {
  RepairedText repaired;
  repaired.text = std::string(text);
  OffsetMap::Builder builder;
  builder.Copy(text.size());
  repaired.map = std::move(builder).Build();
  return repaired;
}

}  // namespace banghi
