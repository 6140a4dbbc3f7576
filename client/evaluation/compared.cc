#include "client/evaluation/compared.h"

#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <functional>
#include <tuple>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace banghi {
namespace {

// `NAME` of `PREFIX_NAME`; empty for `PREFIX_UNSPECIFIED` and for numbers that have no name.
std::string WithoutPrefix(const std::string& name, absl::string_view prefix) {
  if (!absl::StartsWith(name, prefix)) return "";
  const std::string rest = name.substr(prefix.size());
  return rest == "UNSPECIFIED" ? "" : rest;
}

bool IsHeadOrTail(absl::string_view part, absl::string_view whole) {
  return absl::StartsWith(whole, absl::StrCat(part, " ")) || absl::EndsWith(whole, absl::StrCat(" ", part));
}

}  // namespace

std::string Comparable(absl::string_view name) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(error);
  const auto raw = icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<int32_t>(name.size())));
  const icu::UnicodeString composed = nfc->normalize(raw, error);
  icu::UnicodeString plain;
  bool space = false;  // before what comes next
  for (int32_t at = 0; at < composed.length(); at = composed.moveIndex32(at, 1)) {
    const UChar32 c = composed.char32At(at);
    if (u_isUWhiteSpace(c)) {
      space = !plain.isEmpty();
      continue;
    }
    if (space) plain.append(u' ');
    space = false;
    plain.append(c);
  }
  std::string out;
  plain.foldCase(U_FOLD_CASE_DEFAULT).toUTF8String(out);
  return out;
}

std::string Spellings::Note(const std::string& name) {
  std::string comparable = Comparable(name);
  spellings_.try_emplace(comparable, name);
  return comparable;
}

const std::string& Spellings::Of(const std::string& comparable) const {
  const auto found = spellings_.find(comparable);
  return found == spellings_.end() ? comparable : found->second;
}

bool CanBeOnePerson(absl::string_view a, absl::string_view b) {
  return a == b || IsHeadOrTail(a, b) || IsHeadOrTail(b, a);
}

std::string TypeName(v1::MentionType type) { return WithoutPrefix(v1::MentionType_Name(type), "MENTION_TYPE_"); }
std::string TypeName(v1::AgreementType type) { return WithoutPrefix(v1::AgreementType_Name(type), "AGREEMENT_TYPE_"); }
std::string TypeName(v1::AgreementStatus status) {
  return WithoutPrefix(v1::AgreementStatus_Name(status), "AGREEMENT_STATUS_");
}
std::string TypeName(v1::PartnershipLevel level) {
  return WithoutPrefix(v1::PartnershipLevel_Name(level), "PARTNERSHIP_LEVEL_");
}
std::string TypeName(v1::EventType type) { return WithoutPrefix(v1::EventType_Name(type), "EVENT_TYPE_"); }
std::string TypeName(v1::EventMode mode) { return WithoutPrefix(v1::EventMode_Name(mode), "EVENT_MODE_"); }
std::string TypeName(v1::EventStatus status) { return WithoutPrefix(v1::EventStatus_Name(status), "EVENT_STATUS_"); }

void CompareSlots(const std::string& article, const std::string& kind, const std::string& name, const Slots& gold,
                  const Slots& extracted, const Spellings& spellings, Tally& tally) {
  tally.Compare(absl::StrCat(kind, " slots"), gold, extracted);
  const auto tell = [&](const char* how, const Slots& slots, const Slots& others) {
    for (const auto& slot : slots) {
      if (others.count(slot) > 0) continue;
      tally.Tell(
          {article, absl::StrCat(how, " ", kind, " slot"),
           absl::StrCat(slot.first, " ", slot.second.empty() ? "(none)" : spellings.Of(slot.second), " of ", name)});
    }
  };
  tell("missed", gold, extracted);
  tell("spurious", extracted, gold);
}

std::vector<std::pair<size_t, size_t>> PairUp(size_t gold, size_t extracted,
                                              const std::function<int(size_t, size_t)>& affinity) {
  std::vector<std::tuple<int, size_t, size_t>> candidates;
  for (size_t g = 0; g < gold; ++g) {
    for (size_t e = 0; e < extracted; ++e) {
      if (const int value = affinity(g, e); value > 0) candidates.emplace_back(value, g, e);
    }
  }
  std::sort(candidates.begin(), candidates.end(), std::greater<>());
  std::vector<bool> gold_taken(gold), extracted_taken(extracted);
  std::vector<std::pair<size_t, size_t>> pairs;
  for (const auto& [value, g, e] : candidates) {
    if (gold_taken[g] || extracted_taken[e]) continue;
    gold_taken[g] = extracted_taken[e] = true;
    pairs.emplace_back(g, e);
  }
  return pairs;
}

}  // namespace banghi
