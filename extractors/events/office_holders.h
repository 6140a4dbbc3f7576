// Who holds an office that is named without its holder, by what the article says elsewhere.
#ifndef BANGHI_EXTRACTORS_EVENTS_OFFICE_HOLDERS_H_
#define BANGHI_EXTRACTORS_EVENTS_OFFICE_HOLDERS_H_

#include <cstdint>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/inlined_vector.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "extractors/analysis.h"

namespace banghi {

// Per entry of offices, the entries with whose names its own begins: `Thủ tướng` for `Thủ tướng Chính phủ`.
using ShorterOffices = std::vector<absl::InlinedVector<int32_t, 2>>;
ShorterOffices FindShorterOffices(const Bundle& bundle);

// Made once the people of an article are known. `analysis` must outlive it.
class OfficeHolders {
 public:
  OfficeHolders(const Analysis& analysis, const ShorterOffices& shorter);

  // The person who holds the office of a position without a name (`Tổng thống Indonesia` after `Tổng thống Indonesia
  // Widodo`): of the same country and office; the one named last before it, else the first one named.
  int32_t HolderOf(const Mention& position) const;

  // Who `lãnh đạo Việt Nam` is: the head of state, party or government of that country who was named last before
  // `token`.
  int32_t LeaderOf(absl::string_view country, uint32_t token) const;

  // Everybody of a known state who holds the office of `position`, each once, in the order of Analysis::people.
  absl::Span<const int32_t> AllOf(const Mention& position) const;

  // The minister (`kind` as of ministries) of that country who was named last before `token`, else the first one.
  int32_t MinisterOf(absl::string_view country, absl::string_view kind, uint32_t token) const;

  // Who has in `country` one of the offices of `positions` (indices of mentions), its minister before any other, or who
  // leads it where they are a leader's, as named last before `token`; kNone where the article names nobody.
  int32_t CounterpartOf(const Analysis& analysis, absl::Span<const int32_t> positions, absl::string_view country,
                        uint32_t token) const;

 private:
  void AddHolder(const Analysis& analysis, const ShorterOffices& shorter, int32_t person);
  void SortNamings();

  struct Naming {
    uint32_t token = 0;
    int32_t person = kNone;
  };
  // In order of tokens.
  using Namings = std::vector<Naming>;
  // Entry, country and kind of ministry; an empty one stands for any. Views of the people and mentions.
  using Office = std::tuple<int32_t, absl::string_view, absl::string_view>;
  using Post = std::pair<absl::string_view, absl::string_view>;  // country and kind of ministry

  // As HolderOf, of an office named at `token`, in its state, or in any where it has none.
  int32_t HolderIn(const Office& office, uint32_t token) const;
  // `Thủ tướng` after `Thủ tướng Chính phủ A`: A; kNone where nobody was named with such an office before.
  int32_t HolderOfLonger(const Office& office, uint32_t token) const;

  static const Naming* LastBefore(const Namings& namings, uint32_t token);

  const std::vector<banghi::Office>& offices_;
  absl::flat_hash_map<int32_t, std::vector<int32_t>> all_;  // by entry
  absl::flat_hash_map<Office, Namings> holders_;
  // By the shorter name, of any kind of ministry: to look through holders_ at each question would cost its square.
  absl::flat_hash_map<Office, Namings> longer_;
  absl::flat_hash_map<absl::string_view, Namings> leaders_;  // by country
  absl::flat_hash_map<Post, Namings> ministers_;
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_OFFICE_HOLDERS_H_
