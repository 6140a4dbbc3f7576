#include "text/normalize.h"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>

#include <utility>

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

Edited PlainSpaces(absl::string_view text) {
  TextEditor editor(text);
  size_t length = 0;
  for (size_t i = 0; i < text.size(); i += length) {
    const SpaceLike like = SpaceLikeOf(DecodeUtf8(text, i, &length));
    if (like == SpaceLike::kNone) continue;
    if (text.substr(i, 2) == "\r\n") length = 2;
    editor.CopyUntil(i);
    editor.Replace(length, like == SpaceLike::kSpace ? " " : like == SpaceLike::kLine ? "\n" : "");
  }
  return std::move(editor).Finish();
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

}  // namespace

NormalizedText Normalize(absl::string_view raw) {
  const Edited unmarked = Then(StripHtml(raw), DecodeEntities);
  MarkdownText markdown = StripMarkdown(unmarked.text);
  const Edited plain = Then(PlainSpaces(markdown.edited.text), ComposeLetters);
  RepairedText repaired = RepairLostLetters(plain.text);

  NormalizedText result;
  const OffsetMap after_markup = plain.map.Then(repaired.map);
  result.map = unmarked.map.Then(markdown.edited.map).Then(after_markup);
  result.image_texts = std::move(markdown.image_texts);
  result.link_texts = std::move(markdown.link_texts);
  Forward(after_markup, result.image_texts);
  Forward(after_markup, result.link_texts);
  result.text = std::move(repaired.text);
  result.repaired = std::move(repaired.repaired);
  result.unrepaired = std::move(repaired.unrepaired);
  return result;
}

}  // namespace banghi
