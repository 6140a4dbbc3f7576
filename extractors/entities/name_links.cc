#include "extractors/entities/name_links.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "extractors/entities/full_names.h"

namespace banghi {
namespace {

NameForm FormOf(const Analysis& analysis, const Mention& mention) {
  NameForm name;
  for (uint32_t t = mention.tokens.begin; t < mention.tokens.end; ++t) {
    if (!analysis.IsWord(t)) continue;
    name.words.push_back(analysis.Folded(t));
    name.vietnamese &= analysis.document.tokens()[t].syllable;
  }
  return name;
}

struct Group {
  NameForm name;
  int32_t known = kNone;  // entry of people.tsv
  std::vector<int32_t> mentions;
};

// Mentions of the same words, in order of the first.
std::vector<Group> GroupByWords(const Analysis& analysis) {
  std::vector<Group> groups;
  absl::flat_hash_map<NameForm::Words, size_t> by_words;
  for (size_t m = 0; m < analysis.mentions.size(); ++m) {
    const Mention& mention = analysis.mentions[m];
    if (mention.dropped || mention.type != MentionType::kPerson) continue;
    NameForm name = FormOf(analysis, mention);
    const auto [it, added] = by_words.try_emplace(name.words, groups.size());
    if (added) groups.push_back({std::move(name), mention.entry, {}});
    groups[it->second].mentions.push_back(static_cast<int32_t>(m));
  }
  return groups;
}

// Two full forms of somebody whom people.tsv has are one person: `Miguel Diaz-Canel Bermudez` and `Diaz-Canel`. `order`
// has the fullest forms first.
void LinkKnown(const std::vector<Group>& groups, const std::vector<size_t>& order, std::vector<size_t>& into) {
  absl::flat_hash_map<int32_t, size_t> fullest;
  for (size_t g : order) {
    if (into[g] == g && groups[g].known != kNone) into[g] = fullest.try_emplace(groups[g].known, g).first->second;
  }
  for (size_t g : order) into[g] = into[into[g]];
}

// For each group the one it goes into, itself where it is a person's fullest form.
std::vector<size_t> FindFullest(const std::vector<Group>& groups) {
  std::vector<size_t> order(groups.size());
  std::iota(order.begin(), order.end(), 0);
  if (groups.size() < 2) return order;
  // The shortest last, so that chains end in the fullest form.
  std::stable_sort(order.begin(), order.end(),
                   [&](size_t a, size_t b) { return groups[a].name.words.size() > groups[b].name.words.size(); });
  std::vector<size_t> into(groups.size());
  FullNames full(groups.size());
  for (size_t g : order) {
    into[g] = g;
    const NameForm& name = groups[g].name;
    if (name.words.empty()) continue;
    const int32_t first_mention = groups[g].mentions.front();
    into[g] = full.Find(name, first_mention).value_or(g);
    if (into[g] == g && g != order.back()) full.Add(name, g, first_mention);  // nobody is looked for after the last
  }
  LinkKnown(groups, order, into);
  return into;
}

}  // namespace

std::vector<std::vector<int32_t>> LinkNames(const Analysis& analysis) {
  std::vector<Group> groups = GroupByWords(analysis);
  const std::vector<size_t> into = FindFullest(groups);
  for (size_t g = 0; g < groups.size(); ++g) {
    if (into[g] == g) continue;
    std::vector<int32_t>& target = groups[into[g]].mentions;
    target.insert(target.end(), groups[g].mentions.begin(), groups[g].mentions.end());
    groups[g].mentions.clear();
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
