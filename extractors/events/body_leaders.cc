#include "extractors/events/body_leaders.h"

#include <algorithm>

namespace banghi {
namespace {

constexpr uint32_t kOtherReach = 4;  // tokens of a word of meeting
constexpr uint32_t kNameReach = 10;  // tokens of a body's name with the state or place in it

// The states and places named in a body's name from `begin` on, up to a comma or a word behind which the name is over
// (`để`, `về`, `tại`): the first that is not of `home`; `home` where all are;
// empty where none is named.
TextRef StateNamed(const FrameContext& context, uint32_t begin, uint32_t end, TextRef home) {
  const Analysis& analysis = context.analysis;
  TextRef state;
  for (uint32_t t = begin; t < end; ++t) {
    if (!analysis.IsWord(t) && !analysis.IsMark(t, "-")) break;
    if (analysis.CueAt(t, context.cues.body.name_over) != t) break;
    const Match* country = analysis.MatchAt(t, EntryKind::kCountry);
    const Match* place = analysis.MatchAt(t, EntryKind::kLocation);
    TextRef code;
    if (place != nullptr && (country == nullptr || place->tokens.end > country->tokens.end)) {
      code = analysis.bundle.locations()[place->entry].country_code;
    } else if (country != nullptr) {
      code = analysis.bundle.countries()[country->entry].code;
    }
    if (code.empty() || !analysis.IsCapital(t)) continue;
    if (code != home) return code;
    state = code;
  }
  return state;
}

// Nobody speaks for a state there.
bool IsFirm(const Analysis& analysis, const Mention& body) {
  if (body.entity == kNone) return false;
  const TextRef kind = analysis.organizations[body.entity].kind;
  return kind == "COMPANY" || kind == "MEDIA" || kind == "SCHOOL";
}

// `hội đàm với A và gặp các lãnh đạo cấp cao Lào`, `hội kiến các lãnh đạo khác của Lào`: others than A. `leaders`: from
// where they are named on.
bool AreOthers(const FrameContext& context, const Clause& clause, uint32_t leaders) {
  const Analysis& analysis = context.analysis;
  const uint32_t behind = analysis.CueAt(leaders, context.cues.body.several);
  if (behind == leaders) return false;
  if (analysis.CueAt(behind, context.cues.body.others) != behind) return true;
  const uint32_t of = analysis.CueAt(behind, context.cues.of);
  if (analysis.MatchAt(of, EntryKind::kCountry) == nullptr) return false;
  for (uint32_t t = clause.left_limit; t > clause.tokens.begin && t + kOtherReach > clause.left_limit; --t) {
    const Match* match = analysis.MatchAt(t - 1, EntryKind::kTrigger);
    if (match != nullptr && match->tokens.end <= clause.left_limit)
      return analysis.bundle.triggers()[match->entry].frame == "MEET";
  }
  return false;
}

}  // namespace

TextRef StateOfBodyMet(const FrameContext& context, const Clause& clause, const Actor& subject) {
  const Analysis& analysis = context.analysis;
  const BodyCues& cues = context.cues.body;
  const TextRef home = subject.country_code;
  if (!subject.official() || home.empty()) return "";
  const uint32_t whom = analysis.CueAt(clause.trigger.end, context.cues.together_with);
  const uint32_t leaders = analysis.CueAt(whom, cues.leaders);
  const uint32_t abroad = analysis.CueAt(leaders, cues.abroad), at_home = analysis.CueAt(leaders, cues.anywhere);
  const bool led = leaders != whom;
  // `tiếp Hội Hữu nghị Lào - Việt`: without a word for its leaders, too; but `tiếp lãnh đạo thành phố Vientiane`.
  const bool body = abroad != leaders || (led && at_home != leaders);
  const size_t m = analysis.FirstMentionFrom(leaders);
  const bool named = led && m < analysis.mentions.size() && !analysis.mentions[m].dropped &&
                     analysis.mentions[m].type == MentionType::kOrganization &&
                     analysis.mentions[m].tokens.begin == leaders && !IsFirm(analysis, analysis.mentions[m]);
  const bool others = AreOthers(context, clause, whom);
  if (!body && !named && !others) return "";
  const uint32_t end = std::min(leaders + kNameReach, clause.right_limit);
  const TextRef state = StateNamed(context, leaders, end, home);
  if (!state.empty()) return state == home ? TextRef() : state;
  return abroad != leaders || others ? context.sides.article().Other(home) : TextRef();
}

}  // namespace banghi
