#include "extractors/events/office_holders.h"

#include <algorithm>
#include <tuple>
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

ShorterOffices FindShorterOffices(const Bundle& bundle) {
  const auto& offices = bundle.offices();
  absl::flat_hash_map<absl::string_view, absl::InlinedVector<int32_t, 2>> by_name;
  for (size_t entry = 0; entry < offices.size(); ++entry) {
    by_name[offices[entry].name].push_back(static_cast<int32_t>(entry));
  }
  ShorterOffices shorter(offices.size());
  for (size_t entry = 0; entry < offices.size(); ++entry) {
    const absl::string_view name = offices[entry].name;
    for (size_t end = name.find(' '); end != absl::string_view::npos; end = name.find(' ', end + 1)) {
      const auto found = by_name.find(name.substr(0, end));
      if (found == by_name.end()) continue;
      shorter[entry].insert(shorter[entry].end(), found->second.begin(), found->second.end());
    }
  }
  return shorter;
}

OfficeHolders::OfficeHolders(const Analysis& analysis, const ShorterOffices& shorter)
    : offices_(analysis.bundle.offices()) {
  for (size_t p = 0; p < analysis.people.size(); ++p) {
    if (!analysis.people[p].position_mentions.empty()) AddHolder(analysis, shorter, static_cast<int32_t>(p));
  }
  SortNamings();
}

void OfficeHolders::AddHolder(const Analysis& analysis, const ShorterOffices& shorter, int32_t index) {
  const PersonEntity& person = analysis.people[index];
  const absl::string_view home = person.country_code;
  absl::InlinedVector<Office, 8> offices, longer;
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
      for (int32_t entry : shorter[held.entry]) {
        longer.emplace_back(entry, country, absl::string_view());
        // `Thủ tướng Trung Quốc` in a headline is the `Thủ tướng Quốc vụ viện` of the text, wherever he is named
        const bool same = Leads(office) && offices_[entry].level == office.level && offices_[entry].side == office.side;
        if (same) offices.emplace_back(entry, country, absl::string_view());
      }
    }
  }
  Namings namings;
  for (int32_t m : person.mentions) namings.push_back({analysis.mentions[m].tokens.begin, index});
  const auto add = [&namings](Namings& all) { all.insert(all.end(), namings.begin(), namings.end()); };
  KeepDistinct(offices);
  KeepDistinct(longer);
  KeepDistinct(posts);
  for (const Office& office : offices) add(holders_[office]);
  for (const Office& office : longer) add(longer_[office]);
  for (const Post& post : posts) add(ministers_[post]);
  if (leads) add(leaders_[home]);
}

void OfficeHolders::SortNamings() {
  const auto sort = [](Namings& namings) {
    std::sort(namings.begin(), namings.end(), [](const Naming& a, const Naming& b) { return a.token < b.token; });
  };
  for (auto& [office, namings] : holders_) sort(namings);
  for (auto& [office, namings] : longer_) sort(namings);
  for (auto& [country, namings] : leaders_) sort(namings);
  for (auto& [post, namings] : ministers_) sort(namings);
}

const OfficeHolders::Naming* OfficeHolders::LastBefore(const Namings& namings, uint32_t token) {
  const auto behind = std::partition_point(namings.begin(), namings.end(),
                                           [token](const Naming& naming) { return naming.token < token; });
  return behind == namings.begin() ? nullptr : &*std::prev(behind);
}

int32_t OfficeHolders::HolderOf(const Mention& position) const {
  const uint32_t token = position.tokens.begin;
  if (position.country_code.empty()) {  // bare `Thủ tướng` is the one at home
    const int32_t holder = HolderIn(Office(position.entry, kHomeState, position.ministry_kind), token);
    if (holder != kNone) return holder;
  }
  return HolderIn(Office(position.entry, position.country_code, position.ministry_kind), token);
}

int32_t OfficeHolders::HolderIn(const Office& office, uint32_t token) const {
  const auto found = holders_.find(office);
  if (found == holders_.end()) {
    const auto& [entry, country, kind] = office;
    const bool minister = offices_[entry].level == kMinister && !absl::StartsWith(offices_[entry].id, kDeputy);
    if (minister && !kind.empty() && !country.empty()) {
      // `Ngoại trưởng Lào` is `Bộ trưởng Ngoại giao Lào`
      const int32_t holder = MinisterOf(country, kind, token + 1);
      if (holder != kNone) return holder;
    }
    return HolderOfLonger(office, token);
  }
  const Naming* last = LastBefore(found->second, token + 1);
  return last != nullptr ? last->person : found->second.front().person;
}

int32_t OfficeHolders::HolderOfLonger(const Office& office, uint32_t token) const {
  const auto& [entry, country, kind] = office;
  const auto found = longer_.find(Office(entry, country, absl::string_view()));
  if (found == longer_.end()) return kNone;
  const Naming* last = LastBefore(found->second, token + 1);
  return last != nullptr ? last->person : kNone;
}

int32_t OfficeHolders::MinisterOf(absl::string_view country, absl::string_view kind, uint32_t token) const {
  const auto found = ministers_.find(Post(country, kind));
  if (found == ministers_.end()) return kNone;
  const Naming* last = LastBefore(found->second, token);
  return last != nullptr ? last->person : found->second.front().person;
}

int32_t OfficeHolders::CounterpartOf(const Analysis& analysis, absl::Span<const int32_t> positions,
                                     absl::string_view country, uint32_t token) const {
  absl::InlinedVector<Office, 4> offices;  // each once: whoever is named often is mostly named by the same one
  for (int32_t m : positions) {
    const Mention& held = analysis.mentions[m];
    const Office there(held.entry, country, held.ministry_kind);
    if (std::find(offices.begin(), offices.end(), there) == offices.end()) offices.push_back(there);
  }
  bool leads = false;
  for (bool minister : {true, false}) {
    for (const Office& there : offices) {
      const auto& office = offices_[std::get<0>(there)];
      if (minister != (office.level == kMinister)) continue;
      leads = leads || Leads(office);
      if (const int32_t holder = HolderIn(there, token); holder != kNone) return holder;
    }
  }
  return leads ? LeaderOf(country, token) : kNone;
}

absl::Span<const int32_t> OfficeHolders::AllOf(const Mention& position) const {
  const auto found = all_.find(position.entry);
  return found == all_.end() ? absl::Span<const int32_t>() : absl::MakeConstSpan(found->second);
}

int32_t OfficeHolders::LeaderOf(absl::string_view country, uint32_t token) const {
  const auto found = leaders_.find(country);
  if (found == leaders_.end()) return kNone;
  const Naming* last = LastBefore(found->second, token);
  return last != nullptr ? last->person : kNone;
}

}  // namespace banghi
