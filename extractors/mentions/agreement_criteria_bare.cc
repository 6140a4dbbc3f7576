// Nouns without a title: which of them are one instrument, by who signed it, with whom and what for.
#include <algorithm>

#include "extractors/mentions/agreement_criteria.h"

namespace banghi {
namespace {

bool SignsForState(absl::string_view body_type) {
  return body_type == "STATE" || body_type == "MILITARY" || body_type == "INTERNATIONAL";
}

}  // namespace

bool AgreementCriteria::BareCounts(const Analysis& analysis, TokenRange noun, uint32_t end,
                                   const AgreementNoun& entry) const {
  if (analysis.CueAt(end, back_) != end) return false;
  const bool between = analysis.CueAt(end, between_) != end;
  if (entry.weak) {
    if (entry.type == "PLAN")
      return (between && Before(analysis, noun.begin, signing_)) || IsDrafted(analysis, noun.begin, end);
    if (entry.type == "CONTRACT") return BareContractCounts(analysis, noun);
    return entry.type == "AGREEMENT" && BareAgreementCounts(analysis, noun, end);
  }
  if (between || analysis.CueAt(end, signed_) != end) return true;
  if (SaysWhich(analysis, end) && HasParties(analysis, noun.begin, 2)) return true;
  // A president's memoranda are issued, not signed with anybody.
  const bool memorandum = entry.type == "MEMORANDUM_OF_UNDERSTANDING";
  if (memorandum &&
      (analysis.CueAt(end, of_) != end || (entry.id == "ban-ghi-nho" && !HasParties(analysis, noun.begin, 2)))) {
    return false;
  }
  if (Before(analysis, noun.begin, memorandum ? signing_ : sign_)) return true;
  return entry.type == "JOINT_STATEMENT" || entry.type == "VISION_STATEMENT";
}

// `hiệp ước cho phép quân đội ghé cảng`, `bản ghi nhớ với Mỹ`, `hiệp định mà Nga và Ukraine đã ký`.
bool AgreementCriteria::SaysWhich(const Analysis& analysis, uint32_t end) const {
  if (analysis.CueAt(end, content_) != end || SignedClause(analysis, end)) return true;
  const uint32_t with = analysis.CueAt(end, with_);
  return with != end && !StateAt(analysis, with).code.empty();
}

// `mà Nga và Ukraine đã ký`, `mà lãnh đạo hai nước đạt được`.
bool AgreementCriteria::SignedClause(const Analysis& analysis, uint32_t end) const {
  constexpr uint32_t kLongest = 10;  // tokens before the verb
  const uint32_t which = analysis.CueAt(end, which_);
  if (which == end) return false;
  for (uint32_t i = which; i < which + kLongest && analysis.SameSentence(end - 1, i) && analysis.IsWord(i); ++i) {
    if (analysis.CueAt(i, signing_) != i || analysis.CueAt(i, reach_) != i) return true;
  }
  return false;
}

bool AgreementCriteria::BareAgreementCounts(const Analysis& analysis, TokenRange noun, uint32_t end) const {
  const bool two = HasParties(analysis, noun.begin, 2);
  if (two && (analysis.CueAt(end, signed_) != end || SignedClause(analysis, end))) return true;
  const bool signing = Before(analysis, noun.begin, signing_);
  // `đã ký một thỏa thuận cho phép quân đội Mỹ hiện diện`
  const uint32_t one = analysis.CueBefore(noun.begin, classifier_);
  if (one != noun.begin && signing && two) return true;
  const bool act = signing || Before(analysis, noun.begin, reach_);
  // `đạt được thỏa thuận liên quan tới việc rút quân`, `bí mật ký thỏa thuận cho phép hải quân sử dụng cảng`
  const bool content = analysis.CueAt(end, content_) != end;
  const bool purpose = analysis.CueAt(end, purpose_) != end && !Wished(analysis, noun.begin);
  const bool real = !Unreal(analysis, noun.begin);
  if (act && real && (content || purpose) && HasStates(analysis, noun.begin, 2)) return true;
  if (analysis.CueAt(end, worth_) != end && two) return true;  // `thỏa thuận trị giá 3 tỷ USD với Nga`
  if (two && OfStatesAbout(analysis, noun, end)) return true;
  const uint32_t between = analysis.CueAt(end, between_);
  const uint32_t party = between != end ? between : analysis.CueAt(end, with_);
  if (party == end) return false;
  if (!StateAt(analysis, party).code.empty()) return between != end || (act && !Wished(analysis, noun.begin));
  // `gồm Thỏa thuận giữa Tổng cục A và Cơ quan B`, `USAID đã ký thỏa thuận với Quân chủng Hải quân`.
  const Match* body = analysis.MatchAt(party, EntryKind::kOrganization);
  // `và Thỏa thuận giữa Cục A và Cơ quan B`: a title in a list, of bodies nobody has listed.
  const bool listed = between != end && analysis.IsCapital(noun.begin) && analysis.IsCapital(party) && noun.begin > 0 &&
                      (analysis.CueBefore(noun.begin, and_) != noun.begin || analysis.IsMark(noun.begin - 1, ";"));
  if (body == nullptr && listed && two) return true;
  if (body == nullptr || !SignsForState(analysis.bundle.organizations()[body->entry].type)) return false;
  return between != end ? analysis.IsCapital(noun.begin) : signing;
}

// `thỏa thuận với Nga về khí đốt`, `thỏa thuận của Nga và Ấn Độ về tên lửa`; not `bác thỏa thuận với Nga về khí đốt`,
// `một thỏa thuận với Nga về khí đốt sẽ có lợi`.
bool AgreementCriteria::OfStatesAbout(const Analysis& analysis, TokenRange noun, uint32_t end) const {
  const uint32_t one = analysis.CueBefore(noun.begin, classifier_);
  if (analysis.CueBefore(one, refused_) != one || analysis.CueBefore(noun.begin, refused_) != noun.begin) return false;
  const bool act = Before(analysis, noun.begin, sign_) || Before(analysis, noun.begin, reach_);
  if (act ? Unreal(analysis, noun.begin) : one != noun.begin || OnlyJudged(analysis, end)) return false;
  constexpr int kMost = 4;  // states
  uint32_t token = std::max(analysis.CueAt(end, with_), analysis.CueAt(end, of_));
  if (token == end) return false;
  for (int i = 0; i < kMost; ++i) {
    const State state = StateAt(analysis, token);
    if (state.code.empty() || !analysis.SameSentence(end - 1, state.end)) return false;
    if (analysis.CueAt(state.end, about_) != state.end) return true;
    token = std::max(analysis.CueAt(state.end, and_), analysis.IsMark(state.end, "-") ? state.end + 1 : state.end);
    if (token == state.end) return false;
  }
  return false;
}

// `thỏa thuận với Triều Tiên về hạt nhân là khả thi`: whether to have one is only spoken of.
bool AgreementCriteria::OnlyJudged(const Analysis& analysis, uint32_t end) const {
  constexpr uint32_t kReach = 14;  // tokens behind the noun
  return analysis.CueWithin(end, std::min(end + kReach, Surroundings(analysis, end - 1).end), judged_);
}

// `hy vọng có thể đạt được một thỏa thuận với Nga`: nobody says that there is to be one, nor about what.
bool AgreementCriteria::Wished(const Analysis& analysis, uint32_t noun) const {
  constexpr uint32_t kReach = 10;  // tokens before the noun
  const uint32_t begin = std::max(Surroundings(analysis, noun).begin, noun - std::min(noun, kReach));
  return analysis.CueWithin(begin, noun, intent_);
}

// `chỉ thành công nếu hai bên đạt thỏa thuận mở lại đường dây nóng`, `thất bại trong việc đạt thỏa thuận`; not `sau khi
// thất bại, hai bên đạt thỏa thuận`, `vượt trở ngại và đã đạt thỏa thuận`.
bool AgreementCriteria::Unreal(const Analysis& analysis, uint32_t noun) const {
  constexpr uint32_t kReach = 10;  // tokens before the noun
  if (!Before(analysis, noun, reach_)) return false;
  const uint32_t begin = std::max(Surroundings(analysis, noun).begin, noun - std::min(noun, kReach));
  for (uint32_t end = noun; end > begin; --end) {
    if (analysis.CueBefore(end, unreal_) != end) return true;
    if (analysis.IsMark(end - 1, ",") || analysis.CueBefore(end, done_) != end) return false;
  }
  return false;
}

}  // namespace banghi
