#include "extractors/entities/name_links.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"

namespace banghi {
namespace {

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

// Whether `part` can be a shorter way to say `full`.
bool Shortens(const Name& part, const Name& full) {
  const auto &p = part.words, &f = full.words;
  if (p.empty() || p.size() >= f.size()) return false;
  bool tail = std::equal(p.rbegin(), p.rend(), f.rbegin());
  if (full.vietnamese) return tail;
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
      bool same = SameWords(groups[part].name.words, groups[full].name.words) && !groups[part].name.vietnamese;
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
