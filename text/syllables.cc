#include "text/syllables.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <vector>

#include "text/letters.h"
#include "text/utf8.h"

namespace banghi {
namespace {

// Seven letters at most: `nghiêng`.
constexpr size_t kLongest = 7;

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

bool IsRhyme(std::u16string_view rhyme) {
  static const auto* const kSorted = [] {
    auto* sorted = new std::vector<std::u16string_view>(std::begin(kRhymes), std::end(kRhymes));
    std::sort(sorted->begin(), sorted->end());
    return sorted;
  }();
  return std::binary_search(kSorted->begin(), kSorted->end(), rhyme);
}

// `gi` loses its i before another: gì, gìn, giếng.
bool IsGiSyllable(std::u16string_view letters) {
  if (letters.substr(0, 2) != u"gi") return false;
  const std::u16string_view rhyme = letters.substr(1);
  return rhyme != u"ia" && rhyme != u"iu" && IsRhyme(rhyme);
}

bool IsOnset(std::u16string_view onset) {
  return onset.empty() || std::find(std::begin(kOnsets), std::end(kOnsets), onset) != std::end(kOnsets);
}

bool IsVowel(char16_t c) { return Contains(u"aăâeêioôơuưy", c); }

bool FitsTogether(std::u16string_view letters) {
  size_t vowel = 0;
  while (vowel < letters.size() && !IsVowel(letters[vowel])) ++vowel;
  if (vowel == letters.size()) return false;
  if (IsGiSyllable(letters)) return true;
  std::u16string_view onset = letters.substr(0, vowel);
  const bool glides_in = letters.size() > vowel + 1 &&
                         ((onset == u"q" && letters[vowel] == u'u') || (onset == u"g" && letters[vowel] == u'i'));
  if (glides_in) onset = letters.substr(0, vowel + 1);
  const std::u16string_view rhyme = letters.substr(onset.size());
  return IsOnset(onset) && IsRhyme(rhyme) && OnsetTakes(onset, rhyme);
}

bool EndsInStop(std::u16string_view letters) {
  const char16_t last = letters.back();
  return last == u'c' || last == u'p' || last == u't' ||
         (last == u'h' && letters.size() > 1 && letters[letters.size() - 2] == u'c');
}

}  // namespace

bool IsVietnameseSyllable(absl::string_view word) {
  std::array<char16_t, kLongest> letters;
  size_t size = 0, length = 0;
  uint8_t tone = 0;
  for (size_t i = 0; i < word.size(); i += length) {
    const Letter& letter = LetterOf(DecodeUtf8(word, i, &length));
    if (letter.base == 0 || size == kLongest || (letter.tone != 0 && tone != 0)) return false;
    letters[size++] = letter.base;
    if (letter.tone != 0) tone = letter.tone;
  }
  if (size == 0) return false;
  const std::u16string_view spelled(letters.data(), size);
  if (std::find(std::begin(kExceptions), std::end(kExceptions), spelled) != std::end(kExceptions)) return true;
  return FitsTogether(spelled) && (!EndsInStop(spelled) || tone == 2 || tone == 5);
}

}  // namespace banghi
