#include "extractors/events/particular.h"

#include <algorithm>

namespace banghi {
namespace {

constexpr uint32_t kBefore = 6;   // tokens before a trigger in which what makes it particular stands
constexpr uint32_t kBehind = 14;  // and behind it

}  // namespace

bool IsParticularTalks(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  if (clause.entry->event != "NEGOTIATION") return false;
  const uint32_t begin = clause.trigger.begin,
                 from = begin > clause.left_limit + kBefore ? begin - kBefore : clause.left_limit;
  if (analysis.CueWithin(from, begin, cues.resumed)) return true;
  if (!analysis.CueWithin(from, begin, cues.upon) && !analysis.CueWithin(from, begin, cues.setting)) return false;
  const uint32_t end = std::min(clause.right_limit, clause.trigger.end + kBehind);
  for (size_t m = analysis.FirstMentionFrom(clause.trigger.end); m < analysis.mentions.size(); ++m) {
    const Mention& mention = analysis.mentions[m];
    if (mention.dropped || mention.tokens.begin >= end) return false;
    if (mention.type == MentionType::kDate && mention.value.size() > 4) return true;
    const uint32_t at = mention.tokens.begin;
    if (mention.type == MentionType::kLocation && analysis.CueBefore(at, cues.place_in) != at) return true;
    const bool official = mention.type == MentionType::kPosition || mention.type == MentionType::kPerson;
    if (official && analysis.CueBefore(at, cues.between) != at) return true;
  }
  return false;
}

bool DateFollows(const Analysis& analysis, uint32_t token) {
  const size_t m = analysis.FirstMentionFrom(token);
  return m < analysis.mentions.size() && !analysis.mentions[m].dropped &&
         analysis.mentions[m].type == MentionType::kDate && analysis.mentions[m].tokens.begin <= token + 1;
}

bool PartOfForceName(const Analysis& analysis, const ClauseCues& cues, uint32_t token) {
  if (analysis.CueAt(token, cues.no_negation) != token) return true;
  return token > 0 && analysis.CueAt(token - 1, cues.no_negation) > token;
}

}  // namespace banghi
