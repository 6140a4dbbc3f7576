#include "extractors/events/merge.h"

#include <gmock/gmock.h>

#include "tests/extractors/corpus.h"

namespace banghi {
namespace {

using ::testing::ElementsAre;

// The frame for events made by hand: an article of three sentences with two states, two cities and four people. The
// article tells of nothing itself.
class MergeTest : public ::testing::Test {
 protected:
  MergeTest()
      : article_(Read("Ông Lê Quốc Khanh ở Hà Nội. Ông Henri Dumont ở Paris. Ông Kenji Okada ở Nhật Bản. "
                      "Bà Maria Lopez vắng mặt.",
                      "")) {}

  const Analysis& analysis() const { return *article_.analysis; }

  // Of sentence `sentence`; the trigger is its first token, so that events of one sentence differ by `offset`.
  EventEntity Make(TextRef type, std::vector<TextRef> codes, const std::vector<int32_t>& people, TextRef date = "",
                   uint32_t sentence = 0, uint32_t offset = 0) const {
    EventEntity event;
    event.type = type;
    event.country_codes = std::move(codes);
    for (int32_t person : people) {
      Participant participant;
      participant.person = person;
      event.participants.push_back(participant);
    }
    event.date = date;
    event.evidence = {sentence};
    const uint32_t begin = article_.document->sentences()[sentence].tokens.begin + offset;
    event.trigger = {begin, begin + 1};
    return event;
  }

  int32_t PlaceMention(absl::string_view name) const {
    for (size_t m = 0; m < analysis().mentions.size(); ++m) {
      if (article_.document->TextOf(analysis().mentions[m].tokens) == name) return static_cast<int32_t>(m);
    }
    ADD_FAILURE() << name << " is no mention";
    return kNone;
  }

  bool Same(const EventEntity& a, const EventEntity& b) const {
    const bool same = SameHappening(analysis(), a, b);
    EXPECT_EQ(SameHappening(analysis(), b, a), same) << "the order must not matter";
    return same;
  }

  const ReadArticle article_;
  const Sides sides_{{"VN", "FR"}};
};

TEST_F(MergeTest, TypesAreNeverMixed) {
  EXPECT_FALSE(Same(Make("MEETING", {"VN", "FR"}, {0, 1}), Make("PHONE_CALL", {"VN", "FR"}, {0, 1}, "", 1)));
}

TEST_F(MergeTest, MeetingOfFewerOfThePeopleIsTheSame) {
  EXPECT_TRUE(Same(Make("MEETING", {"VN", "FR"}, {0, 1}), Make("MEETING", {"VN", "FR"}, {0}, "", 1)));
}

TEST_F(MergeTest, MeetingsWithDifferentHostsAreTwo) {
  EXPECT_FALSE(Same(Make("MEETING", {"VN", "FR"}, {0, 1}), Make("MEETING", {"VN", "FR"}, {1, 2}, "", 1)));
}

TEST_F(MergeTest, MeetingWithoutNamesGoesByItsStates) {
  EXPECT_TRUE(Same(Make("MEETING", {"VN", "FR"}, {0, 1}), Make("MEETING", {"FR", "VN"}, {}, "", 1)));
  EXPECT_FALSE(Same(Make("MEETING", {"VN", "FR"}, {0, 1}), Make("MEETING", {"VN", "JP"}, {}, "", 1)));
  EXPECT_FALSE(Same(Make("MEETING", {"VN", "FR"}, {0, 1}), Make("MEETING", {"CN", "JP"}, {}, "", 1)));
}

TEST_F(MergeTest, VisitsOfOneVisitorAreOneHoweverMuchCompanyIsNamed) {
  EXPECT_TRUE(Same(Make("VISIT", {"FR", "VN"}, {1, 2}), Make("VISIT", {"FR", "VN"}, {1, 3}, "", 1)));
  EXPECT_FALSE(Same(Make("VISIT", {"FR", "VN"}, {1}), Make("VISIT", {"FR", "VN"}, {2}, "", 1)));
}

TEST_F(MergeTest, ShipsAndPeopleVisitApart) {
  EventEntity ship = Make("VISIT", {"FR", "VN"}, {}, "", 1);
  ship.deputation = true;
  EXPECT_FALSE(Same(Make("VISIT", {"FR", "VN"}, {1}), ship));
}

TEST_F(MergeTest, DatesAgreeWhereOneLiesWithinTheOther) {
  const EventEntity day = Make("MEETING", {"FR", "VN"}, {1}, "2021-06-03");
  EXPECT_TRUE(Same(day, Make("MEETING", {"FR", "VN"}, {1}, "2021-06", 1)));
  EXPECT_TRUE(Same(day, Make("MEETING", {"FR", "VN"}, {1}, "2021-06-02/2021-06-05", 1)));
  EXPECT_TRUE(Same(day, Make("MEETING", {"FR", "VN"}, {1}, "", 1)));
  EXPECT_TRUE(Same(day, Make("MEETING", {"FR", "VN"}, {1}, "2021-W22", 1)));
  EXPECT_FALSE(Same(day, Make("MEETING", {"FR", "VN"}, {1}, "2021-06-04/2021-06-05", 1)));
  EXPECT_FALSE(Same(day, Make("MEETING", {"FR", "VN"}, {1}, "2020", 1)));
}

TEST_F(MergeTest, DaysOfOneWeekAreOneVisit) {
  const EventEntity day = Make("VISIT", {"FR", "VN"}, {1}, "2021-06-03");
  EXPECT_TRUE(Same(day, Make("VISIT", {"FR", "VN"}, {1}, "2021-06-05", 1)));
  EXPECT_FALSE(Same(day, Make("VISIT", {"FR", "VN"}, {1}, "2021-06-20", 1)));
  EXPECT_FALSE(Same(day, Make("VISIT", {"FR", "VN"}, {1}, "2020", 1)));
}

TEST_F(MergeTest, TalksOfOtherStatesAreOthers) {
  EXPECT_FALSE(Same(Make("MEETING", {"KR", "KP"}, {1, 2}), Make("MEETING", {"KP", "US"}, {2}, "", 1)));
  EXPECT_TRUE(Same(Make("MEETING", {"KR", "KP"}, {1, 2}), Make("MEETING", {"KP"}, {2}, "", 1)));
}

TEST_F(MergeTest, SigningsAgreeOnlyOnEqualDates) {
  EXPECT_FALSE(Same(Make("SIGNING", {"VN", "FR"}, {}, "2021"), Make("SIGNING", {"VN", "FR"}, {}, "2021-06", 1)));
  EXPECT_TRUE(Same(Make("SIGNING", {"VN", "FR"}, {}, "2021-06-03"), Make("SIGNING", {"VN", "FR"}, {}, "", 1)));
  EXPECT_FALSE(Same(Make("SIGNING", {"VN", "FR"}, {}, "2021"), Make("SIGNING", {"VN", "FR"}, {}, "", 1)))
      << "signed in a year that is told, and signed now";
}

TEST_F(MergeTest, EditionsTellDialoguesApart) {
  EventEntity fourth = Make("DIALOGUE", {"VN", "FR"}, {}), fifth = Make("DIALOGUE", {"VN", "FR"}, {}, "", 1);
  EXPECT_TRUE(Same(fourth, fifth));
  fourth.ordinal = 4;
  EXPECT_TRUE(Same(fourth, fifth));
  fifth.ordinal = 5;
  EXPECT_FALSE(Same(fourth, fifth));
}

TEST_F(MergeTest, DialogueHeldAndDialogueToComeAreTwo) {
  EventEntity planned = Make("DIALOGUE", {"VN", "FR"}, {}, "", 1);
  planned.status = "PLANNED";
  EXPECT_FALSE(Same(Make("DIALOGUE", {"VN", "FR"}, {}), planned));
}

TEST_F(MergeTest, VisitAnnouncedAndVisitMadeAreOne) {
  EventEntity planned = Make("VISIT", {"FR", "VN"}, {1}, "2021-06-03", 1);
  planned.status = "PLANNED";
  EXPECT_TRUE(Same(Make("VISIT", {"FR", "VN"}, {1}, "2021-06-03"), planned));
}

TEST_F(MergeTest, PlacesInTwoStatesAreTwoHappenings) {
  EventEntity here = Make("MEETING", {"VN", "FR"}, {0, 1}), there = Make("MEETING", {"VN", "FR"}, {0, 1}, "", 1);
  here.place_mention = PlaceMention("Hà Nội");
  EXPECT_TRUE(Same(here, there));
  there.place_mention = PlaceMention("Paris");
  EXPECT_FALSE(Same(here, there));
}

TEST_F(MergeTest, ConferencesNeedAnEditionADayOrPeopleInCommon) {
  const EventEntity conference = Make("CONFERENCE", {"VN"}, {0});
  EXPECT_TRUE(Same(conference, Make("CONFERENCE", {"VN"}, {0}, "", 1)));
  EXPECT_FALSE(Same(conference, Make("CONFERENCE", {"VN"}, {}, "", 1)));
  EXPECT_TRUE(Same(Make("CONFERENCE", {"VN"}, {}, "2021-06-03"), Make("CONFERENCE", {"VN"}, {}, "2021-06-03", 1)));
  EXPECT_FALSE(Same(conference, Make("CONFERENCE", {"VN"}, {0}, "", 0, 2))) << "told apart in one breath";
}

TEST_F(MergeTest, InvitationsToSomebodyNamedAndToNobodyInParticularAreTwo) {
  EXPECT_FALSE(Same(Make("INVITATION", {"VN", "FR"}, {0}), Make("INVITATION", {"VN", "FR"}, {}, "", 1)));
}

TEST_F(MergeTest, MergeAddsWhatIsNew) {
  EventEntity into = Make("MEETING", {"VN"}, {0}, "2021-06"),
              from = Make("MEETING", {"FR", "VN"}, {0, 1}, "2021-06-03", 1);
  from.mode = "ONLINE";
  from.ordinal = 3;
  from.agreements = {7};
  from.place_mention = PlaceMention("Paris");
  Merge(analysis(), from, into);
  EXPECT_THAT(into.country_codes, ElementsAre("VN", "FR"));
  ASSERT_EQ(into.participants.size(), 2u);
  EXPECT_EQ(into.participants[1].person, 1);
  EXPECT_EQ(into.date, "2021-06-03");
  EXPECT_EQ(into.mode, "ONLINE");
  EXPECT_EQ(into.ordinal, 3);
  EXPECT_EQ(into.place_mention, from.place_mention);
  EXPECT_THAT(into.agreements, ElementsAre(7));
  EXPECT_THAT(into.evidence, ElementsAre(0u, 1u));
}

TEST_F(MergeTest, MergeKeepsWhatIsThere) {
  EventEntity into = Make("MEETING", {"VN", "FR"}, {0, 1}, "2021-06-03");
  into.place_mention = PlaceMention("Hà Nội");
  into.ordinal = 2;
  Merge(analysis(), Make("MEETING", {"VN", "FR"}, {}, "2021", 1), into);
  EXPECT_EQ(into.date, "2021-06-03");
  EXPECT_EQ(into.ordinal, 2);
  EXPECT_EQ(into.place_mention, PlaceMention("Hà Nội"));
  EXPECT_EQ(into.participants.size(), 2u);
}

TEST_F(MergeTest, RangeDatesAVisitButNoMeeting) {
  EventEntity visit = Make("VISIT", {"FR", "VN"}, {1}, "2021-06-03"),
              meeting = Make("MEETING", {"FR", "VN"}, {1}, "2021-06-03");
  Merge(analysis(), Make("VISIT", {"FR", "VN"}, {1}, "2021-06-02/2021-06-05", 1), visit);
  Merge(analysis(), Make("MEETING", {"FR", "VN"}, {1}, "2021-06-02/2021-06-05", 1), meeting);
  EXPECT_EQ(visit.date, "2021-06-02/2021-06-05");
  EXPECT_EQ(meeting.date, "2021-06-03");
}

TEST_F(MergeTest, WhatHasHappenedIsNoLongerPlannedButCancelledStays) {
  EventEntity planned = Make("VISIT", {"FR", "VN"}, {1}), cancelled = planned;
  planned.status = "PLANNED";
  cancelled.status = "CANCELLED";
  Merge(analysis(), Make("VISIT", {"FR", "VN"}, {1}, "", 1), planned);
  Merge(analysis(), Make("VISIT", {"FR", "VN"}, {1}, "", 1), cancelled);
  EXPECT_EQ(planned.status, "OCCURRED");
  EXPECT_EQ(cancelled.status, "CANCELLED");
}

TEST_F(MergeTest, VagueMentionJoinsTheFullestAndTheFirstPlaceInTheTextIsKept) {
  const std::vector<EventEntity> merged =
      MergeEvents(analysis(), sides_,
                  {Make("MEETING", {"VN", "FR"}, {}), Make("VISIT", {"FR", "VN"}, {1}, "2021-06-03", 1),
                   Make("MEETING", {"VN", "FR"}, {0, 1}, "2021-06-03", 2)});
  ASSERT_EQ(merged.size(), 2u);
  EXPECT_EQ(merged[0].type, "MEETING");
  EXPECT_EQ(merged[0].participants.size(), 2u);
  EXPECT_EQ(merged[1].type, "VISIT");
}

TEST_F(MergeTest, WhatSaysNeitherWhoNorWhenDoesNotStandAlone) {
  EXPECT_TRUE(MergeEvents(analysis(), sides_, {Make("DIALOGUE", {"VN", "FR"}, {})}).empty());
  EXPECT_EQ(MergeEvents(analysis(), sides_, {Make("DIALOGUE", {"VN", "FR"}, {}, "2021")}).size(), 1u);
  EXPECT_EQ(MergeEvents(analysis(), sides_, {Make("MEETING", {"VN", "FR"}, {})}).size(), 1u);
  EXPECT_EQ(MergeEvents(analysis(), sides_, {Make("PHONE_CALL", {"VN", "FR"}, {})}).size(), 1u);
}

TEST_F(MergeTest, OneStateAloneIsDomestic) {
  EventEntity meeting = Make("MEETING", {"VN"}, {0}, "2021-06-03");
  meeting.participants[0].country_code = "VN";
  const Sides one{{"VN"}};
  EXPECT_TRUE(MergeEvents(analysis(), one, {meeting}).empty());
  meeting.place_mention = PlaceMention("Paris");
  EXPECT_EQ(MergeEvents(analysis(), one, {meeting}).size(), 1u);
}

TEST_F(MergeTest, OneOfTwoSidesStandsWhereSomebodyOrATimeIsNamed) {
  EXPECT_EQ(MergeEvents(analysis(), sides_, {Make("MEETING", {"FR"}, {1})}).size(), 1u);
  EXPECT_EQ(MergeEvents(analysis(), sides_, {Make("EXERCISE", {"FR"}, {}, "2021-06-03")}).size(), 1u);
  EXPECT_TRUE(MergeEvents(analysis(), sides_, {Make("EXERCISE", {"FR"}, {})}).empty());
  EventEntity stranger = Make("MEETING", {"JP"}, {2}), elected = Make("APPOINTMENT", {"FR"}, {1});
  stranger.participants[0].country_code = "JP";
  elected.participants[0].country_code = "FR";
  EXPECT_TRUE(MergeEvents(analysis(), sides_, {stranger}).empty()) << "no side of the article";
  EXPECT_TRUE(MergeEvents(analysis(), sides_, {elected}).empty()) << "domestic";
}

TEST_F(MergeTest, VisitThatNamesNoPlaceGoesToTheOtherSide) {
  EventEntity visit = Make("VISIT", {"FR"}, {1});
  visit.likely_host = "VN";
  const std::vector<EventEntity> merged = MergeEvents(analysis(), sides_, {visit});
  ASSERT_EQ(merged.size(), 1u);
  EXPECT_THAT(merged[0].country_codes, ElementsAre("FR", "VN"));
}

}  // namespace
}  // namespace banghi
