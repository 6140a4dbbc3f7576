#include "extractors/events/actors.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "extractors/mentions/title_pieces.h"

namespace banghi {
namespace {

constexpr uint32_t kNowhere = static_cast<uint32_t>(kNone);
constexpr size_t kMostOfSpeaker = 4;  // mentions of a known spokesman in an article
constexpr uint32_t kTradeReach = 4;   // tokens from `chuyên gia` to the name (`chuyên gia quân sự Nga X`)
constexpr uint32_t kAsideReach = 3;   // tokens between `gần`, `về` and the state that is only spoken of

}  // namespace

ActorCues::ActorCues(const Bundle& bundle)
    : titles(bundle),
      both_sides(bundle.CueList("both_sides")),
      plural(bundle.CueList("plural")),
      conjunction(bundle.CueList("conjunction")),
      with(bundle.CueList("together_with")),
      leader(bundle.CueList("leader_word")),
      aside(bundle.CueList("aside")),
      pronoun(bundle.CueList("pronoun_subject")),
      aside_state(bundle.CueList("aside_state")),
      no_aside_state(bundle.CueList("no_aside_state")),
      place_in(bundle.CueList("at_place")),
      goes_to(bundle.CueList("place_in")),
      to_whom(bundle.CueList("to_whom")),
      auxiliary(bundle.CueList("arrive_aux")),
      deputation(bundle.CueList("deputation")),
      memorial(bundle.CueList("memorial")),
      in_name_of(bundle.CueList("in_name_of")),
      met_with(bundle.CueList("met_with")),
      master(bundle.CueList("master_of_house")),
      of(bundle.CueList("of")),
      someone_of(bundle.CueList("someone_of")),
      upon(bundle.CueList("upon")),
      date_word(bundle.CueList("date_word")),
      say(bundle.CueList("event_say")),
      two_koreas(bundle.CueList("two_koreas")),
      several_states(bundle.CueList("several_states")),
      observer(bundle.CueList("observer")),
      spokesman(bundle.CueList("spokesman")),
      last_time(bundle.CueList("last_time")),
      shorter_offices(FindShorterOffices(bundle)) {}

ActorFinder::ActorFinder(const Analysis& analysis, const ActorCues& cues)
    : analysis_(analysis),
      cues_(cues),
      neighbours_(analysis.neighbours),
      observers_(Observers()),
      found_(analysis.document.sentences().size()) {}

const OfficeHolders& ActorFinder::Holders() const {
  if (!holders_.has_value()) holders_.emplace(analysis_, cues_.shorter_offices);
  return *holders_;
}

// `chuyên gia quân sự Nga X`, `giáo sư X`
bool ActorFinder::OfTrade(uint32_t name) const {
  for (uint32_t t = name; t > 0 && name - t <= kTradeReach && analysis_.SameSentence(t - 1, name); --t) {
    if (analysis_.CueBefore(t, cues_.observer) != t) return true;
    if (!analysis_.IsWord(t - 1)) return false;
  }
  return false;
}

// Whether somebody has no office but that of speaking for others. Known people who are named often are more likely
// named beside the one who speaks.
bool ActorFinder::Speaks(const PersonEntity& person) const {
  if (person.known != kNone && person.mentions.size() > kMostOfSpeaker) return false;
  return !person.position_mentions.empty() &&
         std::all_of(person.position_mentions.begin(), person.position_mentions.end(), [&](int32_t office) {
           const uint32_t begin = analysis_.mentions[office].tokens.begin;
           return analysis_.CueAt(begin, cues_.spokesman) != begin;
         });
}

// Who comments on what others do: known by a trade, and by no office or rank, or as a spokesman.
std::vector<bool> ActorFinder::Observers() const {
  std::vector<bool> observers(analysis_.people.size(), false);
  for (size_t i = 0; i < observers.size(); ++i) {
    const PersonEntity& person = analysis_.people[i];
    observers[i] = Speaks(person);
    if (person.known != kNone || !person.position_mentions.empty() || !person.rank_mentions.empty()) continue;
    observers[i] = std::any_of(person.mentions.begin(), person.mentions.end(),
                               [&](int32_t m) { return OfTrade(analysis_.mentions[m].tokens.begin); });
  }
  return observers;
}

// Where `nhà lãnh đạo Triều Tiên` begins before the name at `name`; `name` where it does not stand there.
uint32_t ActorFinder::LeaderWordBefore(uint32_t name) const {
  const int32_t state = neighbours_.ends[name];
  const uint32_t begin = state != kNone && analysis_.mentions[state].type == MentionType::kCountry
                             ? analysis_.mentions[state].tokens.begin
                             : name;
  const uint32_t word = analysis_.CueBefore(begin, cues_.leader);
  return word == begin ? name : word;
}

void ActorFinder::AddPerson(int32_t index, std::vector<Actor>& actors, Absorbed& absorbed, uint32_t first) const {
  const Mention& mention = analysis_.mentions[index];
  Titles before = TitlesBefore(analysis_, cues_.titles, neighbours_, mention.tokens.begin);
  Titles behind = TitlesBehind(analysis_, cues_.titles, neighbours_, mention.tokens.end, before);
  // `... của ông Trump, tổng thống Nga ...`: another state's office is somebody else's.
  bool foreign =
      mention.entity != kNone && !behind.positions.empty() &&
      !analysis_.mentions[behind.positions.front()].country_code.empty() &&
      analysis_.mentions[behind.positions.front()].country_code != analysis_.people[mention.entity].country_code;
  if (foreign) behind = Titles{.edge = mention.tokens.end};
  Actor actor;
  actor.tokens = {LeaderWordBefore(before.edge), std::max(mention.tokens.end, behind.edge)};
  actor.rule = "events/named";
  actor.person = mention.entity;
  actor.mention = index;
  if (mention.entity != kNone) actor.country_code = analysis_.people[mention.entity].country_code;
  for (const auto& titles : {before.positions, behind.positions}) {
    for (int32_t title : titles) {
      if (actor.ministry_kind.empty()) actor.ministry_kind = analysis_.mentions[title].ministry_kind;
    }
  }
  for (uint32_t t = actor.tokens.begin; t < actor.tokens.end; ++t) {
    if (t >= first && t - first < absorbed.size()) absorbed[t - first] = true;
  }
  if (mention.entity != kNone && observers_[mention.entity]) return;
  const int32_t office = neighbours_.ends[mention.tokens.begin];
  if (Is(analysis_, office, MentionType::kPosition) && EndsInSuperior(analysis_, analysis_.mentions[office])) {
    // `tiếp đặc phái viên của Tổng Bí thư` + `A`, `ông B, đặc phái viên của Tổng Bí thư` + `A`: A was not there.
    const bool apposed = !actors.empty() && actors.back().tokens.end == mention.tokens.begin;
    if (apposed) actors.back().tokens.end = mention.tokens.end;
    return;
  }
  if (analysis_.CueBefore(actor.tokens.begin, cues_.memorial) != actor.tokens.begin) return;  // `viếng Lăng Chủ tịch X`
  // `A thay mặt Tổng thống B tiếp C`: B was not there.
  if (analysis_.CueBefore(actor.tokens.begin, cues_.in_name_of) != actor.tokens.begin) return;
  actors.push_back(std::move(actor));
}

// `Washington và Bình Nhưỡng nối lại đàm phán`: a capital that nobody goes to and nothing is in.
bool ActorFinder::MeansGovernment(const Mention& place) const {
  if (place.type != MentionType::kLocation || place.entry == kNone) return false;
  if (!analysis_.bundle.locations()[place.entry].capital_city) return false;
  const uint32_t begin = place.tokens.begin;
  for (int list : {cues_.place_in, cues_.goes_to}) {
    if (analysis_.CueBefore(begin, list) != begin) return false;
  }
  return true;
}

// `lãnh đạo Việt Nam và Cuba`: those of the other states. Where one of them is not named before `word`, neither are the
// others the ones meant.
void ActorFinder::AddFellowLeaders(uint32_t word, bool listed, Actor& leader) const {
  bool named = leader.named();
  for (int32_t partner : PartnersBehind(leader.country_code, leader.tokens.end, listed)) {
    const Mention& other = analysis_.mentions[partner];
    leader.partners.push_back({other.value, Holders().LeaderOf(other.value, word)});
    leader.tokens.end = other.tokens.end;
    named = named && leader.partners.back().person != kNone;
  }
  if (named || leader.partners.empty()) return;
  leader.person = kNone;
  for (Actor::Partner& partner : leader.partners) partner.person = kNone;
}

void ActorFinder::AddState(int32_t index, TextRef code, TokenRange sentence, std::vector<Actor>& actors,
                           Absorbed& absorbed) const {
  const Mention& mention = analysis_.mentions[index];
  const uint32_t begin = mention.tokens.begin;
  Actor actor;
  actor.kind = Actor::Kind::kState;
  actor.tokens = mention.tokens;
  actor.mention = index;
  actor.country_code = code;
  actor.rule = mention.type == MentionType::kCountry ? "events/state" : "events/capital";
  const uint32_t states = analysis_.CueBefore(begin, cues_.several_states);  // `lãnh đạo các nước A, B`
  const uint32_t of = analysis_.CueBefore(states, cues_.of);                 // `người đồng cấp của Nga`
  uint32_t word = analysis_.CueBefore(of, cues_.leader);
  if (word == of) word = analysis_.CueBefore(of, cues_.titles.counterpart);
  if (word != of && analysis_.CueBefore(word, cues_.plural) == word) {
    const int32_t name = neighbours_.begins[mention.tokens.end];
    if (name != kNone && analysis_.mentions[name].type == MentionType::kPerson) return;  // `nhà lãnh đạo Nga X`
    actor.person = Holders().LeaderOf(code, word);
    actor.kind = Actor::Kind::kOffice;
    actor.rule = "events/leader";
    actor.tokens.begin = word;
    AddFellowLeaders(word, states != begin, actor);
    for (uint32_t t = mention.tokens.end; t < actor.tokens.end; ++t) absorbed[t - sentence.begin] = true;
  }
  const int32_t own = neighbours_.ends[begin];  // `Cảnh sát` is no `sát`
  const bool of_body = own != kNone && MayAct(analysis_.mentions[own]);
  const uint32_t from = of_body ? analysis_.mentions[own].tokens.begin : begin;
  if (of_body) actor.body = from;
  for (uint32_t t = from; t > 0 && t + kAsideReach > from && analysis_.SameSentence(t - 1, begin); --t) {
    const bool word = analysis_.CueBefore(t, cues_.no_aside_state) != t;  // `cảnh sát biển Nhật Bản`
    actor.aside = actor.aside || (!word && analysis_.CueBefore(t, cues_.aside_state) != t);
    if (!analysis_.IsWord(t - 1) || analysis_.CueBefore(t, cues_.upon) != t) break;  // `căng thẳng sau khi Nga ...`
  }
  const int32_t place = begin > 0 && analysis_.IsMark(begin - 1, ",") ? neighbours_.ends[begin - 1] : kNone;
  actor.located = analysis_.CueBefore(begin, cues_.place_in) != begin ||
                  (place != kNone && analysis_.mentions[place].type == MentionType::kLocation);
  actors.push_back(std::move(actor));
}

bool ActorFinder::BeginsBody(uint32_t token) const {
  for (size_t m = analysis_.FirstMentionFrom(token);
       m < analysis_.mentions.size() && analysis_.mentions[m].tokens.begin == token; ++m) {
    const MentionType type = analysis_.mentions[m].type;
    if (type == MentionType::kOrganization || type == MentionType::kMinistry) return true;
  }
  return false;
}

// Where `cố vấn của` begins before the actor, or among the titles before the name; kNowhere where it does not.
uint32_t ActorFinder::SomeoneOf(const Actor& actor) const {
  const uint32_t name = actor.kind == Actor::Kind::kPerson && actor.mention != kNone
                            ? analysis_.mentions[actor.mention].tokens.begin
                            : actor.tokens.begin;
  for (uint32_t t = actor.tokens.begin; t <= name; ++t) {
    uint32_t of = analysis_.CueBefore(t, cues_.of);
    if (of == t || BeginsBody(t)) continue;         // `cố vấn của Nhà Trắng A` is A
    if (of > 0 && !analysis_.IsWord(of - 1)) --of;  // `“cánh tay phải” của A`
    if (const uint32_t word = analysis_.CueBefore(of, cues_.someone_of); word != of) return word;
  }
  return kNowhere;
}

// `A, cố vấn an ninh của Tổng thống Nga B`, all but `Nga B` read as A's office: whether `whose` is B.
bool ActorFinder::NamesWhose(const Actor& holder, const Actor& whose) const {
  if (!holder.named() || !whose.named() || whose.kind != Actor::Kind::kPerson || whose.mention == kNone) return false;
  uint32_t begin = analysis_.mentions[whose.mention].tokens.begin;
  const int32_t state = neighbours_.ends[begin];
  if (state != kNone && analysis_.mentions[state].type == MentionType::kCountry)
    begin = analysis_.mentions[state].tokens.begin;
  const int32_t office = neighbours_.ends[begin];
  if (office == kNone || analysis_.mentions[office].type != MentionType::kPosition) return false;
  const TokenRange words = analysis_.mentions[office].tokens;
  return words.begin < holder.tokens.end && words.begin > holder.tokens.begin &&
         analysis_.CueWithin(words.begin, words.end, cues_.of);
}

// `ông A, đặc phái viên của Tổng thống B, đã đến ...`: A acts, and without him somebody of B's state.
void ActorFinder::PutTheirPeopleFirst(std::vector<Actor>& actors) const {
  size_t kept = 0;
  for (size_t i = 0; i < actors.size(); ++i) {
    Actor& actor = actors[i];
    if (kept > 0 && NamesWhose(actors[kept - 1], actor)) {
      actors[kept - 1].tokens.end = actor.tokens.end;
      continue;
    }
    const uint32_t word = actor.official() ? SomeoneOf(actor) : kNowhere;
    if (word != kNowhere) {
      const uint32_t last = word > 0 && analysis_.IsMark(word - 1, ",") ? word - 1 : word;
      if (kept > 0 && actors[kept - 1].named() && actors[kept - 1].tokens.end >= last) {
        actors[kept - 1].tokens.end = actor.tokens.end;
        continue;
      }
      actor.tokens.begin = word;
      actor.kind = Actor::Kind::kOffice;
      actor.person = kNone;
      actor.office = false;
      actor.rule = "events/somebody-of";
    }
    if (kept != i) actors[kept] = std::move(actor);
    ++kept;
  }
  actors.resize(kept);
}

const std::vector<Actor>& ActorFinder::Find(uint32_t index) const {
  std::optional<std::vector<Actor>>& found = found_[index];
  if (!found.has_value()) found = FindAnew(index);
  return *found;
}

std::vector<Actor> ActorFinder::FindAnew(uint32_t index) const {
  const TokenRange sentence = analysis_.document.sentences()[index].tokens;
  const std::vector<Mention>& mentions = analysis_.mentions;
  const int32_t first = static_cast<int32_t>(analysis_.FirstMentionFrom(sentence.begin));
  int32_t end = first;
  while (end < std::ssize(mentions) && !mentions[end].dropped && mentions[end].tokens.begin < sentence.end) ++end;
  Absorbed absorbed(sentence.size(), false);
  std::vector<Actor> actors;
  actors.reserve(end - first);
  for (int32_t m = first; m < end; ++m) {
    if (mentions[m].type == MentionType::kPerson) AddPerson(m, actors, absorbed, sentence.begin);
  }
  for (int32_t m = first; m < end; ++m) {
    if (mentions[m].type != MentionType::kPosition) continue;
    if (!absorbed[mentions[m].tokens.begin - sentence.begin]) AddOffice(m, sentence, actors, absorbed);
  }
  for (int32_t m = first; m < end; ++m) {
    const Mention& mention = mentions[m];
    if (absorbed[mention.tokens.begin - sentence.begin]) continue;
    if (mention.type == MentionType::kCountry) AddState(m, mention.value, sentence, actors, absorbed);
    if (MeansGovernment(mention)) AddState(m, mention.country_code, sentence, actors, absorbed);
    AddMasterOf(m, actors);
  }
  for (int32_t m = first; m < end; ++m) {
    if (!absorbed[mentions[m].tokens.begin - sentence.begin]) AddBody(m, actors);
  }
  AddBothSides(sentence, absorbed, actors);
  AddPronoun(sentence, absorbed, actors);
  std::sort(actors.begin(), actors.end(),
            [](const Actor& a, const Actor& b) { return a.tokens.begin < b.tokens.begin; });
  JoinFamilies(actors);
  NameCounterparts(actors);
  FindCounterparts(actors);
  PutTheirPeopleFirst(actors);
  return actors;
}

}  // namespace banghi
