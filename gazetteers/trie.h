// A trie over folded syllables: finds every surface form of the gazetteers in one walk over a document's tokens.
//
// Add -> Compile -> Find; immutable after Compile, then safe to share. Each distinct folded syllable gets an id; an edge is looked up by
// (node, id) in one open-addressed table, so that the cost of a step does not depend on how many entries there are.
#ifndef BANGHI_GAZETTEERS_TRIE_H_
#define BANGHI_GAZETTEERS_TRIE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "gazetteers/entries.h"
#include "text/document.h"

namespace banghi {

// How a surface form must be written to count.
enum class CaseRule : uint8_t {
  kAny,      // as it may: `bộ trưởng`, `Bộ trưởng`, `BỘ TRƯỞNG`
  kCapital,  // its first letter is a capital: `Nga`, `NGA`
  kExact,    // letter for letter as in the gazetteer (`WHO`, `IS`, `Ý`), or wholly in capitals where the text around it is so
};

// What a node of the trie says when a surface form ends there.
struct TrieValue {
  EntryKind kind = EntryKind::kCue;
  CaseRule case_rule = CaseRule::kAny;
  bool ambiguous = false;
  uint32_t entry = 0;
  uint32_t surface = 0;  // index into the exact spellings, for kExact
};

class Trie {
 public:
  // `surface` is cut and folded by text/tokens.h.
  void Add(absl::string_view surface, TrieValue value);
  void Compile();

  // The id of a folded syllable, 0 where no surface form has it.
  uint32_t IdOf(absl::string_view folded) const;

  // Calls `found(end, value)` for every surface form that begins at token `begin`, shortest first. Case rules are applied.
  template <typename Found>
  void FindAt(const Document& document, const std::vector<uint32_t>& ids, uint32_t begin, Found&& found) const;

 private:
  // Filled in by the gazetteers room.
};

}  // namespace banghi

#endif  // BANGHI_GAZETTEERS_TRIE_H_
