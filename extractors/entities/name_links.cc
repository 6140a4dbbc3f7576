#include "extractors/entities/name_links.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"

namespace banghi {
namespace {

constexpr size_t kShortestSlip = 5;  // letters: shorter names differ by one letter and are still two people's

struct Name {
  std::vector<std::string> words;  // folded
  bool vietnamese = true;
};

Name NameOf(const Analysis& analysis, const Mention& mention) {
  Name name;
  for (uint32_t t = mention.tokens.begin; t < mention.tokens.end; ++t) {
    if (!analysis.IsWord(t)) continue;
    name.words.emplace_back(analysis.Folded(t));
    name.vietnamese &= analysis.document.tokens()[t].syllable;
  }
  return name;
}

bool SameWords(std::vector<std::string> a, std::vector<std::string> b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  return a == b;
}

// A slip of the pen: one letter more, less, other, or two that changed places (`Marcon` for `Macron`).
bool OneSlipApart(const std::string& a, const std::string& b) {
  if (a.size() < kShortestSlip || b.size() < kShortestSlip || a[0] != b[0]) return false;
  if (a.size() > b.size() + 1 || b.size() > a.size() + 1) return false;
  size_t head = 0;
  while (head < a.size() && head < b.size() && a[head] == b[head]) ++head;
  size_t tail = 0;
  while (tail < a.size() - head && tail < b.size() - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
  size_t rest_a = a.size() - head - tail, rest_b = b.size() - head - tail;
  if (rest_a <= 1 && rest_b <= 1) return true;
  return rest_a == 2 && rest_b == 2 && a[head] == b[head + 1] && a[head + 1] == b[head];
}

// Whether `part` can be a shorter way to say `full`.
bool Shortens(const Name& part, const Name& full) {
  const auto &p = part.words, &f = full.words;
  if (p.empty() || p.size() >= f.size()) return false;
  bool tail = std::equal(p.rbegin(), p.rend(), f.rbegin());
  if (!tail && !part.vietnamese && p.size() == 1) tail = OneSlipApart(p.back(), f.back());
  // Chinese and Korean people are called by the family name: `ông Ngụy` for `Ngụy Phượng Hòa`.
  if (full.vietnamese) return tail || (p.size() == 1 && p.front() == f.front());
  if (tail || std::equal(p.begin(), p.end(), f.begin())) return true;
  return p.size() >= 2 && p.front() == f.front() && p.back() == f.back();  // a middle name or initial left out
}

}  // namespace

std::vector<std::vector<int32_t>> LinkNames(const Analysis& analysis) {
  struct Group {
    Name name;
    std::vector<int32_t> mentions;
  };
  std::vector<Group> groups;
  absl::flat_hash_map<std::string, size_t> by_words;
  for (size_t m = 0; m < analysis.mentions.size(); ++m) {
    const Mention& mention = analysis.mentions[m];
    if (mention.dropped || mention.type != MentionType::kPerson) continue;
    Name name = NameOf(analysis, mention);
    std::string key;
    for (const std::string& word : name.words) absl::StrAppend(&key, word, " ");
    auto [it, added] = by_words.try_emplace(key, groups.size());
    if (added) groups.push_back({std::move(name), {}});
    groups[it->second].mentions.push_back(static_cast<int32_t>(m));
  }
  // Shorter names go into longer ones, the shortest last, so that chains end in the fullest form.
  std::vector<size_t> order(groups.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](size_t a, size_t b) { return groups[a].name.words.size() > groups[b].name.words.size(); });
  std::vector<size_t> into(groups.size());
  for (size_t i = 0; i < into.size(); ++i) into[i] = i;
  for (size_t i = 0; i < order.size(); ++i) {
    size_t part = order[i];
    size_t best = part;
    for (size_t j = 0; j < i; ++j) {
      size_t full = order[j];
      const Name &a = groups[part].name, &b = groups[full].name;
      bool slip = a.words.size() == 1 && b.words.size() == 1 && !a.vietnamese && OneSlipApart(a.words[0], b.words[0]);
      bool same = slip || (SameWords(a.words, b.words) && !a.vietnamese);
      if (into[full] != full || (!same && !Shortens(groups[part].name, groups[full].name))) continue;
      bool before = groups[full].mentions.front() < groups[part].mentions.front();
      bool best_before = best != part && groups[best].mentions.front() < groups[part].mentions.front();
      if (best == part || (before && !best_before)) best = full;
    }
    into[part] = best;
  }
  for (size_t i : order) {
    if (into[i] == i) continue;
    auto& target = groups[into[i]].mentions;
    target.insert(target.end(), groups[i].mentions.begin(), groups[i].mentions.end());
    groups[i].mentions.clear();
  }
  std::vector<std::vector<int32_t>> result;
  for (Group& group : groups) {
    if (group.mentions.empty()) continue;
    std::sort(group.mentions.begin(), group.mentions.end());
    result.push_back(std::move(group.mentions));
  }
  std::sort(result.begin(), result.end(), [](const auto& a, const auto& b) { return a.front() < b.front(); });
  return result;
}

}  // namespace banghi
