#include "extractors/record/record.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "tests/extractors/corpus.h"

namespace banghi {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsSupersetOf;

constexpr char kText[] =
    "Việt Nam - Chile tăng cường hợp tác hải quân\n\n"
    "Chiều 3/6/2022, tại Hà Nội, Thượng tướng Lý Quang Bảo, Thứ trưởng Bộ Quốc phòng, hội đàm với Thứ trưởng Quốc "
    "phòng Chile Diego "
    "Fuentes. Hai bên ký Bản ghi nhớ về đào tạo thủy thủ và trao đổi về hợp tác tại Liên hợp quốc. Ông Fuentes đã chào "
    "Đại tướng Phan "
    "Văn Giang.\n";

v1::Record RecordOf(absl::string_view text, bool explain = false) {
  Trace trace;
  const ReadArticle read = Read(text, "", explain ? &trace : nullptr);
  v1::Article article;
  article.set_id("chile");
  article.set_text(read.text);
  ExtractOptions options;
  options.explain = explain;
  v1::Record record;
  FillRecord(*read.analysis, article, options, &record);
  return record;
}

TEST(RecordTest, MentionsComeInOrderOfTheirStartLongerFirst) {
  const v1::Record record = RecordOf(kText);
  for (int i = 1; i < record.mentions_size(); ++i) {
    const v1::Span &before = record.mentions(i - 1).span(), &span = record.mentions(i).span();
    EXPECT_TRUE(before.start() < span.start() || (before.start() == span.start() && before.end() >= span.end())) << i;
  }
  EXPECT_EQ(record.mentions(0).zone(), v1::ZONE_TITLE);
  EXPECT_TRUE(record.mentions(0).span().has_start());  // an offset of 0 is written, too
}

TEST(RecordTest, OfficesThatAreHeldNoMoreAreMarked) {
  const v1::Record record = RecordOf(
      "Cựu Tổng thống Pháp François Hollande gặp Bộ trưởng Quốc phòng Phan Văn Giang, nguyên Tổng Tham mưu trưởng.\n");
  std::vector<std::string> former, held;
  for (const v1::Person& person : record.people()) {
    for (const v1::Position& position : person.positions())
      (position.former() ? former : held).push_back(position.title());
  }
  EXPECT_THAT(former, ElementsAre("Tổng thống", "Tổng Tham mưu trưởng"));
  EXPECT_THAT(held, ElementsAre("Bộ trưởng Quốc phòng"));
}

TEST(RecordTest, OfficesAreOfThePersonsState) {
  const v1::Record record = RecordOf(
      "Ngoại trưởng Peru Rafael Lugo gặp người đồng cấp Chile Diego Fuentes và ông Mario Rey, Ủy viên Bộ "
      "Chính trị Đảng Cộng sản Cuba.\n");
  std::vector<std::string> states;
  for (const v1::Person& person : record.people()) {
    for (const v1::Position& position : person.positions())
      states.push_back(absl::StrCat(person.name(), " ", position.country_code()));
  }
  EXPECT_THAT(states, ElementsAre("Rafael Lugo PE", "Diego Fuentes CL", "Mario Rey CU"));
}

TEST(RecordTest, EventsOfTeasersSayThatTheyAre) {
  const v1::Record record =
      RecordOf(absl::StrCat(kText,
                            "\nTin liên quan\nĐại tướng Phan Văn Giang hội đàm với Bộ trưởng Quốc "
                            "phòng Ấn Độ Rajnath Singh\n"));
  std::vector<v1::Zone> zones;
  for (const v1::Event& event : record.events()) zones.push_back(event.zone());
  EXPECT_THAT(zones, ElementsAre(v1::ZONE_LEAD, v1::ZONE_LEAD, v1::ZONE_TEASER));
}

TEST(RecordTest, MentionsAndEntitiesPointAtEachOther) {
  const v1::Record record = RecordOf(kText);
  auto check = [&record](v1::MentionType type, const auto& entities) {
    for (int e = 0; e < entities.size(); ++e) {
      EXPECT_GT(entities[e].mentions_size(), 0) << entities[e].ShortDebugString();
      for (int32_t m : entities[e].mentions()) {
        EXPECT_EQ(record.mentions(m).type(), type);
        EXPECT_EQ(record.mentions(m).entity(), e);
      }
    }
  };
  check(v1::MENTION_TYPE_PERSON, record.people());
  check(v1::MENTION_TYPE_MINISTRY, record.ministries());
  check(v1::MENTION_TYPE_ORGANIZATION, record.organizations());
  check(v1::MENTION_TYPE_COUNTRY, record.countries());
  check(v1::MENTION_TYPE_LOCATION, record.locations());
  check(v1::MENTION_TYPE_AGREEMENT, record.agreements());
}

TEST(RecordTest, PersonHasRankOfficeCountryAndMinistry) {
  const v1::Record record = RecordOf(kText);
  ASSERT_GE(record.people_size(), 2);
  const v1::Person& person = record.people(0);
  EXPECT_EQ(person.name(), "Lý Quang Bảo");
  EXPECT_EQ(person.country_code(), "VN");
  EXPECT_EQ(person.id(), "");  // nobody known
  ASSERT_EQ(person.ranks_size(), 1);
  EXPECT_EQ(person.ranks(0).code(), "OF-8");
  ASSERT_EQ(person.positions_size(), 1);
  EXPECT_EQ(person.positions(0).title(), "Thứ trưởng Bộ Quốc phòng");
  EXPECT_EQ(person.positions(0).office(), "Thứ trưởng");
  EXPECT_EQ(person.positions(0).body(), "Bộ Quốc phòng");
  EXPECT_EQ(person.positions(0).ministry().kind(), v1::MINISTRY_KIND_DEFENCE);
  EXPECT_EQ(person.positions(0).ministry().country_code(), "VN");
  const v1::Person& guest = record.people(1);
  EXPECT_EQ(guest.name(), "Diego Fuentes");
  EXPECT_EQ(guest.country_code(), "CL");
  EXPECT_EQ(guest.mentions_size(), 2);  // `Ông Fuentes` is the same
}

TEST(RecordTest, PersonOfThePublicHasAnId) {
  const v1::Record record = RecordOf(kText);
  EXPECT_EQ(record.people(record.people_size() - 1).name(), "Phan Văn Giang");
  EXPECT_NE(record.people(record.people_size() - 1).id(), "");
}

TEST(RecordTest, NamedEntitiesHaveCodesAndTypes) {
  const v1::Record record = RecordOf(kText);
  ASSERT_EQ(record.organizations_size(), 1);
  EXPECT_EQ(record.organizations(0).type(), v1::ORGANIZATION_TYPE_INTERNATIONAL);
  EXPECT_EQ(record.organizations(0).code(), "UN");
  ASSERT_EQ(record.locations_size(), 1);
  EXPECT_EQ(record.locations(0).type(), v1::LOCATION_TYPE_CITY);
  EXPECT_EQ(record.locations(0).country_code(), "VN");
  ASSERT_EQ(record.countries_size(), 2);
  EXPECT_EQ(record.countries(1).name(), "Chile");
}

TEST(RecordTest, AgreementSaysItsTypePartiesAndStatus) {
  const v1::Record record = RecordOf(kText);
  ASSERT_EQ(record.agreements_size(), 1);
  EXPECT_EQ(record.agreements(0).type(), v1::AGREEMENT_TYPE_MEMORANDUM_OF_UNDERSTANDING);
  EXPECT_THAT(record.agreements(0).parties(), ElementsAre("VN", "CL"));
  EXPECT_EQ(record.agreements(0).status(), v1::AGREEMENT_STATUS_SIGNED);
}

TEST(RecordTest, DerivationsNameTheLosers) {
  const v1::Record record = RecordOf("Quân đội nhân dân Việt Nam diễn tập.", true);
  ASSERT_EQ(record.derivations_size(), record.mentions_size());
  std::vector<std::string> losers;
  for (const v1::Derivation& derivation : record.derivations()) {
    for (const v1::Competitor& loser : derivation.competitors()) losers.push_back(loser.text());
  }
  EXPECT_THAT(losers, Contains("Việt Nam"));
}

// "part value source `words`" of every reason of a fact.
std::vector<std::string> ReasonsOf(const v1::FactDerivation& fact) {
  std::vector<std::string> reasons;
  for (const v1::Reason& reason : fact.reasons()) {
    reasons.push_back(
        absl::StrCat(reason.part(), " ", reason.value(), " ", reason.source(), " `", reason.words().text(), "`"));
  }
  return reasons;
}

TEST(RecordTest, FactsSayWhatTheyRestOn) {
  const v1::Record record = RecordOf(kText, true);
  const int facts = record.people_size() + record.agreements_size() + record.events_size();
  ASSERT_EQ(record.fact_derivations_size(), facts);
  EXPECT_THAT(ReasonsOf(record.fact_derivations(0)),
              ElementsAre("name Lý Quang Bảo people/fullest-form `Lý Quang Bảo`",
                          "rank Thượng tướng people/title-before `Thượng tướng`",
                          "position Thứ trưởng Bộ Quốc phòng people/title-behind `Thứ trưởng Bộ Quốc phòng`",
                          "country VN people/vietnamese-name ``"));
  const v1::FactDerivation& agreement = record.fact_derivations(record.people_size());
  EXPECT_EQ(agreement.agreement(), 0);
  EXPECT_THAT(ReasonsOf(agreement),
              ElementsAre("type MEMORANDUM_OF_UNDERSTANDING agreements/noun `Bản ghi nhớ`", "party VN parties/sides ``",
                          "party CL parties/sides ``", "status SIGNED standing/before `ký`"));
  const v1::FactDerivation& talks = record.fact_derivations(record.people_size() + 1);
  EXPECT_TRUE(talks.has_event());
  EXPECT_THAT(ReasonsOf(talks), Contains("type MEETING triggers/hoi-dam `hội đàm`"));
  EXPECT_THAT(ReasonsOf(talks), Contains("date 2022-06-03 events/nearest-date `Chiều 3/6/2022`"));
  EXPECT_THAT(ReasonsOf(talks), Contains("place Hà Nội events/place-word `Hà Nội`"));
}

TEST(RecordTest, OtherTellingsOfAnEventAreNamed) {
  const v1::Record record = RecordOf(
      "Sáng 3/6/2022, Thượng tướng Lý Quang Bảo hội đàm với Thứ trưởng Quốc phòng Chile Diego Fuentes tại Hà Nội. Tại "
      "cuộc hội đàm, ông Lý Quang Bảo cảm ơn ông Diego Fuentes.",
      true);
  ASSERT_EQ(record.events_size(), 1);
  std::vector<std::string> reasons = ReasonsOf(record.fact_derivations(record.fact_derivations_size() - 1));
  EXPECT_THAT(reasons, Contains("telling  events/same-happening `cuộc hội đàm`"));
}

TEST(RecordTest, WhatIsLeftOutSaysByWhichRule) {
  const v1::Record record = RecordOf("Hai nước thúc đẩy các chuyến thăm. Nếu hai bên hội đàm, Lào sẽ ủng hộ.", true);
  std::vector<std::string> left_out;
  for (const v1::LeftOut& each : record.left_out()) {
    left_out.push_back(absl::StrCat(each.words().text(), ": ", each.rule()));
    EXPECT_NE(each.reason(), "") << each.rule();
  }
  EXPECT_THAT(left_out, IsSupersetOf({"chuyến thăm: events/general", "hội đàm: events/hypothetical"}));
}

TEST(RecordTest, NothingIsExplainedUnlessAsked) {
  const v1::Record record = RecordOf(kText);
  EXPECT_EQ(record.derivations_size() + record.fact_derivations_size() + record.left_out_size(), 0);
}

TEST(RecordTest, ConfidenceIsLeftOutWhereNothingCompeted) {
  const v1::Record record = RecordOf("Đại tướng Phan Văn Giang thăm Anh. Quân đội nhân dân Việt Nam có mặt.");
  const auto confidence_of = [&record](absl::string_view text) {
    for (const v1::Mention& mention : record.mentions()) {
      if (mention.text() == text) return mention.confidence();
    }
    return -1.0f;
  };
  EXPECT_EQ(confidence_of("Đại tướng"), 0);
  EXPECT_FLOAT_EQ(confidence_of("Anh"), 0.8f);
  EXPECT_FLOAT_EQ(confidence_of("Quân đội nhân dân Việt Nam"), 0.9f);
}

TEST(RecordTest, LettersPutBackAreTold) {
  const v1::Record record = RecordOf("Đoàn Vi??t Nam thăm Chile.");
  ASSERT_EQ(record.warnings_size(), 1);
  EXPECT_EQ(record.warnings(0).code(), v1::WARNING_CODE_TEXT_REPAIRED);
  EXPECT_EQ(record.mentions(0).text(), "Vi??t Nam");
  EXPECT_EQ(record.mentions(0).value(), "VN");
}

TEST(RecordTest, ZonesOfTheWholeTextComeWithTheExplanation) {
  constexpr char kText[] =
      "Tàu Hải quân Lào thăm Hải Phòng\n\nSáng 5-3, tàu cập cảng Hải Phòng.\n\nĐoàn ở lại ba ngày.\n\nẢnh: Minh Tuấn";
  EXPECT_EQ(RecordOf(kText).zones_size(), 0);
  const v1::Record record = RecordOf(kText, true);
  ASSERT_GE(record.zones_size(), 3);
  EXPECT_EQ(record.zones(0).zone(), v1::ZONE_TITLE);
  EXPECT_EQ(record.zones(0).span().start(), 0);
  EXPECT_EQ(record.zones(0).span().end(), 31);
  EXPECT_EQ(record.zones(1).zone(), v1::ZONE_LEAD);
  EXPECT_EQ(record.zones(record.zones_size() - 1).zone(), v1::ZONE_CREDIT);
}

}  // namespace
}  // namespace banghi
