#include "extractors/overlap/overlap.h"

#include <gmock/gmock.h>

#include <utility>

#include "tests/extractors/corpus.h"

namespace banghi {
namespace {

using ::testing::ElementsAre;

constexpr MentionType kAll[] = {MentionType::kPerson,     MentionType::kRank,         MentionType::kPosition,
                                MentionType::kMinistry,   MentionType::kOrganization, MentionType::kCountry,
                                MentionType::kLocation,   MentionType::kDate,         MentionType::kAgreement,
                                MentionType::kPartnership};

// Settles mentions that are laid over a text of one-letter words.
class OverlapTest : public testing::Test {
 protected:
  void Add(MentionType type, uint32_t begin, uint32_t end, float confidence = 1) {
    Mention mention;
    mention.type = type;
    mention.tokens = {begin, end};
    mention.source = "test";
    mention.confidence = confidence;
    analysis_.Add(mention);
  }

  // "COUNTRY 0-1" of the mentions that stay.
  std::vector<std::string> Kept() {
    OverlapRoom().Run(analysis_);
    std::vector<std::string> kept;
    for (const Mention& m : analysis_.mentions) {
      if (!m.dropped)
        kept.push_back(absl::StrCat(std::string(MentionTypeName(m.type)), " ", m.tokens.begin, "-", m.tokens.end));
    }
    return kept;
  }

  const std::shared_ptr<const Bundle> bundle_ = Bundle::BuiltIn().value();
  const Document document_ = Document::Parse("a b c d e g h i k l").value();
  Analysis analysis_{document_, *bundle_};
};

TEST_F(OverlapTest, OnlyWhatTheGuidelinesNameNests) {
  std::vector<std::string> nesting;
  for (MentionType outer : kAll) {
    for (MentionType inner : kAll) {
      if (MayNest(inner, outer)) {
        nesting.push_back(
            absl::StrCat(std::string(MentionTypeName(inner)), " in ", std::string(MentionTypeName(outer))));
      }
    }
  }
  EXPECT_THAT(nesting, ElementsAre("MINISTRY in POSITION", "ORGANIZATION in POSITION", "MINISTRY in AGREEMENT",
                                   "ORGANIZATION in AGREEMENT", "COUNTRY in AGREEMENT", "DATE in AGREEMENT",
                                   "PARTNERSHIP in AGREEMENT"));
}

TEST_F(OverlapTest, LongerOneWins) {
  Add(MentionType::kCountry, 1, 2);
  Add(MentionType::kPerson, 0, 3, 0.5f);
  EXPECT_THAT(Kept(), ElementsAre("PERSON 0-3"));
}

TEST_F(OverlapTest, OfEqualSpansTheSurerOneWins) {
  Add(MentionType::kCountry, 0, 2, 0.8f);
  Add(MentionType::kLocation, 0, 2, 0.9f);
  EXPECT_THAT(Kept(), ElementsAre("LOCATION 0-2"));
}

TEST_F(OverlapTest, OfEqualSpansAndConfidenceTheTypeSeldomWrongWins) {
  Add(MentionType::kLocation, 0, 2);
  Add(MentionType::kDate, 0, 2);
  Add(MentionType::kOrganization, 0, 2);
  EXPECT_THAT(Kept(), ElementsAre("DATE 0-2"));
}

TEST_F(OverlapTest, BodyStaysInItsPositionAndOneThatSticksOutDoesNot) {
  Add(MentionType::kPosition, 0, 5);
  Add(MentionType::kMinistry, 2, 5);
  Add(MentionType::kOrganization, 4, 6);
  EXPECT_THAT(Kept(), ElementsAre("POSITION 0-5", "MINISTRY 2-5"));
}

TEST_F(OverlapTest, EqualSpansDoNotNest) {
  Add(MentionType::kPosition, 0, 3);
  Add(MentionType::kOrganization, 0, 3);
  EXPECT_THAT(Kept(), ElementsAre("POSITION 0-3"));
}

TEST_F(OverlapTest, NestedMentionsOfOneTypeDoNotOverlap) {
  Add(MentionType::kAgreement, 0, 8);
  Add(MentionType::kMinistry, 2, 6);
  Add(MentionType::kMinistry, 5, 7);
  EXPECT_THAT(Kept(), ElementsAre("AGREEMENT 0-8", "MINISTRY 2-6"));
}

TEST_F(OverlapTest, LoserSaysToWhatAndWhy) {
  Add(MentionType::kPerson, 0, 3);
  Add(MentionType::kCountry, 1, 2);
  Trace trace;
  analysis_.trace = &trace;
  Kept();
  ASSERT_EQ(analysis_.mentions.size(), 2u);
  EXPECT_TRUE(analysis_.mentions[1].dropped);
  ASSERT_EQ(analysis_.mentions[1].loss, 0);
  EXPECT_EQ(trace.losses[0], "lost to PERSON `a b c` (test): longer");
}

TEST_F(OverlapTest, ConfidenceIsTheShareOfTheWeightAndNothingWhereNothingCompeted) {
  Add(MentionType::kOrganization, 0, 6);
  Add(MentionType::kCountry, 4, 6);
  Add(MentionType::kCountry, 7, 8, 0.8f);
  Add(MentionType::kDate, 8, 9);
  Add(MentionType::kLocation, 9, 10, 0.5f);
  Add(MentionType::kDate, 9, 10);
  Kept();
  EXPECT_FLOAT_EQ(ConfidenceOf(analysis_.mentions[0]), 36.0f / (36 + 4));  // longer than what lost to it
  EXPECT_FLOAT_EQ(ConfidenceOf(analysis_.mentions[1]), 0.8f);              // alone, and its room not sure
  EXPECT_FLOAT_EQ(ConfidenceOf(analysis_.mentions[2]), 0);
  EXPECT_FLOAT_EQ(ConfidenceOf(analysis_.mentions[3]), 1 / (1 + 0.25f));
}

TEST_F(OverlapTest, DatesFollowTheirMentions) {
  Add(MentionType::kDate, 6, 8);
  Add(MentionType::kDate, 7, 8);
  Add(MentionType::kCountry, 0, 1);
  for (int32_t m : {0, 1}) {
    DateValue date;
    date.mention = m;
    date.value = m == 0 ? "2021-06-16" : "2021";
    analysis_.dates.push_back(date);
  }
  EXPECT_THAT(Kept(), ElementsAre("COUNTRY 0-1", "DATE 6-8"));
  ASSERT_EQ(analysis_.dates.size(), 1u);
  EXPECT_EQ(analysis_.dates[0].mention, 1);
  EXPECT_EQ(analysis_.dates[0].value, "2021-06-16");
}

}  // namespace
}  // namespace banghi
