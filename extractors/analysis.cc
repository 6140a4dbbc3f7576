#include "extractors/analysis.h"

#include <algorithm>
#include <numeric>

#include "absl/strings/str_cat.h"

namespace banghi {

absl::string_view MentionTypeName(MentionType type) {
  static constexpr const char* kNames[kMentionTypes] = {"PERSON",  "RANK",     "POSITION", "MINISTRY",  "ORGANIZATION",
                                                        "COUNTRY", "LOCATION", "DATE",     "AGREEMENT", "PARTNERSHIP"};
  return kNames[static_cast<int>(type)];
}

void Analysis::FindMatches() {
  syllable_ids = bundle.SyllableIds(document);
  matches.clear();
  bundle.FindAll(document, syllable_ids, matches);
  first_match.assign(document.tokens().size() + 1, static_cast<uint32_t>(matches.size()));
  for (size_t i = matches.size(); i-- > 0;) first_match[matches[i].tokens.begin] = static_cast<uint32_t>(i);
  for (size_t t = document.tokens().size(); t-- > 0;) first_match[t] = std::min(first_match[t], first_match[t + 1]);
  kinds_at_.assign(document.tokens().size(), 0);
  for (const Match& match : matches) kinds_at_[match.tokens.begin] |= BitOf(match.kind);
  IndexCueEnds();
}

// A counting sort: rooms ask for cues before a token so often that a search would show.
void Analysis::IndexCueEnds() {
  first_cue_end_.assign(document.tokens().size() + 2, 0);
  for (const Match& match : matches) {
    if (match.kind == EntryKind::kCue) ++first_cue_end_[match.tokens.end + 1];
  }
  std::partial_sum(first_cue_end_.begin(), first_cue_end_.end(), first_cue_end_.begin());
  cue_ends_.resize(first_cue_end_.back());
  std::vector<uint32_t> next = first_cue_end_;
  for (const Match& match : matches) {
    if (match.kind == EntryKind::kCue) cue_ends_[next[match.tokens.end]++] = {match.entry, match.tokens.begin};
  }
}

const Match* Analysis::MatchAt(uint32_t token, EntryKind kind) const {
  if (!AnyAt(token, {kind})) return nullptr;
  for (uint32_t i = first_match[token]; i < first_match[token + 1]; ++i) {
    if (matches[i].kind == kind) return &matches[i];  // longest first
  }
  return nullptr;
}

size_t Analysis::FirstMentionFrom(uint32_t token) const {
  auto it = std::partition_point(mentions.begin(), mentions.end(),
                                 [token](const Mention& m) { return !m.dropped && m.tokens.begin < token; });
  return static_cast<size_t>(it - mentions.begin());
}

uint32_t Analysis::CueAt(uint32_t token, int list) const {
  if (!AnyAt(token, {EntryKind::kCue})) return token;
  for (uint32_t i = first_match[token]; i < first_match[token + 1]; ++i) {
    if (matches[i].kind == EntryKind::kCue && static_cast<int>(matches[i].entry) == list) return matches[i].tokens.end;
  }
  return token;
}

TokenRange Analysis::CueIn(uint32_t from, uint32_t to, int list) const {
  for (uint32_t t = from; t < to; ++t) {
    if (const uint32_t end = CueAt(t, list); end != t) return {t, end};
  }
  return {};
}

std::string Analysis::FoldedText(TokenRange range) const {
  std::string text;
  for (uint32_t t = range.begin; t < range.end; ++t) absl::StrAppend(&text, Folded(t), " ");
  return text;
}

uint32_t Analysis::CueBefore(uint32_t token, int list) const {
  if (token + 1 >= first_cue_end_.size()) return token;
  for (uint32_t i = first_cue_end_[token]; i < first_cue_end_[token + 1]; ++i) {
    if (static_cast<int>(cue_ends_[i].list) != list) continue;
    const uint32_t begin = cue_ends_[i].begin;
    return InText(token) && !SameSentence(begin, token) ? token : begin;
  }
  return token;
}

}  // namespace banghi
