#include "gazetteers/matches.h"

#include <algorithm>
#include <tuple>

namespace banghi {
namespace {

// How many tokens before their turn their memory is asked for: about as long as that takes to come.
constexpr size_t kAhead = 8;

// Of each token, and 0 behind the last one.
std::vector<uint32_t> IdsOfSyllables(const Trie& trie, const Document& document) {
  const std::vector<Token>& tokens = document.tokens();
  const absl::string_view folded = document.folded_text();
  std::vector<uint32_t> ids(tokens.size() + 1);
  for (size_t t = 0; t < tokens.size(); ++t) {
    if (t + kAhead < tokens.size()) trie.PrefetchId(tokens[t + kAhead].hash);
    ids[t] = trie.IdOf(folded.substr(tokens[t].folded.begin), tokens[t].folded.length(), tokens[t].hash);
  }
  return ids;
}

}  // namespace

Matches::Matches(const Trie& trie, const Document& document) : cue_sets_(&trie.cue_sets()) {
  const std::vector<uint32_t> ids = IdsOfSyllables(trie, document);
  const uint32_t size = static_cast<uint32_t>(document.tokens().size());
  lists_.resize(size + 1);
  lists_before_.resize(size + 1);
  kinds_.resize(size + 1);
  tokens_.resize(size + 1);
  cues_.reserve(size / 2);
  matches_.reserve(size / 4);
  for (uint32_t begin = 0; begin <= size; ++begin) {
    tokens_[begin].match = static_cast<uint32_t>(matches_.size());
    tokens_[begin].cue = static_cast<uint32_t>(cues_.size());
    if (begin + 2 * kAhead < size) trie.PrefetchNode(ids[begin + 2 * kAhead]);
    if (begin + kAhead < size) trie.PrefetchForms(ids[begin + kAhead]);
    if (ids[begin] == 0) continue;
    trie.FindAt(document, ids, begin, [&](uint32_t end, const TrieValue& value) { Take(begin, end, value); });
    const uint32_t alone = trie.CuesOf(ids[begin]);
    tokens_[begin].cues_alone = alone;
    TakeCues(begin, begin + 1, alone);
  }
}

// Of the set of no lists nothing is left.
inline void Matches::TakeCues(uint32_t begin, uint32_t end, uint32_t set) {
  const uint64_t lists = cue_sets_->BitsOf(set);
  lists_[begin] |= lists;
  tokens_[end].cue_before = lists_before_[end] == 0 ? begin : tokens_[end].cue_before;
  lists_before_[end] |= lists;
}

// Of the forms that begin at one token the longest come first.
void Matches::Take(uint32_t begin, uint32_t end, const TrieValue& value) {
  if (value.kind == EntryKind::kCue) {
    cues_.push_back({cue_sets_->BitsOf(value.entry), end, value.entry});
    TakeCues(begin, end, value.entry);
    return;
  }
  if ((kinds_[begin] & BitOf(value.kind)) != 0) {
    const Match& longest = *LongestAt(begin, value.kind);
    if (longest.tokens.end != end) return;
    // An entry may have the form in several spellings.
    const Match& last = matches_.back();
    if (last.kind == value.kind && last.entry == value.entry) return;
  }
  kinds_[begin] |= BitOf(value.kind);
  matches_.push_back({{begin, end}, value.kind, value.ambiguous, value.entry});
}

const Match* Matches::LongestAt(uint32_t token, EntryKind kind) const {
  auto match = matches_.begin() + tokens_[token].match;
  while (match->kind != kind) ++match;
  return &*match;
}

uint32_t Matches::LongestCueAt(uint32_t token, int list) const {
  for (uint32_t i = tokens_[token].cue; i < tokens_[token + 1].cue; ++i) {
    const CueMatch& cue = cues_[i];
    if ((cue.lists & BitOfList(list)) != 0 && cue_sets_->Has(cue.set, static_cast<uint32_t>(list))) return cue.end;
  }
  return cue_sets_->Has(tokens_[token].cues_alone, static_cast<uint32_t>(list)) ? token + 1 : token;
}

uint32_t Matches::FindCue(uint32_t from, uint32_t to, int list) const {
  const uint32_t end = std::min(to, static_cast<uint32_t>(lists_.size()));
  for (uint32_t t = from; t < end; ++t) {
    if ((lists_[t] & BitOfList(list)) != 0 && LongestCueAt(t, list) != t) return t;
  }
  return to;
}

uint32_t Matches::FirstCueBefore(uint32_t token, int list) const {
  for (uint32_t begin = tokens_[token].cue_before; begin < token; ++begin) {
    if (CueAt(begin, list) == token) return begin;
  }
  return token;
}

std::vector<Match> Matches::AllAt(uint32_t token) const {
  std::vector<Match> all;
  if (token + 1 >= tokens_.size()) return all;
  all.assign(matches_.begin() + tokens_[token].match, matches_.begin() + tokens_[token + 1].match);
  const auto add_cues = [this, token, &all](uint32_t end, uint32_t set) {
    for (uint32_t list : cue_sets_->ListsOf(set)) {
      const bool again = std::any_of(all.begin(), all.end(), [list](const Match& match) {
        return match.kind == EntryKind::kCue && match.entry == list;
      });
      if (!again) all.push_back({{token, end}, EntryKind::kCue, cue_sets_->IsAmbiguous(set), list});
    }
  };
  for (uint32_t i = tokens_[token].cue; i < tokens_[token + 1].cue; ++i) add_cues(cues_[i].end, cues_[i].set);
  add_cues(token + 1, tokens_[token].cues_alone);
  std::stable_sort(all.begin(), all.end(), [](const Match& a, const Match& b) {
    return std::tuple(~a.tokens.end, a.kind, a.entry) < std::tuple(~b.tokens.end, b.kind, b.entry);
  });
  return all;
}

}  // namespace banghi
