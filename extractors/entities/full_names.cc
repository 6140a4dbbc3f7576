#include "extractors/entities/full_names.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"

namespace banghi {
namespace {

constexpr size_t kShortestSlip = 5;  // bytes: shorter names differ by one letter and are still two people's
constexpr size_t kLongestSlip = 32;
constexpr size_t kUsualWords = 3;     // of a name
constexpr size_t kMostRespelled = 5;  // words: longer ones are no names
constexpr size_t kMostInner = 8;      // words of a name within which a surname stands
constexpr size_t kShortestInner = 4;  // bytes of one: `El`, `bin`, `Jae` are none
constexpr uint32_t kNoWord = UINT32_MAX;

bool MayBeSlip(absl::string_view word) { return word.size() >= kShortestSlip && word.size() <= kLongestSlip; }

// A slip of the pen: one letter more, less, other, or two that changed places (`Marcon` for `Macron`).
bool OneSlipApart(absl::string_view a, absl::string_view b) {
  if (a[0] != b[0] || a.size() > b.size() + 1 || b.size() > a.size() + 1) return false;
  size_t head = 0;
  while (head < a.size() && head < b.size() && a[head] == b[head]) ++head;
  size_t tail = 0;
  while (tail < a.size() - head && tail < b.size() - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
  size_t rest_a = a.size() - head - tail, rest_b = b.size() - head - tail;
  if (rest_a <= 1 && rest_b <= 1) return true;
  return rest_a == 2 && rest_b == 2 && a[head] == b[head + 1] && a[head + 1] == b[head];
}

// One word spelled with its tone and without (`Lịch`, `Lich`), as folded forms.
bool OnlyToneApart(absl::string_view a, absl::string_view b) {
  if (a.size() < b.size()) std::swap(a, b);
  return b.size() >= 3 && a.size() == b.size() + 1 && absl::StartsWith(a, b) && absl::ascii_isdigit(a.back());
}

// A hash of the letters of a word that is also had letter by letter: one without the letter at `i` costs no more than
// one.
constexpr uint64_t kBase = 0x9E3779B97F4A7C15u;
uint64_t Append(uint64_t hash, char c) { return hash * kBase + static_cast<uint8_t>(c) + 1; }

// Two words are one slip apart only if they, or what is left of them without one letter, have a key in common; words
// that have one may be others, too.
void SlipKeys(absl::string_view word, absl::InlinedVector<uint64_t, 32>& keys) {
  keys.clear();
  keys.push_back(0);
  for (const char c : word) keys[0] = Append(keys[0], c);
  uint64_t before = word.empty() ? 0 : Append(0, word[0]);
  for (size_t i = 1; i < word.size(); ++i) {
    if (i == 1 || word[i] != word[i - 1]) {
      uint64_t key = before;
      for (const char c : word.substr(i + 1)) key = Append(key, c);
      keys.push_back(key);
    }
    before = Append(before, word[i]);
  }
}

// What two names that differ in word `other` only have in common: the other words and that one's place; with a key of
// SlipKeys.
uint64_t HashOfRest(const NameForm::Words& words, size_t other) {
  uint64_t hash = other + 1;
  for (size_t i = 0; i < words.size(); ++i) {
    hash = Append(hash, ' ');
    if (i == other) continue;
    for (const char c : words[i]) hash = Append(hash, c);
  }
  return hash;
}
uint64_t Joined(uint64_t rest, uint64_t key) { return (rest ^ (rest >> 31)) * kBase + key; }

bool SameButFor(const NameForm::Words& a, const NameForm::Words& b, size_t word) {
  if (a.size() != b.size()) return false;
  for (size_t i = 0; i < a.size(); ++i) {
    if (i != word && a[i] != b[i]) return false;
  }
  return true;
}

uint64_t Pair(uint32_t a, uint32_t b) { return uint64_t{a} << 32 | b; }

}  // namespace

FullNames::FullNames(size_t names) {
  const size_t words = kUsualWords * names;
  numbers_.reserve(words);
  words_.reserve(words);
  by_last_.reserve(words);
  for (Runs* runs : {&heads_, &tails_}) {
    runs->next.reserve(words);
    runs->nodes.reserve(words + 1);
  }
  alike_.reserve(words);
}

uint32_t FullNames::Runs::Step(uint32_t node, uint32_t word) {
  const auto [it, added] = next.try_emplace(Pair(node, word), static_cast<uint32_t>(nodes.size()));
  if (added) nodes.emplace_back();
  return it->second;
}

const FullNames::Fulls* FullNames::Runs::At(const Numbers& words, bool backwards) const {
  uint32_t node = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    const auto it = next.find(Pair(node, backwards ? words[words.size() - 1 - i] : words[i]));
    if (it == next.end()) return nullptr;
    node = it->second;
  }
  return &nodes[node];
}

void FullNames::Put(const Full& full, Fulls& fulls) {
  if (fulls.empty() || full.first_mention < fulls.back().first_mention) fulls.push_back(full);
}

void FullNames::Consider(const Fulls* fulls, uint32_t longer_than, int32_t first_mention, Answer& answer) {
  if (fulls == nullptr || fulls->empty()) return;
  auto keep = [longer_than](const Full& full, const Full*& best) {
    if (full.words > longer_than && (best == nullptr || full.added < best->added)) best = &full;
  };
  keep(fulls->front(), answer.any);
  const auto before = std::partition_point(
      fulls->begin(), fulls->end(), [first_mention](const Full& full) { return full.first_mention >= first_mention; });
  if (before != fulls->end()) keep(*before, answer.said_before);
}

uint32_t FullNames::NumberOf(absl::string_view word) {
  const auto [it, added] = numbers_.try_emplace(word, static_cast<uint32_t>(words_.size()));
  if (added) {
    words_.push_back(word);
    by_last_.emplace_back();
  }
  return it->second;
}

void FullNames::AddSlips(uint32_t word) {
  if (!by_last_[word].empty() || !MayBeSlip(words_[word])) return;
  unspelled_[words_[word].front()].push_back(word);
}

// A slip leaves the first letter.
void FullNames::SpellLastWords(char initial) {
  const auto words = unspelled_.find(initial);
  if (words == unspelled_.end()) return;
  absl::InlinedVector<uint64_t, 32> keys;
  for (uint32_t word : words->second) {
    SlipKeys(words_[word], keys);
    for (const uint64_t key : keys) slips_[key].push_back(word);
  }
  unspelled_.erase(words);
}

void FullNames::AddRespelled(const NameForm::Words& words, const Full& full) {
  if (words.size() < 2 || words.size() > kMostRespelled) return;
  const uint32_t name = static_cast<uint32_t>(respelled_names_.size());
  for (uint32_t i = 0; i < words.size(); ++i) {
    if (words[i].size() <= kLongestSlip) alike_[HashOfRest(words, i)].names.push_back({name, i});
  }
  respelled_names_.emplace_back(words, full);
}

void FullNames::Spell(Alike& alike, uint64_t rest) {
  absl::InlinedVector<uint64_t, 32> keys;
  for (; alike.spelled < alike.names.size(); ++alike.spelled) {
    const Respelled& each = alike.names[alike.spelled];
    SlipKeys(respelled_names_[each.name].first[each.word], keys);
    for (const uint64_t key : keys) respelled_[Joined(rest, key)].push_back(each);
  }
}

void FullNames::FindRespelled(const NameForm& part, Answer& answer) {
  if (part.words.size() < 2 || part.words.size() > kMostRespelled) return;
  absl::InlinedVector<uint64_t, 32> keys;
  for (size_t i = 0; i < part.words.size(); ++i) {
    if (part.words[i].size() > kLongestSlip) continue;
    const uint64_t rest = HashOfRest(part.words, i);
    const auto alike = alike_.find(rest);
    if (alike == alike_.end()) continue;
    Spell(alike->second, rest);
    SlipKeys(part.words[i], keys);
    for (const uint64_t key : keys) {
      const auto it = respelled_.find(Joined(rest, key));
      if (it == respelled_.end()) continue;
      for (const Respelled& other : it->second) ConsiderRespelled(part, i, other, answer);
    }
  }
}

void FullNames::ConsiderRespelled(const NameForm& part, size_t at, Respelled other, Answer& answer) const {
  const auto& [words, full] = respelled_names_[other.name];
  if (other.word != at || (answer.any != nullptr && full.added >= answer.any->added)) return;
  const absl::string_view one = part.words[at], another = words[at];
  const bool slip = !part.vietnamese && MayBeSlip(one) && MayBeSlip(another) && OneSlipApart(one, another);
  if ((slip || OnlyToneApart(one, another)) && SameButFor(part.words, words, at)) answer.any = &full;
}

void FullNames::Add(const NameForm& name, size_t number, int32_t first_mention) {
  const Full full{added_++, static_cast<uint32_t>(number), static_cast<uint32_t>(name.words.size()), first_mention};
  Numbers words;
  for (absl::string_view word : name.words) words.push_back(NumberOf(word));
  AddSlips(words.back());
  AddRespelled(name.words, full);
  Put(full, by_last_[words.back()]);
  uint32_t tail = 0;
  for (size_t i = words.size(); i > 1; --i) {
    tail = tails_.Step(tail, words[i - 1]);
    Put(full, tails_.nodes[tail]);
  }
  // Chinese and Korean people are called by the family name: `ông Ngụy` for `Ngụy Phượng Hòa`.
  const size_t heads = name.vietnamese ? std::min<size_t>(1, words.size() - 1) : words.size() - 1;
  uint32_t head = 0;
  for (size_t i = 0; i < heads; ++i) {
    head = heads_.Step(head, words[i]);
    Put(full, heads_.nodes[head]);
  }
  // A middle name or initial may be left out.
  if (!name.vietnamese) Put(full, by_ends_[Pair(words.front(), words.back())]);
  if (!name.vietnamese) AddInner(words, full);
  std::sort(words.begin(), words.end());
  Put(full, by_words_[words]);
}

// `Bachelet` for `Michelle Bachelet Jeria`, `Díaz-Canel` for `Miguel Mario Díaz-Canel Bermúdez`: the father's surname
// before the mother's.
void FullNames::AddInner(const Numbers& words, const Full& full) {
  if (words.size() > kMostInner) return;
  for (size_t i = 1; i + 1 < words.size(); ++i) {
    const bool of_father = words_[words[i - 1]].size() < kShortestInner;  // `bin Salman`, who is another
    if (!of_father && words_[words[i]].size() >= kShortestInner) Put(full, by_inner_[Pair(words[i], kNoWord)]);
    if (i + 2 < words.size()) Put(full, by_inner_[Pair(words[i], words[i + 1])]);
  }
}

void FullNames::FindInner(const Numbers& words, int32_t first_mention, Answer& answer) const {
  if (words.empty() || words.size() > 2) return;
  const auto it = by_inner_.find(Pair(words[0], words.size() == 2 ? words[1] : kNoWord));
  if (it != by_inner_.end()) Consider(&it->second, 0, first_mention, answer);
}

void FullNames::FindSlips(absl::string_view word, int32_t first_mention, Answer& answer) {
  if (!MayBeSlip(word)) return;
  SpellLastWords(word.front());
  absl::InlinedVector<uint64_t, 32> keys;
  SlipKeys(word, keys);
  for (const uint64_t key : keys) {
    const auto it = slips_.find(key);
    if (it == slips_.end()) continue;
    for (uint32_t other : it->second) {
      if (OneSlipApart(word, words_[other])) Consider(&by_last_[other], 0, first_mention, answer);
    }
  }
}

std::optional<size_t> FullNames::Find(const NameForm& part, int32_t first_mention) {
  if (added_ == 0) return std::nullopt;
  Answer answer, inner;
  if (part.words.size() == 1 && !part.vietnamese) FindSlips(part.words.front(), first_mention, answer);
  Numbers words;
  for (absl::string_view word : part.words) {
    const auto it = numbers_.find(word);
    if (it != numbers_.end()) words.push_back(it->second);
  }
  if (words.size() == part.words.size()) {
    Consider(tails_.At(words, true), 0, first_mention, answer);
    Consider(heads_.At(words, false), 0, first_mention, answer);
    if (!part.vietnamese) FindInner(words, first_mention, inner);
    if (words.size() >= 2) {
      const auto ends = by_ends_.find(Pair(words.front(), words.back()));
      if (ends != by_ends_.end()) Consider(&ends->second, static_cast<uint32_t>(words.size()), first_mention, answer);
    }
    std::sort(words.begin(), words.end());
    const auto same = by_words_.find(words);
    if (!part.vietnamese && same != by_words_.end()) Consider(&same->second, 0, first_mention, answer);
  }
  if (answer.said_before == nullptr && inner.said_before != nullptr) return inner.said_before->number;
  if (answer.any == nullptr) FindRespelled(part, answer);
  const Full* best = answer.said_before != nullptr ? answer.said_before : answer.any;
  if (best == nullptr) return std::nullopt;
  return best->number;
}

}  // namespace banghi
