#include "text/syllables.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/letters.h"
#include "text/utf8.h"

namespace banghi {
namespace {

// Rhymes as they are spelled, without tone. What ends in c, ch, p, t takes only sắc or nặng.
constexpr std::u16string_view kRhymes[] = {
    u"a",   u"ac",   u"ach",  u"ai",   u"am",   u"an",  u"ang",  u"anh", u"ao",   u"ap",   u"at",   u"au",   u"ay",
    u"ăc",  u"ăm",   u"ăn",   u"ăng",  u"ăp",   u"ăt",  u"âc",   u"âm",  u"ân",   u"âng",  u"âp",   u"ât",   u"âu",
    u"ây",  u"e",    u"ec",   u"em",   u"en",   u"eng", u"eo",   u"ep",  u"et",   u"ê",    u"êch",  u"êm",   u"ên",
    u"ênh", u"êp",   u"êt",   u"êu",   u"i",    u"ia",  u"ich",  u"im",  u"in",   u"inh",  u"ip",   u"it",   u"iu",
    u"iêc", u"iêm",  u"iên",  u"iêng", u"iêp",  u"iêt", u"iêu",  u"o",   u"oc",   u"oi",   u"om",   u"on",   u"ong",
    u"ooc", u"oong", u"op",   u"ot",   u"oa",   u"oac", u"oach", u"oai", u"oam",  u"oan",  u"oang", u"oanh", u"oao",
    u"oap", u"oat",  u"oay",  u"oăc",  u"oăm",  u"oăn", u"oăng", u"oăt", u"oe",   u"oem",  u"oen",  u"oeo",  u"oet",
    u"ô",   u"ôc",   u"ôi",   u"ôm",   u"ôn",   u"ông", u"ôp",   u"ôt",  u"ơ",    u"ơi",   u"ơm",   u"ơn",   u"ơp",
    u"ơt",  u"u",    u"ua",   u"uc",   u"ui",   u"um",  u"un",   u"ung", u"up",   u"ut",   u"uân",  u"uâng", u"uât",
    u"uây", u"uê",   u"uêch", u"uên",  u"uênh", u"uêt", u"uơ",   u"uôc", u"uôi",  u"uôm",  u"uôn",  u"uông", u"uôt",
    u"uy",  u"uya",  u"uych", u"uynh", u"uyn",  u"uyp", u"uyt",  u"uyu", u"uyên", u"uyêt", u"ư",    u"ưa",   u"ưc",
    u"ưi",  u"ưm",   u"ưng",  u"ưt",   u"ưu",   u"ươc", u"ươi",  u"ươm", u"ươn",  u"ương", u"ươp",  u"ươt",  u"ươu",
    u"y",   u"ych",  u"ynh",  u"yt",   u"yêm",  u"yên", u"yêng", u"yêt", u"yêu",
};

constexpr std::u16string_view kOnsets[] = {u"b",  u"c",  u"ch", u"d", u"đ", u"g",  u"gh",  u"gi", u"h",
                                           u"k",  u"kh", u"l",  u"m", u"n", u"ng", u"ngh", u"nh", u"p",
                                           u"ph", u"qu", u"r",  u"s", u"t", u"th", u"tr",  u"v",  u"x"};

// Spelled against the rules, yet of everyday use: loan words and place names of the highlands.
constexpr std::u16string_view kExceptions[] = {u"buyt", u"kan", u"đăk", u"lăk", u"voan", u"săk", u"plei", u"ku"};

bool Contains(std::u16string_view set, char16_t c) { return set.find(c) != std::u16string_view::npos; }

// Whether `rhyme` may follow `onset` in spelling.
bool OnsetTakes(std::u16string_view onset, std::u16string_view rhyme) {
  const char16_t first = rhyme[0];
  const bool front = Contains(u"eêi", first);
  if (onset.empty()) return rhyme.substr(0, 2) != u"iê";  // spelled `yê`
  if (onset == u"k") return front || rhyme == u"y";
  if (onset == u"gh" || onset == u"ngh") return front;
  if (onset == u"c" || onset == u"g" || onset == u"ng") return !front && first != u'y';
  if (onset == u"qu")
    return !Contains(u"uưo", first) && rhyme.substr(0, 2) != u"ia" && rhyme.substr(0, 2) != u"iê" && rhyme != u"iu";
  if (onset == u"gi") return first != u'y' && first != u'i';
  if (first == u'y') return rhyme == u"y" && Contains(u"hlmnstv", onset.back()) && onset != u"nh" && onset != u"kh";
  const bool labial = onset == u"b" || onset == u"m" || onset == u"p" || onset == u"ph" || onset == u"v";
  const bool glide = rhyme.size() > 1 &&
                     ((first == u'o' && Contains(u"aăe", rhyme[1])) || (first == u'u' && Contains(u"âêơy", rhyme[1])));
  return !(labial && glide);
}

// The codes of letters (letters.h) in six bits each.
uint64_t Pack(std::u16string_view letters) {
  uint64_t packed = 0;
  for (const char16_t letter : letters) packed = packed << 6 | LetterOf(letter).code;
  return packed;
}

bool IsVowel(uint64_t code) {
  static constexpr uint64_t kVowels = [] {
    uint64_t bits = 0;
    for (const char16_t vowel : std::u16string_view(u"aăâeêioôơuưy")) bits |= uint64_t{1} << LetterOf(vowel).code;
    return bits;
  }();
  return (kVowels >> code & 1) != 0;
}

// Every word of every text asks, so the spellings are a small table that stays at hand: by the consonants that open a
// syllable, and by what follows them.
class Inventory {
 public:
  Inventory() {
    for (const std::u16string_view rhyme : kRhymes) {
      if (OnsetTakes(u"", rhyme)) Add(rhyme);
      for (const std::u16string_view onset : kOnsets) {
        if (OnsetTakes(onset, rhyme)) Add(std::u16string(onset).append(rhyme));
      }
      // `gi` loses its i before another: gì, gìn, giếng.
      if (rhyme[0] == u'i' && rhyme != u"ia" && rhyme != u"iu") Add(std::u16string(u"g").append(rhyme));
    }
    for (const std::u16string_view exception : kExceptions) exceptions_.push_back(Pack(exception));
  }

  // `letters` are `count` codes in six bits each.
  bool Holds(uint64_t letters, size_t count) const {
    const Parts parts = Split(letters, count);
    const size_t row = heads_[HeadSlot(parts.head)], column = tails_[TailSlot(parts.tail)];
    return row != 0 && column != 0 && spelled_[row][column];
  }
  bool HoldsException(uint64_t letters) const {
    return std::find(exceptions_.begin(), exceptions_.end(), letters) != exceptions_.end();
  }

 private:
  static constexpr size_t kHeads = 64, kTails = 1024;  // slots; of 24 heads and about 330 tails
  struct Parts {
    uint64_t head = 0, tail = 0;
  };

  static Parts Split(uint64_t letters, size_t count) {
    size_t bits = count * 6;  // of the tail
    while (bits > 0 && !IsVowel(letters >> (bits - 6) & 63)) bits -= 6;
    return {letters >> bits, letters & ((uint64_t{1} << bits) - 1)};
  }
  static size_t HashOf(uint64_t key, int bits) { return key * 0x9E3779B97F4A7C15u >> (64 - bits); }
  size_t HeadSlot(uint64_t head) const {
    size_t slot = HashOf(head, 6);
    while (heads_[slot] != 0 && head_keys_[slot] != head) slot = (slot + 1) % kHeads;
    return slot;
  }
  size_t TailSlot(uint64_t tail) const {
    size_t slot = HashOf(tail, 10);
    while (tails_[slot] != 0 && tail_keys_[slot] != tail) slot = (slot + 1) % kTails;
    return slot;
  }

  void Add(std::u16string_view spelling) {
    const Parts parts = Split(Pack(spelling), spelling.size());
    const size_t head = HeadSlot(parts.head), tail = TailSlot(parts.tail);
    if (heads_[head] == 0) heads_[head] = static_cast<uint8_t>(++head_count_);
    if (tails_[tail] == 0) tails_[tail] = static_cast<uint16_t>(++tail_count_);
    head_keys_[head] = parts.head;
    tail_keys_[tail] = parts.tail;
    spelled_[heads_[head]].set(tails_[tail]);
  }

  // Open-addressed: a row for each head and a column for each tail, from 1 on.
  std::array<uint8_t, kHeads> heads_{};
  std::array<uint16_t, kTails> tails_{};
  std::array<uint64_t, kHeads> head_keys_{};
  std::array<uint64_t, kTails> tail_keys_{};
  size_t head_count_ = 0, tail_count_ = 0;
  std::array<std::bitset<kTails / 2>, kHeads / 2> spelled_;
  std::vector<uint64_t> exceptions_;
};

}  // namespace

// What ends in c, ch, p, t takes only sắc or nặng, unless it is an exception.
bool SyllableSpelling::Known() const {
  static const auto& inventory = *new Inventory;
  if (!inventory.Holds(letters_, count_)) return inventory.HoldsException(letters_);
  const uint64_t last = letters_ & 63;
  const uint64_t c = LetterOf(u'c').code;
  const bool stopped = last == c || last == LetterOf(u'p').code || last == LetterOf(u't').code ||
                       (last == LetterOf(u'h').code && (letters_ >> 6 & 63) == c);
  return !stopped || tone_ == 2 || tone_ == 5;
}

bool IsVietnameseSyllable(absl::string_view word) {
  if (word.size() > SyllableSpelling::kLongest * 3) return false;
  SyllableSpelling spelling;
  size_t length = 0;
  for (size_t i = 0; i < word.size(); i += length) spelling.Add(LetterOf(DecodeUtf8(word, i, &length)));
  return spelling.IsSyllable();
}

}  // namespace banghi
