// `người đồng cấp Nga`: who he is, by the office of the one he is the counterpart of, or by the name behind it.
#include <algorithm>

#include "extractors/events/actors.h"

namespace banghi {
namespace {

constexpr size_t kPeerReach = 20;    // actors between a counterpart and the other one; the cost stays linear
constexpr size_t kMostOffices = 20;  // of a person that are compared; who is named in more has them all by then

}  // namespace

bool ActorFinder::IsCounterpart(const Actor& actor) const {
  const uint32_t begin = actor.tokens.begin;
  return actor.kind == Actor::Kind::kOffice && !actor.office &&
         analysis_.CueAt(begin, cues_.titles.counterpart) != begin;
}

// Whose counterpart `actors[index]` is: the nearest official of another state before it, else behind it.
const Actor* ActorFinder::PeerOf(const std::vector<Actor>& actors, size_t index) const {
  const auto peer = [&](const Actor& actor) {
    return actor.official() && actor.country_code != actors[index].country_code && !IsCounterpart(actor);
  };
  const size_t first = index - std::min(index, kPeerReach), last = std::min(actors.size(), index + 1 + kPeerReach);
  for (size_t i = index; i-- > first;) {
    if (peer(actors[i])) return &actors[i];
  }
  for (size_t i = index + 1; i < last; ++i) {
    if (peer(actors[i])) return &actors[i];
  }
  return nullptr;
}

// Who is named as `người đồng cấp Nga` has the office of the other one, and does not lead his state unless that one
// does.
void ActorFinder::FindCounterparts(std::vector<Actor>& actors) const {
  for (size_t i = 0; i < actors.size(); ++i) {
    if (!IsCounterpart(actors[i])) continue;
    const Actor* peer = PeerOf(actors, i);
    if (peer == nullptr) continue;
    absl::Span<const int32_t> offices;
    if (peer->named()) {
      offices = absl::MakeConstSpan(analysis_.people[peer->person].position_mentions).subspan(0, kMostOffices);
    } else if (peer->office) {
      offices = absl::MakeConstSpan(&peer->mention, 1);
    }
    if (offices.empty()) continue;
    const uint32_t word = actors[i].tokens.begin;
    const auto find = [&](auto& counterpart) {
      counterpart.person = Holders().CounterpartOf(analysis_, offices, counterpart.country_code, word);
      // Where nobody is found it is an office alone: that the article tells elsewhere who has it would be untrue.
      counterpart.rule = counterpart.person != kNone ? "events/counterpart" : "events/office";
    };
    find(actors[i]);
    for (Actor::Partner& partner : actors[i].partners) find(partner);
  }
}

// `người đồng cấp Hy Lạp, ông A`, `người đồng cấp Hy Lạp - Đại tướng A`: one, and A.
void ActorFinder::NameCounterparts(std::vector<Actor>& actors) const {
  size_t kept = 0;
  for (size_t i = 0; i < actors.size(); ++i) {
    const Actor& counterpart = actors[i];
    if (i + 1 < actors.size() && IsCounterpart(counterpart) && counterpart.partners.empty()) {
      Actor& name = actors[i + 1];
      const uint32_t end = counterpart.tokens.end;
      const bool next = (analysis_.IsMark(end, ",") || analysis_.IsMark(end, "-")) && name.tokens.begin == end + 1 &&
                        name.kind == Actor::Kind::kPerson;
      if (next && (name.country_code.empty() || name.country_code == counterpart.country_code)) {
        name.country_code = counterpart.country_code;
        name.tokens.begin = counterpart.tokens.begin;
        continue;
      }
    }
    if (kept != i) actors[kept] = std::move(actors[i]);
    ++kept;
  }
  actors.resize(kept);
}

}  // namespace banghi
