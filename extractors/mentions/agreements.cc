#include "extractors/mentions/agreements.h"

#include <algorithm>
#include <utility>

namespace banghi {
namespace {

bool IsYear(const Analysis& analysis, uint32_t token) {
  if (!analysis.IsNumber(token)) return false;
  const absl::string_view digits = analysis.Folded(token);
  return digits.size() == 4 && (digits[0] == '1' || digits[0] == '2');
}

// `MOU`, `MoU`, `ReCAAP`: two to eight letters, two of them capitals.
bool LooksAbbreviated(const Analysis& analysis, uint32_t token) {
  if (!analysis.IsCapital(token)) return false;
  const absl::string_view text = analysis.document.TextOf(analysis.document.tokens()[token]);
  int capitals = 0;
  for (char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;  // `ĐHQG` is a body's
    if (c >= 'A' && c <= 'Z') ++capitals;
  }
  return capitals >= 2 && text.size() <= 8;
}

// Codes of the states that the article names, be it by their capitals, and of the bodies that can be a party (`ASEAN`).
absl::flat_hash_set<absl::string_view> NamedParties(const Analysis& analysis) {
  absl::flat_hash_set<absl::string_view> parties;
  for (const Mention& mention : analysis.mentions) {
    if (mention.type == MentionType::kCountry) parties.insert(mention.value);
    if (mention.type == MentionType::kLocation && mention.entry != kNone &&
        analysis.bundle.locations()[mention.entry].capital_city && mention.country_code != kHomeState) {
      parties.insert(mention.country_code);
    }
    if (mention.type == MentionType::kOrganization && mention.entry != kNone) {
      parties.emplace(analysis.bundle.organizations()[mention.entry].code);
    }
  }
  parties.erase("");
  return parties;
}

}  // namespace

AgreementsRoom::AgreementsRoom(const Bundle& bundle)
    : titles_(bundle),
      criteria_(bundle),
      plural_(bundle.CueList("agreement_plural")),
      count_(bundle.CueList("agreement_count")),
      classifier_(bundle.CueList("agreement_classifier")),
      body_(bundle.CueList("agreement_body")),
      sign_(bundle.CueList("agreement_sign")),
      signed_(bundle.CueList("agreement_signed")),
      between_(bundle.CueList("agreement_between")),
      of_(bundle.CueList("agreement_of")),
      with_(bundle.CueList("agreement_with")),
      about_(bundle.CueList("agreement_about")),
      year_(bundle.CueList("agreement_year")),
      and_(bundle.CueList("agreement_and")),
      long_form_(bundle.CueList("agreement_long_form")),
      which_(bundle.CueList("agreement_which")),
      reach_(bundle.CueList("agreement_reach")) {}

void AgreementsRoom::Run(Analysis& analysis) const {
  const uint32_t size = static_cast<uint32_t>(analysis.document.tokens().size());
  constexpr uint32_t kListed = Matches::BitOf(EntryKind::kInstrument) | Matches::BitOf(EntryKind::kAgreementNoun);
  uint32_t token = analysis.matches.NextOf(0, kListed);
  if (token == size) return;
  Reading reading;
  reading.named = NamedParties(analysis);
  reading.two_parties = reading.named.size() > 1;
  for (;;) {
    token = analysis.matches.NextOf(token, reading.abbreviations.empty() ? kListed : kListed | Matches::kCapitalWord);
    if (token == size) break;
    const bool listed = analysis.matches.AnyAt(token, kListed);
    Mention mention;
    if (analysis.IsWord(token) && !analysis.IsCredit(token)) {
      if (listed) {
        mention = Known(analysis, token, reading);
        Mention named = Named(analysis, token, reading);
        if (mention.tokens.empty()) mention = named;
      }
      if (mention.tokens.empty() && analysis.document.tokens()[token].capital) {
        auto known = reading.abbreviations.find(analysis.document.TextOf(analysis.document.tokens()[token]));
        if (known != reading.abbreviations.end()) {
          mention = known->second;
          mention.tokens = {token, token + 1};
        }
      }
    }
    if (mention.tokens.empty()) {
      ++token;
      continue;
    }
    token = mention.tokens.end;
    Mention abbreviation = Abbreviation(analysis, mention);
    if (mention.entry == kNone) mention.entry = abbreviation.entry;
    analysis.Add(mention);
    if (abbreviation.tokens.empty()) continue;
    token = abbreviation.tokens.end;
    reading.abbreviations.emplace(analysis.document.TextOf(abbreviation.tokens), abbreviation);
    analysis.Add(abbreviation);
  }
}

// `Thỏa thuận tăng cường hợp tác quốc phòng`: a name that says little is the known instrument's only where the article
// names one of its two states.
bool AgreementsRoom::OfOtherStates(const Instrument& instrument, const Reading& reading) {
  return instrument.parties.size() == 2 &&
         std::none_of(instrument.parties.begin(), instrument.parties.end(),
                      [&](const std::string& party) { return reading.named.contains(party); });
}

Mention AgreementsRoom::Known(const Analysis& analysis, uint32_t token, const Reading& reading) const {
  Mention mention;
  const Match* match = analysis.MatchAt(token, EntryKind::kInstrument);
  if (match == nullptr || analysis.CueBefore(token, body_) != token) return mention;
  const bool long_form = analysis.MatchAt(token, EntryKind::kAgreementNoun) != nullptr;
  // `các Hiệp định EVFTA, CPTPP`: the abbreviations are mentions, the noun belongs to all of them.
  if (long_form && analysis.CueBefore(token, plural_) != token) return mention;
  const Instrument& instrument = analysis.bundle.instruments()[match->entry];
  if (long_form && OfOtherStates(instrument, reading)) {
    analysis.Refuse(*match, "agreements/other-states");
    return mention;
  }
  mention.type = MentionType::kAgreement;
  mention.tokens = match->tokens;
  if (long_form && analysis.CueAt(match->tokens.end, about_) != match->tokens.end) {
    mention.tokens.end = titles_.Read(analysis, match->tokens, false).end;
  }
  mention.tokens.end = WithoutParties(analysis, mention.tokens);
  uint32_t year = analysis.CueAt(mention.tokens.end, year_);
  if (IsYear(analysis, year) && analysis.SameSentence(token, year)) mention.tokens.end = year + 1;
  const Match* short_form = analysis.MatchAt(mention.tokens.end, EntryKind::kInstrument);
  if (long_form && short_form != nullptr && analysis.SameSentence(token, mention.tokens.end)) {
    mention.tokens.end = short_form->tokens.end;  // `Hiệp ước Các lực lượng hạt nhân tầm trung INF`
  }
  if (uint32_t owner = analysis.CueAt(mention.tokens.end, of_); long_form && owner != mention.tokens.end) {
    const Match* body = analysis.MatchAt(owner, EntryKind::kOrganization);
    if (body != nullptr && analysis.bundle.organizations()[body->entry].code == "UN")
      mention.tokens.end = body->tokens.end;
  }
  mention.value = instrument.type;
  // `Tuyên bố chung Bàn Môn Điếm`, which others call a mere declaration.
  const Match* noun = analysis.MatchAt(token, EntryKind::kAgreementNoun);
  if (noun != nullptr && analysis.bundle.agreement_nouns()[noun->entry].type == "JOINT_STATEMENT")
    mention.value = "JOINT_STATEMENT";
  mention.entry = static_cast<int32_t>(match->entry);
  mention.source = instrument.source;
  return mention;
}

// `thỏa thuận hạt nhân | giữa Iran`, `thỏa thuận hạt nhân | ký với Iran`; not `ứng xử giữa các bên ở Biển Đông`.
uint32_t AgreementsRoom::WithoutParties(const Analysis& analysis, TokenRange name) const {
  for (uint32_t i = name.begin + 1; i < name.end; ++i) {
    const uint32_t between = analysis.CueAt(i, between_), verb = analysis.CueAt(i, sign_);
    const uint32_t with = verb != i ? analysis.CueAt(verb, with_) : verb;
    const uint32_t party = between != i ? between : with != verb ? with : i;
    const uint32_t act = analysis.CueAt(i, signed_);
    if (analysis.CueAt(i, which_) != i || analysis.CueAt(i, reach_) != i) return i;  // `| mà Iran ký`, `| đạt được`
    if (act != i && act + 1 == name.end) return i;  // `thỏa thuận hạt nhân | được ký giữa Iran`
    const Match* place = analysis.MatchAt(party, EntryKind::kLocation);
    const bool named = analysis.MatchAt(party, EntryKind::kCountry) != nullptr ||
                       (place != nullptr && analysis.bundle.locations()[place->entry].capital_city) ||
                       analysis.MatchAt(party, EntryKind::kOrganization) != nullptr;
    if (party != i && named) return i;
  }
  return name.end;
}

Mention AgreementsRoom::Named(const Analysis& analysis, uint32_t token, Reading& reading) const {
  Mention mention;
  const Match* match = analysis.MatchAt(token, EntryKind::kAgreementNoun);
  if (match == nullptr || analysis.CueBefore(token, body_) != token) return mention;
  const AgreementNoun& noun = analysis.bundle.agreement_nouns()[match->entry];
  const AgreementTitles::Title title = titles_.Read(analysis, match->tokens, noun.type == "PLAN");
  if (IsPlural(analysis, token, reading)) {
    analysis.Refuse(*match, "agreements/plural");
    reading.plural_end = title.end;
    reading.plural_noun_end = match->tokens.end;
    return mention;
  }
  // `Phụ lục VII Công ước về Luật Biển`: the mention is the convention.
  if (noun.type == "OTHER" && noun.weak) {
    for (uint32_t i = match->tokens.end; i < title.end; ++i) {
      if (analysis.MatchAt(i, EntryKind::kInstrument) != nullptr) return mention;
    }
  }
  if (!criteria_.Counts(analysis, match->tokens, noun, title, reading.two_parties)) {
    analysis.Refuse(*match, noun.weak ? "agreements/weak-noun" : "agreements/no-title");
    return mention;
  }
  mention.type = MentionType::kAgreement;
  mention.tokens = {token, title.end};
  mention.value = noun.type;
  mention.source = noun.source;
  // `thỏa thuận hạt nhân JCPOA`, `Hiệp định CPTPP`, `Bộ quy tắc ứng xử (COC) tại Biển Đông`: the abbreviation says
  // which one it is.
  for (uint32_t i = match->tokens.end; i < title.end && i < match->tokens.end + 3; ++i) {
    const Match* known = analysis.MatchAt(i, EntryKind::kInstrument);
    if (known == nullptr || (known->tokens.end != title.end && !analysis.IsMark(i - 1, "("))) continue;
    mention.entry = static_cast<int32_t>(known->entry);
    mention.source = analysis.bundle.instruments()[known->entry].source;
  }
  if (noun.weak) {
    mention.confidence = 0.8f;
    mention.doubt = kShapeDoubt;
  }
  return mention;
}

bool AgreementsRoom::IsPlural(const Analysis& analysis, uint32_t token, const Reading& reading) const {
  const uint32_t classifier = analysis.CueBefore(token, classifier_);  // `các bản thỏa thuận`
  for (uint32_t begin : {token, classifier}) {
    if (analysis.CueBefore(begin, plural_) != begin || analysis.CueBefore(begin, count_) != begin) return true;
    if (begin > 0 && analysis.IsNumber(begin - 1)) return true;
    // `các văn bản ghi nhớ`, where the longer `các văn bản` is listed, too
    if (begin > 0 && analysis.CueAt(begin - 1, plural_) != begin - 1) return true;
  }
  if (token == 0) return false;
  // `các hiệp định FTA thế hệ mới`, `các biên [bản ghi nhớ]`
  if (token <= reading.plural_noun_end && reading.plural_noun_end != 0) return true;
  const uint32_t before =
      token - 1;  // `các hiệp định và thỏa thuận`, `các hiệp định, thỏa thuận`; not `... gồm Hiệp định`
  return reading.plural_end != 0 && before == reading.plural_end && analysis.SameSentence(before, token) &&
         (analysis.IsMark(before, ",") || analysis.IsMark(before, "/") || analysis.CueAt(before, and_) != before);
}

Mention AgreementsRoom::Abbreviation(const Analysis& analysis, const Mention& mention) const {
  Mention abbreviation;
  uint32_t token = mention.tokens.end;
  if (!analysis.IsMark(token, "(") || !analysis.SameSentence(token, mention.tokens.begin)) return abbreviation;
  token = analysis.CueAt(token + 1, long_form_);
  if (!LooksAbbreviated(analysis, token) || analysis.MatchAt(token, EntryKind::kOrganization) != nullptr ||
      analysis.MatchAt(token, EntryKind::kCountry) != nullptr) {
    return abbreviation;
  }
  abbreviation = mention;
  abbreviation.tokens = {token, token + 1};
  if (const Match* known = analysis.MatchAt(token, EntryKind::kInstrument); known != nullptr) {
    abbreviation.tokens.end = known->tokens.end;
    abbreviation.entry = static_cast<int32_t>(known->entry);
    abbreviation.source = analysis.bundle.instruments()[known->entry].source;
  } else {
    abbreviation.source = "agreements/abbreviation";
    const uint32_t rest = token + 2;  // `IA-CEPA`
    if (analysis.IsMark(token + 1, "-") && analysis.IsCapital(rest) && !analysis.document.tokens()[rest].space_before) {
      abbreviation.tokens.end = rest + 1;
    }
  }
  if (IsYear(analysis, abbreviation.tokens.end)) ++abbreviation.tokens.end;
  return abbreviation;
}

}  // namespace banghi
