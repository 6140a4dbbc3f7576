#include "text/document.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "text/sentences.h"
#include "text/tokens.h"
#include "text/utf8.h"
#include "text/zones.h"

namespace banghi {

absl::string_view ZoneName(Zone zone) {
  switch (zone) {
    case Zone::kTitle:
      return "TITLE";
    case Zone::kLead:
      return "LEAD";
    case Zone::kBody:
      return "BODY";
    case Zone::kCaption:
      return "CAPTION";
    case Zone::kCredit:
      return "CREDIT";
    case Zone::kTeaser:
      return "TEASER";
    case Zone::kBoilerplate:
      return "BOILERPLATE";
  }
  return "BODY";
}

absl::StatusOr<Document> Document::Parse(absl::string_view raw) {
  if (raw.size() > std::numeric_limits<uint32_t>::max() / 4) {
    return absl::InvalidArgumentError("too long for offsets of 32 bits");
  }
  const size_t valid = FindInvalidUtf8(raw);
  if (valid != raw.size()) return absl::InvalidArgumentError(absl::StrCat("not valid UTF-8 at byte ", valid));
  Document document;
  document.raw_ = std::string(raw);
  document.normalized_ = Normalize(document.raw_);
  Tokenize(document.text(), document.tokens_, document.folded_);
  if (document.tokens_.empty()) return absl::InvalidArgumentError("holds no text");
  document.sentences_ = SplitSentences(document.text(), document.tokens_);
  AssignZones(document.normalized_, document.folded_, document.tokens_, document.sentences_);
  return document;
}

TokenRange Document::TokensIn(Span span) const {
  const auto first =
      std::partition_point(tokens_.begin(), tokens_.end(), [&](const Token& t) { return t.span.begin < span.begin; });
  const auto last = std::partition_point(first, tokens_.end(), [&](const Token& t) { return t.span.end <= span.end; });
  return {static_cast<uint32_t>(first - tokens_.begin()), static_cast<uint32_t>(last - tokens_.begin())};
}

}  // namespace banghi
