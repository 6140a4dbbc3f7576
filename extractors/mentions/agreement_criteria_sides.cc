// Who signs: the states around a noun, and whether they stand where those stand who have an instrument with each other.
#include <algorithm>
#include <set>

#include "extractors/mentions/agreement_criteria.h"

namespace banghi {

// The state, or body that signs like one (`ASEAN`), that `token` names: by its own name or by its capital (`Moscow và
// Ankara đạt ...`), which is none where somebody is or goes (`ký tại Moscow`). Hanoi is the city here: newspapers name
// their own state otherwise.
AgreementCriteria::State AgreementCriteria::StateAt(const Analysis& analysis, uint32_t token) const {
  const Match* place = analysis.MatchAt(token, EntryKind::kLocation);
  if (const Match* country = analysis.MatchAt(token, EntryKind::kCountry); country != nullptr) {
    const bool inside = place != nullptr && place->tokens.end > country->tokens.end;  // `Trung Đông`
    return inside ? State() : State{analysis.bundle.countries()[country->entry].code, country->tokens.end};
  }
  if (const Match* body = analysis.MatchAt(token, EntryKind::kOrganization); body != nullptr) {
    const StoredText& code = analysis.bundle.organizations()[body->entry].code;
    if (!code.empty()) return {code, body->tokens.end};
  }
  if (place == nullptr) return {};
  const Location& location = analysis.bundle.locations()[place->entry];
  if (!location.capital_city || location.country_code == kHomeState) return {};
  if (analysis.CueBefore(token, as_place_) != token) return {};
  return {location.country_code, place->tokens.end};
}

// `hợp đồng bán tên lửa với các nước Đông Nam Á`: with whom is not said; but `với các công ty Thổ Nhĩ Kỳ` says it.
bool AgreementCriteria::WithMany(const Analysis& analysis, uint32_t end) const {
  constexpr uint32_t kReach = 5;  // tokens behind the plural in which a state may stand
  const uint32_t with = analysis.CueAt(end, with_);
  if (with == end || !analysis.SameSentence(end - 1, with)) return false;
  const uint32_t quoted = IsQuote(analysis, with) ? with + 1 : with;
  const uint32_t plural = analysis.CueAt(quoted, many_);
  if (plural == quoted) return false;
  for (uint32_t i = plural; i < plural + kReach && analysis.SameSentence(end - 1, i) && analysis.IsWord(i); ++i) {
    if (!StateAt(analysis, i).code.empty()) return false;
  }
  return true;
}

// `hai bên nhất trí xây dựng kế hoạch hành động cụ thể`; not `Bộ Y tế xây dựng kế hoạch ứng phó dịch bệnh từ Hàn Quốc`.
bool AgreementCriteria::IsDrafted(const Analysis& analysis, uint32_t noun, uint32_t end) const {
  if (!Before(analysis, noun, draft_)) return false;
  return TwoSidesBefore(analysis, noun) || analysis.CueAt(end, between_) != end;
}

// `bản ghi nhớ nội bộ`, `bản ghi nhớ cảnh báo nguy cơ tấn công`: where no two states sign it.
bool AgreementCriteria::OfOffice(const Analysis& analysis, TokenRange noun, uint32_t end) const {
  if (analysis.CueAt(noun.end, minutes_) != noun.end) return true;  // `về cuộc điện đàm giữa hai tổng thống`
  if (analysis.CueAt(noun.end, memo_) == noun.end || analysis.CueAt(end, between_) != end) return false;
  return !SignedBefore(analysis, noun.begin) || !TwoSidesBefore(analysis, noun.begin);
}

// `học bổng của Chương trình hợp tác kỹ thuật Ấn Độ`: what one state offers to many; not `A và B triển khai Chương
// trình hợp tác kỹ thuật`.
bool AgreementCriteria::IsOffered(const Analysis& analysis, TokenRange noun, uint32_t end) const {
  const TokenRange sentence = Surroundings(analysis, noun.begin);
  if (analysis.CueWithin(sentence.begin, sentence.end, offered_)) return true;
  std::set<absl::string_view> states;
  for (uint32_t i = noun.end; i < end; ++i) {
    if (const State state = StateAt(analysis, i); !state.code.empty()) states.insert(state.code);
  }
  return states.size() < 2 && !TwoSidesBefore(analysis, noun.begin);
}

// Whether both sides together (`hai bên`) stand before `noun` in its sentence, or two states without a comma on the
// way.
bool AgreementCriteria::TwoSidesBefore(const Analysis& analysis, uint32_t noun) const {
  std::set<absl::string_view> states;
  bool near = true;
  const uint32_t begin = Surroundings(analysis, noun).begin;
  for (uint32_t i = noun; i-- > begin;) {
    if (analysis.CueAt(i, pair_) != i) return true;
    near = near && !analysis.IsMark(i, ",");
    if (const State state = near ? StateAt(analysis, i) : State(); !state.code.empty()) states.insert(state.code);
  }
  return states.size() > 1;
}

// Where the name of a state begins that ends right before `token`; `token` where none does.
uint32_t AgreementCriteria::StateBefore(const Analysis& analysis, uint32_t token) const {
  constexpr uint32_t kLongestName = 5;  // tokens
  for (uint32_t i = token; i-- > 0 && token - i <= kLongestName && analysis.SameSentence(i, token);) {
    if (const State state = StateAt(analysis, i); !state.code.empty() && state.end == token) return i;
  }
  return token;
}

// `việc Mỹ và Hàn Quốc thỏa thuận triển khai tên lửa`: a verb; not `ký với Nga và Ấn Độ thỏa thuận mua tên lửa`, `trao
// cho Nga thỏa thuận hợp tác`.
bool AgreementCriteria::FollowsState(const Analysis& analysis, uint32_t noun) const {
  constexpr int kMost = 6;  // states in a list
  uint32_t end = noun;
  for (int i = 0; i < kMost; ++i) {
    const uint32_t state = StateBefore(analysis, end);
    if (state == end) break;
    if (analysis.CueBefore(state, with_) != state) return false;
    const uint32_t whom = std::min(analysis.CueBefore(state, between_), analysis.CueBefore(state, to_whom_));
    if (whom != state && analysis.CueBefore(whom, signing_) != whom) return false;
    const bool comma = state > 0 && analysis.IsMark(state - 1, ",");
    end = comma ? state - 1 : analysis.CueBefore(state, and_);
    if (end == state) return true;
  }
  return end != noun;
}

bool AgreementCriteria::HasParties(const Analysis& analysis, uint32_t token, size_t least) const {
  const TokenRange sentence = Surroundings(analysis, token);
  for (uint32_t i = sentence.begin; least > 1 && i < sentence.end; ++i) {
    if (analysis.CueAt(i, firm_) != i) return true;
  }
  return HasStates(analysis, token, least);
}

bool AgreementCriteria::HasStates(const Analysis& analysis, uint32_t token, size_t least) const {
  const TokenRange sentence = Surroundings(analysis, token);
  std::set<absl::string_view> states;
  for (uint32_t i = sentence.begin; i < sentence.end; ++i) {
    if (analysis.CueAt(i, sides_) != i) return true;
    // Where one is enough, a capital may as well be part of the title (`Kế hoạch hành động Hà Nội 2022`).
    const bool named = least > 1 || analysis.AnyAt(i, {EntryKind::kCountry, EntryKind::kOrganization});
    if (const State state = named ? StateAt(analysis, i) : State(); !state.code.empty()) states.insert(state.code);
  }
  return states.size() >= least;
}

}  // namespace banghi
