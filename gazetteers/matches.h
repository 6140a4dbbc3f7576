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

  // Whether one of the kinds, bits of BitOf, begins at `token`; none is a cue.
  bool AnyAt(uint32_t token, uint32_t kinds) const { return token < kinds_.size() && (kinds_[token] & kinds) != 0; }
  // The longest match of `kind`, which is not kCue, that begins at `token`; null where none does.
  const Match* At(uint32_t token, EntryKind kind) const {
    return AnyAt(token, BitOf(kind)) ? LongestAt(token, kind) : nullptr;
  }

  // Whether a form of one of the lists, bits of BitOfList, may begin at `token`, or end before it.
  bool MayBeCueAt(uint32_t token, uint64_t lists) const {
    return token < lists_.size() && (lists_[token] & lists) != 0;
  }
  bool MayBeCueBefore(uint32_t token, uint64_t lists) const {
    return token < lists_before_.size() && (lists_before_[token] & lists) != 0;
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
    return MayBeCueAt(token, BitOfList(list)) ? LongestCueAt(token, list) : token;
  }
  // The first token in [from, to) at which a form of the list begins; `to` where none does.
  uint32_t FindCue(uint32_t from, uint32_t to, int list) const;
  // The first token from which the longest form of the list ends just before `token`; `token` where none does.
  uint32_t CueBefore(uint32_t token, int list) const {
    return MayBeCueBefore(token, BitOfList(list)) ? FirstCueBefore(token, list) : token;
  }

 private:
  // A form of all cue lists of a set.
  struct CueMatch {
    uint64_t lists;  // their bits
    uint32_t end;
    uint32_t set;
  };
  // Where a token's forms are: up to where the next token's begin.
  struct OfToken {
    uint32_t match = 0;
    uint32_t cue = 0;
    uint32_t cues_alone = CueSets::kNone;  // the lists that have the token by itself in any case
    uint32_t cue_before = 0;               // the first token from which a cue ends before this one
  };
  static_assert(kEntryKinds <= 32);

  void Take(uint32_t begin, uint32_t end, const TrieValue& value);
  void TakeCues(uint32_t begin, uint32_t end, uint32_t set);
  const Match* LongestAt(uint32_t token, EntryKind kind) const;
  uint32_t LongestCueAt(uint32_t token, int list) const;
  uint32_t FirstCueBefore(uint32_t token, int list) const;

  const CueSets* cue_sets_ = nullptr;
  std::vector<Match> matches_;
  std::vector<CueMatch> cues_;  // but for OfToken::cues_alone; in order of begin, then longest first
  // Of each token, and one more.
  std::vector<uint64_t> lists_;         // of which a form begins there
  std::vector<uint64_t> lists_before_;  // of which a form ends before it, although the longest from there may go on
  std::vector<uint32_t> kinds_;         // that begin there, but for cues
  std::vector<OfToken> tokens_;
};

}  // namespace banghi

#endif  // BANGHI_GAZETTEERS_MATCHES_H_
