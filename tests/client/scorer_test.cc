#include "client/evaluation/scorer.h"

#include <algorithm>
#include <string>
#include <vector>

#include "client/evaluation/compared.h"
#include "gmock/gmock.h"

namespace banghi {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;

constexpr char kText[] = "Đại tá Trần Văn Mẫu thăm Lào ngày 2/9";

void AddMention(v1::Record& record, v1::MentionType type, uint32_t start, uint32_t end, const std::string& value = "") {
  v1::Mention* mention = record.add_mentions();
  mention->set_type(type);
  mention->mutable_span()->set_start(start);
  mention->mutable_span()->set_end(end);
  mention->set_value(value);
}

v1::Event* AddEvent(v1::Record& record, v1::EventType type, const std::vector<std::string>& countries,
                    const std::vector<std::string>& people = {}, const std::string& date = "") {
  v1::Event* event = record.add_events();
  event->set_type(type);
  for (const std::string& country : countries) event->add_country_codes(country);
  for (const std::string& person : people) event->add_participants()->set_person(person);
  event->set_date(date);
  event->set_status(v1::EVENT_STATUS_OCCURRED);
  return event;
}

Tally Score(const v1::Record& gold, const v1::Record& extracted) {
  Scorer scorer;
  scorer.Add("bai-1", gold, extracted, TextOffsets(kText, OffsetUnit::kCodePoint));
  return scorer.tally();
}

// True positives, false positives, false negatives.
std::vector<size_t> Row(const Tally& tally, const std::string& name) {
  for (const auto& [row, count] : tally.rows()) {
    if (row == name) return {count.true_positives, count.false_positives, count.false_negatives};
  }
  return {};
}

std::vector<std::string> Misses(const Tally& tally) {
  std::vector<std::string> misses;
  for (const Miss& miss : tally.misses()) misses.push_back(miss.article + " " + miss.kind + ": " + miss.what);
  return misses;
}

TEST(ScorerTest, SameRecordIsAllRight) {
  v1::Record record;
  AddMention(record, v1::MENTION_TYPE_RANK, 0, 6);
  record.add_people()->set_name("Trần Văn Mẫu");
  AddEvent(record, v1::EVENT_TYPE_VISIT, {"VN", "LA"});
  const Tally tally = Score(record, record);
  EXPECT_EQ(tally.Score(), 1.0);
  EXPECT_TRUE(tally.misses().empty());
}

TEST(ScorerTest, MentionCountsByTypeAndExactSpan) {
  v1::Record gold, extracted;
  AddMention(gold, v1::MENTION_TYPE_RANK, 0, 6);
  AddMention(gold, v1::MENTION_TYPE_PERSON, 7, 19);
  AddMention(gold, v1::MENTION_TYPE_LOCATION, 25, 28);
  AddMention(extracted, v1::MENTION_TYPE_RANK, 0, 6);
  AddMention(extracted, v1::MENTION_TYPE_PERSON, 7, 15);
  AddMention(extracted, v1::MENTION_TYPE_ORGANIZATION, 25, 28);
  const Tally tally = Score(gold, extracted);
  EXPECT_THAT(Row(tally, "mention RANK"), ElementsAre(1, 0, 0));
  EXPECT_THAT(Row(tally, "mention PERSON"), ElementsAre(0, 1, 1));
  EXPECT_THAT(Row(tally, "mentions, all types"), ElementsAre(1, 2, 2));
  EXPECT_THAT(Row(tally, "mentions, core types"), ElementsAre(1, 1, 1)) << "bodies and places are not core";
  EXPECT_THAT(Row(tally, "mentions, overlap only"), ElementsAre(2, 1, 1));
  EXPECT_THAT(Misses(tally), testing::Contains("bai-1 missed PERSON: 7-19 Đại tá [Trần Văn Mẫu] thăm Lào ngày 2/9"));
}

TEST(ScorerTest, ValueCountsWhereGoldHasOne) {
  v1::Record gold, extracted;
  AddMention(gold, v1::MENTION_TYPE_COUNTRY, 25, 28, "LA");
  AddMention(gold, v1::MENTION_TYPE_DATE, 29, 37, "");  // not known
  AddMention(extracted, v1::MENTION_TYPE_COUNTRY, 25, 28, "TH");
  AddMention(extracted, v1::MENTION_TYPE_DATE, 29, 37, "2020-09-02");
  const Tally tally = Score(gold, extracted);
  EXPECT_THAT(Row(tally, "value COUNTRY"), ElementsAre(0, 1, 1));
  EXPECT_THAT(Row(tally, "value DATE"), ElementsAre(0, 0, 0));
  EXPECT_THAT(Misses(tally), ElementsAre(HasSubstr("wrong value COUNTRY: 25-28 Đại tá Trần Văn Mẫu thăm [Lào]")));
  EXPECT_THAT(Misses(tally), ElementsAre(HasSubstr("is LA, not TH")));
}

TEST(ScorerTest, PersonFactsHangOnTheName) {
  v1::Record gold, extracted;
  v1::Person* person = gold.add_people();
  person->set_name("Trần Văn Mẫu");
  person->add_ranks()->set_name("Đại tá");
  person->set_country_code("VN");
  person = extracted.add_people();
  person->set_name("TRẦN  VĂN MẪU");  // letter case and white space do not count
  person->add_ranks()->set_name("đại tá");
  person->add_positions()->set_title("Tư lệnh");
  const Tally tally = Score(gold, extracted);
  EXPECT_THAT(Row(tally, "person name"), ElementsAre(1, 0, 0));
  EXPECT_THAT(Row(tally, "person rank"), ElementsAre(1, 0, 0));
  EXPECT_THAT(Row(tally, "person position"), ElementsAre(0, 1, 0));
  EXPECT_THAT(Row(tally, "person country"), ElementsAre(0, 0, 1));
  EXPECT_THAT(Row(tally, "people, all facts"), ElementsAre(2, 1, 1));
  EXPECT_THAT(Misses(tally), ElementsAre("bai-1 spurious person position: Trần Văn Mẫu: Tư lệnh",
                                         "bai-1 missed person country: Trần Văn Mẫu: VN"));
}

v1::Agreement* AddAgreement(v1::Record& record, v1::AgreementType type, const std::vector<std::string>& parties) {
  v1::Agreement* agreement = record.add_agreements();
  agreement->set_type(type);
  for (const std::string& party : parties) agreement->add_parties(party);
  agreement->set_status(v1::AGREEMENT_STATUS_SIGNED);
  return agreement;
}

TEST(ScorerTest, AgreementsArePairedBeforeTheirSlotsAreCompared) {
  v1::Record gold, extracted;
  AddAgreement(gold, v1::AGREEMENT_TYPE_TREATY, {"VN", "LA"})->set_signed_date("1977-07-18");
  AddAgreement(gold, v1::AGREEMENT_TYPE_PLAN, {"VN", "LA"});
  AddAgreement(extracted, v1::AGREEMENT_TYPE_TREATY, {"VN", "KH"});
  AddAgreement(extracted, v1::AGREEMENT_TYPE_PLAN, {"JP", "KR"});  // no party in common
  const Tally tally = Score(gold, extracted);
  EXPECT_THAT(Row(tally, "agreements"), ElementsAre(1, 1, 1));
  EXPECT_THAT(Row(tally, "agreement slots"), ElementsAre(2, 1, 2));  // status and VN; KH for LA, no date
}

TEST(ScorerTest, PartnershipIsItsLevelAndItsParties) {
  v1::Record gold, extracted;
  for (v1::Record* record : {&gold, &extracted}) {
    v1::Partnership* partnership = record->add_partnerships();
    partnership->set_level(v1::PARTNERSHIP_LEVEL_STRATEGIC);
    partnership->add_parties(record == &gold ? "VN" : "AU");
    partnership->add_parties(record == &gold ? "AU" : "VN");
  }
  extracted.add_partnerships()->set_level(v1::PARTNERSHIP_LEVEL_COMPREHENSIVE);
  EXPECT_THAT(Row(Score(gold, extracted), "partnerships"), ElementsAre(1, 1, 0));
}

TEST(ScorerTest, EventIsKnownByPartOfANameAndByADateThatAgrees) {
  v1::Record gold, extracted;
  AddEvent(gold, v1::EVENT_TYPE_MEETING, {}, {"Trần Văn Mẫu"}, "2021-05-03/2021-05-04");
  AddEvent(extracted, v1::EVENT_TYPE_MEETING, {"VN", "LA"}, {"Mẫu"}, "2021-05");
  const Tally tally = Score(gold, extracted);
  EXPECT_THAT(Row(tally, "events"), ElementsAre(1, 0, 0));
  EXPECT_THAT(Row(tally, "event slots"), ElementsAre(2, 3, 1));  // person and status; two countries and the date
}

TEST(ScorerTest, EventOfAnotherDayIsAnotherEvent) {
  v1::Record gold, extracted;
  AddEvent(gold, v1::EVENT_TYPE_MEETING, {"VN", "LA"}, {}, "2021-05-03");
  AddEvent(extracted, v1::EVENT_TYPE_MEETING, {"VN", "LA"}, {}, "2021-06-03");
  const Tally tally = Score(gold, extracted);
  EXPECT_THAT(Row(tally, "events"), ElementsAre(0, 1, 1));
  EXPECT_THAT(Misses(tally), ElementsAre("bai-1 missed event: MEETING (LA, VN) 2021-05-03",
                                         "bai-1 spurious event: MEETING (LA, VN) 2021-06-03"));
}

TEST(ScorerTest, DomesticEventIsNoError) {
  v1::Record gold, extracted;
  AddEvent(extracted, v1::EVENT_TYPE_CONFERENCE, {"VN"});
  EXPECT_THAT(Row(Score(gold, extracted), "events"), ElementsAre(0, 0, 0));
}

TEST(PairUpTest, BestPairsGoFirstAndNobodyTwice) {
  const int affinities[2][3] = {{1, 5, 0}, {4, 6, 0}};
  const auto pairs = PairUp(2, 3, [&](size_t g, size_t e) { return affinities[g][e]; });
  EXPECT_THAT(pairs, ElementsAre(Pair(1, 1), Pair(0, 0)));
}

TEST(ComparableTest, NormalisationCaseAndSpacesDoNotCount) {
  EXPECT_EQ(Comparable(" Nguyễn\u00a0 Văn\nA "), "nguyễn văn a");
  EXPECT_EQ(Comparable("Nguye\u0302\u0303n"), Comparable("NGUYỄN"));
  EXPECT_NE(Comparable("Hoà"), Comparable("Hoa"));
  EXPECT_EQ(Comparable(""), "");
}

TEST(ComparableTest, HeadOrTailOfANameCanBeThePerson) {
  EXPECT_TRUE(CanBeOnePerson("trần văn mẫu", "mẫu"));
  EXPECT_TRUE(CanBeOnePerson("trần", "trần văn mẫu"));
  EXPECT_FALSE(CanBeOnePerson("trần văn mẫu", "ẫu"));
  EXPECT_FALSE(CanBeOnePerson("trần văn mẫu", "văn"));
}

}  // namespace
}  // namespace banghi
