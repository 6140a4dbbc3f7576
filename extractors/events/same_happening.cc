#include "extractors/events/same_happening.h"

#include <algorithm>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/string_view.h"
#include "extractors/events/other_office.h"
#include "extractors/events/times.h"

namespace banghi {
namespace {

constexpr size_t kMonthLength = 7;  // of a value such as `2016-09`
constexpr int64_t kLongVisit = 6;   // days; nobody visits a state twice in a week

bool Subset(const PeopleSet& a, const PeopleSet& b) { return std::includes(b.begin(), b.end(), a.begin(), a.end()); }

// Held in two states: two happenings.
bool PlacesDiffer(const Analysis& analysis, const EventEntity& a, const EventEntity& b) {
  if (a.place_mention == kNone || b.place_mention == kNone) return false;
  const Mention &x = analysis.mentions[a.place_mention], &y = analysis.mentions[b.place_mention];
  return !x.country_code.empty() && !y.country_code.empty() && x.country_code != y.country_code;
}

bool IsTalk(const EventEntity& event) { return event.type == "MEETING" || event.type == "PHONE_CALL"; }

// A teaser's paragraph, which is another article; -1 for the article's own text.
int64_t TellsAnotherArticle(const Analysis& analysis, const EventEntity& event) {
  const Sentence& sentence = analysis.document.sentences()[event.evidence.front()];
  return sentence.zone == Zone::kTeaser ? static_cast<int64_t>(sentence.paragraph) : -1;
}

// A teaser that only says that the same two states talk, or hold an exercise, may be of what the article tells of.
bool OfTwoArticles(const Analysis& analysis, const EventEntity& a, const EventEntity& b) {
  const int64_t of_a = TellsAnotherArticle(analysis, a), of_b = TellsAnotherArticle(analysis, b);
  if (of_a == of_b) return false;
  const EventEntity& teased = of_a < 0 ? b : a;
  const bool talk = (IsTalk(teased) || teased.type == "EXERCISE") && PeopleOf(teased).empty();
  // `Xem thêm: Chuyến thăm Lào đầu tiên của Tổng thống A`: of the one who visits there in this article, too.
  const bool visit = teased.type == "VISIT" && !PeopleOf(teased).empty() && PeopleOf(a) == PeopleOf(b);
  const bool bare = teased.date.empty() && (talk || visit);
  return (of_a >= 0 && of_b >= 0) || !bare || SharedCountries(a, b) < 2;
}

// `Diễn đàn Doanh nghiệp Việt - Đức`, `Diễn đàn Doanh nghiệp Việt - Nhật`: one kind of forum, each of two states; but a
// forum known by name is one whoever attends it.
bool OfOtherPair(const Analysis& analysis, const EventEntity& a, const EventEntity& b) {
  if (a.country_codes.size() != 2 || b.country_codes.size() != 2 || SharedCountries(a, b) == 2) return false;
  if (a.forum == kNone || b.forum == kNone) return false;
  const int32_t first = analysis.organizations[a.forum].mentions.front();
  return analysis.mentions[first].entry == kNone;
}

// An article tells its news first: the visit or conference without a date that stands before one of an earlier year is
// another.
bool NewsBeforePast(const Analysis& analysis, const EventEntity& undated, const EventEntity& dated) {
  if (!undated.date.empty() || dated.date.size() < 4 || dated.status != "OCCURRED") return false;
  if (undated.evidence.front() >= dated.evidence.front() || undated.of_former) return false;
  const Zone zone = analysis.document.sentences()[dated.evidence.front()].zone;
  if (zone == Zone::kLead && undated.type == "VISIT") return false;  // it is what the article looks back on
  int year = 0;
  if (!absl::SimpleAtoi(dated.date.substr(0, 4), &year)) return false;
  if (analysis.published.known) return year + 1 < analysis.published.day.year();
  return dated.date.size() <= kMonthLength && dated.date.front() != 'X';
}

// Conferences have no parties to tell them apart: the same edition, day or people do.
bool SameConference(const Analysis& analysis, const EventEntity& a, const EventEntity& b) {
  if (a.evidence.front() == b.evidence.front()) return false;  // told apart in one breath
  if (OfOtherPair(analysis, a, b)) return false;
  // Without a day of publication, a year is mostly that of the conference the article is about.
  if (analysis.published.known && (NewsBeforePast(analysis, a, b) || NewsBeforePast(analysis, b, a))) return false;
  if (a.ordinal != 0 && b.ordinal != 0) return a.ordinal == b.ordinal;
  if (a.forum != kNone && b.forum != kNone) return a.forum == b.forum && TimesAgree(a.date, b.date);
  if (!a.date.empty() && a.date == b.date) return true;
  auto people_a = PeopleOf(a), people_b = PeopleOf(b);
  if (!a.date.empty() && !b.date.empty()) {
    // `dự diễn đàn từ 25 đến 27/4`, `phát biểu tại phiên khai mạc ngày 26/4`: a day of it.
    const bool days = a.date.find('/') != a.date.npos || b.date.find('/') != b.date.npos;
    return days && !people_a.empty() && people_a == people_b && TimesAgree(a.date, b.date);
  }
  if (SharedCountries(a, b) < std::min(a.country_codes.size(), b.country_codes.size())) return false;
  if (!people_a.empty() && people_a == people_b) return a.source == b.source;  // a round table is no ceremony
  return (a.ordinal != 0) != (b.ordinal != 0) && a.country_codes.size() > 2 &&
         SharedCountries(a, b) == std::max(a.country_codes.size(), b.country_codes.size());
}

bool HasNamed(const EventEntity& event, absl::string_view role) {
  return std::any_of(event.participants.begin(), event.participants.end(),
                     [role](const Participant& p) { return p.person != kNone && p.role == role; });
}

// `A và B ký Tuyên bố chung. Hai ông cũng chứng kiến lễ ký 9 văn kiện.`: two, the one of their own and the one that
// they watch; but `ký Tuyên bố chung và chứng kiến lễ ký 9 văn kiện` is one.
bool OnlyWatched(const EventEntity& watched, const EventEntity& own) {
  return watched.evidence.front() != own.evidence.front() && HasNamed(watched, "WITNESS") &&
         !HasNamed(watched, "SIGNER") && HasNamed(own, "SIGNER") && !HasNamed(own, "WITNESS") &&
         PeopleOf(watched) == PeopleOf(own);
}

bool SameSigning(const EventEntity& a, const EventEntity& b) {
  if (OnlyWatched(a, b) || OnlyWatched(b, a)) return false;
  const bool shared = std::any_of(a.agreements.begin(), a.agreements.end(), [&b](int32_t agreement) {
    return std::find(b.agreements.begin(), b.agreements.end(), agreement) != b.agreements.end();
  });
  if (a.of_many != b.of_many && !shared) return false;
  if (a.date.empty() == b.date.empty()) return a.date == b.date;
  const EventEntity &dated = a.date.empty() ? b : a, &undated = a.date.empty() ? a : b;
  // What is still to be signed, or signed now, is not what was signed in 2013, or in 9/2016.
  const bool past = dated.date.size() <= kMonthLength && dated.date.front() != 'X' && dated.status != "PLANNED";
  if (past && !shared) return false;
  // An older signing without signers is not the one that named people sign now; one told with its day is no older one.
  const bool older = dated.date.size() <= kMonthLength;
  return !older || PeopleOf(undated).empty() || !PeopleOf(dated).empty() || !undated.agreements.empty();
}

// `tháng 3 năm ngoái A đã thăm B` beside `A sẽ thăm B`: two visits.
bool LongDone(const EventEntity& past, const EventEntity& other) {
  return past.done && other.status == "PLANNED" && !past.date.empty() && past.date.size() <= kMonthLength &&
         past.date != other.date.substr(0, past.date.size());
}

// The guest's state: of two the one in which the place does not lie, else the first.
TextRef GuestsState(const Analysis& analysis, const EventEntity& visit) {
  const TextRef first = visit.country_codes.front(), last = visit.country_codes.back();
  if (visit.place_mention == kNone || visit.country_codes.size() != 2) return first;
  const Mention& place = analysis.mentions[visit.place_mention];
  const TextRef state = place.type == MentionType::kCountry ? place.value : place.country_code;
  return state == first ? last : first;
}

// A journey to several states holds the stay in one of them; but not one in another, or with a time of its own.
bool IsNoStop(const EventEntity& visit, const EventEntity& tour) {
  if (visit.country_codes.size() > 2 || tour.country_codes.size() < 3) return false;
  if (SharedCountries(visit, tour) < visit.country_codes.size()) return true;
  return !visit.date.empty() && visit.date != tour.date;
}

// `chuyến công tác đến ba nước Bắc Âu (A, B, C)`, then `thăm A`: of the journey through the region, if it is not the
// news.
bool IsStop(const Analysis& analysis, const EventEntity& visit, const EventEntity& tour) {
  constexpr size_t kSeveral = 4;  // states of a journey to three
  const Zone zone = analysis.document.sentences()[visit.evidence.front()].zone;
  if (zone == Zone::kTitle || zone == Zone::kLead) return false;
  return tour.country_codes.size() >= kSeveral && visit.country_codes.size() == 2 && visit.date.empty() &&
         SharedCountries(visit, tour) == 2;
}

bool SameVisit(const Analysis& analysis, const EventEntity& a, const EventEntity& b) {
  if (a.deputation != b.deputation || NewsBeforePast(analysis, a, b) || NewsBeforePast(analysis, b, a)) return false;
  const bool stop = IsStop(analysis, a, b) || IsStop(analysis, b, a);
  if ((!stop && IsTour(analysis, a) != IsTour(analysis, b)) || LongDone(a, b) || LongDone(b, a)) return false;
  if (IsNoStop(a, b) || IsNoStop(b, a)) return false;
  // `thăm Na Uy` is not the stay in Saint Petersburg.
  if (a.country_codes.size() == 2 && b.country_codes.size() == 2 && SharedCountries(a, b) < 2) return false;
  const bool both_states = a.country_codes.size() > 1 && b.country_codes.size() > 1;
  return !both_states || GuestsState(analysis, a) == GuestsState(analysis, b);
}

bool OneTrigger(const EventEntity& a, const EventEntity& b) {
  return a.evidence.front() == b.evidence.front() && a.trigger == b.trigger;
}

// `hai ông đã gặp nhau`, then `cuộc gặp đầu tiên của hai ông hồi tháng 4`: the news, and what came before it.
bool MonthOfPast(const EventEntity& news, const EventEntity& dated) {
  return news.date.empty() && dated.date.size() == kMonthLength && dated.date.front() != 'X' &&
         dated.status == "OCCURRED" && news.evidence.front() < dated.evidence.front() && !PeopleOf(news).empty() &&
         PeopleOf(news) == PeopleOf(dated);
}

bool SameTalk(const EventEntity& a, const EventEntity& b) {
  if (OneTrigger(a, b)) return false;  // `gặp trưởng đoàn Mỹ, Singapore`: its frame told them apart
  // `hội đàm với A, tiếp lãnh đạo các đảng và lãnh đạo Hội Hữu nghị`: three
  if (a.of_body != b.of_body || (a.of_body && a.evidence.front() == b.evidence.front())) return false;
  if (MonthOfPast(a, b) || MonthOfPast(b, a)) return false;
  // `A sẽ gặp lại B`, `A đã gặp B hai lần`
  const bool both_told = (a.done && b.status == "PLANNED") || (b.done && a.status == "PLANNED");
  if (both_told && (a.date.empty() || a.date != b.date)) return false;
  const bool agree = a.status == b.status || a.status.empty() || b.status.empty();
  if (a.type != "MEETING" || a.summit || b.summit || agree) return true;
  if (PeopleOf(a).empty() == PeopleOf(b).empty()) return true;
  // `hai bên hội đàm` is not what named people are still to do.
  return (PeopleOf(a).empty() ? a : b).status == "PLANNED";
}

// `đối thoại A và đối thoại B` are two; but `kỳ họp lần thứ 5 Đối thoại A` is one.
bool SameDialogue(const EventEntity& a, const EventEntity& b) {
  const bool one_breath = a.evidence.front() == b.evidence.front() && !OneTrigger(a, b);
  if (!one_breath || (a.ordinal != 0 && a.ordinal == b.ordinal)) return true;
  const auto people = PeopleOf(a);
  return people.empty() || people != PeopleOf(b);
}

// What tells two happenings of one type apart beside place, time and sides.
bool SameOfItsType(const Analysis& analysis, const EventEntity& a, const EventEntity& b) {
  if (a.type == "SIGNING") return SameSigning(a, b);
  if (a.type == "VISIT") return SameVisit(analysis, a, b);
  if (IsTalk(a)) return SameTalk(a, b);
  if (a.type == "DIALOGUE") return SameDialogue(a, b);
  return a.type != "CONFERENCE" || SameConference(analysis, a, b);
}

// `cuộc tập trận tháng 3/2014`: held in a year that the article names, and so mostly one of the past.
bool OfSomeYear(const EventEntity& event) {
  return event.status == "OCCURRED" && event.date.size() >= 4 && event.date.size() <= kMonthLength &&
         event.date.front() != 'X';
}

// What is planned may be told again as done, if it is no talk unless two days part them; but of dialogues, negotiations
// and invitations the one held and the one to come are two.
bool StatusesAgree(const EventEntity& a, const EventEntity& b) {
  if (a.status == b.status || a.type == "VISIT") return true;
  if (a.type == "DIALOGUE" || a.type == "NEGOTIATION" || a.type == "INVITATION") return false;
  if (IsTalk(a)) return true;
  // A gift that is refused is not the one that is given or promised.
  if (a.type == "AID" && (a.status == "CANCELLED" || b.status == "CANCELLED")) return false;
  if ((a.type == "EXERCISE" || a.type == "AID") && (OfSomeYear(a) || OfSomeYear(b))) return a.date == b.date;
  if (a.date.empty() || b.date.empty() || a.date == b.date) return true;
  return a.type == "EXERCISE" && a.date.substr(0, 10) == b.date.substr(0, 10);
}

bool SidesAgree(const Analysis& analysis, const EventEntity& a, const EventEntity& b) {
  const size_t shared = SharedCountries(a, b), fewer = std::min(a.country_codes.size(), b.country_codes.size());
  if (fewer > 0 && shared == 0) return false;
  if ((IsTalk(a) || a.type == "VISIT") && (OthersOffice(analysis, a, b) || OthersOffice(analysis, b, a))) return false;
  // The talks of A with B are not those of B with C, nor is what they sign or give each other.
  return !(IsTalk(a) || a.type == "INVITATION" || a.type == "SIGNING" || a.type == "AID") || shared >= fewer;
}

bool PeopleAgree(const EventEntity& a, const EventEntity& b) {
  auto people_a = PeopleOf(a), people_b = PeopleOf(b);
  if (a.type == "INVITATION" && people_a.empty() != people_b.empty()) return false;
  if (people_a.empty() || people_b.empty())
    return SharedCountries(a, b) == std::min(a.country_codes.size(), b.country_codes.size());
  if (a.type == "VISIT") {  // the visitor tells visits apart
    return std::any_of(people_a.begin(), people_a.end(), [&](int32_t p) { return Has(people_b, p); });
  }
  if (IsTalk(a)) return Subset(people_a, people_b) || Subset(people_b, people_a);
  return std::any_of(people_a.begin(), people_a.end(), [&](int32_t p) { return Has(people_b, p); });
}

}  // namespace

PeopleSet PeopleOf(const EventEntity& event) {
  PeopleSet people;
  for (const Participant& participant : event.participants) {
    if (participant.person != kNone) people.push_back(participant.person);
  }
  std::sort(people.begin(), people.end());
  people.erase(std::unique(people.begin(), people.end()), people.end());
  return people;
}

size_t SharedCountries(const EventEntity& a, const EventEntity& b) {
  size_t shared = 0;
  for (const TextRef code : a.country_codes) {
    shared += std::find(b.country_codes.begin(), b.country_codes.end(), code) != b.country_codes.end();
  }
  return shared;
}

bool IsTour(const Analysis& analysis, const EventEntity& event) {
  if (event.place_mention == kNone) return false;
  const TextRef kind = analysis.mentions[event.place_mention].value;
  return kind == "CONTINENT" || kind == "REGION";
}

bool SameHappening(const Analysis& analysis, const EventEntity& a, const EventEntity& b) {
  if (a.type != b.type || PlacesDiffer(analysis, a, b) || !SameOfItsType(analysis, a, b)) return false;
  const bool named_drills = !a.drill.empty() && !b.drill.empty();
  if (named_drills && !absl::StartsWith(a.drill, b.drill) && !absl::StartsWith(b.drill, a.drill)) return false;
  if (a.earlier != b.earlier) return false;  // `RIMPAC 2012` is not the one that somebody is invited to
  if (OfTwoArticles(analysis, a, b)) return false;
  if (a.ordinal != 0 && b.ordinal != 0 && a.ordinal != b.ordinal) return false;
  if (!TimesAgree(a.date, b.date) && !(a.type == "VISIT" && DaysApart(a.date, b.date) <= kLongVisit)) return false;
  // Who takes part in them is told piece by piece. A body that is no forum (ASEAN) has conferences of many kinds.
  const bool one_forum = a.type == "CONFERENCE" && a.forum != kNone && a.forum == b.forum &&
                         analysis.organizations[a.forum].kind == "FORUM";
  if (named_drills || (one_forum && StatusesAgree(a, b))) return true;
  return StatusesAgree(a, b) && SidesAgree(analysis, a, b) && PeopleAgree(a, b);
}

}  // namespace banghi
