#include "extractors/mentions/organizations.h"

#include <algorithm>
#include <string>
#include <utility>

#include "extractors/mentions/abbreviations.h"
#include "extractors/mentions/body_ends.h"
#include "extractors/mentions/states_in_bodies.h"

namespace banghi {
namespace {

constexpr uint32_t kLongestClass = 3;  // tokens of a word for buildings (`khách sạn`)

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

// `Đại học` + `Tôn Đức Thắng`: the person after whom a school is named, by the full name.
const Match* Namesake(const Analysis& analysis, const OrganizationClass& body, uint32_t name) {
  const Match* person = body.type == "SCHOOL" ? analysis.MatchAt(name, EntryKind::kPerson) : nullptr;
  return person != nullptr && person->tokens.size() > 1 && Adjacent(analysis, name - 1, name) ? person : nullptr;
}

// `ủy ban Điều tra`, `đại học Harvard`: whether the capital at `name` goes on with the name of a body whose class word
// is in lower case; `cơ quan Mỹ` is no name.
bool NamesInLowerCase(const Analysis& analysis, const OrganizationClass& body, uint32_t name) {
  if (!body.lower || !analysis.IsCapital(name) || !Adjacent(analysis, name - 1, name)) return false;
  if (body.type == "PARTY") return true;
  if (body.type == "OTHER" && PairEnd(analysis, name) != name) return true;  // `nhóm nghị sĩ hữu nghị Việt - Nhật`
  if (Namesake(analysis, body, name) != nullptr) return true;
  for (EntryKind kind : {EntryKind::kCountry, EntryKind::kPerson, EntryKind::kOffice, EntryKind::kRank,
                         EntryKind::kOrganization, EntryKind::kOrganizationClass, EntryKind::kMinistry}) {
    const Match* match = analysis.MatchAt(name, kind);
    const bool school = body.type == "SCHOOL" && match != nullptr && match->ambiguous;  // `viện Nghiên cứu Trung Đông`
    if (match != nullptr && !school) return false;
  }
  if (body.type == "SCHOOL") return true;
  return analysis.document.tokens()[name].syllable && analysis.MatchAt(name, EntryKind::kLocation) == nullptr;
}

// `trung tâm Nghiên cứu châu Á` is as good as `Trung tâm nghiên cứu ...`; but `luật sư Đoàn Thị Hương`, `Ban Cán sự
// đảng Bộ Nội vụ`.
bool HasCapital(const Analysis& analysis, const OrganizationClass& body, TokenRange word) {
  if (analysis.IsCapital(word.begin)) return true;
  if (word.size() == 2 && (body.type == "MILITARY" || body.type == "PARTY")) return false;
  for (uint32_t t = word.begin + 1; t < word.end; ++t) {
    const bool letters = analysis.document.tokens()[t].all_caps;  // `công ty TNHH du lịch`
    if (analysis.IsCapital(t) && (!letters || analysis.IsCapital(word.end))) return true;
  }
  return false;
}

// `khách sạn Shangri-La`: whether a word for buildings stands right before the bare name at `token`. Such words of one
// syllable are the ends of others (`yêu cầu G7`).
bool NamesBuilding(const Analysis& analysis, uint32_t token) {
  if (token == 0 || !Adjacent(analysis, token - 1, token) || analysis.MatchAt(token, EntryKind::kTrigger) != nullptr)
    return false;
  for (uint32_t back = 2; back <= std::min(token, kLongestClass); ++back) {
    const Match* word = analysis.MatchAt(token - back, EntryKind::kLocationClass);
    if (word != nullptr && word->tokens.end == token)
      return analysis.bundle.location_classes()[word->entry].type == "BUILDING";
  }
  return false;
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
      both_(bundle.CueList("two_states")),
      arm_(bundle.CueList("arm_of_service")),
      heads_(bundle),
      seats_(bundle),
      parts_(bundle),
      firm_lists_(bundle) {}

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
  if (analysis.bundle.organizations()[match->entry].type == "FORUM" && NamesBuilding(analysis, token)) {
    analysis.Refuse(*match, "organizations/name-of-building");
    return mention;
  }
  // `hai Quân đội`, `cấp Nhà nước`: no body, or not one.
  if (match->tokens.size() <= 2 && analysis.CueBefore(token, not_before_) != token &&
      analysis.CueBefore(token, level_) == token) {
    analysis.Refuse(*match, "organizations/not-one-body");
    return mention;
  }
  const Organization& body = analysis.bundle.organizations()[match->entry];
  // `Quân đội` + `Việt - Nga`, `Quân đội` + `hai nước`: one of each.
  const uint32_t end = match->tokens.end;
  const bool of_states = body.type == "STATE" || body.type == "MILITARY";
  if (of_states && match->tokens.size() <= 2 && (PairEnd(analysis, end) != end || analysis.CueAt(end, both_) != end)) {
    analysis.Refuse(*match, "organizations/not-one-body");
    return mention;
  }
  mention.tokens = match->tokens;
  if (match->ambiguous) mention.doubt = kAmbiguousDoubt;
  if (body.type == "STATE" || body.type == "MILITARY")
    mention.tokens.end = WithoutForeignCountry(analysis, match->tokens, official_adjective_);
  const Match* country = analysis.MatchAt(mention.tokens.end, EntryKind::kCountry);
  if (body.type == "MILITARY" && country != nullptr && EndsOfficially(analysis, mention.tokens.end))
    mention.tokens.end = country->tokens.end;
  mention.entry = static_cast<int32_t>(match->entry);
  mention.value = body.type;
  mention.source = analysis.Keep(kOrganizationSources, body.id);
  mention.country_code = body.country_code;
  return mention;
}

// The end of the name that goes on at `name`, behind the word for `body`; `name` where none does. A state behind it is
// not counted.
uint32_t OrganizationsRoom::EndByClass(const Analysis& analysis, const OrganizationClass& body, uint32_t name) const {
  uint32_t end = name;
  if (analysis.IsNumber(name) && !analysis.document.tokens()[name].line_before) end = name + 1;  // `Quân khu 7`
  if (const Match* person = Namesake(analysis, body, name); person != nullptr) return person->tokens.end;
  const Match* inner = analysis.MatchAt(name, EntryKind::kOrganization);
  end = std::max(end, BodyNameEnd(analysis, end, conjunction_));
  if (uint32_t pair = PairEnd(analysis, name); pair != name && body.type != "FORUM") {
    end = std::max(end, pair);  // `Trung tâm ASEAN - Trung Quốc`
    if (body.type == "INTERNATIONAL") end = FieldEnd(analysis, about_, conjunction_, end);
  }
  if (end == name && inner != nullptr) end = inner->tokens.end;  // `hãng thông tấn ITAR-TASS`
  if (end == name) {
    uint32_t joint = analysis.CueAt(name, about_);
    if (joint != name) {
      uint32_t more = BodyNameEnd(analysis, joint, conjunction_);
      if (more > joint) end = more;
    }
  }
  end = NumberEnd(analysis, numbered_, end);
  const bool counted = end > name && analysis.IsNumber(end - 1);
  if (body.type == "MILITARY" && !counted) end = UnitNumberEnd(analysis, arm_, numbered_, end);
  if (body.type == "COMPANY" && end > name && name > 0) end = BrandEnd(analysis, name, end);
  if (body.type == "STATE" || body.type == "PARTY" || body.type == "MILITARY" || body.type == "OTHER") {
    end = PlaceEnd(analysis, administrative_, conjunction_, end);
  }
  return end;
}

Mention OrganizationsRoom::ByClass(const Analysis& analysis, uint32_t token) const {
  Mention mention;
  const Match* match = analysis.MatchAt(token, EntryKind::kOrganizationClass);
  if (match == nullptr) return mention;
  const OrganizationClass& body = analysis.bundle.organization_classes()[match->entry];
  uint32_t name = match->tokens.end;
  if (!HasCapital(analysis, body, {token, name}) && !NamesInLowerCase(analysis, body, name)) return mention;
  if (InCountry(analysis, token)) return mention;
  if (body.type == "FORUM" && PairEnd(analysis, name) != name) return mention;  // a meeting of the two
  // `Chủ tịch UBND` + `Trần Văn Tuyến`
  const bool letters = analysis.document.tokens()[token].all_caps && match->tokens.size() == 1;
  if (letters && body.type == "STATE" && analysis.MatchAt(name, EntryKind::kLocation) == nullptr &&
      BeginsPerson(analysis, name, false))
    return mention;
  uint32_t end = EndByClass(analysis, body, name);
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
  if (body.type == "MILITARY" && HasModelNumber(analysis, end)) return mention;  // `Phi đội F-35`
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

// The longer of what is known at `token` and what its class word makes of it.
Mention OrganizationsRoom::At(const Analysis& analysis, uint32_t token) const {
  const Mention known = Known(analysis, token);
  const Mention shaped = ByClass(analysis, token);
  return shaped.tokens.size() > known.tokens.size() ? shaped : known;
}

void OrganizationsRoom::Run(Analysis& analysis) const {
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
      if (listed) mention = At(analysis, token);
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
    const uint32_t end = mention.tokens.end;
    if (const Mention outer = analysis.matches.AnyAt(end, kListed) ? At(analysis, end) : Mention();
        RunsOnInto(analysis, parts_, mention, outer)) {
      mention.tokens.end = outer.tokens.end;
      if (mention.country_code.empty()) mention.country_code = outer.country_code;
    }
    mention.type = MentionType::kOrganization;
    token = mention.tokens.end;
    analysis.Add(mention);
  }
  AddFirmsOfHeads(analysis);
  AddListedFirms(analysis, firm_lists_);
  AddFirmsByLastWord(analysis, firm_lists_);
  AddAbbreviations(analysis);
}

}  // namespace banghi
