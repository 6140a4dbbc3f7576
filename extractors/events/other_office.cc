#include "extractors/events/other_office.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "extractors/events/same_happening.h"

namespace banghi {
namespace {

// The body that an office names; kNone where it names none.
int32_t BodyNamed(const Analysis& analysis, const Mention& office) {
  for (size_t m = analysis.FirstMentionFrom(office.tokens.begin); m < analysis.mentions.size(); ++m) {
    const Mention& body = analysis.mentions[m];
    if (body.dropped || body.tokens.begin >= office.tokens.end) break;
    if (body.type == MentionType::kOrganization) return body.entity;
  }
  return kNone;
}

// `Chủ tịch Thượng viện`, `Chủ tịch Hội Hữu nghị`: one office, but not of one body; `Chủ tịch` alone may be of any.
bool OfOneBody(const Analysis& analysis, int32_t one, int32_t other) {
  const Mention &a = analysis.mentions[one], &b = analysis.mentions[other];
  if (a.entry != b.entry) return false;
  const int32_t first = BodyNamed(analysis, a), second = BodyNamed(analysis, b);
  return first == kNone || second == kNone || first == second;
}

// `Cố vấn`, for `Cố vấn An ninh Quốc gia`: the shorter form of the office, in a headline; not of heads of state,
// parliament or government, of whom a state has several.
bool ShortFor(const Analysis& analysis, int32_t nameless, int32_t held) {
  constexpr int kHeads = 2;  // Office::level
  const Mention &brief = analysis.mentions[nameless], &full = analysis.mentions[held];
  if (brief.entry == full.entry) return OfOneBody(analysis, nameless, held);
  if (brief.entry == kNone || analysis.bundle.offices()[brief.entry].level <= kHeads) return false;
  return absl::StartsWith(analysis.FoldedText(full.tokens), analysis.FoldedText(brief.tokens));
}

}  // namespace

bool OthersOffice(const Analysis& analysis, const EventEntity& a, const EventEntity& b) {
  const PeopleSet people = PeopleOf(a);
  for (const Participant& nameless : a.participants) {
    if (nameless.person != kNone || nameless.office == kNone) continue;
    bool other = false;
    for (const Participant& met : b.participants) {
      const bool one_state =
          nameless.country_code.empty() || met.country_code.empty() || met.country_code == nameless.country_code;
      if (!one_state || (met.person != kNone && Has(people, met.person))) continue;
      if (met.person == kNone) {
        if (met.office == kNone || OfOneBody(analysis, nameless.office, met.office)) return false;
      } else {
        const auto& held = analysis.people[met.person].position_mentions;
        const bool holds =
            std::any_of(held.begin(), held.end(), [&](int32_t m) { return ShortFor(analysis, nameless.office, m); });
        if (holds || held.empty()) return false;
      }
      other = true;
    }
    if (other) return true;
  }
  return false;
}

}  // namespace banghi
