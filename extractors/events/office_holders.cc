#include "extractors/events/office_holders.h"

#include <algorithm>
#include <utility>

#include "absl/container/inlined_vector.h"
#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "extractors/entities/sides.h"

namespace banghi {
namespace {

constexpr int kMinister = 3;                   // offices.tsv, column level
constexpr absl::string_view kDeputy = "pho-";  // begins the ids of their deputies

template <typename Values>
void KeepDistinct(Values& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

// Of a state, its government or its parliament.
bool Leads(const Office& office) {
  return (office.level == 1 || office.level == 2) && !absl::StartsWith(office.id, kDeputy);
}

}  // namespace

OfficeHolders::OfficeHolders(const Analysis& analysis) : offices_(analysis.bundle.offices()) {
  for (size_t p = 0; p < analysis.people.size(); ++p) {
    if (!analysis.people[p].position_mentions.empty()) AddHolder(analysis, static_cast<int32_t>(p));
  }
  SortNamings();
}

void OfficeHolders::AddHolder(const Analysis& analysis, int32_t index) {
  const PersonEntity& person = analysis.people[index];
  const absl::string_view home = person.country_code;
  absl::InlinedVector<Office, 8> offices;
  absl::InlinedVector<Post, 2> posts;
  bool leads = false;
  for (int32_t m : person.position_mentions) {
    const Mention& held = analysis.mentions[m];
    const auto& office = offices_[held.entry];
    std::vector<int32_t>& all = all_[held.entry];
    const bool new_one = all.empty() || all.back() != index;
    if (new_one && !home.empty()) all.push_back(index);
    leads = leads || Leads(office);
    if (office.level == kMinister && !held.ministry_kind.empty()) posts.emplace_back(home, held.ministry_kind);
    for (absl::string_view country : {home, absl::string_view()}) {
      for (absl::string_view kind : {absl::string_view(held.ministry_kind), absl::string_view()}) {
        offices.emplace_back(held.entry, country, kind);
      }
    }
  }
  Namings namings;
  for (int32_t m : person.mentions) namings.push_back({analysis.mentions[m].tokens.begin, index});
  const auto add = [&namings](Namings& all) { all.insert(all.end(), namings.begin(), namings.end()); };
  KeepDistinct(offices);
  KeepDistinct(posts);
  for (const Office& office : offices) add(holders_[office]);
  for (const Post& post : posts) add(ministers_[post]);
  if (leads) add(leaders_[home]);
}

void OfficeHolders::SortNamings() {
  const auto sort = [](Namings& namings) {
    std::sort(namings.begin(), namings.end(), [](const Naming& a, const Naming& b) { return a.token < b.token; });
  };
  for (auto& [office, namings] : holders_) sort(namings);
  for (auto& [country, namings] : leaders_) sort(namings);
  for (auto& [post, namings] : ministers_) sort(namings);
}

const OfficeHolders::Naming* OfficeHolders::LastBefore(const Namings& namings, uint32_t token) {
  const auto behind = std::partition_point(namings.begin(), namings.end(),
                                           [token](const Naming& naming) { return naming.token < token; });
  return behind == namings.begin() ? nullptr : &*std::prev(behind);
}

int32_t OfficeHolders::HolderOf(const Mention& position) const {
  if (position.country_code.empty()) {  // bare `Thủ tướng` is the one at home
    Mention home = position;
    home.country_code = std::string(kHomeState);
    if (const int32_t holder = HolderIn(home); holder != kNone) return holder;
  }
  return HolderIn(position);
}

int32_t OfficeHolders::HolderIn(const Mention& position) const {
  const auto found = holders_.find(Office(position.entry, position.country_code, position.ministry_kind));
  if (found == holders_.end()) {
    const auto& office = offices_[position.entry];
    const bool minister = office.level == kMinister && !absl::StartsWith(office.id, kDeputy);
    if (minister && !position.ministry_kind.empty() && !position.country_code.empty()) {
      // `Ngoại trưởng Lào` is `Bộ trưởng Ngoại giao Lào`
      const int32_t holder = MinisterOf(position.country_code, position.ministry_kind, position.tokens.begin + 1);
      if (holder != kNone) return holder;
    }
    return HolderOfLonger(position);
  }
  const Naming* last = LastBefore(found->second, position.tokens.begin + 1);
  return last != nullptr ? last->person : found->second.front().person;
}

int32_t OfficeHolders::HolderOfLonger(const Mention& position) const {
  const std::string begin = offices_[position.entry].name + " ";
  const Naming* nearest = nullptr;
  for (const auto& [office, namings] : holders_) {
    const auto& [entry, country, kind] = office;
    if (country != position.country_code || !kind.empty() || !absl::StartsWith(offices_[entry].name, begin)) continue;
    const Naming* last = LastBefore(namings, position.tokens.begin + 1);
    if (last != nullptr && (nearest == nullptr || last->token > nearest->token)) nearest = last;
  }
  return nearest != nullptr ? nearest->person : kNone;
}

int32_t OfficeHolders::MinisterOf(const std::string& country, const std::string& kind, uint32_t token) const {
  const auto found = ministers_.find(Post(country, kind));
  if (found == ministers_.end()) return kNone;
  const Naming* last = LastBefore(found->second, token);
  return last != nullptr ? last->person : found->second.front().person;
}

int32_t OfficeHolders::CounterpartOf(const Analysis& analysis, absl::Span<const int32_t> positions,
                                     const std::string& country, uint32_t token) const {
  bool leads = false;
  for (bool minister : {true, false}) {
    for (int32_t m : positions) {
      Mention there = analysis.mentions[m];
      const auto& office = offices_[there.entry];
      if (minister != (office.level == kMinister)) continue;
      leads = leads || Leads(office);
      there.country_code = country;
      there.tokens = {token, token};
      if (const int32_t holder = HolderIn(there); holder != kNone) return holder;
    }
  }
  return leads ? LeaderOf(country, token) : kNone;
}

absl::Span<const int32_t> OfficeHolders::AllOf(const Mention& position) const {
  const auto found = all_.find(position.entry);
  return found == all_.end() ? absl::Span<const int32_t>() : absl::MakeConstSpan(found->second);
}

int32_t OfficeHolders::LeaderOf(const std::string& country, uint32_t token) const {
  const auto found = leaders_.find(country);
  if (found == leaders_.end()) return kNone;
  const Naming* last = LastBefore(found->second, token);
  return last != nullptr ? last->person : kNone;
}

}  // namespace banghi
