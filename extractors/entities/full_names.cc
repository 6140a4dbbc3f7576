#include "extractors/entities/full_names.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace banghi {
namespace {

constexpr size_t kShortestSlip = 5;  // bytes: shorter names differ by one letter and are still two people's
constexpr size_t kLongestSlip = 32;
constexpr size_t kMostRespelled = 5;  // words: longer ones are no names

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

// Two words are one slip apart only if they, or what is left of them without one letter, have a key in common.
std::vector<std::string> SlipKeys(absl::string_view word) {
  std::vector<std::string> keys = {std::string(word)};
  for (size_t i = 1; i < word.size(); ++i) {
    if (i == 1 || word[i] != word[i - 1]) keys.push_back(absl::StrCat(word.substr(0, i), word.substr(i + 1)));
  }
  return keys;
}

// What two names that differ in one word only have in common: the other words, and what is left of that one.
std::vector<std::string> RespelledKeys(const std::vector<absl::string_view>& words, size_t other) {
  std::string rest = absl::StrCat(other);
  for (size_t i = 0; i < words.size(); ++i) absl::StrAppend(&rest, " ", i == other ? "" : words[i]);
  std::vector<std::string> keys = SlipKeys(words[other]);
  for (std::string& key : keys) key = absl::StrCat(rest, "|", key);
  return keys;
}

uint64_t Pair(uint32_t a, uint32_t b) { return uint64_t{a} << 32 | b; }

}  // namespace

uint32_t FullNames::Runs::Step(uint32_t node, uint32_t word) {
  const auto [it, added] = next.try_emplace(Pair(node, word), static_cast<uint32_t>(nodes.size()));
  if (added) nodes.emplace_back();
  return it->second;
}

const FullNames::Fulls* FullNames::Runs::At(const std::vector<uint32_t>& words, bool backwards) const {
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

void FullNames::Consider(const Fulls* fulls, size_t longer_than, int32_t first_mention, Answer& answer) {
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
  for (const std::string& key : SlipKeys(words_[word])) slips_[key].push_back(word);
}

void FullNames::AddRespelled(const std::vector<absl::string_view>& words, const Full& full) {
  if (words.size() < 2 || words.size() > kMostRespelled) return;
  for (size_t i = 0; i < words.size(); ++i) {
    if (words[i].size() > kLongestSlip) continue;
    for (std::string& key : RespelledKeys(words, i)) respelled_[std::move(key)].push_back({words[i], full});
  }
}

void FullNames::FindRespelled(const NameForm& part, Answer& answer) const {
  if (part.words.size() < 2 || part.words.size() > kMostRespelled) return;
  for (size_t i = 0; i < part.words.size(); ++i) {
    const absl::string_view word = part.words[i];
    if (word.size() > kLongestSlip) continue;
    for (const std::string& key : RespelledKeys(part.words, i)) {
      const auto it = respelled_.find(key);
      if (it == respelled_.end()) continue;
      for (const auto& [other, full] : it->second) {
        const bool slip = !part.vietnamese && MayBeSlip(word) && MayBeSlip(other) && OneSlipApart(word, other);
        if ((slip || OnlyToneApart(word, other)) && (answer.any == nullptr || full.added < answer.any->added))
          answer.any = &full;
      }
    }
  }
}

void FullNames::Add(const NameForm& name, size_t number, int32_t first_mention) {
  const Full full{added_++, number, name.words.size(), first_mention};
  std::vector<uint32_t> words;
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
  std::sort(words.begin(), words.end());
  Put(full, by_words_[words]);
}

void FullNames::FindSlips(absl::string_view word, int32_t first_mention, Answer& answer) const {
  if (!MayBeSlip(word)) return;
  for (const std::string& key : SlipKeys(word)) {
    const auto it = slips_.find(key);
    if (it == slips_.end()) continue;
    for (uint32_t other : it->second) {
      if (OneSlipApart(word, words_[other])) Consider(&by_last_[other], 0, first_mention, answer);
    }
  }
}

std::optional<size_t> FullNames::Find(const NameForm& part, int32_t first_mention) const {
  Answer answer;
  if (part.words.size() == 1 && !part.vietnamese) FindSlips(part.words.front(), first_mention, answer);
  std::vector<uint32_t> words;
  for (absl::string_view word : part.words) {
    const auto it = numbers_.find(word);
    if (it != numbers_.end()) words.push_back(it->second);
  }
  if (words.size() == part.words.size()) {
    Consider(tails_.At(words, true), 0, first_mention, answer);
    Consider(heads_.At(words, false), 0, first_mention, answer);
    if (words.size() >= 2) {
      const auto ends = by_ends_.find(Pair(words.front(), words.back()));
      if (ends != by_ends_.end()) Consider(&ends->second, words.size(), first_mention, answer);
    }
    std::sort(words.begin(), words.end());
    const auto same = by_words_.find(words);
    if (!part.vietnamese && same != by_words_.end()) Consider(&same->second, 0, first_mention, answer);
  }
  if (answer.any == nullptr) FindRespelled(part, answer);
  const Full* best = answer.said_before != nullptr ? answer.said_before : answer.any;
  if (best == nullptr) return std::nullopt;
  return best->number;
}

}  // namespace banghi
