#include "extractors/entities/agreement_drafts.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "text/tokens.h"

namespace banghi {
namespace {

template <typename Codes>
std::set<absl::string_view> SetOf(const Codes& codes) {
  return {codes.begin(), codes.end()};
}

}  // namespace

AgreementDrafter::AgreementDrafter(const Analysis& analysis)
    : analysis_(analysis),
      parties_(analysis),
      standing_(analysis, parties_),
      generic_(analysis.bundle.CueList("agreement_generic")),
      about_(analysis.bundle.CueList("agreement_about")),
      pair_(analysis.bundle.CueList("agreement_pair")),
      renewal_(analysis.bundle.CueList("agreement_renewal")),
      and_(analysis.bundle.CueList("agreement_and")),
      arms_(analysis.bundle.CueList("agreement_arms")) {}

uint32_t AgreementDrafter::NounEnd(TokenRange tokens) const {
  const Match* noun = analysis_.MatchAt(tokens.begin, EntryKind::kAgreementNoun);
  return noun == nullptr ? tokens.begin : std::min(noun->tokens.end, tokens.end);
}

bool AgreementDrafter::HasWeakNoun(uint32_t token) const {
  const Match* noun = analysis_.MatchAt(token, EntryKind::kAgreementNoun);
  return noun != nullptr && analysis_.bundle.agreement_nouns()[noun->entry].weak;
}

std::set<std::string> AgreementDrafter::WordsOf(TokenRange tokens) const {
  std::set<std::string> words;
  for (uint32_t i = NounEnd(tokens); i < tokens.end;) {
    uint32_t next = i;
    for (int list : {generic_, about_, pair_, and_}) next = std::max(next, analysis_.CueAt(i, list));
    if (const Match* country = analysis_.MatchAt(i, EntryKind::kCountry); country != nullptr) {
      next = std::max(next, country->tokens.end);
    }
    if (const Match* body = analysis_.MatchAt(i, EntryKind::kOrganization);
        body != nullptr && !analysis_.bundle.organizations()[body->entry].code.empty()) {
      next = std::max(next, body->tokens.end);
    }
    if (next == i) {
      if (analysis_.IsWord(i) || analysis_.IsNumber(i)) words.emplace(analysis_.Folded(i));
      next = i + 1;
    }
    i = next;
  }
  return words;
}

bool AgreementDrafter::NamesArmsAlone(TokenRange tokens) const {
  uint32_t i = NounEnd(tokens);
  if (i == tokens.end) return false;
  while (i < tokens.end) {
    const uint32_t next = std::max(analysis_.CueAt(i, arms_), analysis_.CueAt(i, about_));
    if (next == i) return false;
    i = next;
  }
  return true;
}

std::string AgreementDrafter::SubjectOf(TokenRange tokens) const {
  for (uint32_t i = NounEnd(tokens); i < tokens.end; ++i) {
    const uint32_t subject = analysis_.CueAt(i, about_);
    if (subject != i && subject < tokens.end)
      return std::string(analysis_.document.TextOf(TokenRange{subject, tokens.end}));
  }
  return "";
}

TextRef AgreementDrafter::PeriodOf(TokenRange tokens) const {
  // Kept mentions come first, in order of begin.
  auto it = std::partition_point(analysis_.mentions.begin(), analysis_.mentions.end(),
                                 [&](const Mention& m) { return !m.dropped && m.tokens.begin < tokens.begin; });
  for (; it != analysis_.mentions.end() && !it->dropped && it->tokens.begin < tokens.end; ++it) {
    if (it->type == MentionType::kDate && tokens.Contains(it->tokens) && it->value.find('/') != std::string::npos)
      return it->value;
  }
  return "";
}

uint32_t AgreementDrafter::EndWithParties(TokenRange title) const {
  return std::max(title.end, parties_.Clause(parties_.SkipBrackets(title.end)).end);
}

const Match* AgreementDrafter::Renewed(TokenRange title) const {
  for (uint32_t i = std::max(NounEnd(title), title.begin + 1); i < title.end; ++i) {
    const Match* noun = analysis_.MatchAt(i, EntryKind::kAgreementNoun);
    if (noun != nullptr && analysis_.CueBefore(i, renewal_) != i) return noun;
  }
  return nullptr;
}

// The last year within `title` is that of the signing.
void AgreementDrafter::TakeYear(TokenRange title, AgreementEntity& entity) const {
  if (!entity.period.empty()) return;
  for (uint32_t i = title.end; i-- > title.begin;) {
    const absl::string_view year = analysis_.Folded(i);
    if (!analysis_.IsNumber(i) || year.size() != 4 || (year[0] != '1' && year[0] != '2')) continue;
    entity.signed_date = year;
    entity.why.Add("date", entity.signed_date, "agreements/year-in-title", {i, i + 1});
    return;
  }
}

// Fills in what everybody knows of the instrument; whether its parties need not be read from the text.
bool AgreementDrafter::TakeKnown(const Instrument& known, TokenRange tokens, AgreementEntity& entity) const {
  entity.parties.assign(known.parties.begin(), known.parties.end());
  for (const std::string& party : known.parties) entity.why.Add("party", party, known.source, tokens);
  TakeYear(tokens, entity);  // `Công ước về Luật Biển 1982 của Liên hợp quốc`
  if (!known.parties.empty() || known.status.empty()) return !known.parties.empty();
  // A multilateral one has too many parties to name; a code of conduct is negotiated by ASEAN and its partner.
  const bool negotiated = known.type == "CODE_OF_CONDUCT" && known.status == "PLANNED";
  PartyFinder::Parties told = negotiated ? parties_.Of(tokens) : PartyFinder::Parties();
  if (told.named && std::find(told.codes.begin(), told.codes.end(), "ASEAN") != told.codes.end()) {
    parties_.Explain(told, entity.why);
    entity.parties = std::move(told.codes);
  }
  return true;
}

AgreementDraft AgreementDrafter::Make(TokenRange tokens, absl::string_view type, int32_t instrument) const {
  AgreementDraft draft;
  AgreementEntity& entity = draft.entity;
  entity.why.Want(analysis_.trace != nullptr);
  entity.type = type;
  entity.title = std::string(analysis_.document.TextOf(tokens));
  entity.subject = SubjectOf(tokens);
  entity.period = PeriodOf(tokens);
  draft.instrument = instrument;
  draft.loose = type == "AGREEMENT" && HasWeakNoun(tokens.begin);
  entity.why.Add("type", type, "agreements/noun", {tokens.begin, std::max(tokens.begin + 1, NounEnd(tokens))});
  if (!entity.period.empty()) entity.why.Add("period", entity.period, "agreements/period-in-title", tokens);
  absl::string_view status;
  bool parties_known = false;
  if (instrument != kNone) {
    const Instrument& known = analysis_.bundle.instruments()[instrument];
    status = known.status;
    parties_known = TakeKnown(known, tokens, entity);
  } else {
    draft.words = WordsOf(tokens);
    draft.arms = NamesArmsAlone(tokens);
    // `Hiệp ước bổ sung 2005`; that of a plan or a vision is its aim.
    const bool aims = type == "PLAN" || type == "VISION_STATEMENT" || !entity.subject.empty();
    if (!aims) TakeYear({tokens.end - 1, tokens.end}, entity);
  }
  draft.parties_named = parties_known;
  if (!parties_known) {
    PartyFinder::Parties found = parties_.Of(tokens);
    parties_.Explain(found, entity.why);
    entity.parties = std::move(found.codes);
    draft.parties_named = found.named;
  }
  for (TokenRange clause = parties_.Clause(parties_.SkipBrackets(tokens.end)); clause.begin < clause.end;
       ++clause.begin) {
    absl::StrAppend(&draft.between, analysis_.Folded(clause.begin), " ");
  }
  Standing standing = standing_.Read(tokens, status, Renewed(tokens) != nullptr);
  entity.why.Add("status", standing.status, standing.status_rule, standing.status_words);
  entity.status = standing.status;
  draft.status_stated = standing.stated;
  if (entity.signed_date.empty() && !standing.signed_date.empty()) {
    entity.why.Add("date", standing.signed_date, standing.date_rule, standing.date_words);
    entity.signed_date = standing.signed_date;
  }
  return draft;
}

// `Hiệp định thương mại tự do giữa Việt Nam và EU` is the EVFTA: the same parties, and no word that its full name has
// not.
bool AgreementDrafter::Spells(const AgreementDraft& known, const AgreementDraft& draft) const {
  if (known.instrument == kNone || draft.instrument != kNone || draft.words.size() < 2) return false;
  const Instrument& instrument = analysis_.bundle.instruments()[known.instrument];
  if (instrument.type != draft.entity.type || SetOf(instrument.parties) != SetOf(draft.entity.parties)) return false;
  std::set<std::string> words;
  for (const absl::string_view name : {absl::string_view(instrument.name), absl::string_view(known.entity.title)}) {
    std::vector<Token> tokens;
    std::string folded;
    Tokenize(name, tokens, folded);
    for (const Token& token : tokens) words.insert(folded.substr(token.folded.begin, token.folded.length()));
  }
  return Subset(draft.words, words);
}

// `rút khỏi hiệp ước`, `hiệp ước hạt nhân` in an article about the INF Treaty.
bool AgreementDrafter::SpeaksOf(const AgreementDraft& known, const AgreementDraft& draft) const {
  if (known.instrument == kNone || draft.instrument != kNone || !draft.between.empty()) return false;
  const Instrument& instrument = analysis_.bundle.instruments()[known.instrument];
  const bool same_type = instrument.type == draft.entity.type;
  const bool by_both = !instrument.parties.empty() && SetOf(draft.entity.parties) == SetOf(instrument.parties);
  const bool told_barely =
      draft.words.empty() && ((same_type && instrument.type == "TREATY") || ((same_type || draft.loose) && by_both));
  // `Thỏa thuận 2015`, of the instrument signed then.
  const bool by_year = draft.words.size() == 1 && !instrument.date.empty() &&
                       absl::StartsWith(instrument.date, *draft.words.begin()) && (same_type || draft.loose);
  if (by_year && draft.words.begin()->size() == 4) return true;
  if (!told_barely && !(draft.arms && (same_type || draft.loose))) return false;
  return !instrument.parties.empty() && Subset(SetOf(draft.entity.parties), SetOf(instrument.parties));
}

// `thỏa thuận mua S-400` may be the `hợp đồng mua tên lửa S-400` and `thỏa thuận hợp tác nghề cá` the `bản ghi nhớ về
// hợp tác nghề cá` of the same parties; `thỏa thuận giữa Nga và Thổ Nhĩ Kỳ` the `thỏa thuận ngừng bắn` of these two.
bool AgreementDrafter::SameUnderLooseName(const AgreementDraft& a, const AgreementDraft& b) const {
  if (SetOf(a.entity.parties) != SetOf(b.entity.parties) || a.entity.parties.empty()) return false;
  if (a.words.empty() || b.words.empty()) return a.loose && b.loose && (a.between.empty() || b.between.empty());
  if (a.words == b.words) return a.words.size() > 1;
  const bool goods = a.loose + b.loose + (a.entity.type == "CONTRACT") + (b.entity.type == "CONTRACT") == 2;
  return goods && std::any_of(a.words.begin(), a.words.end(), [&](const std::string& word) {
           return word.size() <= 3 && word.find_first_not_of("0123456789") == word.npos && b.words.count(word) > 0;
         });
}

bool AgreementDrafter::Same(const AgreementDraft& a, const AgreementDraft& b) const {
  if (a.instrument != kNone || b.instrument != kNone)
    return a.instrument == b.instrument || Spells(a, b) || Spells(b, a) || SpeaksOf(a, b) || SpeaksOf(b, a);
  const bool contracts = a.entity.type == "CONTRACT" && b.entity.type == "CONTRACT";
  if ((a.loose || b.loose || contracts) && SameUnderLooseName(a, b)) return true;
  if (a.entity.type != b.entity.type) return false;
  // `hai nước ký Hiệp định khung, đàm phán thỏa thuận thực thi`: one is signed, one is not.
  const bool other_standing =
      a.entity.type == "AGREEMENT" && a.status_stated && b.status_stated && a.entity.status != b.entity.status;
  const bool own_parties = !a.between.empty() && !b.between.empty() && a.between != b.between;
  if ((a.words.empty() || b.words.empty()) && (own_parties || a.words != b.words)) {
    // `biên bản ghi nhớ giữa A và B`, `biên bản ghi nhớ giữa C và D` are two; a bare one (`b`) speaks of the one
    // before, and one told barely first (`a`) is named later.
    if (own_parties) return false;
    if (b.between.empty() && b.words.empty()) return true;
    if (other_standing) return false;
    return a.between.empty() && a.words.empty() &&
           ((!a.loose && !a.parties_named) || SetOf(a.entity.parties) == SetOf(b.entity.parties));
  }
  if (a.parties_named && b.parties_named && SetOf(a.entity.parties) != SetOf(b.entity.parties)) return false;
  if (a.words == b.words) return true;
  const bool a_fewer = a.words.size() < b.words.size();
  const std::set<std::string>& fewer = a_fewer ? a.words : b.words;
  const std::set<std::string>& more = a_fewer ? b.words : a.words;
  const uint32_t most = a.parties_named && b.parties_named ? 4 : 3;  // of the same parties: as many times as many words
  return fewer.size() >= 2 && Subset(fewer, more) && fewer.size() * most >= more.size();
}

namespace {

// Takes over which instrument it is where `from` tells that and `into` does not.
void Identify(AgreementDraft& into, const AgreementDraft& from) {
  if (into.instrument == kNone && from.instrument != kNone) {
    into.instrument = from.instrument;
    if (!from.entity.parties.empty()) {  // what everybody knows of it
      into.entity.why.Take(from.entity.why, "party");
      into.entity.parties = from.entity.parties;
    }
  }
  if (into.loose && !from.loose) {
    into.entity.why.Take(from.entity.why, "type");
    into.entity.type = from.entity.type;
    into.loose = false;
  }
}

}  // namespace

void Merge(AgreementDraft& into, AgreementDraft&& from) {
  // Where one of them is known by name, that is its title.
  const bool known = into.instrument != kNone, told = from.instrument != kNone;
  if (known == told ? from.entity.title.size() > into.entity.title.size() : told) {
    into.entity.title = std::move(from.entity.title);
    into.entity.subject = std::move(from.entity.subject);
    if (!from.words.empty()) into.words = std::move(from.words);
  }
  Identify(into, from);
  if (from.parties_named && (!into.parties_named || into.entity.parties.empty())) {
    into.entity.why.Take(from.entity.why, "party");
    into.entity.parties = std::move(from.entity.parties);
    into.parties_named = true;
  }
  if (from.status_stated && (!into.status_stated || from.entity.status == "ENDED")) {
    into.entity.why.Take(from.entity.why, "status");
    into.entity.status = from.entity.status;
    into.status_stated = true;
  }
  if (into.entity.signed_date.empty() && !from.entity.signed_date.empty()) {
    into.entity.why.Take(from.entity.why, "date");
    into.entity.signed_date = from.entity.signed_date;
  }
  if (into.entity.period.empty() && !from.entity.period.empty()) {
    into.entity.why.Take(from.entity.why, "period");
    into.entity.period = from.entity.period;
  }
  if (into.between.empty()) into.between = std::move(from.between);
}

}  // namespace banghi
