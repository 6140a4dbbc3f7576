#include "extractors/mentions/agreement_criteria.h"

#include <algorithm>
#include <set>
#include <string>

namespace banghi {
namespace {

// The sentence of `token`, or as much of it as may speak of the same thing.
TokenRange Surroundings(const Analysis& analysis, uint32_t token) {
  constexpr uint32_t kFar = 200;
  const TokenRange sentence = analysis.document.sentences()[analysis.document.tokens()[token].sentence].tokens;
  return {std::max(sentence.begin, token - std::min(token, kFar)), std::min(sentence.end, token + kFar)};
}

bool SignsForState(absl::string_view body_type) {
  return body_type == "STATE" || body_type == "MILITARY" || body_type == "INTERNATIONAL";
}

}  // namespace

AgreementCriteria::AgreementCriteria(const Bundle& bundle)
    : sign_(bundle.CueList("agreement_sign")),
      signing_(bundle.CueList("agreement_signing")),
      back_(bundle.CueList("agreement_back")),
      this_(bundle.CueList("agreement_this")),
      none_(bundle.CueList("agreement_none")),
      verb_(bundle.CueList("agreement_verb")),
      several_(bundle.CueList("agreement_several")),
      between_(bundle.CueList("agreement_between")),
      and_(bundle.CueList("agreement_and")),
      of_(bundle.CueList("agreement_of")),
      with_(bundle.CueList("agreement_with")),
      about_(bundle.CueList("agreement_about")),
      trade_(bundle.CueList("agreement_trade")),
      firm_(bundle.CueList("agreement_firm")),
      signed_(bundle.CueList("agreement_signed")),
      worth_(bundle.CueList("status_worth")),
      sides_(bundle.CueList("agreement_sides")),
      classifier_(bundle.CueList("agreement_classifier")) {}

bool AgreementCriteria::Counts(const Analysis& analysis, TokenRange noun, const AgreementNoun& entry,
                               const AgreementTitles::Title& title, bool two_parties) const {
  if (analysis.CueAt(title.end, none_) != title.end) return false;
  if (uint32_t parties = analysis.CueAt(title.end, between_); !title.specific && parties != title.end) {
    if (analysis.CueAt(parties, several_) != parties) return false;  // `thỏa thuận hợp tác giữa một số bộ, ngành`
  }
  if (title.quoted) return title.subject && (!entry.weak || title.specific);
  if (IsBracketedInstrument(analysis, title.end, entry.type)) return true;
  if (!title.subject || (title.general && !entry.weak)) return BareCounts(analysis, noun, title.end, entry);
  // `thỏa thuận quốc phòng này`: one named before.
  const bool named = title.about || title.end > noun.end + 4 || (analysis.IsCapital(noun.begin) && !entry.weak);
  if (!named && analysis.CueAt(title.end, this_) != title.end) return false;
  if (!entry.weak) return true;
  if (!two_parties) return false;
  return WeakCounts(analysis, noun, entry, title);
}

// `bộ quy tắc ứng xử (COC)`: what the noun alone does not tell, the brackets do.
bool AgreementCriteria::IsBracketedInstrument(const Analysis& analysis, uint32_t token, const std::string& type) const {
  if (!analysis.IsMark(token, "(")) return false;
  const Match* known = analysis.MatchAt(token + 1, EntryKind::kInstrument);
  return known != nullptr && analysis.IsMark(known->tokens.end, ")") &&
         analysis.bundle.instruments()[known->entry].type == type;
}

// Whether one of the words of `list` stands right before `token`, or before `một bản` there.
bool AgreementCriteria::Before(const Analysis& analysis, uint32_t token, int list) const {
  const uint32_t classifier = analysis.CueBefore(token, classifier_);
  return analysis.CueBefore(token, list) != token || analysis.CueBefore(classifier, list) != classifier;
}

bool AgreementCriteria::BareCounts(const Analysis& analysis, TokenRange noun, uint32_t end,
                                   const AgreementNoun& entry) const {
  if (analysis.CueAt(end, back_) != end) return false;
  const bool between = analysis.CueAt(end, between_) != end;
  if (!entry.weak) {
    if (between || analysis.CueAt(end, signed_) != end) return true;
    const bool memorandum =
        entry.type == "MEMORANDUM_OF_UNDERSTANDING";  // a president's memoranda are issued, not signed with anybody
    if (memorandum &&
        (analysis.CueAt(end, of_) != end || (entry.id == "ban-ghi-nho" && !HasParties(analysis, noun.begin, 2)))) {
      return false;
    }
    if (Before(analysis, noun.begin, memorandum ? signing_ : sign_)) return true;
    return entry.type == "JOINT_STATEMENT" || entry.type == "VISION_STATEMENT";
  }
  if (entry.type == "PLAN") return between && Before(analysis, noun.begin, signing_);
  if (entry.type == "CONTRACT") return BareContractCounts(analysis, noun);
  if (entry.type != "AGREEMENT") return false;
  if (analysis.CueAt(end, signed_) != end && HasParties(analysis, noun.begin, 2)) return true;
  // `đã ký một thỏa thuận cho phép quân đội Mỹ hiện diện`
  const uint32_t one = analysis.CueBefore(noun.begin, classifier_);
  if (one != noun.begin && analysis.CueBefore(one, signing_) != one && HasParties(analysis, noun.begin, 2)) return true;
  const uint32_t party = between ? analysis.CueAt(end, between_) : analysis.CueAt(end, with_);
  if (party == end) return false;
  if (analysis.MatchAt(party, EntryKind::kCountry) != nullptr) return between || Before(analysis, noun.begin, signing_);
  // `gồm Thỏa thuận giữa Tổng cục A và Cơ quan B`, `USAID đã ký thỏa thuận với Quân chủng Hải quân`.
  const Match* body = analysis.MatchAt(party, EntryKind::kOrganization);
  // `và Thỏa thuận giữa Cục A và Cơ quan B`: a title in a list, of bodies nobody has listed.
  const bool listed = between && analysis.IsCapital(noun.begin) && analysis.IsCapital(party) && noun.begin > 0 &&
                      (analysis.CueBefore(noun.begin, and_) != noun.begin || analysis.IsMark(noun.begin - 1, ";"));
  if (body == nullptr && listed && HasParties(analysis, noun.begin, 2)) return true;
  if (body == nullptr || !SignsForState(analysis.bundle.organizations()[body->entry].type)) return false;
  return between ? analysis.IsCapital(noun.begin) : Before(analysis, noun.begin, signing_);
}

bool AgreementCriteria::WeakCounts(const Analysis& analysis, TokenRange noun, const AgreementNoun& entry,
                                   const AgreementTitles::Title& title) const {
  const bool capital = analysis.IsCapital(noun.begin);
  const bool signed_here = Before(analysis, noun.begin, signing_);
  const bool named_parties = analysis.CueAt(title.end, between_) != title.end;
  if (entry.type == "AGREEMENT") {
    // `đạt thỏa thuận về nhiều sáng kiến`
    const uint32_t subject = analysis.CueAt(noun.end, about_);
    if (subject != noun.end && analysis.CueAt(subject, several_) != subject) return false;
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
bool AgreementCriteria::StatementCounts(const Analysis& analysis, TokenRange noun,
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

// `ký một hợp đồng trị giá 2 tỷ USD với Nga`, `hợp đồng ký kết với Hải quân Ấn Độ`; not `lại ký hợp đồng với Nga`.
bool AgreementCriteria::BareContractCounts(const Analysis& analysis, TokenRange noun) const {
  const bool worth = Before(analysis, noun.begin, signing_) && analysis.CueAt(noun.end, worth_) != noun.end;
  const bool is_signed = worth || analysis.CueAt(noun.end, signing_) != noun.end;
  return is_signed && HasParties(analysis, noun.begin, 2) && ContractCounts(analysis, noun);
}

// Contracts of firms are left out; what remains names a country and no firm in its sentence.
bool AgreementCriteria::ContractCounts(const Analysis& analysis, TokenRange noun) const {
  const TokenRange sentence = Surroundings(analysis, noun.begin);
  bool country = false;
  for (uint32_t i = sentence.begin; i < sentence.end; ++i) {
    if (analysis.CueAt(i, firm_) != i) return false;
    country = country || analysis.MatchAt(i, EntryKind::kCountry) != nullptr;
  }
  return country;
}

bool AgreementCriteria::HasParties(const Analysis& analysis, uint32_t token, size_t least) const {
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

}  // namespace banghi
