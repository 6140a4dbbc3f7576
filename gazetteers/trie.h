// A trie over folded syllables: finds every surface form of the gazetteers in one walk over a document's tokens.
//
// Add -> Compile -> Find; immutable after Compile, then safe to share. Each distinct folded syllable gets an id.
// Compile lays the nodes out level by level, so that a node's children lie side by side in order of their ids: a step
// looks among these, and its cost hardly depends on how many entries there are.
#ifndef BANGHI_GAZETTEERS_TRIE_H_
#define BANGHI_GAZETTEERS_TRIE_H_

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "gazetteers/cue_sets.h"
#include "gazetteers/entries.h"
#include "gazetteers/syllable_ids.h"
#include "text/document.h"

namespace banghi {

// How a surface form must be written to count.
enum class CaseRule : uint8_t {
  kAny,      // as it may: `bộ trưởng`, `Bộ trưởng`, `BỘ TRƯỞNG`
  kCapital,  // its first capital is one in the text, too: `Nga`, `NGA`, but not `nga`; `phương Tây`, not `phương tây`
  kCapitals,  // every word that has a capital there has one in the text, too, but for those behind a mark: `Ban
              // Ki-moon`, `Ban Ki-Moon`
  kExact,     // letter for letter as in the gazetteer: `WHO` is not `Who`, and `Quad` is not `QUAD`
};

// What a node of the trie says when a surface form ends there.
struct TrieValue {
  EntryKind kind = EntryKind::kCue;
  CaseRule case_rule = CaseRule::kAny;
  bool ambiguous = false;
  uint32_t entry = 0;    // of cues: as added the list, as found the set of all lists that have the form
  uint32_t surface = 0;  // set by Add. kCapital: the token that has the capital; kCapitals: bit i says that token i has
                         // one; kExact: where its capitals stand in the trie's list
};

class Trie {
 public:
  // `surface` is cut and folded by text/tokens.h. Returns the node at which it ends, by which surfaces that are written
  // alike are known; 0 where `surface` has no token. Nothing is added then, nor at one of the nodes `unless`.
  uint32_t Add(absl::string_view surface, TrieValue value, absl::Span<const uint32_t> unless = {});
  void Compile();

  // The id of a folded syllable, 0 where no surface form has it. `hash` is its HashOfFolded.
  uint32_t IdOf(absl::string_view folded, uint32_t hash) const { return ids_.Find(folded, folded.size(), hash); }
  // The same of the first `size` bytes of `from`; quicker where more follow.
  uint32_t IdOf(absl::string_view from, size_t size, uint32_t hash) const { return ids_.Find(from, size, hash); }

  // The tables are larger than the caches next to a core, and which part of them a token needs does not depend on the
  // tokens before it. So both IdOf and FindAt are quicker where their memory has been asked for some tokens before:
  // PrefetchId by the token's hash; PrefetchNode and, some tokens later, PrefetchForms by its id.
  void PrefetchId(uint32_t hash) const { ids_.Prefetch(hash); }
  void PrefetchNode(uint32_t id) const { __builtin_prefetch(nodes_.data() + id); }
  void PrefetchForms(uint32_t id) const {
    __builtin_prefetch(ids_of_nodes_.data() + nodes_[id].children);
    __builtin_prefetch(values_.data() + nodes_[id].values);
  }

  // The lists of the cues that FindAt finds. After Compile.
  const CueSets& cue_sets() const { return cue_sets_; }

  // The set of the cue lists that have the syllable of `id` by itself, in any case. Half of all forms in a text are
  // such cues.
  uint32_t CuesOf(uint32_t id) const { return cues_of_syllables_[id]; }

  // Calls `found(end, value)` for every other surface form that begins at token `begin`, longest first, then in order
  // of kind and entry. `ids` are those of the document's tokens and a 0 behind; that of `begin` is not 0. Case rules
  // are applied; no form goes on over a line break.
  template <typename Found>
  void FindAt(const Document& document, const std::vector<uint32_t>& ids, uint32_t begin, Found&& found) const;

 private:
  // A slot of the table of edges; free where `id` is 0, which no syllable has.
  struct Edge {
    uint32_t node = 0;
    uint32_t id = 0;
    uint32_t child = 0;
  };
  // What it has ends where the next node's begins.
  struct Node {
    uint32_t child_bits = 0;  // the bits of its children's ids
    uint32_t children = 0;    // the first one
    uint32_t values = 0;
  };

  static size_t Hash(uint32_t node, uint32_t id) {
    uint64_t key =
        (uint64_t{node} << 32 | id) * 0x9E3779B97F4A7C15u;  // Fibonacci hashing: the high bits are well mixed
    return static_cast<size_t>(key >> 32);
  }
  // The slot of (node, id), or the free one where it belongs.
  size_t SlotOf(uint32_t node, uint32_t id) const;
  // 0 where there is none. After Compile; `node` is not the root. Ids come in no order, so that a search that branches
  // by them would be guessed wrong at every other step.
  uint32_t ChildOf(uint32_t node, uint32_t id) const {
    uint32_t first = nodes_[node].children, size = nodes_[node + 1].children - first;
    const uint32_t* const ids = ids_of_nodes_.data();
    if (size == 0) return 0;
    while (size > 1) {
      const uint32_t half = size / 2;
      first += ids[first + half] <= id ? half : 0;
      size -= half;
    }
    return ids[first] == id ? first : 0;
  }
  static uint32_t BitOf(uint32_t id) { return uint32_t{1} << (id % 32); }
  uint32_t MakeChild(uint32_t node, uint32_t id);
  void Grow();
  std::vector<uint32_t> LayOut();
  void MergeCues();
  // What `value` needs besides its node, from the surface's tokens; see TrieValue::surface.
  uint32_t CaseOf(absl::string_view surface, CaseRule rule);
  bool CaseFits(const TrieValue& value, const Document& document, uint32_t begin, uint32_t end) const {
    return value.case_rule == CaseRule::kAny || CaseIsRight(value, document, begin, end);
  }
  bool CaseIsRight(const TrieValue& value, const Document& document, uint32_t begin, uint32_t end) const;
  // FindAt of the forms of two syllables and more.
  template <typename Found>
  void FindLongerAt(const Document& document, const std::vector<uint32_t>& ids, uint32_t begin, Found& found) const;
  template <typename Found>
  void TellValues(uint32_t node, const Document& document, uint32_t begin, uint32_t end, Found& found) const {
    for (uint32_t v = nodes_[node].values, values_end = nodes_[node + 1].values; v < values_end; ++v) {
      if (CaseFits(values_[v], document, begin, end)) found(end, values_[v]);
    }
  }

  SyllableIds ids_;
  // Until Compile: a power of two, at most half full.
  std::vector<Edge> edges_ = std::vector<Edge>(1024);
  uint32_t node_count_ = 1;  // node 0 is the root
  // Of Compile, and one more. The root's child by `id` is node `id`, with nothing in it where no form begins so. Most
  // steps of a walk lead nowhere: child_bits tells that without a look at the children.
  std::vector<Node> nodes_;
  std::vector<uint32_t> ids_of_nodes_;
  std::vector<uint64_t> capitals_;  // of exact surfaces, one number a token: bit i says that letter i is a capital
  std::vector<std::pair<uint32_t, TrieValue>> added_;  // until Compile
  std::vector<TrieValue> values_;
  std::vector<uint32_t> cues_of_syllables_ = {CueSets::kNone};  // by id
  CueSets cue_sets_;
  std::vector<Token> tokens_;  // of the surface being added
  std::string folded_;
};

inline size_t Trie::SlotOf(uint32_t node, uint32_t id) const {
  const size_t mask = edges_.size() - 1;
  size_t slot = Hash(node, id) & mask;
  while (edges_[slot].id != 0 && (edges_[slot].id != id || edges_[slot].node != node)) slot = (slot + 1) & mask;
  return slot;
}

template <typename Found>
inline void Trie::FindAt(const Document& document, const std::vector<uint32_t>& ids, uint32_t begin,
                         Found&& found) const {
  const uint32_t first = ids[begin];
  // Most syllables are followed by none that goes on: its bit tells.
  if ((nodes_[first].child_bits & BitOf(ids[begin + 1])) != 0) FindLongerAt(document, ids, begin, found);
  TellValues(first, document, begin, begin + 1, found);
}

template <typename Found>
void Trie::FindLongerAt(const Document& document, const std::vector<uint32_t>& ids, uint32_t begin,
                        Found& found) const {
  const auto child_at = [&](uint32_t node, uint32_t token) {
    const uint32_t id = ids[token];
    const bool may = id != 0 && (nodes_[node].child_bits & BitOf(id)) != 0;
    return may && !document.tokens()[token].line_before ? ChildOf(node, id) : 0;
  };
  absl::InlinedVector<std::pair<uint32_t, uint32_t>, 16> ends;  // of a form or several: token, node
  uint32_t end = begin + 1;
  for (uint32_t node = child_at(ids[begin], end); node != 0; node = child_at(node, end)) {
    ++end;
    if (nodes_[node].values != nodes_[node + 1].values) ends.emplace_back(end, node);
  }
  for (auto at = ends.rbegin(); at != ends.rend(); ++at) TellValues(at->second, document, begin, at->first, found);
}

}  // namespace banghi

#endif  // BANGHI_GAZETTEERS_TRIE_H_
