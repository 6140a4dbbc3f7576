#include "extractors/events/signed_documents.h"

#include <algorithm>

namespace banghi {
namespace {

constexpr uint32_t kLevelBefore = 6;  // tokens between a level of relations and the word (`mà hai nước đã ký`)
constexpr uint32_t kLevelBehind = 4;  // `ký kết nâng cấp quan hệ`

// Those of the parties that are states take part.
void AddStates(const Analysis& analysis, const std::vector<TextRef>& parties, EventEntity& event) {
  for (const TextRef party : parties) {
    if (analysis.bundle.FindCountry(party) != nullptr) AddCountry(party, event, "events/party-of-agreement");
  }
}

}  // namespace

std::vector<int32_t> AgreementsIn(const Analysis& analysis, const ClauseCues& cues, TokenRange clause) {
  std::vector<int32_t> found;
  for (size_t m = analysis.FirstMentionFrom(clause.begin);
       m < analysis.mentions.size() && !analysis.mentions[m].dropped; ++m) {
    const Mention& mention = analysis.mentions[m];
    if (mention.tokens.begin >= clause.end) break;
    if (mention.type != MentionType::kAgreement || mention.entity == kNone || !clause.Contains(mention.tokens))
      continue;
    const uint32_t begin = mention.tokens.begin;
    if (analysis.CueBefore(begin, cues.signing.in_place_of) != begin) continue;
    if (std::find(found.begin(), found.end(), mention.entity) == found.end()) found.push_back(mention.entity);
  }
  return found;
}

bool FollowsTitle(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  uint32_t begin = analysis.CueBefore(clause.trigger.begin, cues.passive);  // `Hiệp ước A (INF) được ký`
  if (begin > 0 && analysis.IsMark(begin - 1, ")")) --begin;
  for (size_t m = analysis.FirstMentionFrom(clause.tokens.begin); m < analysis.mentions.size(); ++m) {
    const Mention& mention = analysis.mentions[m];
    if (mention.dropped || mention.tokens.begin >= begin) break;
    if (mention.type == MentionType::kAgreement && mention.tokens.end == begin) return true;
  }
  return analysis.CueBefore(begin, cues.document) != begin;
}

int32_t LevelSigned(const Analysis& analysis, const Clause& clause) {
  int32_t level = kNone;
  for (size_t m = analysis.FirstMentionFrom(clause.left_limit); m < analysis.mentions.size(); ++m) {
    const Mention& mention = analysis.mentions[m];
    if (mention.dropped || mention.tokens.begin > clause.trigger.end + kLevelBehind ||
        mention.tokens.begin >= clause.right_limit)
      break;
    const bool near =
        mention.tokens.begin >= clause.trigger.end ||
        (mention.tokens.end <= clause.trigger.begin && mention.tokens.end + kLevelBefore >= clause.trigger.begin);
    if (mention.type == MentionType::kPartnership && near) level = static_cast<int32_t>(m);
  }
  return level;
}

void AddParties(const Analysis& analysis, int32_t agreement, EventEntity& event) {
  AddStates(analysis, analysis.agreements[agreement].parties, event);
}

void AddPartners(const Analysis& analysis, int32_t level, EventEntity& event) {
  const int32_t partnership = analysis.mentions[level].entity;
  if (partnership != kNone) AddStates(analysis, analysis.partnerships[partnership].parties, event);
}

}  // namespace banghi
