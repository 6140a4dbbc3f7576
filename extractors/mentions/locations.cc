#include "extractors/mentions/locations.h"

#include <algorithm>
#include <string>
#include <utility>

namespace banghi {
namespace {

constexpr uint32_t kCommonSurname = 20;  // people of name_syllables.tsv

// Up to `most` capital syllables from `token` on; stops where something known begins.
uint32_t CapitalRunEnd(const Analysis& analysis, uint32_t token, uint32_t most) {
  uint32_t end = token;
  while (end < token + most && analysis.IsCapital(end) && (end == token || Adjacent(analysis, end - 1, end))) {
    bool known = analysis.AnyAt(
        end, {EntryKind::kRank, EntryKind::kOffice, EntryKind::kOrganizationClass, EntryKind::kOrganization});
    const Match* place = end > token ? analysis.MatchAt(end, EntryKind::kLocationClass) : nullptr;
    known |= place != nullptr && place->tokens.size() > 1;  // `Nam` + `Thủ đô Damascus`
    const Match* country = analysis.MatchAt(end, EntryKind::kCountry);
    if (known || (country != nullptr && !country->ambiguous && country->tokens.size() > 1)) break;
    ++end;
  }
  return end;
}

bool IsForeignWord(const Analysis& analysis, uint32_t token) {
  if (!analysis.IsCapital(token) || analysis.document.tokens()[token].syllable) return false;
  return !analysis.AnyAt(token, {EntryKind::kCountry, EntryKind::kLocation, EntryKind::kOrganization});
}

// `Jean` + `- Lesage`, `Palais` + `d'Egmont`: where a foreign name goes on that is written in several words; `end`
// where it does not. `particle` is the list of small words within names.
uint32_t ForeignEnd(const Analysis& analysis, int particle, uint32_t name, uint32_t end) {
  const auto& tokens = analysis.document.tokens();
  constexpr uint32_t kMostWords = 4;
  for (uint32_t words = 0; words < kMostWords && end > name && analysis.SameSentence(name, end + 1); ++words) {
    if (tokens[end].line_before || !IsForeignWord(analysis, end - 1)) return end;
    uint32_t next = end;
    if (analysis.document.TextOf(tokens[end]) == "-") {  // a longer dash joins two names
      next = end + 1;
    } else if (analysis.CueAt(end, particle) == end + 1 && !analysis.IsCapital(end)) {
      next = end + 1;
    } else if (analysis.Folded(end) == "d" || analysis.Folded(end) == "l") {
      const bool apostrophe = analysis.IsMark(end + 1, "'") || analysis.IsMark(end + 1, "’");
      next = apostrophe ? end + 2 : end;
    }
    if (next == end || !IsForeignWord(analysis, next) || analysis.IsMark(next + 1, ":")) return end;
    end = next + 1;
  }
  return end;
}

// `Nhà tưởng niệm` + `Chủ tịch Hồ Chí Minh`: the end of the person to whom a memorial is raised; `name` where none is.
uint32_t HonouredEnd(const Analysis& analysis, uint32_t name) {
  const Match* office = analysis.MatchAt(name, EntryKind::kOffice);
  const Match* rank = analysis.MatchAt(name, EntryKind::kRank);
  const Match* title = office != nullptr ? office : rank;
  const uint32_t at = title != nullptr ? title->tokens.end : name;
  const Match* person = analysis.MatchAt(at, EntryKind::kPerson);
  return person != nullptr && analysis.SameSentence(name, at) ? person->tokens.end : name;
}

// `Donald [H]. Rumsfeld`, `M.[Q].Đ.`: one letter behind a name or another letter.
bool IsInitial(const Analysis& analysis, uint32_t token) {
  const auto& tokens = analysis.document.tokens();
  if (token == 0 || tokens[token].span.length() > 1 || !analysis.IsCapital(token)) return false;
  const bool glued = analysis.IsMark(token - 1, ".") && !tokens[token].space_before;
  const bool name = analysis.IsCapital(token - 1) && !tokens[token - 1].all_caps;  // not `UBND H. Bình Chánh`
  return glued || (name && Adjacent(analysis, token - 1, token));
}

// Whether the capital at `token` can be the last syllable of a place's name: no state, nobody's name, and the last
// capital.
bool GoesOnWith(const Analysis& analysis, uint32_t token) {
  const Token& syllable = analysis.document.tokens()[token];
  if (!syllable.syllable || syllable.span.length() == 1) return false;
  if (analysis.IsCapital(token + 1) && Adjacent(analysis, token, token + 1)) return false;
  return !analysis.AnyAt(token, {EntryKind::kCountry, EntryKind::kPerson, EntryKind::kLocation});
}

// `Đại sứ Việt Nam tại Séc` + `Hồ Minh Khoa`: three capitals right behind a state.
bool BehindState(const Analysis& analysis, uint32_t token) {
  constexpr uint32_t kLongestState = 6;  // tokens
  const bool three = analysis.IsCapital(token + 1) && analysis.IsCapital(token + 2) && !analysis.IsCapital(token + 3);
  if (!three || !Adjacent(analysis, token, token + 1) || !Adjacent(analysis, token + 1, token + 2)) return false;
  for (uint32_t back = 1; back <= std::min(token, kLongestState); ++back) {
    const Match* state = analysis.MatchAt(token - back, EntryKind::kCountry);
    if (state != nullptr && state->tokens.end == token) return true;
  }
  return false;
}

}  // namespace

LocationsRoom::LocationsRoom(const Bundle& bundle)
    : place_before_(bundle.CueList("place_before")),
      bound_before_(bundle.CueList("bound_before_place")),
      conjunction_(bundle.CueList("conjunction")),
      ship_before_(bundle.CueList("ship_before")),
      ship_prefix_(bundle.CueList("ship_prefix")),
      bound_class_(bundle.CueList("bound_before_place_class")),
      class_in_word_(bundle.CueList("place_class_in_word")),
      direction_(bundle.CueList("direction")),
      honorific_(bundle.CueList("honorific")),
      award_(bundle.CueList("award_before")),
      particle_(bundle.CueList("name_particle")),
      memorial_(bundle.CueList("memorial")),
      not_place_(bundle.CueList("not_place")),
      seats_(bundle) {}

// `họp báo tại Nhà Trắng`
Mention LocationsRoom::Seat(const Analysis& analysis, uint32_t token) const {
  Mention mention;
  const uint32_t end = SeatEnd(analysis, token, seats_);
  if (end == token || !analysis.IsCapital(token)) return mention;
  mention.tokens = {token, end};
  mention.value = "BUILDING";
  mention.source = "locations/seat";
  return mention;
}

Mention LocationsRoom::Known(const Analysis& analysis, uint32_t token, uint32_t last) const {
  Mention mention;
  const Match* match = analysis.MatchAt(token, EntryKind::kLocation);
  if (match == nullptr) return Seat(analysis, token);
  // `bờ biển Nhật Bản` is the coast of a country, `biển Nhật Bản` a sea.
  if (!analysis.IsCapital(token) && analysis.CueBefore(token, bound_before_) != token) {
    analysis.Refuse(*match, "locations/bound-before");
    return mention;
  }
  uint32_t end = match->tokens.end;
  // The ship `Moskva`, the exercise `Vostok-2018`.
  if (analysis.CueBefore(token, ship_before_) != token || HasModelNumber(analysis, end)) {
    analysis.Refuse(*match, "locations/name-of-thing");
    return mention;
  }
  bool embedded = (token > 0 && Adjacent(analysis, token - 1, token) && analysis.IsCapital(token - 1)) ||
                  (Adjacent(analysis, end - 1, end) && analysis.IsCapital(end));
  // `ở Nam Sách, Hải Dương`: the larger place behind the smaller one.
  const bool listed = last != 0 && last + 1 == token && analysis.IsMark(last, ",");
  if (match->ambiguous && (embedded || (!listed && analysis.CueBefore(token, place_before_) == token))) {
    analysis.Refuse(*match, embedded ? "locations/part-of-name" : "locations/no-place-word");
    return mention;
  }
  mention.tokens = match->tokens;
  if (match->ambiguous) mention.doubt = kAmbiguousDoubt;
  mention.entry = static_cast<int32_t>(match->entry);
  const Location& place = analysis.bundle.locations()[match->entry];
  mention.value = place.type;
  mention.country_code = place.country_code;
  mention.source = analysis.Keep(kLocationSources, place.id);
  return mention;
}

// Whether the capital at `token`, which is also a word for places, belongs to a person's name.
bool LocationsRoom::IsSyllableOfName(const Analysis& analysis, uint32_t token) const {
  const auto is_surname = [&analysis](uint32_t t) {
    return analysis.bundle.name_syllables().Find(analysis.Folded(t)).family >= kCommonSurname;
  };
  if (!analysis.IsCapital(token)) return false;
  const bool goes_on = token > 0 && Adjacent(analysis, token - 1, token) && analysis.IsCapital(token - 1);
  if (goes_on && is_surname(token - 1)) return true;  // `Vũ Đình Lãm`
  const bool titled = analysis.CueBefore(token, honorific_) != token || TitleEndsAt(analysis, token);
  const bool award = analysis.CueBefore(token, award_) != token;                  // `Huân chương Hồ Chí Minh`
  return (titled || award || BehindState(analysis, token)) && is_surname(token);  // `ông Hồ Minh Khoa`
}

Mention LocationsRoom::ByClass(const Analysis& analysis, uint32_t token) const {
  Mention mention;
  const Match* match = analysis.MatchAt(token, EntryKind::kLocationClass);
  if (match == nullptr) return mention;
  // `tàu sân bay Mỹ`: the word belongs to the one before it.
  if (!analysis.IsCapital(token) && analysis.CueBefore(token, bound_class_) != token) return mention;
  if (match->tokens.size() == 1 && IsSyllableOfName(analysis, token)) return mention;
  // `Thủ tướng Chính phủ Lào X`: no `phủ` of that name
  if (token > 0 && analysis.CueAt(token - 1, class_in_word_) > token) return mention;
  const LocationClass& place = analysis.bundle.location_classes()[match->entry];
  const Match* country = token > 0 ? analysis.MatchAt(token - 1, EntryKind::kCountry) : nullptr;
  if (country != nullptr && country->tokens.end > token) return mention;  // `Nhật Bản Kishi Nobuo`
  if (IsInitial(analysis, token)) return mention;
  uint32_t name = match->tokens.end;
  if (analysis.IsMark(name, ".")) ++name;  // `TP. Đà Nẵng`
  if (!analysis.IsCapital(name) || analysis.document.tokens()[name].line_before ||
      analysis.document.tokens()[name].span.length() == 1 ||  // `H.N`: initials
      !analysis.SameSentence(token, name) || analysis.CueAt(name, not_place_) != name) {
    return mention;
  }
  const Match* known = analysis.MatchAt(name, EntryKind::kLocation);
  const uint32_t run = CapitalRunEnd(analysis, name, 4);
  // `xã Vinh` + `Hiền`, `đường An Dương` + `Vương`: one more syllable than the place that is known.
  if (known != nullptr && run == known->tokens.end + 1 && GoesOnWith(analysis, known->tokens.end)) known = nullptr;
  country = analysis.MatchAt(name, EntryKind::kCountry);
  if (country != nullptr && !place.always && !place.inside && country->tokens.end >= run) return mention;
  if (country != nullptr && place.always && match->tokens.size() == 1)
    return mention;  // `phương`, `miền` before a state
  // `Căn cứ hải quân` + `Nga ở Syria`: a capital that only opens the sentence, and whose it is
  const bool site = place.type == "BASE" || place.type == "AIRPORT" || place.type == "PORT";
  if (country != nullptr && site && country->tokens.end >= run && OpensPhrase(analysis, token)) return mention;
  uint32_t end = known != nullptr ? known->tokens.end : run;
  if (end == name && country != nullptr) end = country->tokens.end;
  if (known == nullptr) end = ForeignEnd(analysis, particle_, name, end);
  if (place.type == "BUILDING" && analysis.IsCapital(token) && analysis.CueAt(token, memorial_) == name)
    end = std::max(end, HonouredEnd(analysis, name));
  if (end == name || (!place.always && !place.inside && analysis.CueAt(name, direction_) == end)) return mention;
  if (place.type == "BUILDING" && analysis.IsCapital(token)) {
    end = std::max(end, BodyNameEnd(analysis, name, conjunction_));  // `Bảo tàng Lịch sử Quân sự`
  }
  bool inside = place.always || (place.inside && analysis.IsCapital(token));
  mention.tokens = {inside ? token : name, end};
  mention.value = place.type;
  mention.source = place.source;
  mention.confidence = known != nullptr ? 1.0f : 0.8f;
  if (known == nullptr) mention.doubt = kShapeDoubt;
  return mention;
}

void LocationsRoom::Run(Analysis& analysis) const {
  const uint32_t size = static_cast<uint32_t>(analysis.document.tokens().size());
  uint32_t last = 0;  // the end of the last place
  constexpr uint32_t kListed = Matches::BitOf(EntryKind::kLocation) | Matches::BitOf(EntryKind::kLocationClass);
  for (uint32_t token = 0; (token = analysis.matches.NextOf(token, kListed | Matches::kCapitalWord)) < size;) {
    const bool listed = analysis.matches.AnyAt(token, kListed);
    if (uint32_t ship = ShipNameEnd(analysis, token, ship_prefix_); ship != token) {
      token = ship;
      continue;
    }
    if (!listed && SeatEnd(analysis, token, seats_) == token) {
      ++token;
      continue;
    }
    Mention mention;
    if (analysis.IsWord(token) && !analysis.IsCredit(token) && !listed) {
      mention = Seat(analysis, token);
    } else if (analysis.IsWord(token) && !analysis.IsCredit(token)) {
      mention = Known(analysis, token, last);
      Mention classed = ByClass(analysis, token);
      if (classed.tokens.end > mention.tokens.end) mention = classed;
    }
    if (mention.tokens.empty()) {
      ++token;
      continue;
    }
    mention.type = MentionType::kLocation;
    token = std::max(token + 1, mention.tokens.end);
    last = mention.tokens.end;
    analysis.Add(mention);
  }
}

}  // namespace banghi
