// Made-up names, gazetteers and texts, the same in every run.
#ifndef BANGHI_TESTS_BENCH_GENERATED_H_
#define BANGHI_TESTS_BENCH_GENERATED_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace banghi {

// Names of people, of four syllables that newspapers are full of; all different for i < kNames.
inline constexpr uint32_t kNames = 1 << 20;
std::string NameAt(uint32_t i);

// Writes people.tsv, organizations.tsv and locations.tsv with `entries` entries together (at most kNames) into
// `directory`, a third each. Their forms begin as forms in articles do and hardly ever end so: matching has to walk.
void WriteOverlay(const std::string& directory, uint32_t entries);

// An article of about `bytes` in which `percent` of the sentences name people, offices, states, places and days, and
// the others nothing.
std::string TextWithMentions(size_t bytes, int percent);

// Texts that are hard for what reads them in the wrong way. Each kind is one thing over and over, `bytes` of it.
const std::vector<std::string>& HardTexts();  // "digits"
std::string HardText(absl::string_view kind, size_t bytes);

}  // namespace banghi

#endif  // BANGHI_TESTS_BENCH_GENERATED_H_
