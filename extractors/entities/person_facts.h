// What an article says about one person, gathered before it is settled.
#ifndef BANGHI_EXTRACTORS_ENTITIES_PERSON_FACTS_H_
#define BANGHI_EXTRACTORS_ENTITIES_PERSON_FACTS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "extractors/analysis.h"
#include "extractors/mentions/titles.h"

namespace banghi {

struct PersonFacts {
  std::vector<int32_t> positions, ranks;                  // mentions, as often as said
  Reasons why;                                            // of every position and rank, by its mention (Reason::person)
  absl::flat_hash_map<absl::string_view, int> countries;  // ISO code -> votes
  bool international = false;                             // holds an office of an international body
  bool private_office = false;                            // holds an office of a firm or a school
  bool honorific = false;                                 // called `ông`, `bà`
  bool office_without_country = false;                    // holds another office that no state stands with

  void AddTitle(std::vector<int32_t>& titles, int32_t mention, absl::string_view rule);
  void Add(const Analysis& analysis, const Titles& titles, absl::string_view rule);

 private:
  void AddEmployer(const Analysis& analysis, const Mention& position);
};

// Of RANK mentions keeps one per distinct rank, in order of the text: not `tướng` beside `Đại tướng`.
void KeepDistinctRanks(const Analysis& analysis, std::vector<int32_t>& ranks);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_ENTITIES_PERSON_FACTS_H_
