// `Quân đội nhân dân Việt Nam và Quân đội Hoàng gia Campuchia diễn tập`, `trao tặng Cảnh sát biển Việt Nam hai tàu`:
// bodies that act for their states. A body named alone mostly is the source of what is told, and acts for nobody.
#include <algorithm>

#include "extractors/events/actors.h"

namespace banghi {
namespace {

constexpr uint32_t kShipReach = 6;      // tokens between a ship's word and `của`
constexpr uint32_t kLongestGiving = 4;  // tokens of a word such as `viện trợ không hoàn lại`

// `Cảnh sát biển Việt Nam`; not `Bộ Tư lệnh Hải quân`.
bool NamesState(const Analysis& analysis, const Mention& body) {
  for (uint32_t t = body.tokens.begin; t < body.tokens.end; ++t) {
    if (analysis.MatchAt(t, EntryKind::kCountry) != nullptr) return true;
  }
  return false;
}

}  // namespace

bool ActorFinder::MayAct(const Mention& mention) {
  if (mention.dropped) return false;
  if (mention.type == MentionType::kMinistry) return true;
  return mention.type == MentionType::kOrganization && (mention.value == "MILITARY" || mention.value == "STATE");
}

// The state in whose name the mention at `index` may act; empty where it names neither a state nor a body of one.
absl::string_view ActorFinder::StateOf(int32_t index) const {
  if (index == kNone) return "";
  const Mention& mention = analysis_.mentions[index];
  if (mention.type == MentionType::kCountry) return mention.value;
  if (!MayAct(mention)) return "";
  if (!mention.country_code.empty()) return mention.country_code;
  const int32_t behind = neighbours_.begins[mention.tokens.end];  // `Cảnh sát biển` + `Philippines`
  return behind != kNone && analysis_.mentions[behind].type == MentionType::kCountry ? StateOf(behind) : "";
}

// Whether a body or state of another state is joined to the body, before it or behind it.
bool ActorFinder::JoinedToAnother(const Mention& body) const {
  const uint32_t end = body.tokens.end, behind = analysis_.CueAt(end, cues_.conjunction);
  const auto another = [&](int32_t other) {
    const absl::string_view state = StateOf(other);
    return !state.empty() && state != body.country_code;
  };
  if (behind != end && analysis_.SameSentence(end, behind) && another(neighbours_.begins[behind])) return true;
  const uint32_t before = analysis_.CueBefore(body.tokens.begin, cues_.conjunction);
  return before != body.tokens.begin && analysis_.SameSentence(before, body.tokens.begin) &&
         another(neighbours_.ends[before]);
}

// Whether a word of giving stands right behind the body, or right before it, over `cho`. A firm that hands something
// over to `Bộ Tư lệnh Hải quân` is at home: who takes names its state.
bool ActorFinder::GivesOrTakes(const Mention& body) const {
  const auto gives = [&](const Match* match) {
    return match != nullptr && analysis_.bundle.triggers()[match->entry].frame == "GIVE";
  };
  if (gives(analysis_.MatchAt(analysis_.CueAt(body.tokens.end, cues_.auxiliary), EntryKind::kTrigger))) return true;
  if (!NamesState(analysis_, body)) return false;
  if (analysis_.CueBefore(body.tokens.begin, cues_.to_whom) != body.tokens.begin) return true;
  for (uint32_t back = 1; back <= kLongestGiving && back <= body.tokens.begin; ++back) {
    const Match* match = analysis_.MatchAt(body.tokens.begin - back, EntryKind::kTrigger);
    if (gives(match) && match->tokens.end == body.tokens.begin) return true;
  }
  return false;
}

// `tàu đổ bộ A của Hải quân Hoàng gia Australia`
bool ActorFinder::HasShip(const Mention& body) const {
  const uint32_t begin = body.tokens.begin, of = analysis_.CueBefore(begin, cues_.of);
  if (of == begin || !NamesState(analysis_, body)) return false;
  for (uint32_t t = of; t > 0 && of - t < kShipReach && analysis_.SameSentence(t - 1, of); --t) {
    if (analysis_.CueAt(t - 1, cues_.deputation) != t - 1) return true;
  }
  return false;
}

void ActorFinder::AddBody(int32_t index, std::vector<Actor>& actors) const {
  const Mention& body = analysis_.mentions[index];
  if (!MayAct(body) || body.country_code.empty() || !(JoinedToAnother(body) || GivesOrTakes(body) || HasShip(body)))
    return;
  const bool known = std::any_of(actors.begin(), actors.end(), [&](const Actor& actor) {
    return actor.tokens.begin < body.tokens.end && body.tokens.begin < actor.tokens.end;
  });
  if (known) return;
  Actor actor;
  actor.kind = Actor::Kind::kState;
  actor.tokens = body.tokens;
  actor.mention = index;
  actor.country_code = body.country_code;
  actor.rule = "events/state-of-body";
  actors.push_back(std::move(actor));
}

}  // namespace banghi
