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

Mention Headed(TokenRange name, const char* type) {
  Mention mention;
  mention.tokens = name;
  mention.value = type;
  mention.source = "organizations/headed";
  mention.confidence = kConfidence;
  mention.doubt = kShapeDoubt;
  return mention;
}

// Whether the office is that of one who leads a firm or society: `Chủ tịch` + `Home Credit Jiri Smejc`.
bool LeadsBody(const Office& office) {
  const bool chair = office.side == "STATE" && office.complements == (kComplementBody | kComplementCountry);
  return (office.complements & kComplementBody) != 0 && (office.side == "COMPANY" || chair);
}

// How many of the foreign words from `token` on, which a head's name ends, are the body's: `MEDEF` of `MEDEF Pierre
// Gattaz`, `Home Credit` of `Home Credit Jiri Smejc`; 0 where they look like a name alone.
uint32_t WordsOfBody(const Analysis& analysis, uint32_t token) {
  const auto& tokens = analysis.document.tokens();
  uint32_t end = token;
  while (end <= token + kLongestName && IsForeign(analysis, end) && (end == token || Adjacent(analysis, end - 1, end)))
    ++end;
  const bool glued = analysis.IsMark(end, "-") && !tokens[end].space_before;  // `Jean-Yves`
  const bool whole = !analysis.IsCapital(end) && !glued && tokens[end - 1].span.length() > 2;
  if (!whole || tokens[end - 1].all_caps) return 0;
  const uint32_t words = end - token;
  if (words == 3 && tokens[token].all_caps && !tokens[token + 1].all_caps) return 1;
  return words == 4 ? 2 : 0;
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
  return Headed({token, end}, type);
}

void AddFirmsOfHeads(Analysis& analysis) {
  const uint32_t offices = Matches::BitOf(EntryKind::kOffice);
  const uint32_t size = static_cast<uint32_t>(analysis.document.tokens().size());
  for (uint32_t t = 0; (t = analysis.matches.NextOf(t, offices)) < size; ++t) {
    const Match* match = analysis.MatchAt(t, EntryKind::kOffice);
    const uint32_t name = match->tokens.end;
    if (!IsForeign(analysis, name) || !Adjacent(analysis, name - 1, name) || analysis.IsCredit(name)) continue;
    if (!LeadsBody(analysis.bundle.offices()[match->entry])) continue;
    const uint32_t words = WordsOfBody(analysis, name);
    if (words == 0) continue;
    Mention firm = Headed({name, name + words}, "COMPANY");
    firm.type = MentionType::kOrganization;
    analysis.Add(firm);
  }
}

}  // namespace banghi
