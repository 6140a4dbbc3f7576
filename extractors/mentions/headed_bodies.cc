#include "extractors/mentions/headed_bodies.h"

#include "absl/strings/string_view.h"
#include "extractors/mentions/name_shape.h"

namespace banghi {
namespace {

constexpr float kConfidence = 0.7f;
constexpr uint32_t kLongestName = 4;  // words

// Something that some gazetteer knows as anything but a word of a name.
bool IsKnown(const Analysis& analysis, uint32_t token) {
  return analysis.AnyAt(token, {EntryKind::kCountry, EntryKind::kLocation, EntryKind::kOrganization, EntryKind::kPerson,
                                EntryKind::kOffice, EntryKind::kRank, EntryKind::kOrganizationClass});
}

bool IsForeign(const Analysis& analysis, uint32_t token) {
  return analysis.IsCapital(token) && !analysis.document.tokens()[token].syllable && !IsKnown(analysis, token);
}

}  // namespace

BodyHeads::BodyHeads(const Bundle& bundle)
    : media(bundle.CueList("media_head")),
      firm(bundle.CueList("firm_head")),
      group(bundle.CueList("group_head")),
      honorific(bundle.CueList("honorific")) {}

Mention HeadedBody(const Analysis& analysis, const BodyHeads& heads, uint32_t token) {
  Mention mention;
  const char* type = analysis.CueBefore(token, heads.media) != token   ? "MEDIA"
                     : analysis.CueBefore(token, heads.firm) != token  ? "COMPANY"
                     : analysis.CueBefore(token, heads.group) != token ? "ARMED_GROUP"
                                                                       : nullptr;
  if (type == nullptr || !Adjacent(analysis, token - 1, token) || !IsForeign(analysis, token)) return mention;
  // `nhà báo Piers Morgan`, `báo TT Putin`: people; `công ty TNHH`: what kind of firm.
  if (analysis.CueBefore(token, heads.honorific) != token || analysis.CueAt(token, heads.honorific) != token)
    return mention;
  if (absl::string_view(type) == "COMPANY" && analysis.document.tokens()[token].all_caps) return mention;
  uint32_t end = token + 1;
  const bool media = absl::string_view(type) == "MEDIA";
  auto goes_on = [&](uint32_t t) {
    if (!Adjacent(analysis, t - 1, t)) return false;
    // `báo South China Post`; the name of a firm may have its chairman's behind it.
    const bool known = media && analysis.MatchAt(t, EntryKind::kPerson) == nullptr;
    return IsForeign(analysis, t) || (known && analysis.IsCapital(t) && !analysis.document.tokens()[t].syllable);
  };
  while (end < token + kLongestName && goes_on(end)) ++end;
  if (HasModelNumber(analysis, end)) return mention;
  mention.tokens = {token, end};
  mention.value = type;
  mention.source = "organizations/headed";
  mention.confidence = kConfidence;
  mention.doubt = kShapeDoubt;
  return mention;
}

}  // namespace banghi
