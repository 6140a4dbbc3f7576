#include "extractors/mentions/organizations.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"

namespace banghi {
namespace {

constexpr uint32_t kLongestCountry = 6;  // tokens of a state's full name

// A country right behind belongs to the name of a school, a chamber or an association (OTHER) and a party, not to that
// of a party's organ (`Thường vụ Bộ Chính trị`, which takes no small letters), of a party that is known without one
// (`Đảng Cộng hòa` + `Mỹ`), of a state organ or a firm (`Cơ quan An ninh Quốc gia` + `Mỹ`); Viet Nam belongs to all.
bool KeepsCountry(const Analysis& analysis, const OrganizationClass& body, TokenRange name, const Country& country) {
  if (country.code == "VN" || body.type == "SCHOOL" || body.type == "MEDIA" || body.type == "OTHER") return true;
  if (body.type != "PARTY" || !body.lower || !analysis.IsCapital(name.begin)) return false;
  const Match* known = analysis.MatchAt(name.begin, EntryKind::kOrganization);
  return known == nullptr || known->tokens.end != name.end;
}

// `Tây` + `Ban Nha`: a class word inside the name of a state.
bool InCountry(const Analysis& analysis, uint32_t token) {
  for (uint32_t back = 1; back <= std::min(token, kLongestCountry); ++back) {
    const Match* country = analysis.MatchAt(token - back, EntryKind::kCountry);
    if (country != nullptr && country->tokens.end > token) return true;
  }
  return false;
}

// `Đại học Chile`, `Trung tâm Văn hóa Pháp`; not `các Đại học Mỹ`: a school or institute that is named by its state
// alone.
bool IsNamedByState(const Analysis& analysis, const OrganizationClass& body, TokenRange word, uint32_t end,
                    int plural) {
  const bool institute = body.type == "OTHER" && word.size() > 2;
  if (body.type != "SCHOOL" && !institute) return false;
  if (analysis.IsCapital(end) && Adjacent(analysis, end - 1, end)) return false;  // a longer name
  return analysis.IsCapital(word.begin) && Adjacent(analysis, word.end - 1, word.end) &&
         analysis.CueBefore(word.begin, plural) == word.begin;
}

// `Hội Luật gia [Việt Nam]`, `Hội Luật gia [Nga]`; not `Công ty Hoàng Anh`: the state that a body's name ends with.
const Match* CountryEnding(const Analysis& analysis, TokenRange name) {
  for (uint32_t t = name.end; t-- > name.begin + 1 && name.end - t <= kLongestCountry;) {
    const Match* country = analysis.MatchAt(t, EntryKind::kCountry);
    if (country == nullptr || country->tokens.end != name.end) continue;
    const Match* place = analysis.MatchAt(t - 1, EntryKind::kLocation);  // `Vụ châu Mỹ`
    if (place != nullptr && place->tokens.end == name.end &&
        analysis.bundle.locations()[place->entry].type == "CONTINENT")
      return nullptr;
    return country->ambiguous && analysis.IsCapital(t - 1) ? nullptr : country;
  }
  return nullptr;
}

// `Lực lượng an ninh đã ...`: a class word with a capital only because it opens the sentence, and nothing but ordinary
// words behind it.
bool OnlyOpensSentence(const Analysis& analysis, TokenRange name) {
  const auto& tokens = analysis.document.tokens();
  if (name.begin > 0 && tokens[name.begin - 1].sentence == tokens[name.begin].sentence) return false;
  for (uint32_t t = name.begin + 1; t < name.end; ++t) {
    if (tokens[t].capital || tokens[t].kind == TokenKind::kNumber) return false;
  }
  return true;
}

// The end of a number that belongs to the name which ends at `end`: `Đoàn kiểm tra` + `số 1349`, `... khu vực` + `2`;
// `end` where none does.
uint32_t NumberEnd(const Analysis& analysis, int numbered, uint32_t end) {
  uint32_t number = analysis.CueAt(end, numbered);
  if (number == end && analysis.CueBefore(end, numbered) == end) return end;
  if (!analysis.IsNumber(number) || !analysis.SameSentence(end - 1, number)) return end;
  bool date = (analysis.IsMark(number + 1, "/") || analysis.IsMark(number + 1, "-")) && analysis.IsNumber(number + 2);
  return date ? end : number + 1;
}

// `Cơ quan Tình báo Đối ngoại Nga`: the end of the name without the state at its end.
uint32_t WithoutForeignCountry(const Analysis& analysis, TokenRange name, int official_adjective) {
  for (uint32_t t = name.begin + 1; t < name.end; ++t) {
    const Match* country = analysis.MatchAt(t, EntryKind::kCountry);
    if (country == nullptr || country->tokens.end != name.end) continue;
    // `Quân đội Hoàng gia Thái Lan`: with such a word the state is part of the official name.
    bool official = analysis.CueBefore(t, official_adjective) != t;
    return official || analysis.bundle.countries()[country->entry].code == "VN" ? name.end : t;
  }
  return name.end;
}

// `UBND` + `thành phố Đà Nẵng`, `Bộ Chỉ huy Quân sự` + `tỉnh Quảng Trị`: the end of the place that a body is of; `end`
// where none follows.
uint32_t PlaceEnd(const Analysis& analysis, int administrative, int conjunction, uint32_t end) {
  uint32_t place = analysis.CueAt(end, administrative);
  if (place == end || !Adjacent(analysis, end - 1, end) || !analysis.IsCapital(place)) return end;
  return std::max(end, BodyNameEnd(analysis, place, conjunction));
}

// The end of `Ấn Độ - Việt Nam` where two states joined by a dash begin at `token`; `token` where they do not.
uint32_t PairEnd(const Analysis& analysis, uint32_t token) {
  auto partner_end = [&analysis](uint32_t at) {
    const Match* country = analysis.MatchAt(at, EntryKind::kCountry);
    if (country != nullptr) return country->tokens.end;
    const Match* body = analysis.MatchAt(at, EntryKind::kOrganization);
    bool bloc = body != nullptr && !analysis.bundle.organizations()[body->entry].code.empty();
    return bloc ? body->tokens.end : at;
  };
  uint32_t first = partner_end(token);
  if (first == token || !analysis.IsMark(first, "-")) return token;
  uint32_t second = partner_end(first + 1);
  return second == first + 1 ? token : second;
}

// The first of the two states with which a name ends; null where it ends otherwise.
const Match* FirstOfPair(const Analysis& analysis, TokenRange name) {
  for (uint32_t t = name.begin; t < name.end; ++t) {
    if (PairEnd(analysis, t) == name.end) return analysis.MatchAt(t, EntryKind::kCountry);
  }
  return nullptr;
}

// `ủy ban Điều tra`, `đại học Harvard`: whether the capital at `name` goes on with the name of a body whose class word
// is in lower case; `cơ quan Mỹ` is no name.
bool NamesInLowerCase(const Analysis& analysis, const OrganizationClass& body, uint32_t name) {
  if (!body.lower || !analysis.IsCapital(name) || !Adjacent(analysis, name - 1, name)) return false;
  if (body.type == "PARTY") return true;
  for (EntryKind kind : {EntryKind::kCountry, EntryKind::kPerson, EntryKind::kOffice, EntryKind::kRank,
                         EntryKind::kOrganization, EntryKind::kOrganizationClass, EntryKind::kMinistry}) {
    const Match* match = analysis.MatchAt(name, kind);
    const bool school = body.type == "SCHOOL" && match != nullptr && match->ambiguous;  // `viện Nghiên cứu Trung Đông`
    if (match != nullptr && !school) return false;
  }
  if (body.type == "SCHOOL") return true;
  return analysis.document.tokens()[name].syllable && analysis.MatchAt(name, EntryKind::kLocation) == nullptr;
}

}  // namespace

OrganizationsRoom::OrganizationsRoom(const Bundle& bundle)
    : conjunction_(bundle.CueList("conjunction")),
      of_(bundle.CueList("of")),
      about_(bundle.CueList("about")),
      official_adjective_(bundle.CueList("official_adjective")),
      numbered_(bundle.CueList("numbered_word")),
      not_before_(bundle.CueList("not_before_body")),
      level_(bundle.CueList("body_level")),
      administrative_(bundle.CueList("administrative_word")),
      plural_(bundle.CueList("plural")),
      heads_(bundle),
      seats_(bundle) {}

// Whether a name that ends before `end` wants the state behind it: `Quân đội Hoàng gia` + `Campuchia`.
bool OrganizationsRoom::EndsOfficially(const Analysis& analysis, uint32_t end) const {
  return analysis.CueBefore(end, official_adjective_) != end && analysis.SameSentence(end - 1, end);
}

Mention OrganizationsRoom::Known(const Analysis& analysis, uint32_t token) const {
  Mention mention;
  const Match* match = analysis.MatchAt(token, EntryKind::kOrganization);
  if (match == nullptr) return mention;
  if (match->ambiguous && token > 0 && Adjacent(analysis, token - 1, token) && analysis.IsCapital(token - 1)) {
    analysis.Refuse(*match, "organizations/part-of-name");
    return mention;
  }
  if (SeatEnd(analysis, token, seats_) == match->tokens.end) {
    analysis.Refuse(*match, "organizations/seat");
    return mention;
  }
  // `hai Quân đội`, `cấp Nhà nước`: no body, or not one.
  if (match->tokens.size() <= 2 && analysis.CueBefore(token, not_before_) != token &&
      analysis.CueBefore(token, level_) == token) {
    analysis.Refuse(*match, "organizations/not-one-body");
    return mention;
  }
  const Organization& body = analysis.bundle.organizations()[match->entry];
  mention.tokens = match->tokens;
  if (match->ambiguous) mention.doubt = kAmbiguousDoubt;
  if (body.type == "STATE" || body.type == "MILITARY")
    mention.tokens.end = WithoutForeignCountry(analysis, match->tokens, official_adjective_);
  const Match* country = analysis.MatchAt(mention.tokens.end, EntryKind::kCountry);
  if (body.type == "MILITARY" && country != nullptr && EndsOfficially(analysis, mention.tokens.end))
    mention.tokens.end = country->tokens.end;
  mention.entry = static_cast<int32_t>(match->entry);
  mention.value = std::string(body.type);
  mention.source = SourceOf(body);
  mention.country_code = std::string(body.country_code);
  return mention;
}

Mention OrganizationsRoom::ByClass(const Analysis& analysis, uint32_t token) const {
  Mention mention;
  const Match* match = analysis.MatchAt(token, EntryKind::kOrganizationClass);
  if (match == nullptr) return mention;
  const OrganizationClass& body = analysis.bundle.organization_classes()[match->entry];
  uint32_t name = match->tokens.end;
  bool capital = analysis.IsCapital(token);
  if (!capital && !NamesInLowerCase(analysis, body, name)) return mention;
  if (InCountry(analysis, token)) return mention;
  uint32_t end = name;
  if (analysis.IsNumber(name) && !analysis.document.tokens()[name].line_before) end = name + 1;  // `Quân khu 7`
  const Match* inner = analysis.MatchAt(name, EntryKind::kOrganization);
  end = std::max(end, BodyNameEnd(analysis, end, conjunction_));
  if (uint32_t pair = PairEnd(analysis, name); pair != name && body.type != "FORUM")
    end = std::max(end, pair);                                   // `Trung tâm ASEAN - Trung Quốc`
  if (end == name && inner != nullptr) end = inner->tokens.end;  // `hãng thông tấn ITAR-TASS`
  if (end == name) {
    uint32_t joint = analysis.CueAt(name, about_);
    if (joint != name) {
      uint32_t more = BodyNameEnd(analysis, joint, conjunction_);
      if (more > joint) end = more;
    }
  }
  end = NumberEnd(analysis, numbered_, end);
  if (body.type == "STATE" || body.type == "PARTY" || body.type == "MILITARY" || body.type == "OTHER") {
    end = PlaceEnd(analysis, administrative_, conjunction_, end);
  }
  const Match* country = analysis.MatchAt(end, EntryKind::kCountry);
  if (country != nullptr && !analysis.SameSentence(token, end)) country = nullptr;
  if (uint32_t pair = PairEnd(analysis, end); pair != end) {
    // `Ủy ban hỗn hợp Ấn Độ - Việt Nam` is a body of both; `Diễn đàn Doanh nghiệp` is held by them.
    if (body.type != "FORUM") end = pair;
  } else if (end == name &&
             (country == nullptr || !IsNamedByState(analysis, body, match->tokens, country->tokens.end, plural_))) {
    return mention;  // a class word alone
  } else if (country != nullptr &&
             (KeepsCountry(analysis, body, {token, end}, analysis.bundle.countries()[country->entry]) ||
              (body.type == "MILITARY" && EndsOfficially(analysis, end)))) {
    end = country->tokens.end;
  }
  // `Cơ quan` + `Liên bang Nga`: nothing but the first words of a state's name.
  const Match* state = analysis.MatchAt(name, EntryKind::kCountry);
  if (state != nullptr && state->tokens.end > end) return mention;
  if (end == name || OnlyOpensSentence(analysis, {token, end})) return mention;
  mention.tokens = {token, end};
  mention.value = body.type;
  mention.source = body.source;
  mention.confidence = 0.8f;
  mention.doubt = kShapeDoubt;
  if (country == nullptr) country = CountryEnding(analysis, {name, end});
  // `Hội Hữu nghị Lào - Việt` is in Laos.
  if (const Match* home = FirstOfPair(analysis, {name, end}); home != nullptr && body.type == "OTHER") country = home;
  if (country != nullptr) mention.country_code = analysis.bundle.countries()[country->entry].code;
  return mention;
}

// `Cơ quan An ninh Quốc gia Mỹ (NSA)`: the abbreviation in brackets, and wherever it stands later.
void OrganizationsRoom::AddAbbreviations(Analysis& analysis, size_t first) const {
  const auto& tokens = analysis.document.tokens();
  absl::flat_hash_map<absl::string_view, std::string> known;  // abbreviation -> type of the body
  const size_t bodies_end = analysis.mentions.size();
  for (size_t m = first; m < bodies_end; ++m) {
    const Mention& body = analysis.mentions[m];
    uint32_t open = body.tokens.end;
    const Match* country = analysis.MatchAt(open, EntryKind::kCountry);
    if (country != nullptr) open = country->tokens.end;
    if (!analysis.IsMark(open, "(") || !analysis.IsMark(open + 2, ")") || !analysis.IsWord(open + 1)) continue;
    const Token& token = tokens[open + 1];
    if (token.all_caps && token.span.length() >= 2) known.emplace(analysis.document.TextOf(token), body.value);
  }
  if (known.empty()) return;
  std::vector<bool> taken(tokens.size() + 1, false);
  for (size_t m = first; m < bodies_end; ++m) {
    const TokenRange body = analysis.mentions[m].tokens;
    std::fill(taken.begin() + body.begin, taken.begin() + body.end, true);
  }
  for (uint32_t t = 0; t < tokens.size(); ++t) {
    if (!tokens[t].all_caps || taken[t] || analysis.IsCredit(t)) continue;
    auto it = known.find(analysis.document.TextOf(tokens[t]));
    if (it == known.end()) continue;
    Mention mention;
    mention.type = MentionType::kOrganization;
    mention.tokens = {t, t + 1};
    mention.value = it->second;
    mention.source = "organizations/abbreviation";
    mention.confidence = 0.9f;
    analysis.Add(std::move(mention));
  }
}

void OrganizationsRoom::Run(Analysis& analysis) const {
  const size_t first = analysis.mentions.size();
  const uint32_t size = static_cast<uint32_t>(analysis.document.tokens().size());
  constexpr uint32_t kListed = Matches::BitOf(EntryKind::kOrganization) | Matches::BitOf(EntryKind::kOrganizationClass);
  for (uint32_t token = 0; (token = analysis.matches.NextOf(token, kListed | Matches::kCapitalWord)) < size;) {
    const bool listed = analysis.matches.AnyAt(token, kListed);
    if (!listed && !heads_.MayEndBefore(analysis, token)) {
      ++token;
      continue;
    }
    Mention mention;
    if (analysis.IsWord(token) && !analysis.IsCredit(token)) {
      if (listed) {
        mention = Known(analysis, token);
        Mention shaped = ByClass(analysis, token);
        if (shaped.tokens.size() > mention.tokens.size()) mention = std::move(shaped);
      }
      if (mention.tokens.empty()) mention = HeadedBody(analysis, heads_, token);
    }
    if (mention.tokens.empty()) {
      ++token;
      continue;
    }
    // `Ban Chấp hành Trung ương Đảng` + `Đảng Cộng sản Cuba`: one name runs over into the next.
    const Match* over = analysis.MatchAt(mention.tokens.end - 1, EntryKind::kOrganization);
    if (over != nullptr && over->tokens.end > mention.tokens.end && mention.tokens.size() > 1)
      mention.tokens.end = over->tokens.end;
    mention.type = MentionType::kOrganization;
    token = mention.tokens.end;
    analysis.Add(std::move(mention));
  }
  AddAbbreviations(analysis, first);
}

}  // namespace banghi
