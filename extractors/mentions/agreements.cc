#include "extractors/mentions/agreements.h"

#include <algorithm>
#include <set>
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

// The sentence of `token`, or as much of it as may speak of the same thing.
TokenRange Surroundings(const Analysis& analysis, uint32_t token) {
  constexpr uint32_t kFar = 200;
  const TokenRange sentence = analysis.document.sentences()[analysis.document.tokens()[token].sentence].tokens;
  return {std::max(sentence.begin, token - std::min(token, kFar)), std::min(sentence.end, token + kFar)};
}

// Whether the article names two countries, or a country and a body that can be a party (`ASEAN`).
bool HasTwoParties(const Analysis& analysis) {
  std::set<std::string> parties;
  for (const Mention& mention : analysis.mentions) {
    if (mention.type == MentionType::kCountry) parties.insert(mention.value);
    if (mention.type == MentionType::kOrganization && mention.entry != kNone) {
      parties.insert(analysis.bundle.organizations()[mention.entry].code);
    }
  }
  parties.erase("");
  return parties.size() > 1;
}

}  // namespace

AgreementsRoom::AgreementsRoom(const Bundle& bundle)
    : titles_(bundle),
      plural_(bundle.CueList("agreement_plural")),
      count_(bundle.CueList("agreement_count")),
      body_(bundle.CueList("agreement_body")),
      sign_(bundle.CueList("agreement_sign")),
      signing_(bundle.CueList("agreement_signing")),
      back_(bundle.CueList("agreement_back")),
      none_(bundle.CueList("agreement_none")),
      verb_(bundle.CueList("agreement_verb")),
      several_(bundle.CueList("agreement_several")),
      between_(bundle.CueList("agreement_between")),
      of_(bundle.CueList("agreement_of")),
      with_(bundle.CueList("agreement_with")),
      about_(bundle.CueList("agreement_about")),
      trade_(bundle.CueList("agreement_trade")),
      firm_(bundle.CueList("agreement_firm")),
      sides_(bundle.CueList("agreement_sides")),
      year_(bundle.CueList("agreement_year")),
      long_form_(bundle.CueList("agreement_long_form")) {}

void AgreementsRoom::Run(Analysis& analysis) const {
  Reading reading;
  reading.two_parties = HasTwoParties(analysis);
  const uint32_t size = static_cast<uint32_t>(analysis.document.tokens().size());
  for (uint32_t token = 0; token < size;) {
    Mention mention;
    if (analysis.IsWord(token) && !analysis.IsCredit(token)) {
      mention = Known(analysis, token);
      Mention named = Named(analysis, token, reading);
      if (mention.tokens.empty()) {
        mention = std::move(named);
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
    analysis.Add(std::move(mention));
    if (abbreviation.tokens.empty()) continue;
    token = abbreviation.tokens.end;
    reading.abbreviations.emplace(analysis.document.TextOf(abbreviation.tokens), abbreviation);
    analysis.Add(std::move(abbreviation));
  }
}

Mention AgreementsRoom::Known(const Analysis& analysis, uint32_t token) const {
  Mention mention;
  const Match* match = analysis.MatchAt(token, EntryKind::kInstrument);
  if (match == nullptr || analysis.CueBefore(token, body_) != token) return mention;
  const bool long_form = analysis.MatchAt(token, EntryKind::kAgreementNoun) != nullptr;
  // `các Hiệp định EVFTA, CPTPP`: the abbreviations are mentions, the noun belongs to all of them.
  if (long_form && analysis.CueBefore(token, plural_) != token) return mention;
  const Instrument& instrument = analysis.bundle.instruments()[match->entry];
  mention.type = MentionType::kAgreement;
  mention.tokens = match->tokens;
  if (long_form && analysis.CueAt(match->tokens.end, about_) != match->tokens.end) {
    mention.tokens.end = titles_.Read(analysis, match->tokens, false).end;
  }
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
  mention.entry = static_cast<int32_t>(match->entry);
  mention.source = instrument.source;
  return mention;
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
    return mention;
  }
  if (!Counts(analysis, match->tokens, noun, title, reading)) {
    analysis.Refuse(*match, noun.weak ? "agreements/weak-noun" : "agreements/no-title");
    return mention;
  }
  mention.type = MentionType::kAgreement;
  mention.tokens = {token, title.end};
  mention.value = noun.type;
  mention.source = noun.source;
  // `thỏa thuận hạt nhân JCPOA`, `Hiệp định CPTPP`: the abbreviation says which one it is.
  for (uint32_t i = match->tokens.end; i < title.end && i < match->tokens.end + 3; ++i) {
    const Match* known = analysis.MatchAt(i, EntryKind::kInstrument);
    if (known == nullptr || known->tokens.end != title.end) continue;
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
  if (analysis.CueBefore(token, plural_) != token || analysis.CueBefore(token, count_) != token) return true;
  if (token == 0) return false;
  if (analysis.IsNumber(token - 1)) return true;
  const uint32_t before = token - 1;  // `các hiệp định và thỏa thuận`, `các hiệp định, thỏa thuận`
  return reading.plural_end != 0 && before == reading.plural_end && analysis.SameSentence(before, token) &&
         (analysis.IsMark(before, ",") || analysis.IsMark(before, "/") || analysis.IsWord(before));
}

bool AgreementsRoom::Counts(const Analysis& analysis, TokenRange noun, const AgreementNoun& entry,
                            const AgreementTitles::Title& title, const Reading& reading) const {
  if (analysis.CueAt(title.end, none_) != title.end) return false;
  if (uint32_t parties = analysis.CueAt(title.end, between_); !title.specific && parties != title.end) {
    if (analysis.CueAt(parties, several_) != parties) return false;  // `thỏa thuận hợp tác giữa một số bộ, ngành`
  }
  if (title.quoted) return title.subject && (!entry.weak || title.specific);
  if (!title.subject) return BareCounts(analysis, noun, title.end, entry);
  if (!entry.weak) return true;
  if (!reading.two_parties) return false;
  return WeakCounts(analysis, noun, entry, title);
}

bool AgreementsRoom::BareCounts(const Analysis& analysis, TokenRange noun, uint32_t end,
                                const AgreementNoun& entry) const {
  if (analysis.CueAt(end, back_) != end) return false;
  const bool between = analysis.CueAt(end, between_) != end;
  if (!entry.weak) {
    if (between) return true;
    const bool memorandum =
        entry.type == "MEMORANDUM_OF_UNDERSTANDING";  // a president's memoranda are issued, not signed with anybody
    if (memorandum &&
        (analysis.CueAt(end, of_) != end || (entry.id == "ban-ghi-nho" && !HasParties(analysis, noun.begin, 2)))) {
      return false;
    }
    if (analysis.CueBefore(noun.begin, memorandum ? signing_ : sign_) != noun.begin) return true;
    return entry.type == "JOINT_STATEMENT" || entry.type == "VISION_STATEMENT";
  }
  if (entry.type == "PLAN") return between && analysis.CueBefore(noun.begin, signing_) != noun.begin;
  if (entry.type != "AGREEMENT") return false;
  const uint32_t party = between ? analysis.CueAt(end, between_) : analysis.CueAt(end, with_);
  if (party == end || analysis.MatchAt(party, EntryKind::kCountry) == nullptr) return false;
  return between || analysis.CueBefore(noun.begin, signing_) != noun.begin;
}

bool AgreementsRoom::WeakCounts(const Analysis& analysis, TokenRange noun, const AgreementNoun& entry,
                                const AgreementTitles::Title& title) const {
  const bool capital = analysis.IsCapital(noun.begin);
  const bool signed_here = analysis.CueBefore(noun.begin, signing_) != noun.begin;
  const bool named_parties = analysis.CueAt(title.end, between_) != title.end;
  if (entry.type == "AGREEMENT") {
    if (!capital && analysis.CueBefore(noun.begin, verb_) != noun.begin) return false;
    return title.specific || signed_here || named_parties;
  }
  if (entry.type == "CONTRACT") return analysis.CueAt(noun.end, trade_) != noun.end && ContractCounts(analysis, noun);
  if (entry.type == "PLAN") {
    bool number = false;
    for (uint32_t i = noun.end; i < title.end; ++i) number = number || analysis.IsNumber(i);
    return (capital || number || signed_here) && HasParties(analysis, noun.begin, 1);
  }
  if (entry.type == "CODE_OF_CONDUCT") return HasParties(analysis, noun.begin, 1);
  if (entry.id == "tuyen-bo") return StatementCounts(analysis, noun, title);
  if (entry.type == "OTHER") return title.specific && (capital || signed_here);
  return (capital || named_parties) && signed_here;
}

// `Tuyên bố về hợp tác nghề cá`, `Tuyên bố New Delhi`; not `Tuyên bố Mỹ rút quân được đưa ra`.
bool AgreementsRoom::StatementCounts(const Analysis& analysis, TokenRange noun,
                                     const AgreementTitles::Title& title) const {
  if (!analysis.IsCapital(noun.begin) || !title.specific) return false;
  const Token& first = analysis.document.tokens()[noun.begin];
  const bool opens = first.line_before || noun.begin == 0 || !analysis.SameSentence(noun.begin - 1, noun.begin) ||
                     IsQuote(analysis, noun.begin - 1);
  if (opens || first.all_caps) return false;
  if (analysis.CueAt(noun.end, about_) != noun.end) return true;
  return analysis.MatchAt(noun.end, EntryKind::kLocation) != nullptr ||
         analysis.MatchAt(noun.end, EntryKind::kTopic) != nullptr;
}

// Contracts of firms are left out; what remains names a country and no firm in its sentence.
bool AgreementsRoom::ContractCounts(const Analysis& analysis, TokenRange noun) const {
  const TokenRange sentence = Surroundings(analysis, noun.begin);
  bool country = false;
  for (uint32_t i = sentence.begin; i < sentence.end; ++i) {
    if (analysis.CueAt(i, firm_) != i) return false;
    country = country || analysis.MatchAt(i, EntryKind::kCountry) != nullptr;
  }
  return country;
}

bool AgreementsRoom::HasParties(const Analysis& analysis, uint32_t token, size_t least) const {
  const TokenRange sentence = Surroundings(analysis, token);
  std::set<uint32_t> countries;
  size_t bodies = 0;
  for (uint32_t i = sentence.begin; i < sentence.end; ++i) {
    if (analysis.CueAt(i, sides_) != i || (least > 1 && analysis.CueAt(i, firm_) != i)) return true;
    if (const Match* country = analysis.MatchAt(i, EntryKind::kCountry)) countries.insert(country->entry);
    const Match* body = analysis.MatchAt(i, EntryKind::kOrganization);
    if (body != nullptr && !analysis.bundle.organizations()[body->entry].code.empty()) ++bodies;
  }
  return countries.size() + bodies >= least;
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
