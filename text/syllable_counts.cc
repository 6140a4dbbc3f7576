#include "text/syllable_counts.h"

#include <algorithm>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "text/utf8.h"

namespace banghi {
namespace {

constexpr char kCounts[] =
#include "text/syllable_counts.inc"
    ;
constexpr char kPairs[] =
#include "text/bigram_counts.inc"
    ;

// Calls `add(words, count)` for each item of `words count, words count, ...`.
template <typename Add>
void ReadTable(absl::string_view table, Add add) {
  for (absl::string_view item : absl::StrSplit(table, ',')) {
    item = absl::StripAsciiWhitespace(item);
    const size_t space = item.rfind(' ');
    uint32_t count = 0;
    if (space != absl::string_view::npos && absl::SimpleAtoi(item.substr(space + 1), &count))
      add(item.substr(0, space), count);
  }
}

std::u32string CodePointsOf(absl::string_view text) {
  std::u32string points;
  size_t length = 0;
  for (size_t i = 0; i < text.size(); i += length) points += DecodeUtf8(text, i, &length);
  return points;
}

}  // namespace

const SyllableCounts& SyllableCounts::Get() {
  static const auto* const kCountsRead = new SyllableCounts;
  return *kCountsRead;
}

SyllableCounts::SyllableCounts() {
  ReadTable(kCounts, [&](absl::string_view syllable, uint32_t count) {
    const uint32_t index = static_cast<uint32_t>(entries_.size());
    entries_.push_back({std::string(syllable), CodePointsOf(syllable), count});
    index_.emplace(std::string(syllable), index);
    for (const char32_t letter : entries_.back().letters) {
      std::vector<uint32_t>& postings = with_letter_[letter];
      if (postings.empty() || postings.back() != index) postings.push_back(index);
    }
    total_ += count;
  });
  ReadTable(kPairs, [&](absl::string_view pair, uint32_t count) { pairs_.emplace(std::string(pair), count); });
}

const std::vector<uint32_t>& SyllableCounts::WithLetter(char32_t letter) const {
  static const auto* const kNone = new std::vector<uint32_t>;
  const auto found = with_letter_.find(letter);
  return found == with_letter_.end() ? *kNone : found->second;
}

uint32_t SyllableCounts::CountOf(absl::string_view syllable) const {
  const auto found = index_.find(syllable);
  return found == index_.end() ? 0 : entries_[found->second].count;
}

double SyllableCounts::Lift(absl::string_view first, absl::string_view second) const {
  constexpr double kUnseen = 0.5;
  const auto found = pairs_.find(absl::StrCat(first, " ", second));
  if (found == pairs_.end()) return kUnseen;
  const double expected = static_cast<double>(CountOf(first)) * CountOf(second) / total_;
  return std::max(1.0, found->second / std::max(expected, 1e-9));
}

}  // namespace banghi
