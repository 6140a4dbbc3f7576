#include "extractors/mentions/positions.h"

#include <algorithm>
#include <utility>

#include "extractors/mentions/body_ends.h"
#include "extractors/mentions/name_shape.h"
#include "extractors/mentions/portfolios.h"

namespace banghi {

namespace {

// `văn phòng Thủ tướng Anh Theresa May`: whether the office that ends before `token` is that of somebody named.
bool BeginsHolder(const Analysis& analysis, uint32_t token) {
  const Match* country = analysis.MatchAt(token, EntryKind::kCountry);
  const uint32_t name = country == nullptr ? token : country->tokens.end;
  return analysis.SameSentence(token, name) && analysis.MatchAt(name, EntryKind::kPerson) != nullptr;
}

// `TT`, which is a president, a prime minister, a town and more.
bool IsAbbreviation(const Analysis& analysis, TokenRange office) {
  const Token& word = analysis.document.tokens()[office.begin];
  return office.size() == 1 && word.all_caps && word.span.length() == 2;
}

bool StandsBeforeForeigner(const Analysis& analysis, uint32_t token) {
  if (!Adjacent(analysis, token - 1, token) || !analysis.IsCapital(token)) return false;
  const Match* state = analysis.MatchAt(token, EntryKind::kCountry);
  if (state == nullptr) return !analysis.document.tokens()[token].syllable;
  const uint32_t end = state->tokens.end;  // the town `TT Mỹ Phước`
  return !analysis.IsCapital(end) || !Adjacent(analysis, end - 1, end) || !analysis.document.tokens()[end].syllable;
}

// `cố vấn của Tổng thống` + `Trump`, not `+ Andrei Volkov`: whether the office that ends before `token` is that of who
// is named behind it by one word, rather than a part of another one's.
bool NamesHolder(const Analysis& analysis, uint32_t token) {
  return analysis.IsCapital(token) && Adjacent(analysis, token - 1, token) && !analysis.IsCapital(token + 1) &&
         analysis.MatchAt(token, EntryKind::kCountry) == nullptr;
}

}  // namespace

PositionsRoom::PositionsRoom(const Bundle& bundle)
    : acting_(bundle.CueList("acting")),
      administrative_(bundle.CueList("administrative_word")),
      former_(bundle.CueList("former")),
      not_acting_(bundle.CueList("not_before_acting")),
      state_seat_(bundle.CueList("state_seat")),
      elect_(bundle.CueList("elect")),
      link_(bundle.CueList("office_link")),
      of_(bundle.CueList("of")),
      about_(bundle.CueList("about")),
      conjunction_(bundle.CueList("conjunction")),
      capital_only_(bundle.CueList("capital_office")),
      not_before_(bundle.CueList("not_before_office")),
      holder_before_(bundle.CueList("before_holder")),
      not_after_(bundle.CueList("not_after_office")),
      media_word_(bundle.CueList("media_head")),
      firm_word_(bundle.CueList("firm_head")),
      aide_(bundle.CueList("aide_office")),
      lower_body_(bundle.CueList("lower_body")),
      official_adjective_(bundle.CueList("official_adjective")),
      body_only_(bundle.CueList("body_only_office")),
      deputation_(bundle.CueList("deputation_of_deputies")),
      town_office_(bundle.CueList("town_office")) {}

// Some heads are also ordinary words (`đại diện`, `trợ lý`): in lower case they count only before a body, a country or
// a name.
bool PositionsRoom::Counts(const Analysis& analysis, const Bodies& bodies, const Match& match) const {
  uint32_t begin = match.tokens.begin, end = match.tokens.end;
  if (analysis.IsCredit(begin)) return false;
  const bool holder = analysis.CueBefore(begin, holder_before_) != begin && BeginsHolder(analysis, end);
  if (analysis.CueBefore(begin, not_before_) != begin && !holder) return analysis.Refuse(match, "positions/other-word");
  if (analysis.CueAt(end, not_after_) != end) return analysis.Refuse(match, "positions/other-word");
  if (analysis.CueAt(begin, state_seat_) != begin) return analysis.Refuse(match, "positions/seat-of-state");
  // `đoàn đại biểu Quốc hội`: a delegation, and nobody's office.
  if (begin > 0 && analysis.CueAt(begin - 1, deputation_) > begin)
    return analysis.Refuse(match, "positions/other-word");
  // `Tổng Lãnh sự quán`, `Trung Quốc Vương ...`: part of something longer.
  for (EntryKind kind : {EntryKind::kOrganization, EntryKind::kOrganizationClass, EntryKind::kLocation}) {
    const Match* other = analysis.MatchAt(begin, kind);
    if (other != nullptr && other->tokens.end > end) return analysis.Refuse(match, "positions/part-of-name");
  }
  // `Bộ Tư lệnh`: part of the word for a body.
  const Match* body = begin > 0 ? analysis.MatchAt(begin - 1, EntryKind::kOrganizationClass) : nullptr;
  if (body != nullptr && body->tokens.end >= end && analysis.IsCapital(begin - 1))
    return analysis.Refuse(match, "positions/part-of-name");
  if (IsAbbreviation(analysis, match.tokens) && !StandsBeforeForeigner(analysis, end))
    return analysis.Refuse(match, "positions/other-word");
  const Match* country = begin > 0 ? analysis.MatchAt(begin - 1, EntryKind::kCountry) : nullptr;
  if (country != nullptr && !country->ambiguous && country->tokens.end > begin)
    return analysis.Refuse(match, "positions/part-of-name");
  // `chỉ huy` is an office only in apposition, with its body: `Đô đốc X, chỉ huy Hạm đội 7`.
  if (analysis.CueAt(begin, body_only_) == end) {
    const auto& tokens = analysis.document.tokens();
    bool opens =
        begin == 0 || !analysis.SameSentence(begin - 1, begin) || tokens[begin - 1].kind == TokenKind::kPunctuation;
    const bool office = bodies.at[end] != kNone && (opens || analysis.CueBefore(begin, former_) != begin);
    return office || analysis.Refuse(match, "positions/ordinary-word");
  }
  bool weak = analysis.CueAt(begin, capital_only_) == end;
  return !weak || analysis.IsCapital(begin) || bodies.at[end] != kNone ||
         analysis.Refuse(match, "positions/ordinary-word");
}

void PositionsRoom::ExtendByPortfolio(const Analysis& analysis, const Bodies& bodies, Mention& position) const {
  uint32_t at = analysis.CueAt(position.tokens.end, link_);
  if (!analysis.SameSentence(position.tokens.begin, at)) return;
  if (int32_t body = bodies.at[at]; body != kNone && analysis.mentions[body].type == MentionType::kMinistry) {
    const Mention& ministry = analysis.mentions[body];
    position.body = ministry.tokens;
    position.ministry_kind = ministry.ministry_kind;
    position.tokens.end = ministry.tokens.end;
    return;
  }
  PortfolioChain chain = ParsePortfolios(analysis, at, conjunction_);
  if (chain.end == at) return;
  position.ministry_kind = chain.kind;
  position.tokens.end = chain.end;
}

void PositionsRoom::ExtendByBody(const Analysis& analysis, const Bodies& bodies, Mention& position) const {
  const uint32_t at = PastLink(analysis, bodies, position.tokens.end);
  if (!analysis.SameSentence(position.tokens.begin, at)) return;
  const int32_t body = BodyOf(analysis, bodies, position.tokens, at);
  if (body == kNone) {
    // `Chủ tịch` + `TP Đà Nẵng`
    const bool of_town = at == position.tokens.end && analysis.CueAt(position.tokens.begin, town_office_) == at;
    const uint32_t town = of_town ? TownEnd(analysis, at) : at;
    position.tokens.end = town != at ? town : EndWithoutBody(analysis, position.tokens, at);
    return;
  }
  position.body = analysis.mentions[body].tokens;
  position.tokens.end = position.body.end;
  position.ministry_kind = analysis.mentions[body].ministry_kind;
  position.country_code = analysis.mentions[body].country_code;
  // `Chủ tịch Hội đồng Nhà nước và Hội đồng Bộ trưởng`: two bodies of one kind under one head.
  const uint32_t second = analysis.CueAt(position.tokens.end, conjunction_);
  if (second != position.tokens.end && analysis.SameSentence(position.tokens.begin, second) &&
      bodies.at[second] != kNone && analysis.Folded(second) == analysis.Folded(position.body.begin)) {
    position.tokens.end = analysis.mentions[bodies.at[second]].tokens.end;
  }
  ExtendByOuterBodies(analysis, bodies, position);
}

// Where the body of an office that ends before `end` begins: behind `của`, `hãng`, `công ty`.
uint32_t PositionsRoom::PastLink(const Analysis& analysis, const Bodies& bodies, uint32_t end) const {
  uint32_t at = analysis.CueAt(end, link_);
  at = analysis.CueAt(at, of_);
  at = analysis.CueAt(at, media_word_);  // `Tổng Giám đốc hãng thông tấn X`
  const uint32_t firm = analysis.CueAt(at, firm_word_);
  return firm < bodies.at.size() && bodies.at[at] == kNone ? firm : at;
}

// The body that begins at `at`; kNone where none does.
int32_t PositionsRoom::BodyOf(const Analysis& analysis, const Bodies& bodies, TokenRange office, uint32_t at) const {
  if (bodies.at[at] != kNone || at != office.end) return bodies.at[at];
  // `Chánh Văn phòng` + `Trung ương`: the body begins with the last word of the head.
  for (uint32_t t = office.begin + 1; t < office.end; ++t) {
    if (bodies.at[t] == kNone) continue;
    const Mention& over = analysis.mentions[bodies.at[t]];
    if (over.tokens.end > office.end && over.type == MentionType::kOrganization) return bodies.at[t];
  }
  return kNone;
}

// Where an office ends behind which, at `at`, no known body stands.
uint32_t PositionsRoom::EndWithoutBody(const Analysis& analysis, TokenRange office, uint32_t at) const {
  if (analysis.CueAt(office.begin, aide_) == office.end) {
    const Match* superior = analysis.MatchAt(at, EntryKind::kOffice);  // `cố vấn an ninh của Tổng thống`
    if (superior != nullptr && at != office.end && NamesHolder(analysis, superior->tokens.end)) return office.end;
    if (superior != nullptr) return superior->tokens.end;
  }
  // With a capital it is the beginning of a longer name (`Cảnh sát Quốc gia`), but for a seat (`Phủ Tổng thống`).
  if (!analysis.IsCapital(at) || analysis.CueAt(at, holder_before_) != at) {
    const uint32_t service = ServiceEnd(analysis, office.end, at);
    if (service != office.end) return service;
  }
  const uint32_t end = office.end;
  if (analysis.MatchAt(end, EntryKind::kTerm) == nullptr) return end;  // `Tư lệnh tác chiến đặc biệt`
  for (EntryKind kind : {EntryKind::kCountry, EntryKind::kPerson, EntryKind::kTrigger}) {
    if (analysis.MatchAt(end, kind) != nullptr) return end;
  }
  return std::max(end, BodyNameEnd(analysis, end, conjunction_));
}

// `Người phát ngôn hải quân`, `... quân đội nhân dân Việt Nam`: where the service that begins at `at` ends, with what
// says whose it is; `end`, where the office does, if none begins.
uint32_t PositionsRoom::ServiceEnd(const Analysis& analysis, uint32_t end, uint32_t at) const {
  const uint32_t service = analysis.CueAt(at, lower_body_);
  if (service == at) return end;
  const uint32_t official = analysis.CueAt(service, official_adjective_);
  const Match* country = official == service ? nullptr : analysis.MatchAt(official, EntryKind::kCountry);
  return country != nullptr ? country->tokens.end : official;
}

// `Cục trưởng Cục Đối ngoại Bộ Quốc phòng`: the body of the body, no comma between.
void PositionsRoom::ExtendByOuterBodies(const Analysis& analysis, const Bodies& bodies, Mention& position) const {
  for (int depth = 0; depth < 2; ++depth) {
    const uint32_t next = analysis.CueAt(position.tokens.end, of_);
    if (!analysis.SameSentence(position.tokens.begin, next)) return;
    if (bodies.at[next] == kNone) {
      position.tokens.end = analysis.CueAt(position.tokens.end, lower_body_);  // `... Bộ Tổng Tham mưu quân đội`
      return;
    }
    const Mention& outer = analysis.mentions[bodies.at[next]];
    if (analysis.document.tokens()[next].line_before) return;
    position.tokens.end = outer.tokens.end;
    if (position.ministry_kind.empty()) position.ministry_kind = outer.ministry_kind;
  }
}

// `Thứ trưởng Quốc phòng về Chính sách`: what a deputy is in charge of.
void PositionsRoom::ExtendByField(const Analysis& analysis, Mention& position) const {
  const uint32_t end = analysis.BehindBracket(position.tokens.end);  // `Đại diện cấp cao Liên minh châu Âu (EU) về ...`
  const uint32_t at = analysis.CueAt(end, about_);
  if (at == end || !analysis.SameSentence(position.tokens.begin, at)) return;
  const uint32_t field = FieldEnd(analysis, at);
  if (field > at) position.tokens.end = std::max(position.tokens.end, field);
}

// The field ends before a foreign or Vietnamese name of a person.
uint32_t PositionsRoom::FieldEnd(const Analysis& analysis, uint32_t token) const {
  const uint32_t most = BodyNameEnd(analysis, token, conjunction_);
  const auto& tokens = analysis.document.tokens();
  uint32_t end = token;
  while (end < most && tokens[end].syllable) {
    const Match* person = analysis.MatchAt(end, EntryKind::kPerson);
    if (person != nullptr) break;
    ++end;
  }
  return end;
}

void PositionsRoom::SetCountry(const Analysis& analysis, const Bodies& bodies, Mention& position) const {
  uint32_t at = analysis.CueAt(position.tokens.end, of_);
  const Match* country = analysis.MatchAt(at, EntryKind::kCountry);
  if (country != nullptr && analysis.SameSentence(position.tokens.begin, at)) {
    position.country_code = analysis.bundle.countries()[country->entry].code;
    return;
  }
  // `Thống đốc bang Texas`, `Thị trưởng thành phố Thượng Hải`
  const uint32_t place = analysis.CueAt(position.tokens.end, administrative_);
  const Match* region = place == position.tokens.end ? nullptr : analysis.MatchAt(place, EntryKind::kLocation);
  if (region != nullptr && analysis.SameSentence(position.tokens.begin, place))
    position.country_code = analysis.bundle.locations()[region->entry].country_code;
  // `Phó Chánh Văn phòng Nhà Trắng`: the state of a body within it; `Ủy viên Bộ Chính trị Đảng Cộng sản Trung Quốc`:
  // not that of the organ, which has one name in several states.
  absl::string_view& state = position.country_code;
  for (uint32_t t = position.tokens.end - 1; t > position.tokens.begin && (state.empty() || state == kHomeState); --t) {
    const Match* known = analysis.MatchAt(t, EntryKind::kOrganization);
    absl::string_view of_body;
    if (bodies.at[t] != kNone) {
      of_body = analysis.mentions[bodies.at[t]].country_code;
    } else if (known != nullptr && known->tokens.end <= position.tokens.end) {
      of_body = analysis.bundle.organizations()[known->entry].country_code;
    }
    if (!of_body.empty()) state = of_body;
  }
}

Mention PositionsRoom::Parse(const Analysis& analysis, const Bodies& bodies, const Match& match) const {
  const Office& office = analysis.bundle.offices()[match.entry];
  Mention position;
  position.type = MentionType::kPosition;
  position.tokens = match.tokens;
  position.head = match.tokens;
  position.ministry_kind = office.kind;
  position.entry = static_cast<int32_t>(match.entry);
  position.source = office.source;
  uint32_t head_end = match.tokens.end;
  if (office.complements & kComplementPortfolio) ExtendByPortfolio(analysis, bodies, position);
  if (position.tokens.end == head_end && (office.complements & kComplementBody))
    ExtendByBody(analysis, bodies, position);
  if (position.tokens.end > head_end || (office.complements & kComplementPortfolio)) ExtendByField(analysis, position);
  position.tokens.end = analysis.CueAt(position.tokens.end, elect_);
  uint32_t acting = analysis.CueBefore(position.tokens.begin, acting_);
  // `chính quyền Tổng thống`, `nắm quyền Thủ tướng` are no `quyền Tổng thống`.
  if (analysis.CueBefore(acting, not_acting_) == acting) position.tokens.begin = acting;
  SetCountry(analysis, bodies, position);
  return position;
}

void PositionsRoom::Run(Analysis& analysis) const {
  Bodies bodies;
  bodies.at.assign(analysis.document.tokens().size() + 1, kNone);
  for (size_t m = 0; m < analysis.mentions.size(); ++m) {
    const Mention& mention = analysis.mentions[m];
    if (mention.type != MentionType::kMinistry && mention.type != MentionType::kOrganization) continue;
    int32_t& at = bodies.at[mention.tokens.begin];
    if (at == kNone || analysis.mentions[at].tokens.size() < mention.tokens.size()) at = static_cast<int32_t>(m);
  }
  std::vector<Mention> found;
  uint32_t next = 0;
  for (const Match& match : analysis.matches) {
    if (match.kind != EntryKind::kOffice || match.tokens.begin < next || !Counts(analysis, bodies, match)) continue;
    found.push_back(Parse(analysis, bodies, match));
    next = found.back().tokens.end;
  }
  for (const Mention& mention : found) analysis.Add(mention);
}

}  // namespace banghi
