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
  IndexMatches();
  IndexCueEnds();
}

// Rooms ask every token for many kinds and lists, and nearly always there is none: bits answer that.
void Analysis::IndexMatches() {
  const size_t tokens = document.tokens().size();
  first_match.resize(tokens + 1);
  kinds_at_.assign(tokens, 0);
  cue_lists_at_.assign(tokens, 0);
  cue_lists_before_.assign(tokens + 1, 0);
  size_t next = 0;
  for (size_t t = 0; t < tokens; ++t) {
    first_match[t] = static_cast<uint32_t>(next);
    for (; next < matches.size() && matches[next].tokens.begin == t; ++next) {
      const Match& match = matches[next];
      kinds_at_[t] |= BitOf(match.kind);
      if (match.kind != EntryKind::kCue) continue;
      cue_lists_at_[t] |= ListBit(static_cast<int>(match.entry));
      cue_lists_before_[match.tokens.end] |= ListBit(static_cast<int>(match.entry));
    }
  }
  first_match[tokens] = static_cast<uint32_t>(next);
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

const Match* Analysis::LongestMatchAt(uint32_t token, EntryKind kind) const {
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

uint32_t Analysis::LongestCueAt(uint32_t token, int list) const {
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

uint32_t Analysis::LongestCueBefore(uint32_t token, int list) const {
  for (uint32_t i = first_cue_end_[token]; i < first_cue_end_[token + 1]; ++i) {
    if (static_cast<int>(cue_ends_[i].list) != list) continue;
    const uint32_t begin = cue_ends_[i].begin;
    return InText(token) && !SameSentence(begin, token) ? token : begin;
  }
  return token;
}

}  // namespace banghi
