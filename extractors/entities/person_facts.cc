#include "extractors/entities/person_facts.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "extractors/mentions/title_pieces.h"

namespace banghi {

void PersonFacts::AddTitle(std::vector<int32_t>& titles, int32_t mention, absl::string_view rule) {
  titles.push_back(mention);
  why.Add("", "", rule, {}, mention);
}

void PersonFacts::Add(const Analysis& analysis, const Titles& titles, absl::string_view rule) {
  for (int32_t rank : titles.ranks) why.Add("", "", rule, {}, rank);
  ranks.insert(ranks.end(), titles.ranks.begin(), titles.ranks.end());
  honorific = honorific || titles.honorific;
  if (!titles.country_code.empty()) countries[titles.country_code] += 2;
  for (int32_t index : titles.positions) {
    AddTitle(positions, index, rule);
    AddEmployer(analysis, analysis.mentions[index]);
  }
}

// What the office says of whom the person serves.
void PersonFacts::AddEmployer(const Analysis& analysis, const Mention& position) {
  const absl::string_view side = analysis.bundle.offices()[position.entry].side;
  if (!position.country_code.empty()) {
    // Organs of a party have one name in several states (`Bộ Chính trị`).
    countries[position.country_code] += side == "PARTY" ? 1 : 2;
    return;
  }
  const Mention* body = BodyOf(analysis, position);
  // What only its class word makes international may be a union of a province (`Liên đoàn Lao động`).
  const bool of_states = body != nullptr && body->value == "INTERNATIONAL" && body->entry != kNone;
  const bool of_state = body != nullptr && (body->type == MentionType::kMinistry || body->value == "STATE" ||
                                            body->value == "MILITARY" || body->value == "PARTY");
  if (side == "INTERNATIONAL" || of_states) {
    international = true;
  } else if ((side == "COMPANY" || side == "SCHOOL") && !of_state) {
    private_office = true;
  } else {
    office_without_country = true;
  }
}

void KeepDistinctRanks(const Analysis& analysis, std::vector<int32_t>& ranks) {
  if (ranks.size() < 2) return;
  std::sort(ranks.begin(), ranks.end());
  absl::flat_hash_set<int32_t> seen;
  std::vector<int32_t> kept;
  const bool fuller =
      std::any_of(ranks.begin(), ranks.end(), [&](int32_t rank) { return analysis.mentions[rank].tokens.size() > 1; });
  for (int32_t rank : ranks) {
    const Mention& mention = analysis.mentions[rank];
    bool vague = mention.tokens.size() == 1;  // `tướng` beside `Đại tướng`
    if (!(vague && fuller) && seen.insert(mention.entry).second) kept.push_back(rank);
  }
  ranks = std::move(kept);
}

}  // namespace banghi
