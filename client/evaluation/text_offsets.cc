#include "client/evaluation/text_offsets.h"

#include <algorithm>
#include <limits>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "text/utf8.h"

namespace banghi {
namespace {

constexpr uint32_t kInside = std::numeric_limits<uint32_t>::max();
constexpr size_t kContextBytes = 40;  // on either side
constexpr int kPlaces = 3;

// Units of a character of `length` bytes.
size_t UnitsOf(size_t length, OffsetUnit unit) {
  switch (unit) {
    case OffsetUnit::kUtf8Byte:
      return length;
    case OffsetUnit::kUtf16CodeUnit:
      return length == 4 ? 2 : 1;
    case OffsetUnit::kCodePoint:
      break;
  }
  return 1;
}

bool IsTrail(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

}  // namespace

TextOffsets::TextOffsets(absl::string_view text, OffsetUnit unit) : text_(text), unit_(unit) {
  for (size_t at = 0; at < text.size();) {
    size_t length = 0;
    DecodeUtf8(text, at, &length);
    bytes_.push_back(static_cast<uint32_t>(at));
    bytes_.resize(bytes_.size() + UnitsOf(length, unit) - 1, kInside);
    at += length;
  }
  bytes_.push_back(static_cast<uint32_t>(text.size()));
}

bool TextOffsets::IsSpan(size_t start, size_t end) const {
  return start < end && end <= size() && bytes_[start] != kInside && bytes_[end] != kInside;
}

absl::string_view TextOffsets::Between(size_t start, size_t end) const {
  return text_.substr(bytes_[start], bytes_[end] - bytes_[start]);
}

std::string TextOffsets::PlacesOf(absl::string_view part) const {
  const UnitConverter converter(text_, unit_);
  std::string places;
  int found = 0;
  for (size_t at = 0; !part.empty() && (at = text_.find(part, at)) != absl::string_view::npos; at += part.size()) {
    if (++found > kPlaces) return absl::StrCat(places, ", ...");
    const Span span = converter.FromBytes({static_cast<uint32_t>(at), static_cast<uint32_t>(at + part.size())});
    absl::StrAppend(&places, places.empty() ? "" : ", ", span.begin, "-", span.end);
  }
  return places;
}

size_t TextOffsets::Before(size_t byte) const {
  while (byte > 0 && byte < text_.size() && IsTrail(text_[byte])) --byte;
  return byte;
}

size_t TextOffsets::After(size_t byte) const {
  while (byte < text_.size() && IsTrail(text_[byte])) ++byte;
  return byte;
}

std::string TextOffsets::InContext(size_t start, size_t end) const {
  const size_t begin = bytes_[start], behind = bytes_[end];
  const size_t left = After(begin - std::min(begin, kContextBytes));
  const size_t right = Before(std::min(text_.size(), behind + kContextBytes));
  const std::string text =
      absl::StrCat(left > 0 ? "…" : "", text_.substr(left, begin - left), "[", text_.substr(begin, behind - begin), "]",
                   text_.substr(behind, right - behind), right < text_.size() ? "…" : "");
  return absl::StrReplaceAll(text, {{"\r", " "}, {"\n", " "}, {"\t", " "}});
}

}  // namespace banghi
