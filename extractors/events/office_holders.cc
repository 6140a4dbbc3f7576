#include "extractors/events/office_holders.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "extractors/entities/sides.h"

namespace banghi {
namespace {

constexpr int kMinister = 3;                   // offices.tsv, column level
constexpr absl::string_view kDeputy = "pho-";  // begins the ids of their deputies

}  // namespace

OfficeHolders::OfficeHolders(const Analysis& analysis) : offices_(analysis.bundle.offices()) {
  for (size_t p = 0; p < analysis.people.size(); ++p) {
    const PersonEntity& person = analysis.people[p];
    absl::flat_hash_set<Office> offices;
    absl::flat_hash_set<std::string> posts;
    bool leads = false;
    for (int32_t m : person.position_mentions) {
      const Mention& held = analysis.mentions[m];
      const auto& office = analysis.bundle.offices()[held.entry];
      const int level = office.level;
      std::vector<int32_t>& all = all_[held.entry];
      const bool new_one = all.empty() || all.back() != static_cast<int32_t>(p);
      if (new_one && !person.country_code.empty()) all.push_back(static_cast<int32_t>(p));
      leads = leads || ((level == 1 || level == 2) && !absl::StartsWith(office.id, kDeputy));
      if (level == kMinister && !held.ministry_kind.empty()) posts.insert(person.country_code + held.ministry_kind);
      for (const std::string& country : {person.country_code, std::string()}) {
        for (const std::string& kind : {held.ministry_kind, std::string()}) {
          offices.insert({held.entry, country, kind});
        }
      }
    }
    Namings namings;
    for (int32_t m : person.mentions) namings.push_back({analysis.mentions[m].tokens.begin, static_cast<int32_t>(p)});
    for (const std::string& post : posts) {
      Namings& all = ministers_[post];
      all.insert(all.end(), namings.begin(), namings.end());
    }
    for (const Office& office : offices) {
      Namings& all = holders_[office];
      all.insert(all.end(), namings.begin(), namings.end());
    }
    if (!leads) continue;
    Namings& all = leaders_[person.country_code];
    all.insert(all.end(), namings.begin(), namings.end());
  }
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
  const auto found = ministers_.find(country + kind);
  if (found == ministers_.end()) return kNone;
  const Naming* last = LastBefore(found->second, token);
  return last != nullptr ? last->person : found->second.front().person;
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
