#include "extractors/record/plover.h"

#include <algorithm>

#include "absl/strings/numbers.h"

namespace banghi {
namespace {

// How far behind an event's word a word that tells more of it may stand: `cuộc tập trận` [`hải quân thường niên`]
// `chung`.
constexpr uint32_t kReach = 5;
// The manual calls `historical` what belongs to other times than the article's and gives no measure; here it is what
// happened in a year at least this long before that of publication.
constexpr int kHistoricalYears = 2;

// PloverRule::setting; empty where nothing is special about it.
absl::string_view SettingOf(const Analysis& analysis, const EventEntity& event) {
  const std::vector<TextRef>& codes = event.country_codes;
  if (codes.size() == 1) return "ALONE";
  if (codes.size() > 2) return "MANY";
  if (codes.empty() || event.place_mention == kNone) return "";
  const TextRef ground = analysis.mentions[event.place_mention].country_code;
  return ground.empty() || std::find(codes.begin(), codes.end(), ground) != codes.end() ? "" : "THIRD";
}

bool HasCue(const Analysis& analysis, const EventEntity& event, absl::string_view name) {
  const int list = analysis.bundle.CueList(name);
  if (event.trigger.empty() || list < 0) return false;
  for (uint32_t t = event.trigger.begin; t < event.trigger.end + kReach; ++t) {
    if (analysis.SameSentence(event.trigger.begin, t) && analysis.CueAt(t, list) != t) return true;
  }
  return false;
}

bool Holds(const Analysis& analysis, const EventEntity& event, absl::string_view setting, const PloverRule& rule) {
  return rule.event == event.type && (rule.mode.empty() || rule.mode == event.mode) &&
         (rule.status.empty() || rule.status == event.status) && (rule.setting.empty() || rule.setting == setting) &&
         (rule.cue.empty() || HasCue(analysis, event, rule.cue));
}

// Status before cue before mode before setting.
int Demands(const PloverRule& rule) {
  return 8 * !rule.status.empty() + 4 * !rule.cue.empty() + 2 * !rule.mode.empty() + !rule.setting.empty();
}

// Of rules that ask the same the last one, which is that of the uppermost layer.
const PloverRule* RuleFor(const Analysis& analysis, const EventEntity& event) {
  const absl::string_view setting = SettingOf(analysis, event);
  const PloverRule* best = nullptr;
  for (const PloverRule& rule : analysis.bundle.plover_rules()) {
    if (!Holds(analysis, event, setting, rule)) continue;
    if (best == nullptr || Demands(rule) >= Demands(*best)) best = &rule;
  }
  return best;
}

void Add(const std::vector<std::string>& from, std::vector<std::string>& to) {
  for (const std::string& context : from) {
    if (std::find(to.begin(), to.end(), context) == to.end()) to.push_back(context);
  }
}

std::vector<std::string> ContextOf(const Analysis& analysis, const EventEntity& event, const PloverRule& rule) {
  std::vector<std::string> contexts = rule.contexts;
  for (const Participant& participant : event.participants) {
    for (const PloverMinistry& ministry : analysis.bundle.plover_ministries()) {
      if (ministry.id == participant.ministry_kind) Add(ministry.contexts, contexts);
    }
  }
  for (int32_t topic : event.topics) Add(analysis.bundle.topics()[topic].contexts, contexts);
  if (contexts.empty()) contexts = rule.default_contexts;
  return contexts;
}

bool IsHistorical(const Analysis& analysis, const EventEntity& event) {
  int year = 0;
  if (!analysis.published.known || !absl::SimpleAtoi(absl::string_view(event.date).substr(0, 4), &year)) return false;
  return analysis.published.day.year() - year >= kHistoricalYears;
}

std::vector<std::string> SpecialContextOf(const Analysis& analysis, const EventEntity& event, const PloverRule& rule) {
  std::vector<std::string> special;
  if (!rule.special.empty()) special.push_back(rule.special);
  if (rule.status.empty() && event.status == "PLANNED") Add({"future"}, special);
  if (rule.status.empty() && event.status == "CANCELLED") Add({"negation"}, special);
  if (IsHistorical(analysis, event)) Add({"historical"}, special);
  return special;
}

}  // namespace

PloverEvent ToPlover(const Analysis& analysis, const EventEntity& event) {
  const PloverRule* rule = RuleFor(analysis, event);
  if (rule == nullptr) return {};
  return {rule->plover_event, rule->plover_mode, ContextOf(analysis, event, *rule),
          SpecialContextOf(analysis, event, *rule)};
}

}  // namespace banghi
