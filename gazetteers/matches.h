// The surface forms of the gazetteers in one document, by the tokens at which they begin. Rooms ask every token for
// many kinds and lists, and nearly always there is none: bits answer that.
//
//   const Matches matches = bundle.FindAll(document);
//   const Match* country = matches.At(token, EntryKind::kCountry);
//   const uint32_t end = matches.CueAt(token, bundle.CueList("honorific"));
//
// Immutable after it is made; refers to the bundle, which must outlive it.
#ifndef BANGHI_GAZETTEERS_MATCHES_H_
#define BANGHI_GAZETTEERS_MATCHES_H_

#include <algorithm>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "gazetteers/cue_sets.h"
#include "gazetteers/entries.h"
#include "gazetteers/trie.h"
#include "text/document.h"

namespace banghi {

// One surface form found in a document.
struct Match {
  TokenRange tokens;
  EntryKind kind = EntryKind::kCue;
  bool ambiguous = false;  // the form is also something else (`Anh`); the room must ask the context
  uint32_t entry = 0;      // index into the bundle's table of that kind
};

class Matches {
 public:
  Matches() = default;  // of a document without tokens
  // For every token and kind the longest form in `trie` that begins there (of equal spans of one kind, all: `Cộng hòa
  // Congo`); of cues, the longest one of each list. Cost does not depend on the number of entries.
  Matches(const Trie& trie, const Document& document);

  static constexpr uint32_t BitOf(EntryKind kind) { return uint32_t{1} << static_cast<int>(kind); }
  // Beside the kinds: a word whose first letter is a capital.
  static constexpr uint32_t kCapitalWord = uint32_t{1} << 31;
  static constexpr uint64_t BitOfList(int list) { return CueSets::Bit(static_cast<uint32_t>(list)); }

  // All but those of cues, in order of begin, then longest first, then kind.
  std::vector<Match>::const_iterator begin() const { return matches_.begin(); }
  std::vector<Match>::const_iterator end() const { return matches_.end(); }
  size_t size() const { return matches_.size(); }
  // Those of them that begin in [from, to), tokens of the document or its end.
  absl::Span<const Match> In(uint32_t from, uint32_t to) const {
    return absl::MakeConstSpan(matches_).subspan(tokens_[from].match, tokens_[to].match - tokens_[from].match);
  }

  // All that begin at `token`, those of cues, too, longest first, then in order of kind and entry: for those who want
  // to see what was found, and slower than the rest.
  std::vector<Match> AllAt(uint32_t token) const;

  // Whether one of the kinds, bits of BitOf, begins at `token`, which is kCapitalWord where that is asked for; none is
  // a cue.
  bool AnyAt(uint32_t token, uint32_t kinds) const { return token < size_ && (kinds_[token] & kinds) != 0; }
  // The first token from `token` on of which AnyAt holds, or MayBeCueAt does; the number of tokens where there is none.
  uint32_t NextOf(uint32_t token, uint32_t kinds, uint64_t lists = 0) const {
    const uint32_t* const kinds_of = kinds_.data();
    const CueSets::Bits* const lists_of = lists_.data();
    const uint32_t tokens = std::max(size_, 1u) - 1;
    while (token < tokens && (kinds_of[token] & kinds) == 0 && (lists_of[token].bits & lists) == 0) ++token;
    return token;
  }
  // The longest match of `kind`, which is not kCue, that begins at `token`; null where none does.
  const Match* At(uint32_t token, EntryKind kind) const {
    return AnyAt(token, BitOf(kind)) ? LongestAt(token, kind) : nullptr;
  }

  // Whether a form of one of the lists, bits of BitOfList, may begin at `token`, or end before it.
  bool MayBeCueAt(uint32_t token, uint64_t lists) const { return token < size_ && (lists_[token].bits & lists) != 0; }
  bool MayBeCueBefore(uint32_t token, uint64_t lists) const {
    return token < size_ && (tokens_[token].lists_before.bits & lists) != 0;
  }
  // The first token in [from, to) for which MayBeCueAt holds; `to` where it holds for none.
  uint32_t FindMayBeCue(uint32_t from, uint32_t to, uint64_t lists) const {
    uint32_t t = from;
    while (t < to && !MayBeCueAt(t, lists)) ++t;
    return std::min(t, to);
  }
  // The end of the longest form of cue list `list` (see Bundle::CueList) that begins at `token`; `token` itself where
  // none does.
  uint32_t CueAt(uint32_t token, int list) const {
    return token < size_ && MayBe(lists_[token], list) ? LongestCueAt(token, list) : token;
  }
  // The first token in [from, to) at which a form of the list begins; `to` where none does.
  uint32_t FindCue(uint32_t from, uint32_t to, int list) const;
  // The first token from which the longest form of the list ends just before `token`; `token` where none does.
  uint32_t CueBefore(uint32_t token, int list) const {
    return token < size_ && MayBe(tokens_[token].lists_before, list) ? FirstCueBefore(token, list) : token;
  }

 private:
  // A form of all cue lists of a set.
  struct CueMatch {
    uint32_t end;
    uint32_t set;
  };
  // Where a token's forms are: up to where the next token's begin.
  struct OfToken {
    CueSets::Bits lists_before;  // of which a form ends before it, although the longest from there may go on
    uint32_t cue_before = 0;     // the first token from which a cue ends before this one
    uint32_t match = 0;
    uint32_t cue = 0;
    uint32_t cues_alone = CueSets::kNone;  // the lists that have the token by itself in any case
  };
  static_assert(kEntryKinds < 32);

  static bool MayBe(const CueSets::Bits& lists, int list) { return lists.MayHave(static_cast<uint32_t>(list)); }
  void Take(uint32_t begin, uint32_t end, const TrieValue& value);
  void TakeCues(uint32_t begin, uint32_t end, uint32_t set);
  const Match* LongestAt(uint32_t token, EntryKind kind) const;
  uint32_t LongestCueAt(uint32_t token, int list) const;
  uint32_t FirstCueBefore(uint32_t token, int list) const;

  const CueSets* cue_sets_ = nullptr;
  std::vector<Match> matches_;
  std::vector<CueMatch> cues_;  // but for OfToken::cues_alone; in order of begin, then longest first
  // Of each token, and one more; as many are size_.
  std::vector<CueSets::Bits> lists_;  // of which a form begins there
  std::vector<uint32_t> kinds_;       // that begin there, but for cues, and kCapitalWord
  std::vector<OfToken> tokens_;
  uint32_t size_ = 0;
};

}  // namespace banghi

#endif  // BANGHI_GAZETTEERS_MATCHES_H_
