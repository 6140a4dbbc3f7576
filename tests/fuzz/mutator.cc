#include "tests/fuzz/mutator.h"

#include <algorithm>
#include <iterator>

namespace banghi {
namespace {

constexpr size_t kLongest = 1 << 14;  // bytes: larger inputs find little that smaller ones do not
constexpr size_t kMostMutations = 6;

// What readers of text stumble over; the last ones are not UTF-8.
const char* const kPieces[] = {"\n",
                               "\r\n",
                               "\t",
                               " ",
                               ";",
                               "\u00A0",
                               "\uFEFF",
                               "\u2028",
                               "\u0301",
                               "\u0323\u0302",
                               "\U0001F600",
                               "ệ",
                               "??",
                               "???",
                               "<",
                               ">",
                               "<b>",
                               "&#7879;",
                               "&amp;",
                               "&",
                               "[",
                               "]",
                               "](",
                               "![",
                               "(",
                               ")",
                               "|",
                               "*",
                               "_",
                               "\\",
                               "#",
                               "\"",
                               "'",
                               "{",
                               "}",
                               ":",
                               ".",
                               "./.",
                               "-",
                               "–",
                               "/",
                               "0",
                               "…",
                               "TP.",
                               "1/2/2021",
                               "99999999999",
                               "(?P<day>",
                               ",",
                               "\xFF",
                               "\xC0\x80",
                               "\xED\xA0\x80",
                               "\xE1\xBA"};
constexpr size_t kWholePieces = std::size(kPieces) - 4;

// The beginning of the character that the byte at `offset` belongs to.
size_t CharacterAt(const std::string& text, size_t offset) {
  while (offset > 0 && offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0) == 0x80) --offset;
  return offset;
}

}  // namespace

size_t Mutator::PlaceIn(const std::string& text) {
  const size_t at = Below(text.size() + 1);
  return whole_characters_ ? CharacterAt(text, at) : at;
}

std::string Mutator::PieceOf(const std::string& text, size_t longest) {
  const size_t begin = PlaceIn(text);
  const size_t end = std::min(text.size(), begin + Below(longest + 1));
  return text.substr(begin, std::max(begin, whole_characters_ ? CharacterAt(text, end) : end) - begin);
}

void Mutator::MutateByte(std::string& text) {
  const size_t at = PlaceIn(text);
  if (at == text.size()) return;
  const bool ascii = static_cast<unsigned char>(text[at]) < 0x80;
  if (!whole_characters_) {
    text[at] = static_cast<char>(Below(2) == 0 ? Below(256) : static_cast<size_t>(text[at] ^ (1 << Below(8))));
  } else if (ascii) {
    text[at] = static_cast<char>(Below(0x80));
  }
}

void Mutator::Mutate(std::string& text) {
  const size_t at = PlaceIn(text);
  switch (Below(7)) {
    case 0:
      return MutateByte(text);
    case 1:
    case 2: {
      const size_t end = CharacterAt(text, std::min(text.size(), at + Below(Below(4) == 0 ? text.size() + 1 : 9)));
      if (end > at) text.erase(at, end - at);
      return;
    }
    case 3: {
      const size_t pieces = whole_characters_ ? kWholePieces : std::size(kPieces);
      text.insert(at, kPieces[Below(pieces)]);
      return;
    }
    case 4:
      text.insert(at, PieceOf(text, 64));
      return;
    case 5:
      text.insert(at, PieceOf(corpus_[Below(corpus_.size())], 256));
      return;
    default: {
      const std::string piece = PieceOf(text, 12);
      for (size_t times = Below(50); times > 0; --times) text.insert(at, piece);
    }
  }
}

std::string Mutator::Next() {
  whole_characters_ = Below(4) != 0;
  std::string text = corpus_[Below(corpus_.size())];
  for (size_t times = 1 + Below(kMostMutations); times > 0; --times) Mutate(text);
  if (text.size() > kLongest) text.resize(CharacterAt(text, kLongest));
  return text;
}

}  // namespace banghi
