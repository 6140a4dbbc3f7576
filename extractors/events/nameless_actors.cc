// Actors without a name: offices, who leads a house of government, pronouns.
#include <algorithm>

#include "extractors/events/actors.h"

namespace banghi {
namespace {

constexpr const char* kKoreas[] = {"KR", "KP"};
constexpr uint32_t kTwoHalves = 2;       // tokens of `hai miền`, without whose they are
constexpr size_t kPronounMentions = 60;  // mentions back to the person a pronoun stands for
constexpr uint32_t kPhraseReach = 40;    // tokens of a phrase that opens a sentence
constexpr size_t kMostPartners = 10;     // states of an office or of `lãnh đạo`
constexpr size_t kNamesCompared = 8;     // mentions of a person whose names are looked through
constexpr uint32_t kPronounReach = 3;    // tokens from the sentence's begin in which its subject stands

// The office of another state.
Mention OfState(Mention office, TextRef country_code) {
  office.country_code = country_code;
  return office;
}

// Whether the word at `token` is one of the person's name.
bool PartOfName(const Analysis& analysis, const PersonEntity& person, uint32_t token) {
  for (size_t i = 0; i < person.mentions.size() && i < kNamesCompared; ++i) {
    const TokenRange name = analysis.mentions[person.mentions[i]].tokens;
    for (uint32_t t = name.begin; t < name.end; ++t) {
      if (analysis.Folded(t) == analysis.Folded(token)) return true;
    }
  }
  return false;
}

}  // namespace

// `Theo ông A, ông cũng ...`; but in `sau hội đàm với A, ông ...` A is the other one. Null where the phrase names
// nobody else.
const Actor* ActorFinder::SubjectIn(TokenRange phrase, const std::vector<Actor>& actors) const {
  const auto found = std::find_if(actors.begin(), actors.end(), [&](const Actor& actor) {
    const uint32_t begin = actor.tokens.begin;
    return actor.named() && phrase.Contains(actor.tokens) && analysis_.CueBefore(begin, cues_.with) == begin &&
           analysis_.CueBefore(begin, cues_.met_with) == begin;
  });
  return found == actors.end() ? nullptr : &*found;
}

// Where `hai miền` ends that begins at `token` and means the two Koreas, as it does before `Triều Tiên` and in articles
// that name both; `token` elsewhere.
uint32_t ActorFinder::KoreasAt(uint32_t token) const {
  const uint32_t end = analysis_.CueAt(token, cues_.two_koreas);
  if (end == token || end > token + kTwoHalves) return end;
  const auto named = [this](absl::string_view code) {
    return std::any_of(analysis_.countries.begin(), analysis_.countries.end(),
                       [code](const NamedEntity& country) { return country.code == code; });
  };
  return named(kKoreas[0]) && named(kKoreas[1]) ? end : token;
}

// `hai bên`, `hai nước`
void ActorFinder::AddBothSides(TokenRange sentence, const Absorbed& absorbed, std::vector<Actor>& actors) const {
  const uint64_t lists = Matches::BitOfList(cues_.both_sides) | Matches::BitOfList(cues_.two_koreas);
  const auto next = [&](uint32_t from) { return analysis_.matches.FindMayBeCue(from, sentence.end, lists); };
  for (uint32_t t = next(sentence.begin); t < sentence.end; t = next(t + 1)) {
    const uint32_t koreas = KoreasAt(t), end = koreas != t ? koreas : analysis_.CueAt(t, cues_.both_sides);
    if (end == t || absorbed[t - sentence.begin]) continue;
    // `hai quan chức Hàn Quốc`: of one side
    const int32_t state = koreas == t && end < sentence.end ? neighbours_.begins[end] : kNone;
    if (state != kNone && analysis_.mentions[state].type == MentionType::kCountry &&
        PartnersBehind(analysis_.mentions[state].value, analysis_.mentions[state].tokens.end).empty())
      continue;
    Actor actor;
    if (koreas != t) {
      actor.country_code = kKoreas[0];
      actor.partners.push_back({kKoreas[1], kNone});
    }
    actor.kind = Actor::Kind::kBothSides;
    actor.rule = "events/both-sides";
    actor.tokens = {t, end};
    actors.push_back(std::move(actor));
    t = end - 1;
  }
}

Actor ActorFinder::PronounOf(const Actor& named, TokenRange pronoun) {
  Actor actor;
  actor.kind = Actor::Kind::kOffice;
  actor.rule = "events/pronoun";
  actor.tokens = pronoun;
  actor.person = named.person;
  actor.mention = named.mention;
  actor.country_code = named.country_code;
  return actor;
}

// `Tổng thống Mỹ đến Hà Nội tối 22/5. Hôm qua, ông ...`: the official without a name with whom the sentence before
// `index` opens.
std::optional<Actor> ActorFinder::OfficeOpening(uint32_t index) const {
  if (index == 0) return std::nullopt;
  const TokenRange before = analysis_.document.sentences()[index - 1].tokens;
  const size_t first = analysis_.FirstMentionFrom(before.begin);
  if (first >= analysis_.mentions.size()) return std::nullopt;
  const Mention& office = analysis_.mentions[first];
  if (office.dropped || office.type != MentionType::kPosition || office.tokens.begin != before.begin)
    return std::nullopt;
  std::vector<Actor> actors;
  Absorbed absorbed(before.size(), false);
  AddOffice(static_cast<int32_t>(first), before, actors, absorbed);
  if (actors.empty() || actors.front().country_code.empty() || !actors.front().partners.empty()) return std::nullopt;
  // `Thủ tướng Đức ra đón. Bà hội đàm với Tổng thống Đức`: not the one who is at home with whom she meets.
  const TokenRange own = analysis_.document.sentences()[index].tokens;
  for (size_t m = analysis_.FirstMentionFrom(own.begin); m < analysis_.mentions.size(); ++m) {
    const Mention& other = analysis_.mentions[m];
    if (other.dropped || other.tokens.begin >= own.end) break;
    const bool official = other.type == MentionType::kPosition || other.type == MentionType::kPerson;
    if (official && other.country_code == actors.front().country_code) return std::nullopt;
  }
  return actors.front();
}

// `Ông đến thăm ba nước ...`: a pronoun that opens the sentence is the person named last.
void ActorFinder::AddPronoun(TokenRange sentence, const Absorbed& absorbed, std::vector<Actor>& actors) const {
  uint32_t begin = sentence.begin;  // behind the date that opens the sentence
  const size_t opening = analysis_.FirstMentionFrom(begin);
  if (opening < analysis_.mentions.size() && analysis_.mentions[opening].type == MentionType::kDate &&
      analysis_.mentions[opening].tokens.begin == begin) {
    begin = std::min(analysis_.mentions[opening].tokens.end, sentence.end);
  }
  const uint32_t limit = std::min(sentence.end, begin + kPhraseReach);
  const auto next = [&](uint32_t from) {
    return analysis_.matches.FindMayBeCue(from, limit, Matches::BitOfList(cues_.pronoun));
  };
  for (uint32_t t = next(begin); t < limit; t = next(t + 1)) {
    const uint32_t end = analysis_.CueAt(t, cues_.pronoun);
    if (end == t || absorbed[t - sentence.begin] || analysis_.IsCapital(end)) continue;
    if (analysis_.CueBefore(t, cues_.plural) != t) continue;  // `hai ông`
    // At the begin, behind an opening phrase (`Bên cạnh việc hội đàm, ông đã ...`), or as the subject of what somebody
    // says (`nguồn tin cho biết ông sẽ gặp A`).
    const bool joined = analysis_.CueAt(end, cues_.conjunction) != end;   // `A cho biết ông và B sẽ gặp nhau`
    const bool last_time = analysis_.CueBefore(t, cues_.last_time) != t;  // `lần gần nhất ông đến Lào`
    const bool opens = last_time || t < begin + kPronounReach || analysis_.IsMark(t - 1, ",") ||
                       analysis_.CueBefore(t, cues_.say) != t || joined;
    if (!opens) continue;
    if (const Actor* named = SubjectIn({sentence.begin, t}, actors); named != nullptr) {
      if (joined || last_time) actors.push_back(PronounOf(*named, {t, end}));
      return;
    }
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
    const uint32_t own = analysis_.document.tokens()[sentence.begin].sentence;
    if (last == kNone || told_in + 1 < own) {
      if (const std::optional<Actor> official = OfficeOpening(own); official.has_value()) {
        actors.push_back(PronounOf(*official, {t, end}));
        return;
      }
    }
    if (last == kNone || analysis_.mentions[last].entity == kNone || observers_[analysis_.mentions[last].entity])
      return;
    Actor named;
    named.person = analysis_.mentions[last].entity;
    named.mention = last;
    named.country_code = analysis_.people[named.person].country_code;
    actors.push_back(PronounOf(named, {t, end}));
    return;
  }
}

std::vector<Actor> Actor::Each() const {
  Actor alone = *this;
  alone.partners.clear();
  std::vector<Actor> each{alone};
  alone.family.clear();
  for (const Partner& partner : partners) {
    alone.country_code = partner.country_code;
    alone.person = partner.person;
    alone.rule = partner.rule.empty() ? rule : partner.rule;
    each.push_back(alone);
  }
  return each;
}

// `Tổng thống Mỹ và Nga`, `Bộ trưởng Quốc phòng Việt Nam - Hoa Kỳ`, `lãnh đạo Nga, Thổ Nhĩ Kỳ và Iran`: the mentions of
// the states joined behind the first one, which ends at `end`; none where the last has a name or an office of its own.
// `listed`: what stands before them says that several follow (`các nước Lào, Campuchia`).
std::vector<int32_t> ActorFinder::PartnersBehind(absl::string_view country_code, uint32_t end, bool listed) const {
  std::vector<int32_t> partners;
  bool joined = false;  // by more than commas
  while (!country_code.empty() && partners.size() < kMostPartners) {
    const uint32_t behind = end, word = analysis_.CueAt(end, cues_.conjunction);
    const bool dash = analysis_.IsMark(end, "-");
    if (word == end && !dash && (joined || !analysis_.IsMark(end, ","))) break;
    const uint32_t at = word == end ? end + 1 : word;
    const int32_t partner = at + 1 < neighbours_.begins.size() ? neighbours_.begins[at] : kNone;
    if (partner == kNone || analysis_.mentions[partner].type != MentionType::kCountry) break;
    if (analysis_.mentions[partner].value == country_code) return {};
    end = analysis_.mentions[partner].tokens.end;
    partners.push_back(partner);
    const bool last = word > behind;
    joined = joined || dash || last;
    if (last) break;
  }
  if (!joined && !listed) return {};
  const int32_t next = neighbours_.begins[end];
  return next != kNone && analysis_.mentions[next].type == MentionType::kPerson ? std::vector<int32_t>{} : partners;
}

// `Chủ tịch Liên minh nghị sĩ`, `Chủ tịch Samsung`: no bare `Chủ tịch`, who is the one the article named, but of a body
// or a place that is not known as such.
bool ActorFinder::OfUnknownBody(const Mention& office) const {
  const uint32_t end = office.tokens.end;
  if (!office.country_code.empty() || !analysis_.IsWord(end) || !analysis_.IsCapital(end)) return false;
  if (!analysis_.SameSentence(office.tokens.begin, end)) return false;
  const int32_t next = neighbours_.begins[end], holder = Holders().HolderOf(office);
  // `Quốc vương Sabah`: his name, though it is also a place.
  if (holder != kNone && PartOfName(analysis_, analysis_.people[holder], end)) return false;
  return next == kNone || analysis_.mentions[next].type == MentionType::kLocation;
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
  const uint32_t states = analysis_.CueAt(mention.tokens.end, cues_.several_states);  // `Ngoại trưởng các nước A, B`
  const uint32_t plural = analysis_.CueBefore(mention.tokens.begin, cues_.plural);  // `các Thủ tướng Áo, Bỉ`
  const bool several = plural != mention.tokens.begin, listed = states != mention.tokens.end;
  const int32_t country = neighbours_.begins[std::min<size_t>(states, neighbours_.begins.size() - 1)];
  if (country != kNone && analysis_.mentions[country].type == MentionType::kCountry) {
    actor.tokens.end = analysis_.mentions[country].tokens.end;
    if (listed) actor.country_code = analysis_.mentions[country].value;
  }
  const bool others = OfUnknownBody(mention);
  for (int32_t partner : PartnersBehind(actor.country_code, actor.tokens.end, listed || several)) {
    const TextRef code = analysis_.mentions[partner].value;
    actor.partners.push_back({code, Holders().HolderOf(OfState(mention, code))});
    actor.tokens.end = analysis_.mentions[partner].tokens.end;
  }
  if (several && !actor.partners.empty()) actor.tokens.begin = plural;
  if (several && actor.partners.empty()) {
    actor.kind = Actor::Kind::kBothSides;
    actor.rule = "events/both-sides";
  } else if (!others) {
    actor.person = listed ? Holders().HolderOf(OfState(mention, actor.country_code)) : Holders().HolderOf(mention);
    if (actor.person != kNone) actor.rule = "events/office-holder";
    if (actor.country_code.empty() && actor.person != kNone)
      actor.country_code = analysis_.people[actor.person].country_code;
  }
  if (others && country != kNone && analysis_.mentions[country].type == MentionType::kLocation)
    actor.country_code = analysis_.mentions[country].country_code;  // `Thái tử Abu Dhabi`
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
  actor.country_code = ministry ? house.country_code : analysis_.bundle.organizations()[house.entry].country_code;
  actor.ministry_kind = house.ministry_kind;
  if (actor.country_code.empty()) return;
  actor.person = ministry ? Holders().MinisterOf(actor.country_code, house.value, word)
                          : Holders().LeaderOf(actor.country_code, word);
  actors.push_back(std::move(actor));
}

}  // namespace banghi
