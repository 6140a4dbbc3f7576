#include "gazetteers/trie.h"

#include <unicode/uchar.h>

#include <algorithm>
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

// The root's children become the first nodes, in order of ids: a walk begins at every token of a text.
void Trie::Renumber() {
  const uint32_t firsts = static_cast<uint32_t>(ids_.size());
  std::vector<uint32_t> number(node_count_);
  for (const Edge& edge : edges_) {
    if (edge.id != 0 && edge.node == 0) number[edge.child] = edge.id;
  }
  uint32_t next = firsts + 1;
  for (uint32_t node = 1; node < node_count_; ++node) {
    if (number[node] == 0) number[node] = next++;
  }
  nodes_.assign(next, {});
  std::vector<Edge> old(edges_.size());
  old.swap(edges_);
  for (const Edge& edge : old) {
    if (edge.id == 0 || edge.node == 0) continue;
    const Edge renumbered = {number[edge.node], edge.id, number[edge.child]};
    edges_[SlotOf(renumbered.node, renumbered.id)] = renumbered;
    nodes_[renumbered.node].child_bits |= BitOf(edge.id);
  }
  for (auto& [node, value] : added_) node = number[node];
}

void Trie::Compile() {
  Renumber();
  for (const auto& [node, value] : added_) ++nodes_[node].values_end;
  uint32_t begin = 0;
  for (Node& node : nodes_) {
    const uint32_t count = node.values_end;
    node.values_begin = node.values_end = begin;
    begin += count;
  }
  values_.resize(added_.size());
  for (const auto& [node, value] : added_) values_[nodes_[node].values_end++] = value;
  for (const Node& node : nodes_) {
    std::stable_sort(
        values_.begin() + node.values_begin, values_.begin() + node.values_end,
        [](const TrieValue& a, const TrieValue& b) { return std::tie(a.kind, a.entry) < std::tie(b.kind, b.entry); });
  }
  added_ = {};
  tokens_ = {};
  folded_ = {};
}

}  // namespace banghi
