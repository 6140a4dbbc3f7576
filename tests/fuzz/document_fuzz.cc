// Any bytes: a document whose tokens and sentences stand on the raw text, or a status that says what is wrong.
#include <string>

#include "tests/fuzz/fuzz_target.h"
#include "text/document.h"
#include "text/units.h"
#include "text/utf8.h"

namespace banghi {
namespace {

bool OnBoundary(const std::string& text, uint32_t byte) {
  return byte <= text.size() && (byte == text.size() || (static_cast<unsigned char>(text[byte]) & 0xC0) != 0x80);
}

void CheckSpan(const Document& document, Span span) {
  FUZZ_EXPECT(span.begin < span.end && span.end <= document.text().size());
  FUZZ_EXPECT(OnBoundary(document.text(), span.begin) && OnBoundary(document.text(), span.end));
  const Span raw = document.ToRaw(span);
  FUZZ_EXPECT(raw.begin < raw.end && raw.end <= document.raw().size());
  FUZZ_EXPECT(OnBoundary(document.raw(), raw.begin) && OnBoundary(document.raw(), raw.end));
  FUZZ_EXPECT(document.normalized().map.ToNormalised(raw).Contains(span));
}

void CheckTokens(const Document& document) {
  Span last;
  for (const Token& token : document.tokens()) {
    CheckSpan(document, token.span);
    FUZZ_EXPECT(last.end <= token.span.begin);
    FUZZ_EXPECT(token.folded.begin < token.folded.end && token.folded.end <= document.folded_text().size());
    FUZZ_EXPECT(token.sentence < document.sentences().size());
    last = token.span;
  }
}

void CheckSentences(const Document& document) {
  uint32_t next = 0;
  for (uint32_t s = 0; s < document.sentences().size(); ++s) {
    const TokenRange tokens = document.sentences()[s].tokens;
    FUZZ_EXPECT(tokens.begin == next && tokens.end > tokens.begin && tokens.end <= document.tokens().size());
    for (uint32_t t = tokens.begin; t < tokens.end; ++t) FUZZ_EXPECT(document.tokens()[t].sentence == s);
    CheckSpan(document, document.SpanOf(tokens));
    next = tokens.end;
  }
  FUZZ_EXPECT(next == document.tokens().size());
}

// The end of the text in code points, and in UTF-16 code units.
void CheckUnits(const std::string& raw) {
  uint32_t points = 0, units = 0;
  size_t length = 0;
  for (size_t i = 0; i < raw.size(); i += length, ++points) units += DecodeUtf8(raw, i, &length) > 0xFFFF ? 2 : 1;
  const uint32_t size = static_cast<uint32_t>(raw.size());
  FUZZ_EXPECT(UnitConverter(raw, OffsetUnit::kCodePoint).FromByte(size) == points);
  FUZZ_EXPECT(UnitConverter(raw, OffsetUnit::kUtf16CodeUnit).FromByte(size) == units);
}

}  // namespace
}  // namespace banghi

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace banghi;
  const std::string raw(reinterpret_cast<const char*>(data), size);
  const auto document = Document::Parse(raw);
  if (!document.ok()) {
    FUZZ_EXPECT(document.status().code() == absl::StatusCode::kInvalidArgument);
    return 0;
  }
  FUZZ_EXPECT(FindInvalidUtf8(raw) == raw.size());
  FUZZ_EXPECT(FindInvalidUtf8(document->text()) == document->text().size());
  FUZZ_EXPECT(FindInvalidUtf8(document->folded_text()) == document->folded_text().size());
  FUZZ_EXPECT(document->raw() == raw && !document->tokens().empty());
  FUZZ_EXPECT(document->normalized().map.raw_size() == raw.size());
  FUZZ_EXPECT(document->normalized().map.normalised_size() == document->text().size());
  CheckTokens(*document);
  CheckSentences(*document);
  CheckUnits(raw);
  return 0;
}
