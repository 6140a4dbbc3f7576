#include "extractors/events/particular.h"

#include <algorithm>

#include "extractors/events/clause_date.h"
#include "extractors/events/habits.h"
#include "extractors/events/unreal.h"

namespace banghi {
namespace {

constexpr uint32_t kNear = 6;        // tokens before a trigger in which what makes it particular stands
constexpr uint32_t kFarBehind = 20;  // and the day of meetings, over place and praise
constexpr size_t kYear = 4;          // bytes of a value such as `2016`
constexpr size_t kMonth = 7;         // of one such as `2016-09`
constexpr size_t kDay = 10;          // and of one such as `2016-09-05`
constexpr uint32_t kListReach = 25;  // tokens before a trigger in which it is listed under what two states do
constexpr uint32_t kBehind = 14;     // and behind it

// `A đã có các buổi làm việc với B`, `A có các cuộc gặp, trao đổi với B`: somebody had them, so each is told.
// `trigger`'s own `với` will do, and one behind a second word of meeting.
bool HadTalksWith(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  uint32_t begin = clause.trigger.begin;
  for (uint32_t t = Back(begin, 3, clause.tokens.begin); t < clause.trigger.begin; ++t) {
    if (analysis.CueAt(t, cues.general_before) != t) begin = std::min(begin, t);
  }
  if (analysis.CueBefore(begin, cues.there_was) == begin && analysis.CueBefore(begin, cues.held) == begin) return false;
  const uint32_t end = clause.trigger.end;
  uint32_t with = end;
  if (analysis.CueBefore(end, cues.together_with) == end) {
    const uint32_t reach = std::min(end + kNear, clause.right_limit);
    while (with < reach && analysis.CueAt(with, cues.together_with) == with) ++with;
    with = analysis.CueAt(with, cues.together_with);
  }
  return std::any_of(clause.actors.begin(), clause.actors.end(), [&](const Actor& actor) {
    const uint32_t begin = actor.tokens.begin;
    if (!actor.official() || actor.country_code.empty() || actor.aside || begin < with) return false;
    return begin <= with + 1 ||
           analysis.CueBefore(begin, cues.comprising) != begin;  // `với các lãnh đạo, trong đó có A`
  });
}

// `một loạt cuộc gặp với các đoàn Mỹ, Nga`, `các cuộc hội đàm với Tổng thống A và Thủ tướng B`: several, each of them
// told.
bool NamesThoseMet(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  if (clause.entry->frame != "MEET" && clause.entry->frame != "HOST") return false;  // `các cuộc tiếp kiến`
  if (HadTalksWith(analysis, cues, clause)) return true;
  const uint32_t with = analysis.CueAt(clause.trigger.end, cues.together_with);
  if (with == clause.trigger.end) return false;
  // `A sẽ có các cuộc hội kiến với lãnh đạo cấp cao Việt Nam`; not `A cho biết các cuộc gặp với Thủ tướng B ...`
  const bool subject = std::any_of(clause.actors.begin(), clause.actors.end(), [&](const Actor& actor) {
    const uint32_t end = actor.tokens.end;
    return actor.named() && end <= clause.trigger.begin && analysis.CueAt(end, cues.say) == end;
  });
  if (subject && analysis.CueWithin(with, std::min(with + 3, clause.right_limit), cues.envoy)) return true;
  size_t states = 0;
  for (const Actor& actor : clause.actors) {
    if (actor.tokens.begin < with || actor.tokens.begin >= clause.right_limit || actor.aside) continue;
    if (actor.named() && actor.tokens.begin <= with + 1) return true;
    states += actor.kind == Actor::Kind::kState;
  }
  return states > 1;
}

// `các chuyến thăm Lào của Thủ tướng A năm 2015, Bộ trưởng B năm 2016`: several, each of them told; `những chuyến thăm
// Lào của A`: all that he ever made.
bool NamesVisitors(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  const uint32_t begin = clause.trigger.begin;
  if (clause.entry->frame != "VISIT" || analysis.CueBefore(begin, cues.visit.plural) == begin) return false;
  const auto behind = [&](const Actor& actor) {
    return actor.named() && actor.tokens.begin >= clause.trigger.end && actor.tokens.begin < clause.right_limit;
  };
  const auto first = std::find_if(clause.actors.begin(), clause.actors.end(), [&](const Actor& actor) {
    const uint32_t name = analysis.CueBefore(actor.tokens.begin, cues.visit.late_or_former);
    return behind(actor) && analysis.CueBefore(name, cues.of) != name;
  });
  if (first == clause.actors.end()) return false;
  return std::any_of(first + 1, clause.actors.end(), behind) || DatedBehind(analysis, clause, kYear, kFarBehind);
}

// `chuyến thăm Lào của các lãnh đạo cấp cao`: several, and none of them named.
bool OfSeveralNameless(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  if (clause.entry->frame != "VISIT") return false;
  const uint32_t reach = std::min(clause.trigger.end + kBehind, clause.right_limit);
  const TokenRange of = analysis.CueIn(clause.trigger.end, reach, cues.of);
  const uint32_t several = of.empty() ? 0 : analysis.CueAt(of.end, cues.invitation.several);
  if (of.empty() || several == of.end) return false;
  if (!analysis.CueWithin(of.end, std::min(several + 2, clause.tokens.end), cues.envoy)) return false;
  return std::none_of(clause.actors.begin(), clause.actors.end(), [&](const Actor& actor) {
    return actor.named() && actor.tokens.begin >= of.end && actor.tokens.begin < clause.right_limit;
  });
}

// `các đoàn ta thăm Lào có: Chủ tịch A (5/2010), ...`
bool HeadsList(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  if (clause.entry->frame != "VISIT") return false;
  for (uint32_t t = clause.trigger.end; t < std::min(clause.trigger.end + kNear, clause.right_limit); ++t) {
    if (analysis.IsMark(t, ":")) return analysis.CueBefore(t, cues.there_was) != t;
  }
  return false;
}

// `hủy các cuộc tập trận chung`, `các cuộc tập trận bắt đầu từ tháng 4`: several, but not drills in general.
bool IsParticularDrill(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  if (clause.entry->event != "EXERCISE") return false;
  const uint32_t begin = clause.trigger.begin;
  if (analysis.CueWithin(Back(begin, kNear, clause.left_limit), begin, cues.cancelled)) return true;
  return DatedBehind(analysis, clause, kMonth, kBehind);
}

// `A và B đã có những cuộc gặp rất tốt tại Hà Nội ngày 27-28/2`, `các cuộc đối thoại A - B sẽ diễn ra ngày 21/6`; not
// `các cuộc đàm phán không có ý nghĩa, A cho biết hôm 29/5`.
bool IsParticularMeeting(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  const absl::string_view type = clause.entry->event;
  if (type != "MEETING" && type != "DIALOGUE" && type != "NEGOTIATION") return false;
  const uint32_t end = clause.trigger.end;
  const TokenRange said = analysis.CueIn(end, std::min(end + kFarBehind, clause.right_limit), cues.say);
  return DatedBehind(analysis, clause, kDay, said.empty() || type == "MEETING" ? kFarBehind : said.begin - end);
}

// `trước thềm hội nghị cấp cao Campuchia - Lào - Việt Nam lần thứ 9`: one of a series, however it is spoken of.
bool EditionBehind(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  const std::vector<Edition> editions = EditionsOf(analysis, cues, clause);
  return !editions.empty() && editions.front().words.begin >= clause.trigger.end;
}

// `Ngày 23/9, chương trình giao lưu Việt - Lào lần thứ tư được tổ chức`: one of a series, and its day.
bool IsEdition(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  if (clause.entry->frame != "GATHER" || NearestDate(analysis, cues, clause) == kNone) return false;
  if (analysis.CueBefore(clause.trigger.begin, cues.visit.plural) != clause.trigger.begin) return false;
  // not `Ngày 14/11, Bộ Quốc phòng họp báo giới thiệu chương trình giao lưu lần thứ tư`
  return analysis.CueWithin(clause.trigger.end, clause.right_limit, cues.held_on) &&
         EditionBehind(analysis, cues, clause);
}

// `đến nay đã có 9 cuộc điện đàm`: none of them is told.
bool OnlyCounted(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  const uint32_t begin = clause.trigger.begin;
  if (clause.entry->frame != "MEET" || begin == clause.tokens.begin) return false;
  if (analysis.CueAt(begin, cues.counted) == begin || !analysis.IsNumber(begin - 1) ||
      analysis.Folded(begin - 1) == "1")
    return false;
  for (size_t m = analysis.FirstMentionFrom(clause.tokens.begin); m < analysis.mentions.size(); ++m) {
    const Mention& mention = analysis.mentions[m];
    if (mention.dropped || mention.tokens.begin >= begin) break;
    if (mention.type == MentionType::kDate) return false;  // `năm 2024 cuộc gặp`, `ngày 12/8 diễn ra 2 cuộc gặp`
  }
  return !NamesThoseMet(analysis, cues, clause) && !DatedBehind(analysis, clause, kMonth, kBehind);
}

// `nối lại các cuộc đàm phán`, `sau các cuộc đàm phán với đoàn Mỹ tại Singapore`: several, but not talks in general.
bool IsParticularTalks(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  if (clause.entry->event != "NEGOTIATION") return false;
  const uint32_t begin = clause.trigger.begin, from = Back(begin, kNear, clause.left_limit);
  if (analysis.CueWithin(from, begin, cues.resumed)) return true;
  if (!analysis.CueWithin(from, begin, cues.upon) && !analysis.CueWithin(from, begin, cues.setting)) return false;
  const uint32_t end = std::min(clause.right_limit, clause.trigger.end + kBehind);
  for (size_t m = analysis.FirstMentionFrom(clause.trigger.end); m < analysis.mentions.size(); ++m) {
    const Mention& mention = analysis.mentions[m];
    if (mention.dropped || mention.tokens.begin >= end) return false;
    if (mention.type == MentionType::kDate && mention.value.size() > 4) return true;
    const uint32_t at = mention.tokens.begin;
    if (mention.type == MentionType::kLocation && analysis.CueBefore(at, cues.place_in) != at) return true;
    const bool official = mention.type == MentionType::kPosition || mention.type == MentionType::kPerson;
    if (official && analysis.CueBefore(at, cues.between) != at) return true;
  }
  return false;
}

// `tăng cường trao đổi thông tin và huấn luyện chung`, `cần hợp tác trên biển, tiến hành đối thoại quốc phòng`: listed
// among what two states do together, by nobody and on no day.
bool OnlyListed(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  const absl::string_view type = clause.entry->event;
  if (type != "EXERCISE" && type != "DIALOGUE") return false;
  const uint32_t begin = clause.trigger.begin, end = clause.trigger.end;
  const bool edition = analysis.CueWithin(end, std::min(end + kNear, clause.right_limit), cues.edition_before);
  const bool one = analysis.CueAt(begin, cues.counted) != begin;  // `cuộc tập trận`
  if (edition || one || analysis.CueBefore(begin, cues.past) != begin || DatedBehind(analysis, clause, kMonth, kBehind))
    return false;
  const TokenRange kept = analysis.CueIn(Back(begin, kListReach, clause.left_limit), begin, cues.listed_under);
  if (kept.empty() || analysis.CueWithin(kept.end, begin, cues.stopped) ||
      analysis.CueWithin(kept.end, begin, cues.past))
    return false;
  for (size_t m = analysis.FirstMentionFrom(kept.begin); m < analysis.mentions.size(); ++m) {
    const Mention& mention = analysis.mentions[m];
    if (mention.dropped || mention.tokens.begin >= begin) break;
    if (mention.type == MentionType::kDate) return false;
  }
  uint32_t comma = kept.end;  // `Mở rộng hợp tác, Việt Nam và Lào diễn tập`: behind it somebody acts
  while (comma < begin && !analysis.IsMark(comma, ",")) ++comma;
  return std::none_of(clause.actors.begin(), clause.actors.end(), [&](const Actor& actor) {
    const bool state = actor.kind == Actor::Kind::kState && !actor.aside && actor.tokens.begin > comma;
    return (actor.official() || state) && actor.tokens.begin >= kept.end && actor.tokens.end <= begin;
  });
}

// Whether a date begins at `token` or right behind it: `Thỏa thuận hợp tác ký năm 2017`.
bool DateFollows(const Analysis& analysis, uint32_t token) {
  const size_t m = analysis.FirstMentionFrom(token);
  return m < analysis.mentions.size() && !analysis.mentions[m].dropped &&
         analysis.mentions[m].type == MentionType::kDate && analysis.mentions[m].tokens.begin <= token + 1;
}

// `Phòng không - Không quân`, `hãng hàng không`: the `không` at `token` is no negation; `G7 mở rộng`, `ADMM mở rộng`:
// nor is anything widened there.
bool PartOfName(const Analysis& analysis, const ClauseCues& cues, uint32_t token) {
  if (analysis.CueAt(token, cues.no_negation) != token) return true;
  if (analysis.CueAt(token, cues.widened) != token && token > 0) {
    const int32_t before = analysis.neighbours.ends[token];  // not `UAE mở rộng ...`
    const bool state = before != kNone && analysis.mentions[before].type == MentionType::kCountry;
    return analysis.IsNumber(token - 1) || (analysis.document.tokens()[token - 1].all_caps && !state);
  }
  return token > 0 && analysis.CueAt(token - 1, cues.no_negation) > token;
}

// `trước thềm cuộc gặp giữa A và B`, `trước thềm chuyến thăm của A` tell of it; `trước thềm hội nghị` does not.
bool SidesFollow(const Clause& clause) {
  if (clause.entry->frame == "VISIT") {
    return std::any_of(clause.actors.begin(), clause.actors.end(), [&](const Actor& actor) {
      return actor.official() && actor.tokens.begin >= clause.trigger.end &&
             actor.tokens.begin <= clause.trigger.end + kBehind;
    });
  }
  if (clause.entry->frame != "SUMMIT" && clause.entry->frame != "MEET") return false;
  const auto sides = std::count_if(clause.actors.begin(), clause.actors.end(), [&](const Actor& actor) {
    return actor.tokens.begin >= clause.trigger.end && actor.tokens.begin <= clause.trigger.end + kBehind;
  });
  return sides >= 2;
}

}  // namespace

absl::string_view GeneralBy(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  if (OfSeveralNameless(analysis, cues, clause)) return "events/general";
  // `trong cuộc điện đàm`, `sau chuyến thăm`: this one, whatever the words before say.
  const bool set = clause.entry->frame == "MEET" || clause.entry->frame == "VISIT";
  if (set && analysis.CueBefore(clause.trigger.begin, cues.setting) != clause.trigger.begin)
    return analysis.CueBefore(clause.trigger.begin, cues.eve) != clause.trigger.begin ? "events/eve" : "";
  uint32_t from = Back(clause.trigger.begin, 3, clause.tokens.begin);
  const bool dated = clause.entry->frame == "SIGN" && DateFollows(analysis, clause.trigger.end);
  for (uint32_t t = from; t < clause.trigger.begin; ++t) {
    if (analysis.IsMark(t, ",")) from = t + 1;  // `trao đổi đoàn các cấp, ký nhiều văn kiện`
  }
  for (uint32_t t = from; t < clause.trigger.begin; ++t) {
    if (analysis.CueAt(t, cues.eve) != t) return "events/eve";
    const bool eve = analysis.CueAt(t, cues.on_the_eve) != t && !SidesFollow(clause);
    if (eve && clause.entry->frame == "GATHER" && EditionBehind(analysis, cues, clause)) continue;
    if (eve) return "events/eve";
    if (dated || PartOfName(analysis, cues, t)) continue;
    if (analysis.CueAt(t, cues.general_before) == t) continue;
    // `không hủy chuyến thăm`: it stands
    if (analysis.CueAt(t, cues.negation) != t && analysis.CueWithin(t, clause.trigger.begin, cues.cancelled)) continue;
    // `các nước được mời`: several, and yet they are invited
    const bool invited = clause.entry->frame == "INVITE" &&
                         analysis.CueBefore(clause.trigger.begin, cues.passive) != clause.trigger.begin;
    // `chứng kiến các lễ ký`
    if (clause.entry->frame == "SIGN" && analysis.CueBefore(t, cues.witness) != t) continue;
    const bool arrives = clause.entry->frame == "ARRIVE" && analysis.CueAt(t, cues.negation) == t;
    const bool told = arrives || NamesThoseMet(analysis, cues, clause) || NamesVisitors(analysis, cues, clause) ||
                      IsParticularDrill(analysis, cues, clause) || IsParticularTalks(analysis, cues, clause) ||
                      IsParticularMeeting(analysis, cues, clause) || HeadsList(analysis, cues, clause) ||
                      IsEdition(analysis, cues, clause);
    if (!invited && !told) return "events/general";
  }
  if (const absl::string_view rule = UnrealBy(analysis, cues, clause); !rule.empty()) return rule;
  if (OnlyCounted(analysis, cues, clause) || OnlyListed(analysis, cues, clause)) return "events/general";
  if (IsHabitual(analysis, cues, clause)) return "events/general";
  // `cuộc tập trận được tổ chức thường xuyên từ năm 2012`
  const uint32_t behind = std::min(clause.trigger.end + kBehind, clause.right_limit);
  if (clause.entry->event == "EXERCISE" && analysis.CueWithin(clause.trigger.end, behind, cues.recurrent))
    return "events/general";
  for (uint32_t t = Back(clause.trigger.begin, 2, clause.tokens.begin); t < clause.trigger.begin; ++t) {
    if (analysis.CueAt(t, cues.negation) == t || PartOfName(analysis, cues, t)) continue;
    if (!analysis.CueWithin(t, clause.trigger.begin, cues.cancelled)) return "events/negated";
  }
  return "";
}

}  // namespace banghi
