#include "extractors/mentions/title_pieces.h"

namespace banghi {

bool BelongsToEarlierName(const Analysis& analysis, const Neighbours& neighbours, uint32_t token) {
  for (int step = 0; step < kMostSteps && token > 0; ++step) {
    int32_t left = neighbours.ends[token];
    if (Is(analysis, left, MentionType::kPerson)) return true;
    if (left != kNone) {
      token = analysis.mentions[left].tokens.begin;
    } else if (analysis.IsMark(token - 1, ",") || analysis.IsMark(token - 1, "-")) {
      --token;
    } else {
      return false;
    }
  }
  return false;
}

bool EndsInSuperior(const Analysis& analysis, const Mention& office) {
  if (!office.body.empty()) return false;
  for (uint32_t t = office.head.end; t < office.tokens.end; ++t) {
    const Match* superior = analysis.MatchAt(t, EntryKind::kOffice);
    if (superior != nullptr && superior->tokens.end == office.tokens.end) return true;
  }
  return false;
}

const Mention* BodyOf(const Analysis& analysis, const Mention& office) {
  for (size_t m = analysis.FirstMentionFrom(office.tokens.begin); m < analysis.mentions.size(); ++m) {
    const Mention& body = analysis.mentions[m];
    if (body.dropped || body.tokens.begin >= office.tokens.end) return nullptr;
    if (body.type == MentionType::kOrganization || body.type == MentionType::kMinistry) return &body;
  }
  return nullptr;
}

}  // namespace banghi
