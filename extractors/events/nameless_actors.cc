// Actors without a name: offices, who leads a house of government, pronouns.
#include <algorithm>

#include "extractors/events/actors.h"

namespace banghi {
namespace {

constexpr size_t kPronounMentions = 60;  // mentions back to the person a pronoun stands for
constexpr uint32_t kPhraseReach = 40;    // tokens of a phrase that opens a sentence
constexpr uint32_t kPronounReach = 3;    // tokens from the sentence's begin in which its subject stands

}  // namespace

// `Theo ông A, ông cũng ...`; but in `sau hội đàm với A, ông ...` A is the other one.
bool ActorFinder::NamesSubject(TokenRange phrase, const std::vector<Actor>& actors) const {
  return std::any_of(actors.begin(), actors.end(), [&](const Actor& actor) {
    const uint32_t begin = actor.tokens.begin;
    return actor.named() && phrase.Contains(actor.tokens) && analysis_.CueBefore(begin, cues_.with) == begin &&
           analysis_.CueBefore(begin, cues_.met_with) == begin;
  });
}

// `hai bên`, `hai nước`
void ActorFinder::AddBothSides(TokenRange sentence, const Absorbed& absorbed, std::vector<Actor>& actors) const {
  for (uint32_t t = sentence.begin; t < sentence.end; ++t) {
    const uint32_t end = analysis_.CueAt(t, cues_.both_sides);
    if (end == t || absorbed[t - sentence.begin]) continue;
    Actor actor;
    actor.kind = Actor::Kind::kBothSides;
    actor.rule = "events/both-sides";
    actor.tokens = {t, end};
    actors.push_back(std::move(actor));
    t = end - 1;
  }
}

// `Ông đến thăm ba nước ...`: a pronoun that opens the sentence is the person named last.
void ActorFinder::AddPronoun(TokenRange sentence, const Absorbed& absorbed, std::vector<Actor>& actors) const {
  uint32_t begin = sentence.begin;  // behind the date that opens the sentence
  const size_t opening = analysis_.FirstMentionFrom(begin);
  if (opening < analysis_.mentions.size() && analysis_.mentions[opening].type == MentionType::kDate &&
      analysis_.mentions[opening].tokens.begin == begin) {
    begin = std::min(analysis_.mentions[opening].tokens.end, sentence.end);
  }
  for (uint32_t t = begin, limit = std::min(sentence.end, begin + kPhraseReach); t < limit; ++t) {
    const uint32_t end = analysis_.CueAt(t, cues_.pronoun);
    if (end == t || absorbed[t - sentence.begin] || analysis_.IsCapital(end)) continue;
    // At the begin, behind an opening phrase (`Bên cạnh việc hội đàm, ông đã ...`), or as the subject of what somebody
    // says (`nguồn tin cho biết ông sẽ gặp A`).
    const bool opens =
        t < begin + kPronounReach || analysis_.IsMark(t - 1, ",") || analysis_.CueBefore(t, cues_.say) != t;
    if (!opens) continue;
    if (NamesSubject({sentence.begin, t}, actors)) return;
    int32_t last = kNone, subject = kNone;
    uint32_t told_in = 0;
    for (size_t m = analysis_.FirstMentionFrom(sentence.begin), steps = 0; m-- > 0 && steps < kPronounMentions;
         ++steps) {
      if (analysis_.mentions[m].type != MentionType::kPerson) continue;
      if (last == kNone) {
        last = static_cast<int32_t>(m);
        told_in = analysis_.document.tokens()[analysis_.mentions[m].tokens.begin].sentence;
      }
      if (analysis_.document.tokens()[analysis_.mentions[m].tokens.begin].sentence != told_in) break;
      subject = static_cast<int32_t>(m);
    }
    if (subject != kNone) last = subject;
    if (last == kNone || analysis_.mentions[last].entity == kNone) return;
    Actor actor;
    actor.kind = Actor::Kind::kOffice;
    actor.rule = "events/pronoun";
    actor.tokens = {t, end};
    actor.person = analysis_.mentions[last].entity;
    actor.mention = last;
    actor.country_code = analysis_.people[actor.person].country_code;
    actors.push_back(std::move(actor));
    return;
  }
}

// `Tổng thống Mỹ và Nga`, `Bộ trưởng Quốc phòng Việt Nam - Hoa Kỳ`: the same office of the state joined behind; kNone
// where none is, or that state has an office of its own.
int32_t ActorFinder::PartnerBehind(const Mention& office, uint32_t end) const {
  const uint32_t at = analysis_.IsMark(end, "-") ? end + 1 : analysis_.CueAt(end, cues_.conjunction);
  if (at == end || at + 1 >= neighbours_.begins.size() || office.country_code.empty()) return kNone;
  const int32_t partner = neighbours_.begins[at];
  if (partner == kNone || analysis_.mentions[partner].type != MentionType::kCountry) return kNone;
  const int32_t next = neighbours_.begins[analysis_.mentions[partner].tokens.end];
  const bool named = next != kNone && analysis_.mentions[next].type == MentionType::kPerson;
  return named || analysis_.mentions[partner].value == office.country_code ? kNone : partner;
}

void ActorFinder::AddOffice(int32_t index, TokenRange sentence, std::vector<Actor>& actors, Absorbed& absorbed) const {
  const Mention& mention = analysis_.mentions[index];
  Actor actor;
  actor.kind = Actor::Kind::kOffice;
  actor.rule = "events/office";
  actor.office = true;
  actor.tokens = mention.tokens;
  actor.mention = index;
  actor.country_code = mention.country_code;
  actor.ministry_kind = mention.ministry_kind;
  const int32_t country = neighbours_.begins[std::min<size_t>(mention.tokens.end, neighbours_.begins.size() - 1)];
  if (country != kNone && analysis_.mentions[country].type == MentionType::kCountry)
    actor.tokens.end = analysis_.mentions[country].tokens.end;
  if (const int32_t partner = PartnerBehind(mention, actor.tokens.end); partner != kNone) {
    Mention other = mention;
    other.country_code = actor.partner_code = analysis_.mentions[partner].value;
    actor.partner = holders_.HolderOf(other);
    actor.tokens.end = analysis_.mentions[partner].tokens.end;
  }
  if (analysis_.CueBefore(mention.tokens.begin, cues_.plural) != mention.tokens.begin) {
    actor.kind = Actor::Kind::kBothSides;
    actor.rule = "events/both-sides";
  } else {
    actor.person = holders_.HolderOf(mention);
    if (actor.person != kNone) actor.rule = "events/office-holder";
    if (actor.country_code.empty() && actor.person != kNone)
      actor.country_code = analysis_.people[actor.person].country_code;
  }
  for (uint32_t t = actor.tokens.begin; t < actor.tokens.end && t < sentence.end; ++t)
    absorbed[t - sentence.begin] = true;
  actors.push_back(std::move(actor));
}

// `ông chủ Nhà Trắng`, `người đứng đầu Lầu Năm Góc`: who leads the state, or holds the ministry.
void ActorFinder::AddMasterOf(int32_t index, std::vector<Actor>& actors) const {
  const Mention& house = analysis_.mentions[index];
  const bool ministry = house.type == MentionType::kMinistry;
  if (!ministry && house.type != MentionType::kOrganization) return;
  const uint32_t word = analysis_.CueBefore(house.tokens.begin, cues_.master);
  if (word == house.tokens.begin || house.entry == kNone) return;
  Actor actor;
  actor.kind = Actor::Kind::kOffice;
  actor.rule = "events/master-of-house";
  actor.tokens = {word, house.tokens.end};
  actor.mention = index;
  actor.country_code =
      ministry ? house.country_code : std::string(analysis_.bundle.organizations()[house.entry].country_code);
  actor.ministry_kind = house.ministry_kind;
  if (actor.country_code.empty()) return;
  actor.person = ministry ? holders_.MinisterOf(actor.country_code, house.value, word)
                          : holders_.LeaderOf(actor.country_code, word);
  actors.push_back(std::move(actor));
}

}  // namespace banghi
