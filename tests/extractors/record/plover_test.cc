// Events in the terms of PLOVER.
#include "extractors/record/plover.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/strings/str_split.h"
#include "tests/extractors/corpus.h"

namespace banghi {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// An article that says nothing, for events made by hand.
ReadArticle Nothing(absl::string_view published = "") { return Read("Không có tin gì.", published); }

EventEntity Event(absl::string_view type, absl::string_view countries, absl::string_view status = "OCCURRED",
                  absl::string_view mode = "") {
  EventEntity event;
  event.type = type;
  for (absl::string_view code : absl::StrSplit(countries, ' ', absl::SkipEmpty())) event.country_codes.push_back(code);
  event.status = status;
  event.mode = mode;
  return event;
}

void AddMinistry(absl::string_view kind, EventEntity& event) {
  Participant participant;
  participant.ministry_kind = kind;
  event.participants.push_back(participant);
}

void AddTopic(const Bundle& bundle, absl::string_view id, EventEntity& event) {
  for (size_t i = 0; i < bundle.topics().size(); ++i) {
    if (bundle.topics()[i].id == id) event.topics.push_back(static_cast<int32_t>(i));
  }
}

struct Told {
  const char* type;
  const char* countries;
  const char* status;
  const char* mode;
  const char* event;
  const char* plover_mode;
  std::vector<std::string> special;
};

TEST(PloverTest, TypesOfEventsHaveTheirCategoryAndMode) {
  const Told table[] = {
      {"PHONE_CALL", "VN JP", "OCCURRED", "PHONE", "CONSULT", "phone", {}},
      {"MEETING", "VN JP", "OCCURRED", "", "CONSULT", "", {}},
      {"MEETING", "VN JP", "OCCURRED", "ONLINE", "CONSULT", "phone", {}},
      {"MEETING", "US JP KR", "OCCURRED", "", "CONSULT", "multilateral", {}},
      {"MEETING", "VN JP", "PLANNED", "", "CONSULT", "", {"future"}},
      {"MEETING", "US RU", "CANCELLED", "", "REJECT", "meet", {}},
      {"VISIT", "VN LA", "PLANNED", "", "CONSULT", "visit", {"future"}},
      {"CONFERENCE", "", "OCCURRED", "", "CONSULT", "multilateral", {}},
      {"SIGNING", "VN IN", "OCCURRED", "", "SUPPORT", "", {}},
      {"SIGNING", "VN IN", "PLANNED", "", "AGREE", "", {}},
      {"INVITATION", "VN FR", "OCCURRED", "", "AGREE", "", {}},
      {"AID", "JP PH", "OCCURRED", "", "AID", "", {}},
      {"AID", "US UA", "CANCELLED", "", "SANCTION", "discontinue", {}},
  };
  const ReadArticle article = Nothing();
  for (const Told& row : table) {
    SCOPED_TRACE(absl::StrCat(row.type, " ", row.countries, " ", row.status, " ", row.mode));
    const PloverEvent plover = ToPlover(*article.analysis, Event(row.type, row.countries, row.status, row.mode));
    EXPECT_EQ(plover.event, row.event);
    EXPECT_EQ(plover.mode, row.plover_mode);
    EXPECT_EQ(plover.special_context, row.special);
  }
}

TEST(PloverTest, JointExercisesCooperateAndThoseOfOneCountryMobilize) {
  const ReadArticle article = Nothing();
  EXPECT_EQ(ToPlover(*article.analysis, Event("EXERCISE", "US PH")).event, "COOPERATE");
  EXPECT_EQ(ToPlover(*article.analysis, Event("EXERCISE", "US PH", "PLANNED")).event, "AGREE");
  const PloverEvent alone = ToPlover(*article.analysis, Event("EXERCISE", "RU", "PLANNED"));
  EXPECT_EQ(alone.event, "MOBILIZE");
  EXPECT_EQ(alone.mode, "troops");
  EXPECT_THAT(alone.context, ElementsAre("military"));
  EXPECT_THAT(alone.special_context, ElementsAre("future"));
}

TEST(PloverTest, ExerciseThatIsSaidToBeJointCooperatesThoughOneCountryIsNamed) {
  const ReadArticle article = Read("Nga tổ chức tập trận hải quân chung với các đối tác.", "");
  EventEntity event = Event("EXERCISE", "RU");
  event.trigger = {3, 5};
  EXPECT_EQ(ToPlover(*article.analysis, event).event, "COOPERATE");
}

TEST(PloverTest, OfChangesOfOfficeOnlyResignationsAreTold) {
  const ReadArticle article = Read("Ngoại trưởng từ chức hôm qua.", "");
  EventEntity event = Event("APPOINTMENT", "GB");
  EXPECT_TRUE(ToPlover(*article.analysis, event).event.empty());
  event.trigger = {2, 4};
  EXPECT_EQ(ToPlover(*article.analysis, event).event, "RETREAT");
  EXPECT_EQ(ToPlover(*article.analysis, event).mode, "resign");
}

TEST(PloverTest, MeetingOnTheGroundOfAnotherIsHostedByAThirdParty) {
  const ReadArticle article = Nothing();
  Mention place;
  place.type = MentionType::kLocation;
  place.country_code = "SG";
  EventEntity event = Event("MEETING", "US KP");
  event.place_mention = article.analysis->Add(place);
  EXPECT_EQ(ToPlover(*article.analysis, event).mode, "third-party");
  event.country_codes = {"US", "SG"};
  EXPECT_EQ(ToPlover(*article.analysis, event).mode, "");
}

TEST(PloverTest, ContextsComeFromMinistriesThenTopicsEachOnce) {
  const ReadArticle article = Nothing();
  EventEntity event = Event("MEETING", "VN US");
  EXPECT_THAT(ToPlover(*article.analysis, event).context, ElementsAre("diplomatic"));
  AddMinistry("DEFENCE", event);
  AddMinistry("DEFENCE", event);
  EXPECT_THAT(ToPlover(*article.analysis, event).context, ElementsAre("military"));
  for (absl::string_view topic : {"an-ninh-mang", "gin-giu-hoa-binh", "quan-y"}) {
    AddTopic(article.analysis->bundle, topic, event);
  }
  EXPECT_THAT(ToPlover(*article.analysis, event).context, ElementsAre("military", "cyber", "peacekeeping"));
}

TEST(PloverTest, WhatHappenedYearsBeforePublicationIsHistorical) {
  const ReadArticle article = Nothing("2021-12-02");
  EventEntity event = Event("VISIT", "US VN");
  event.date = "2000-11";
  EXPECT_THAT(ToPlover(*article.analysis, event).special_context, ElementsAre("historical"));
  for (const char* recent : {"2021-11-30", "2020-05", "XXXX-03-08", ""}) {
    event.date = recent;
    EXPECT_THAT(ToPlover(*article.analysis, event).special_context, IsEmpty()) << recent;
  }
}

TEST(PloverTest, EventsReadInAnArticleAreTold) {
  const ReadArticle article = Read(
      "Ngày 2/12, Thượng tướng Hoàng Xuân Chiến hội đàm với Thứ trưởng Quốc phòng Nhật Bản Oka Masami. Hai bên trao "
      "đổi "
      "về hợp tác quân y.",
      "2021-12-03");
  ASSERT_FALSE(article.analysis->events.empty());
  const PloverEvent plover = ToPlover(*article.analysis, article.analysis->events.front());
  EXPECT_EQ(plover.event, "CONSULT");
  EXPECT_THAT(plover.context, ::testing::Contains("military"));
}

TEST(PloverTest, NoTwoRulesHaveTheSameConditions) {
  std::set<std::tuple<std::string, std::string, std::string, std::string, std::string>> seen;
  for (const PloverRule& rule : Nothing().analysis->bundle.plover_rules()) {
    EXPECT_TRUE(seen.emplace(rule.event, rule.status, rule.cue, rule.mode, rule.setting).second) << rule.source;
  }
}

}  // namespace
}  // namespace banghi
