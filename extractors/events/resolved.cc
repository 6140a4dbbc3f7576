#include "extractors/events/resolved.h"

#include <algorithm>
#include <string>

namespace banghi {
namespace {

constexpr int kDeedWords = 3;            // `thương vụ`, `việc`, `sẽ` between a promise and the gift
constexpr uint32_t kResolvedReach = 10;  // tokens from `nhất trí`, over `sớm tổ chức một cuộc`, to the trigger

// The actor whose words end right before `token`, but for `đã`, `sẽ`; null where there is none.
const Actor* SubjectAt(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, uint32_t token) {
  const uint32_t end = analysis.CueBefore(token, cues.arrive_aux);
  for (const Actor& actor : clause.actors) {
    if (actor.tokens.end == token || actor.tokens.end == end) return &actor;
  }
  return nullptr;
}

// Over `việc`, `thương vụ`, `sẽ` before the gift.
uint32_t OverDeeds(const Analysis& analysis, const ClauseCues& cues, uint32_t token) {
  for (int words = 0; words < kDeedWords; ++words) {
    const uint32_t deed = analysis.CueBefore(token, cues.gift.deed);
    token = deed != token ? deed : analysis.CueBefore(token, cues.gift.step);
  }
  return token;
}

// Where the word of promising begins that ends right before `token`; `token` where none does.
uint32_t PromiseAt(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, uint32_t token) {
  for (int list : {cues.gift.approved, cues.gift.promised}) {
    if (const uint32_t begin = analysis.CueBefore(token, list); begin != token) return begin;
  }
  const uint32_t resolved = analysis.CueBefore(token, cues.resolved_to);
  if (resolved != token && analysis.MatchAt(resolved, EntryKind::kAgreementNoun) == nullptr) return resolved;
  // `Quốc hội Mỹ thông qua việc bán tên lửa`; not `hỗ trợ Lào thông qua việc cung cấp thiết bị`.
  const uint32_t adopted = analysis.CueBefore(token, cues.gift.adopted);
  const Actor* subject = adopted != token ? SubjectAt(analysis, cues, clause, adopted) : nullptr;
  return subject != nullptr && subject == &clause.actors.front() ? adopted : token;
}

}  // namespace

Promise PromisedBefore(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  const uint32_t begin = clause.trigger.begin;
  if (analysis.CueAt(clause.trigger.end, cues.gift.done) != clause.trigger.end) return {};  // `thông báo bàn giao xong`
  uint32_t end = OverDeeds(analysis, cues, begin);
  uint32_t word = PromiseAt(analysis, cues, clause, end);
  if (word == end && end == begin) {  // `tuyên bố | Nhật Bản | hỗ trợ Lào 3 triệu USD`
    const Actor* giver = SubjectAt(analysis, cues, clause, begin);
    if (giver == nullptr || giver->kind != Actor::Kind::kState || giver->tokens.end != begin) return {};
    end = giver->tokens.begin;
    word = analysis.CueBefore(end, cues.gift.promised);
  }
  if (word == end || analysis.CueBefore(word, cues.negation) != word) return {};
  // Who takes approves no deed of his own: `phê chuẩn việc mua`.
  const bool takes = analysis.CueAt(begin, cues.takes) != begin;
  const bool told = analysis.CueBefore(end, cues.gift.approved) == word;
  return {{word, begin}, (!takes || end == begin) && (told || SubjectAt(analysis, cues, clause, word) != nullptr)};
}

TokenRange ResolvedBefore(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  const absl::string_view frame = clause.entry->frame;
  if (frame == "GIVE" || frame == "INVITE") return {};  // of gifts see PromisedBefore
  const uint32_t begin = clause.trigger.begin, reach = std::min(begin - clause.left_limit, kResolvedReach);
  for (uint32_t t = begin - reach; t < begin; ++t) {
    uint32_t end = analysis.CueAt(t, cues.resolved_to);
    if (end == t || analysis.MatchAt(t, EntryKind::kAgreementNoun) != nullptr) continue;  // `Thỏa thuận ký năm 2011`
    const TokenRange resolved{t, end};
    while (end < begin && analysis.CueAt(end, cues.resolved_step) != end) end = analysis.CueAt(end, cues.resolved_step);
    if (end == begin) return resolved;
  }
  return {};
}

}  // namespace banghi
