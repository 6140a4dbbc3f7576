#include "text/normalize.h"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "absl/strings/match.h"
#include "text/blocks.h"
#include "text/edit.h"
#include "text/markup.h"
#include "text/repair.h"
#include "text/utf8.h"

namespace banghi {
namespace {

enum class SpaceLike { kNone, kSpace, kLine, kNothing };

SpaceLike SpaceLikeOf(char32_t c) {
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) {
    if (c == '\n') return SpaceLike::kNone;
    return c == '\r' || c == '\v' || c == '\f' || c == 0x85 ? SpaceLike::kLine : SpaceLike::kSpace;
  }
  if (c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000)
    return SpaceLike::kSpace;
  if (c == 0x2028 || c == 0x2029) return SpaceLike::kLine;
  // Soft hyphen, zero-width spaces and joiners, direction marks, word joiners, byte order mark.
  const bool invisible = c == 0xAD || c == 0x180E || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
                         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
  return invisible ? SpaceLike::kNothing : SpaceLike::kNone;
}

// NFC by ICU, whose record of edits becomes the map. Nearly all news is NFC already and only pays for the check.
Edited ComposeLetters(std::string text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  const icu::StringPiece piece(text.data(), static_cast<int32_t>(text.size()));
  icu::Edits edits;
  Edited composed;
  const bool done = U_SUCCESS(status) && nfc->isNormalizedUTF8(piece, status);
  if (!done && U_SUCCESS(status)) {
    icu::StringByteSink<std::string> sink(&composed.text, piece.length());
    nfc->normalizeUTF8(0, piece, sink, &edits, status);
  }
  OffsetMap::Builder builder;
  if (done || U_FAILURE(status)) {
    builder.Copy(text.size());
    return {std::move(text), std::move(builder).Build()};
  }
  for (icu::Edits::Iterator it = edits.getFineIterator(); it.next(status);) {
    if (it.hasChange()) {
      builder.Replace(static_cast<size_t>(it.oldLength()), static_cast<size_t>(it.newLength()));
    } else {
      builder.Copy(static_cast<size_t>(it.oldLength()));
    }
  }
  composed.map = std::move(builder).Build();
  return composed;
}

// The step `next` done on what `edited` left.
template <typename Step>
Edited Then(Edited edited, Step next) {
  Edited result = next(std::move(edited.text));
  result.map = edited.map.Then(result.map);
  return result;
}

void Forward(const OffsetMap& map, std::vector<Span>& spans) {
  if (map.identity()) return;
  for (Span& span : spans) span = map.ToNormalised(span);
}

// Which steps a text may need.
enum Need : uint8_t {
  kMarkup = 1,  // HTML or entities
  kMarkdown = 2,
  kCharacters = 4,  // other spaces than ' ', invisible characters, letters that may not be composed
};

struct AsciiNeeds {
  std::array<uint8_t, 128> of{};
  constexpr AsciiNeeds() {
    for (unsigned c = 0; c < 0x20; ++c) of[c] = c == '\n' ? 0 : kCharacters;
    of[0x7F] = kCharacters;
    for (const char c : {'<', '&'}) of[static_cast<uint8_t>(c)] = kMarkup;
    for (const char c : {'*', '_', '\\', '#', '['}) of[static_cast<uint8_t>(c)] = kMarkdown;
  }
};
constexpr AsciiNeeds kAsciiNeeds;

// Whether the character of several bytes at `at` is one of those that stay as they are beside any of their like: U+00A1
// to U+02FF but the soft hyphen, U+1E80 to U+1EFF, U+2010 to U+2027.
bool Stands(absl::string_view text, size_t at) {
  const auto byte = [&](size_t k) { return static_cast<uint8_t>(text[at + k]); };
  const uint8_t lead = byte(0);
  if (lead < 0xE0) return lead < 0xCC && (lead > 0xC2 || (byte(1) > 0xA0 && byte(1) != 0xAD));
  if (lead == 0xE1) return byte(1) == 0xBA || byte(1) == 0xBB;
  return lead == 0xE2 && byte(1) == 0x80 && byte(2) >= 0x90 && byte(2) <= 0xA7;
}

// Where the block at `at`, or with two bytes more, has what gives the text a need; by the same rules as kAsciiNeeds and
// Stands.
struct NeedMasks {
  BlockMask markup = {}, markdown = {}, characters = {};

  void Add(absl::string_view text, size_t at) {
    const Block byte = LoadBlock(text, at), next = LoadBlock(text, at + 1), third = LoadBlock(text, at + 2);
    markup |= (byte == '<') | (byte == '&');
    markdown |= (byte == '*') | (byte == '_') | (byte == '\\') | (byte == '#') | (byte == '[');
    characters |= ((byte < 0x20) & (byte != '\n')) | (byte == 0x7F);
    characters |= (byte == 0xC2) & ((next <= 0xA0) | (next == 0xAD));
    characters |= (byte == 0xE1) & ((next & 0xFE) != 0xBA);
    characters |= (byte == 0xE2) & ((next != 0x80) | (third < 0x90) | (third > 0xA7));
    characters |= (byte >= 0xCC) & (byte != 0xE1) & (byte != 0xE2);
  }
};

// At one look, for nearly all news needs no step.
int NeedsOf(absl::string_view text) {
  size_t i = 0;
  NeedMasks masks;
  for (; i + sizeof(Block) + 2 <= text.size(); i += sizeof(Block)) masks.Add(text, i);
  int needs = (Any(masks.markup) ? kMarkup : 0) | (Any(masks.markdown) ? kMarkdown : 0) |
              (Any(masks.characters) ? kCharacters : 0);
  for (; i < text.size(); ++i) {
    const uint8_t byte = static_cast<uint8_t>(text[i]);
    if (byte < 0x80) {
      needs |= kAsciiNeeds.of[byte];
    } else if (byte >= 0xC0 && !Stands(text, i)) {
      needs |= kCharacters;
    }
  }
  return (needs & kMarkup) == 0 ? needs : needs | kMarkdown | kCharacters;  // an entity may be any character
}

// The first character from the one at `at` on that is in a block with what may have to change; the text's size where
// there is none.
size_t NextInNeed(absl::string_view text, size_t at) {
  const auto needs = [&text](size_t block) {
    NeedMasks masks;
    masks.Add(text, block);
    return Any(masks.characters);
  };
  while (at + sizeof(Block) + 2 <= text.size() && !needs(at)) at += sizeof(Block);
  while (at < text.size() && (static_cast<uint8_t>(text[at]) & 0xC0) == 0x80) ++at;  // of a letter of that block
  return at;
}

Edited PlainSpaces(absl::string_view text) {
  TextEditor editor(text);
  size_t length = 0;
  for (size_t begin = 0; (begin = NextInNeed(text, begin)) < text.size();) {
    const size_t end = std::min(begin + sizeof(Block), text.size());
    for (; begin < end; begin += length) {
      const SpaceLike like = SpaceLikeOf(DecodeUtf8(text, begin, &length));
      if (like == SpaceLike::kNone) continue;
      if (text.substr(begin, 2) == "\r\n") length = 2;
      editor.CopyUntil(begin);
      editor.Replace(length, like == SpaceLike::kSpace ? " " : like == SpaceLike::kLine ? "\n" : "");
    }
  }
  return std::move(editor).Finish();
}

OffsetMap Identity(size_t bytes) {
  OffsetMap::Builder builder;
  builder.Copy(bytes);
  return std::move(builder).Build();
}

}  // namespace

NormalizedText Normalize(absl::string_view raw) {
  NormalizedText result;
  Edited text = {std::string(raw), Identity(raw.size())};
  const int needs = NeedsOf(raw);
  if ((needs & kMarkup) != 0) text = Then(Then(std::move(text), StripHtml), DecodeEntities);
  if ((needs & kMarkdown) != 0) {
    MarkdownText markdown = StripMarkdown(text.text);
    text = {std::move(markdown.edited.text), text.map.Then(markdown.edited.map)};
    result.image_texts = std::move(markdown.image_texts);
    result.link_texts = std::move(markdown.link_texts);
  }
  OffsetMap after_markup = Identity(text.text.size());
  if ((needs & kCharacters) != 0) {
    Edited plain = Then(PlainSpaces(text.text), ComposeLetters);
    text.text = std::move(plain.text);
    after_markup = std::move(plain.map);
  }
  if (absl::StrContains(text.text, "??")) {
    RepairedText repaired = RepairLostLetters(text.text);
    text.text = std::move(repaired.text);
    after_markup = after_markup.Then(repaired.map);
    result.repaired = std::move(repaired.repaired);
    result.unrepaired = std::move(repaired.unrepaired);
  }
  Forward(after_markup, result.image_texts);
  Forward(after_markup, result.link_texts);
  result.text = std::move(text.text);
  result.map = text.map.Then(after_markup);
  return result;
}

}  // namespace banghi
