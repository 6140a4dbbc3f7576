#include "extractors/mentions/titles.h"

#include <algorithm>

#include "extractors/mentions/title_pieces.h"

namespace banghi {
namespace {

bool IsPlaceOrBody(const Analysis& analysis, int32_t mention) {
  return Is(analysis, mention, MentionType::kCountry) || Is(analysis, mention, MentionType::kLocation) ||
         Is(analysis, mention, MentionType::kOrganization);
}

// Whether the office that ends before `token` is the title of a name right behind it.
bool BelongsToLaterName(const Analysis& analysis, const TitleCues& cues, const Neighbours& neighbours, uint32_t token) {
  uint32_t least = 1;  // words of the name: behind a place or body a single one is the rest of theirs (`Saigon Co`)
  for (int step = 0; step < kMostSteps; ++step) {
    if (!analysis.InText(token)) return false;
    int32_t right = neighbours.begins[token];
    if (Is(analysis, right, MentionType::kPerson)) return analysis.mentions[right].tokens.size() >= least;
    const bool rank = Is(analysis, right, MentionType::kRank) || Is(analysis, right, MentionType::kCountry);
    const bool passes = rank || IsPlaceOrBody(analysis, right);
    if (passes && !rank) least = 2;
    uint32_t filler = analysis.CueAt(token, cues.filler);
    uint32_t honorific = analysis.CueAt(token, cues.honorific);
    if (passes) {
      token = analysis.mentions[right].tokens.end;
    } else if (filler != token) {
      token = filler;
    } else if (honorific != token) {
      token = honorific;
    } else {
      return false;
    }
  }
  return false;
}

uint32_t SkipPlaces(const Analysis& analysis, const TitleCues& cues, const Neighbours& neighbours, uint32_t token) {
  for (int step = 0; step < kMostSteps && analysis.InText(token); ++step) {
    uint32_t at = std::max(analysis.CueAt(token, cues.filler), analysis.BehindBracket(token));
    int32_t right = neighbours.begins[std::min<size_t>(at, neighbours.begins.size() - 1)];
    if (IsPlaceOrBody(analysis, right)) {
      token = analysis.mentions[right].tokens.end;
    } else if (at != token && analysis.IsMark(token, "(")) {
      token = at;
    } else {
      break;
    }
  }
  return token;
}

// `X, Phó Đô đốc, Tư lệnh Hạm đội 7`, `X, một đại tá Pháp`: takes the rank that stands at `at`, behind a name, unless
// it is of a later one; where the office behind it begins, `at` where none can.
uint32_t TakeRank(const Analysis& analysis, const TitleCues& cues, const Neighbours& neighbours, uint32_t at,
                  Titles& titles) {
  const uint32_t word = analysis.CueAt(analysis.CueAt(at, cues.one), cues.former);
  if (!analysis.SameSentence(at - 1, word) || !Is(analysis, neighbours.begins[word], MentionType::kRank)) return at;
  const int32_t rank = neighbours.begins[word];
  uint32_t end = analysis.mentions[rank].tokens.end;
  const bool name = analysis.IsCapital(end) && neighbours.begins[end] == kNone;  // that was not read as one
  if (name || BelongsToLaterName(analysis, cues, neighbours, end)) return at;
  const int32_t state = neighbours.begins[end];
  if (Is(analysis, state, MentionType::kCountry)) end = analysis.mentions[state].tokens.end;
  const bool mark = analysis.IsMark(end, ",") || analysis.IsMark(end, "-");
  const int32_t office = mark && analysis.InText(end + 1) ? neighbours.begins[end + 1] : kNone;
  if (Is(analysis, office, MentionType::kPosition) &&
      BelongsToLaterName(analysis, cues, neighbours, analysis.mentions[office].tokens.end))
    return at;  // `X, Đại tướng, Bộ trưởng Y`
  titles.ranks.push_back(rank);
  if (Is(analysis, state, MentionType::kCountry)) titles.country_code = analysis.mentions[state].value;
  titles.edge = end;
  return mark ? end + 1 : at;
}

// The same office of another state.
bool OfOtherState(const Analysis& analysis, int32_t one, int32_t other) {
  const Mention &a = analysis.mentions[one], &b = analysis.mentions[other];
  return a.entry == b.entry && !a.country_code.empty() && !b.country_code.empty() && a.country_code != b.country_code;
}

// The head of a state or government, named with it.
bool LeadsState(const Analysis& analysis, const Titles& titles) {
  constexpr int kHeads = 2;  // Office::level
  return std::any_of(titles.positions.begin(), titles.positions.end(), [&](int32_t title) {
    const Mention& held = analysis.mentions[title];
    if (held.entry == kNone || held.country_code.empty()) return false;
    const Office& office = analysis.bundle.offices()[held.entry];
    return office.side == "STATE" && office.level > 0 && office.level <= kHeads && held.body.empty();
  });
}

}  // namespace

TitleCues::TitleCues(const Bundle& bundle)
    : honorific(bundle.CueList("honorific")),
      counterpart(bundle.CueList("counterpart")),
      filler(bundle.CueList("title_filler")),
      link(bundle.CueList("title_link")),
      joint(bundle.CueList("title_joint")),
      of(bundle.CueList("of")),
      former(bundle.CueList("former")),
      speech(bundle.CueList("speech_verb")),
      verb(bundle.CueList("clause_verb")),
      object_before(bundle.CueList("object_before")),
      relation(bundle.CueList("person_word")),
      one_of(bundle.CueList("one_of")),
      spokesperson(bundle.CueList("spokesperson")),
      about(bundle.CueList("about")),
      at(bundle.CueList("seat_before")),
      delegation(bundle.CueList("delegation")),
      led_by(bundle.CueList("led_by")),
      in_charge(bundle.CueList("in_charge")),
      observer(bundle.CueList("onlooker")),
      spouse(bundle.CueList("spouse")),
      kin(bundle.CueList("kin")),
      kin_joint(bundle.CueList("kin_joint")),
      holds(bundle.CueList("holds_office")),
      made(bundle.CueList("made_office")),
      appoint(bundle.CueList("appoint_verb")),
      who(bundle.CueList("apposition_who")),
      unsaid(bundle.CueList("unsaid")),
      pronoun(bundle.CueList("holder_pronoun")),
      listed(bundle.CueList("office_listed")),
      age(bundle.CueList("age_word")),
      capacity(bundle.CueList("capacity")),
      phrase(bundle.CueList("opening_phrase")),
      one(bundle.CueList("one_in_office")),
      adverb(bundle.CueList("holding_adverb")) {}

uint32_t FamilyJoint(const Analysis& analysis, const TitleCues& cues, uint32_t name) {
  const uint32_t honorific = analysis.CueBefore(name, cues.honorific);
  const uint32_t word = analysis.CueBefore(honorific, cues.kin);
  if (word == honorific || word == 0 || !analysis.SameSentence(word - 1, name)) return name;
  const uint32_t joint = analysis.CueBefore(word, cues.kin_joint);
  return joint == word ? name : joint;
}

Titles TitlesBeforeComma(const Analysis& analysis, const TitleCues& cues, const Neighbours& neighbours,
                         TokenRange name) {
  Titles titles;
  titles.edge = name.begin;
  if (name.size() < 2 || name.begin < 2 || !analysis.IsMark(name.begin - 1, ",")) return titles;
  const bool dated = Is(analysis, neighbours.begins[name.end], MentionType::kDate);  // `..., X hôm 13/11 phát biểu`
  if (!dated && !analysis.IsMark(name.end, ",") && analysis.CueAt(name.end, cues.speech) == name.end) return titles;
  Titles before = TitlesBefore(analysis, cues, neighbours, name.begin - 1);
  if (before.positions.empty() || analysis.CueBefore(before.edge, cues.object_before) != before.edge) return titles;
  return BelongsToEarlierName(analysis, neighbours, before.edge) ? titles : before;
}

Titles TitlesBehind(const Analysis& analysis, const TitleCues& cues, const Neighbours& neighbours, uint32_t token,
                    const Titles& before) {
  Titles titles;
  titles.edge = token;
  token = PastInsertion(analysis, neighbours, cues.age, token);
  if (!analysis.IsMark(token, "(") && !analysis.IsMark(token, ",") && !analysis.IsMark(token, "-")) return titles;
  uint32_t at = TakeRank(analysis, cues, neighbours, token + 1, titles);
  for (int step = 0; step < kMostSteps && analysis.InText(at) && analysis.SameSentence(token, at); ++step) {
    at = analysis.CueAt(step == 0 ? analysis.CueAt(at, cues.one) : at, cues.former);
    int32_t right = neighbours.begins[at];
    if (!Is(analysis, right, MentionType::kPosition)) break;
    uint32_t end = analysis.mentions[right].tokens.end;
    if (!EndsInSuperior(analysis, analysis.mentions[right]) && BelongsToLaterName(analysis, cues, neighbours, end)) {
      titles.runs_on = step > 0;
      break;
    }
    const Mention* body = BodyOf(analysis, analysis.mentions[right]);  // `Tổng Thư ký Liên hợp quốc`, `Chủ tịch ADB`
    if (body != nullptr && body->value == "INTERNATIONAL" && LeadsState(analysis, before)) {
      titles.runs_on = true;
      break;
    }
    // `A, Bộ trưởng Quốc phòng Việt Nam, Bộ trưởng Quốc phòng Mỹ, ông B`: another state's is of somebody else.
    if (!titles.positions.empty() && OfOtherState(analysis, titles.positions.back(), right)) {
      titles.runs_on = true;
      break;
    }
    titles.positions.push_back(right);
    // Behind it its country and where it is held, then a comma or `kiêm` and the next office.
    end = SkipPlaces(analysis, cues, neighbours, end);
    titles.edge = end;
    if (analysis.IsMark(end, ",") && analysis.InText(end + 1) &&
        Is(analysis, neighbours.begins[end + 1], MentionType::kCountry)) {
      const Mention& country =
          analysis.mentions[neighbours.begins[end + 1]];  // `Tổng Giám đốc ITAR-TASS, Liên bang Nga.`
      if (!analysis.IsWord(country.tokens.end) && titles.country_code.empty()) titles.country_code = country.value;
    }
    uint32_t joint = analysis.IsMark(end, ",") ? end + 1 : analysis.CueAt(end, cues.joint);
    if (joint == end) break;
    at = joint;
  }
  return titles;
}

}  // namespace banghi
