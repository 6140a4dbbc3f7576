#include "extractors/mentions/agreement_criteria.h"

#include <algorithm>
#include <string>

#include "extractors/mentions/name_shape.h"

namespace banghi {

TokenRange AgreementCriteria::Surroundings(const Analysis& analysis, uint32_t token) {
  constexpr uint32_t kFar = 200;
  const TokenRange sentence = analysis.document.sentences()[analysis.document.tokens()[token].sentence].tokens;
  return {std::max(sentence.begin, token - std::min(token, kFar)), std::min(sentence.end, token + kFar)};
}

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
      as_place_(bundle.CueList("capital_as_place")),
      reach_(bundle.CueList("agreement_reach")),
      content_(bundle.CueList("agreement_content")),
      intent_(bundle.CueList("status_intent")),
      draft_(bundle.CueList("agreement_draft")),
      aid_(bundle.CueList("agreement_aid")),
      purpose_(bundle.CueList("agreement_purpose")),
      memo_(bundle.CueList("agreement_memo")),
      minutes_(bundle.CueList("agreement_minutes")),
      which_(bundle.CueList("agreement_which")),
      unreal_(bundle.CueList("agreement_unreal")),
      many_(bundle.CueList("agreement_many")),
      classifier_(bundle.CueList("agreement_classifier")),
      refused_(bundle.CueList("agreement_refused")),
      judged_(bundle.CueList("agreement_judged")),
      done_(bundle.CueList("status_done")),
      offered_(bundle.CueList("agreement_offered")),
      to_whom_(bundle.CueList("agreement_to_whom")),
      among_(bundle.CueList("agreement_among")),
      pair_(bundle.CueList("agreement_pair")) {}

bool AgreementCriteria::Counts(const Analysis& analysis, TokenRange noun, const AgreementNoun& entry,
                               const AgreementTitles::Title& title, bool two_parties) const {
  if (analysis.CueAt(title.end, none_) != title.end) return false;
  if (uint32_t parties = analysis.CueAt(title.end, between_); !title.specific && parties != title.end) {
    if (analysis.CueAt(parties, several_) != parties) return false;  // `thỏa thuận hợp tác giữa một số bộ, ngành`
  }
  if (entry.weak && WithMany(analysis, title.end)) return false;
  // `"Tuyên bố của Thư ký báo chí ..."`
  if (title.quoted && entry.weak && analysis.CueAt(noun.end, of_) != noun.end) return false;
  if (entry.type == "MEMORANDUM_OF_UNDERSTANDING" && OfOffice(analysis, noun, title.end)) return false;
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
bool AgreementCriteria::IsBracketedInstrument(const Analysis& analysis, uint32_t token, absl::string_view type) const {
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

bool AgreementCriteria::WeakCounts(const Analysis& analysis, TokenRange noun, const AgreementNoun& entry,
                                   const AgreementTitles::Title& title) const {
  const bool capital = analysis.IsCapital(noun.begin);
  const bool signed_here = Before(analysis, noun.begin, signing_) || SignedAmong(analysis, noun.begin);
  const bool named_parties = analysis.CueAt(title.end, between_) != title.end;
  if (entry.type == "AGREEMENT") {
    if (!capital && !signed_here && Unreal(analysis, noun.begin)) return false;
    // `đạt thỏa thuận về nhiều sáng kiến`
    const uint32_t subject = analysis.CueAt(noun.end, about_);
    if (subject != noun.end && analysis.CueAt(subject, several_) != subject) return false;
    if (!capital && (analysis.CueBefore(noun.begin, verb_) != noun.begin || FollowsState(analysis, noun.begin)))
      return false;
    // `triển khai theo Thỏa thuận hợp tác được ký năm 2011`
    const bool one = capital && !OpensPhrase(analysis, noun.begin) && analysis.CueAt(title.end, signed_) != title.end;
    return title.specific || signed_here || named_parties || one;
  }
  if (entry.type == "CONTRACT") return analysis.CueAt(noun.end, trade_) != noun.end && ContractCounts(analysis, noun);
  if (entry.type == "PLAN") {
    bool number = false;
    for (uint32_t i = noun.end; i < title.end; ++i) number = number || analysis.IsNumber(i);
    if (IsDrafted(analysis, noun.begin, title.end)) return true;
    if (!signed_here && analysis.CueAt(noun.end, aid_) != noun.end && IsOffered(analysis, noun, title.end))
      return false;
    return (number || signed_here || capital) && HasParties(analysis, noun.begin, 1);
  }
  if (entry.type == "CODE_OF_CONDUCT") return HasParties(analysis, noun.begin, 1);
  if (entry.id == "tuyen-bo") return StatementCounts(analysis, noun, title);
  if (entry.type == "OTHER") return title.specific && (capital || signed_here);
  // `đã ký 5 văn kiện, trong đó có Biên bản ghi nhận ...`
  if (capital && title.specific && SignedBefore(analysis, noun.begin)) return true;
  return (capital || named_parties) && signed_here;
}

// `ký một số văn kiện, trong đó có thỏa thuận đầu tư`.
bool AgreementCriteria::SignedAmong(const Analysis& analysis, uint32_t noun) const {
  const uint32_t one = analysis.CueBefore(noun, classifier_);
  const uint32_t among = std::min(analysis.CueBefore(noun, among_), analysis.CueBefore(one, among_));
  return among < one && SignedBefore(analysis, among);
}

// Whether a verb of signing stands before `noun` in its sentence.
bool AgreementCriteria::SignedBefore(const Analysis& analysis, uint32_t noun) const {
  return analysis.CueWithin(Surroundings(analysis, noun).begin, noun, signing_);
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
    country = country || !StateAt(analysis, i).code.empty();
  }
  return country;
}

}  // namespace banghi
