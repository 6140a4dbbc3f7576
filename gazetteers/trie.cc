#include "gazetteers/trie.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <iterator>
#include <numeric>
#include <tuple>

#include "text/tokens.h"
#include "text/utf8.h"

namespace banghi {
namespace {

// Bit i: letter i of `word` is a capital. Words of more than 64 letters are compared in their first 64.
uint64_t CapitalsOf(absl::string_view word) {
  uint64_t capitals = 0;
  size_t length = 0;
  for (size_t at = 0, letter = 0; at < word.size() && letter < 64; at += length, ++letter) {
    const char32_t c = DecodeUtf8(word, at, &length);
    if (u_isupper(static_cast<UChar32>(c))) capitals |= uint64_t{1} << letter;
  }
  return capitals;
}

// `vector = {}` assigns an empty list of elements and keeps the memory.
template <typename T>
void Free(std::vector<T>& vector) {
  std::vector<T>().swap(vector);
}

}  // namespace

uint32_t Trie::Add(absl::string_view surface, TrieValue value, absl::Span<const uint32_t> unless) {
  tokens_.clear();
  folded_.clear();
  Tokenize(surface, tokens_, folded_);
  uint32_t node = 0;
  for (const Token& token : tokens_) {
    absl::string_view folded = absl::string_view(folded_).substr(token.folded.begin, token.folded.length());
    node = MakeChild(node, ids_.Add(folded, token.hash));
  }
  if (node == 0 || std::find(unless.begin(), unless.end(), node) != unless.end()) return node;
  value.surface = CaseOf(surface, value.case_rule);
  added_.emplace_back(node, value);
  return node;
}

uint32_t Trie::CaseOf(absl::string_view surface, CaseRule rule) {
  switch (rule) {
    case CaseRule::kAny:
      return 0;
    case CaseRule::kCapital: {
      auto capital = std::find_if(tokens_.begin(), tokens_.end(), [](const Token& t) { return t.capital; });
      return capital == tokens_.end() ? 0 : static_cast<uint32_t>(capital - tokens_.begin());
    }
    case CaseRule::kCapitals: {
      uint32_t mask = 0;
      for (size_t i = 0; i < tokens_.size() && i < 32; ++i) {
        const bool behind_mark = i > 0 && tokens_[i - 1].kind == TokenKind::kPunctuation;
        if (tokens_[i].capital && !behind_mark) mask |= uint32_t{1} << i;
      }
      return mask;
    }
    case CaseRule::kExact: {
      const uint32_t first = static_cast<uint32_t>(capitals_.size());
      for (const Token& t : tokens_) capitals_.push_back(CapitalsOf(surface.substr(t.span.begin, t.span.length())));
      return first;
    }
  }
  return 0;
}

bool Trie::CaseIsRight(const TrieValue& value, const Document& document, uint32_t begin, uint32_t end) const {
  switch (value.case_rule) {
    case CaseRule::kAny:
      return true;
    case CaseRule::kCapital: {
      const Token& token = document.tokens()[begin + value.surface];
      return token.capital || token.kind != TokenKind::kWord;
    }
    case CaseRule::kCapitals:
      for (uint32_t i = begin; i < end && i < begin + 32; ++i) {
        const bool wanted = (value.surface >> (i - begin)) & 1;
        if (wanted && !document.tokens()[i].capital) return false;
      }
      return true;
    case CaseRule::kExact:
      for (uint32_t i = begin; i < end; ++i) {
        if (CapitalsOf(document.TextOf(document.tokens()[i])) != capitals_[value.surface + i - begin]) return false;
      }
      return true;
  }
  return false;
}

uint32_t Trie::MakeChild(uint32_t node, uint32_t id) {
  size_t slot = SlotOf(node, id);
  if (edges_[slot].id == 0) {
    if (size_t{node_count_} * 2 >= edges_.size()) {
      Grow();
      slot = SlotOf(node, id);
    }
    edges_[slot] = {node, id, node_count_++};
  }
  return edges_[slot].child;
}

void Trie::Grow() {
  std::vector<Edge> old(edges_.size() * 2);
  old.swap(edges_);
  for (const Edge& edge : old) {
    if (edge.id != 0) edges_[SlotOf(edge.node, edge.id)] = edge;
  }
}

// Makes nodes_ and ids_of_nodes_, without values, and returns the new number of each node.
std::vector<uint32_t> Trie::LayOut() {
  std::vector<Edge> edges;
  edges.reserve(node_count_);
  std::copy_if(edges_.begin(), edges_.end(), std::back_inserter(edges), [](const Edge& edge) { return edge.id != 0; });
  Free(edges_);
  std::sort(edges.begin(), edges.end(),
            [](const Edge& a, const Edge& b) { return std::tie(a.node, a.id) < std::tie(b.node, b.id); });
  std::vector<uint32_t> first_edge(node_count_ + 1);
  for (const Edge& edge : edges) ++first_edge[edge.node + 1];
  std::partial_sum(first_edge.begin(), first_edge.end(), first_edge.begin());

  const uint32_t first_level = static_cast<uint32_t>(ids_.size());
  // Children of the root that have no form of their own get a number, too. Reserved, since a bundle lives long.
  const size_t numbers = 1 + first_level + edges.size() - first_edge[1];
  std::vector<uint32_t> old(1 + first_level);  // by new number; 0 where it has nothing
  old.reserve(numbers);
  ids_of_nodes_.reserve(numbers);
  nodes_.reserve(numbers + 1);
  ids_of_nodes_.resize(old.size());
  std::iota(ids_of_nodes_.begin(), ids_of_nodes_.end(), 0);
  for (uint32_t e = 0; e < first_edge[1]; ++e) old[edges[e].id] = edges[e].child;
  nodes_.assign(1, {0, 1, 0});
  for (uint32_t node = 1; node < old.size(); ++node) {
    Node& made = nodes_.emplace_back();
    made.children = static_cast<uint32_t>(old.size());
    if (old[node] == 0) continue;
    for (uint32_t e = first_edge[old[node]]; e < first_edge[old[node] + 1]; ++e) {
      made.child_bits |= BitOf(edges[e].id);
      old.push_back(edges[e].child);
      ids_of_nodes_.push_back(edges[e].id);
    }
  }
  nodes_.push_back({0, static_cast<uint32_t>(old.size()), 0});
  std::vector<uint32_t> number(node_count_);
  for (uint32_t node = 1; node < old.size(); ++node) number[old[node]] = node;
  return number;
}

// Cues of one node, which are side by side, become one value with the set of their lists, but for the few whose case
// counts. Those of one syllable have a place of their own.
void Trie::MergeCues() {
  size_t kept = 0;
  cues_of_syllables_.assign(ids_.size() + 1, CueSets::kNone);
  for (auto& [node, value] : added_) {
    if (value.kind == EntryKind::kCue && value.case_rule == CaseRule::kAny && node < cues_of_syllables_.size()) {
      uint32_t& set = cues_of_syllables_[node];
      if (set == CueSets::kNone) set = cue_sets_.Add(value.ambiguous);
      cue_sets_.AddToLast(value.entry);
      continue;
    }
    if (value.kind == EntryKind::kCue) {
      const auto* last = kept == 0 ? nullptr : &added_[kept - 1];
      const bool joins = last != nullptr && last->first == node && last->second.kind == EntryKind::kCue &&
                         last->second.case_rule == CaseRule::kAny && value.case_rule == CaseRule::kAny;
      const uint32_t set = joins ? last->second.entry : cue_sets_.Add(value.ambiguous);
      cue_sets_.AddToLast(value.entry);
      if (joins) continue;
      value.entry = set;
    }
    added_[kept++] = {node, value};
  }
  added_.resize(kept);
  const std::vector<uint32_t> numbers = cue_sets_.Close();
  for (uint32_t& set : cues_of_syllables_) set = numbers[set];
  for (auto& [node, value] : added_) {
    if (value.kind == EntryKind::kCue) value.entry = numbers[value.entry];
  }
}

void Trie::Compile() {
  const std::vector<uint32_t> number = LayOut();
  for (auto& [node, value] : added_) node = number[node];
  // In order of nodes, then of kind and entry, but cues whose case counts behind the others.
  std::stable_sort(added_.begin(), added_.end(), [](const auto& a, const auto& b) {
    const auto by_case = [](const TrieValue& v) { return v.kind == EntryKind::kCue && v.case_rule != CaseRule::kAny; };
    return std::tuple(a.first, a.second.kind, by_case(a.second), a.second.entry) <
           std::tuple(b.first, b.second.kind, by_case(b.second), b.second.entry);
  });
  MergeCues();
  values_.reserve(added_.size());
  uint32_t next = 0;  // the first node whose values are not yet reached
  for (const auto& [node, value] : added_) {
    for (; next <= node; ++next) nodes_[next].values = static_cast<uint32_t>(values_.size());
    values_.push_back(value);
  }
  for (; next < nodes_.size(); ++next) nodes_[next].values = static_cast<uint32_t>(values_.size());
  Free(added_);
  Free(tokens_);
  folded_ = std::string();
}

}  // namespace banghi
