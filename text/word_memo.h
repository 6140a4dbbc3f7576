// What reading a word gave, by its letters as they are written: news returns to the same few thousand words all the
// time. Internal to text/.
#ifndef BANGHI_TEXT_WORD_MEMO_H_
#define BANGHI_TEXT_WORD_MEMO_H_

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"

namespace banghi {

// The letters of a word of at most eight bytes (99 of 100 words of news) in one number, the first in its lowest byte.
struct WordKey {
  static constexpr size_t kLongest = sizeof(uint64_t);

  uint64_t letters = 0;
  size_t size = 0;  // bytes; 0: none

  // Of the word that begins at `at`. None where it cannot be told by eight bytes: where it is longer, stands near the
  // end of the text, or before a character of several bytes other than U+2000 to U+203F (dashes, quotes, ellipses).
  static WordKey Read(absl::string_view text, size_t at) {
    if (text.size() - at < kLongest + 2) return {};
    const char* const word = text.data() + at;
    uint64_t letters = 0;
    std::memcpy(&letters, word, sizeof(letters));
    const size_t size = SizeOf(letters);
    const uint8_t next = static_cast<uint8_t>(word[size]), second = static_cast<uint8_t>(word[size + 1]);
    const bool ends = next < 0x80 ? !IsAsciiLetter(next) : next == kMarkLead && second == 0x80;
    if (size == 0 || !ends) return {};
    return {letters & ~uint64_t{0} >> (64 - 8 * size), size};
  }

 private:
  static constexpr uint64_t kEach = 0x0101010101010101u;  // times a byte: that byte eight times
  static constexpr uint8_t kMarkLead = 0xE2;

  static bool IsAsciiLetter(uint8_t byte) { return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z'; }

  // How many of the eight bytes stand before the first that is neither an ASCII letter nor part of another character
  // than one that kMarkLead leads. Sums of seven bits a byte cannot carry into the next: their high bits answer.
  static size_t SizeOf(uint64_t bytes) {
    static_assert(std::endian::native == std::endian::little);
    constexpr uint64_t kLow = 0x7F * kEach, kHigh = 0x80 * kEach;
    const uint64_t lower = (bytes | 0x20 * kEach) & kLow;
    const uint64_t from_a = lower + (0x80 - 'a') * kEach, beyond_z = lower + (0x7F - 'z') * kEach;
    const uint64_t off_lead = bytes ^ kMarkLead * kEach;
    const uint64_t no_lead = ((off_lead & kLow) + kLow) | off_lead;
    const uint64_t in_word = ((from_a & ~beyond_z) | bytes) & no_lead;
    return static_cast<size_t>(std::countr_zero(~in_word & kHigh)) / 8;
  }
};

// A table of fixed size, two words to a place: of three that meet there the one not seen for longest goes. Of one
// thread.
class WordMemo {
 public:
  struct Word {
    uint64_t letters = 0;          // 0: none
    std::array<char, 8> folded{};  // as many of its bytes as folded_size says
    uint32_t hash = 0;             // Token::hash
    uint8_t folded_size = 0;
    bool capital = false, all_caps = false, later_capital = false, syllable = false;
  };

  const Word* Find(const WordKey& key) {
    Place& place = At(key);
    if (place[0].letters == key.letters) return &place[0];
    if (place[1].letters != key.letters) return nullptr;
    std::swap(place[0], place[1]);
    return &place[0];
  }
  // Of a key that Find has not found.
  Word& Add(const WordKey& key) {
    Place& place = At(key);
    place[1] = place[0];
    place[0].letters = key.letters;
    return place[0];
  }

 private:
  using Place = std::array<Word, 2>;
  static constexpr int kBits = 11;

  Place& At(const WordKey& key) { return places_[key.letters * 0x9E3779B97F4A7C15u >> (64 - kBits)]; }

  std::vector<Place> places_ = std::vector<Place>(size_t{1} << kBits);
};

}  // namespace banghi

#endif  // BANGHI_TEXT_WORD_MEMO_H_
