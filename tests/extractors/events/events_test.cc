#include "extractors/events/events.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "tests/extractors/corpus.h"

namespace banghi {
namespace {

// `MEETING VN,ZA A;B date=2019-08-22 status=OCCURRED`, read into its type and slots; the people are the slot `people`.
struct Expected {
  std::string type;
  std::map<std::string, std::string> slots;
};

std::string Sorted(absl::string_view list, char separator) {
  std::vector<std::string> items = absl::StrSplit(list, separator, absl::SkipEmpty());
  std::sort(items.begin(), items.end());
  return absl::StrJoin(items, std::string(1, separator));
}

Expected ReadExpected(absl::string_view notation) {
  Expected expected;
  std::string slot;
  std::vector<std::string> words = absl::StrSplit(notation, ' ', absl::SkipEmpty());
  for (size_t i = 0; i < words.size(); ++i) {
    std::string value = words[i];
    const size_t equals = value.find('=');
    if (i == 0) {
      expected.type = value;
      continue;
    }
    if (equals != std::string::npos) {
      slot = value.substr(0, equals);
      value = value.substr(equals + 1);
    } else if (i == 1) {
      slot = "countries";
    } else if (i == 2) {
      slot = "people";
    }
    std::string& text = expected.slots[slot];
    absl::StrAppend(&text, text.empty() ? "" : " ", value);
  }
  if (auto it = expected.slots.find("countries"); it != expected.slots.end()) it->second = Sorted(it->second, ',');
  if (auto it = expected.slots.find("people"); it != expected.slots.end()) it->second = Sorted(it->second, ';');
  return expected;
}

std::string PeopleOf(const Analysis& analysis, const EventEntity& event) {
  std::vector<std::string> names;
  for (const Participant& participant : event.participants) {
    if (participant.person != kNone) names.push_back(analysis.people[participant.person].name);
  }
  return Sorted(absl::StrJoin(names, ";"), ';');
}

std::map<std::string, std::string> SlotsOf(const ReadArticle& article, const EventEntity& event) {
  std::map<std::string, std::string> slots = {
      {"countries", Sorted(absl::StrJoin(event.country_codes, ","), ',')},
      {"people", PeopleOf(*article.analysis, event)},
      {"date", std::string(event.date)},
      {"mode", std::string(event.mode)},
      {"ordinal", event.ordinal == 0 ? "" : absl::StrCat(event.ordinal)},
      {"status", std::string(event.status)},
      {"place", ""},
  };
  const int32_t place = event.place_mention;
  if (place != kNone) slots["place"] = std::string(article.document->TextOf(article.analysis->mentions[place].tokens));
  for (auto& [slot, value] : slots) {
    if (value.empty()) value = "-";
  }
  return slots;
}

std::string Show(const std::string& type, const std::map<std::string, std::string>& slots) {
  return absl::StrCat(type, " ", absl::StrJoin(slots, " ", absl::PairFormatter("=")));
}

// The events of the article in order of the text, each with the slots that its fellow in `expected` names; all slots
// where it has none.
std::vector<std::string> ShowAll(const ReadArticle& article, const std::vector<Expected>& expected) {
  std::vector<std::string> shown;
  for (const EventEntity& event : article.analysis->events) {
    std::map<std::string, std::string> slots = SlotsOf(article, event);
    if (shown.size() < expected.size()) {
      std::erase_if(slots, [&](const auto& slot) { return !expected[shown.size()].slots.contains(slot.first); });
    }
    shown.push_back(Show(std::string(event.type), slots));
  }
  return shown;
}

TEST(EventsTest, EventsOfTheCorpus) {
  for (const auto& row : ReadCorpus("events.tsv", 4)) {
    std::vector<Expected> expected;
    std::vector<std::string> wanted;
    for (absl::string_view notation : absl::StrSplit(row[2], " | ", absl::SkipEmpty())) {
      expected.push_back(ReadExpected(notation));
      wanted.push_back(Show(expected.back().type, expected.back().slots));
    }
    EXPECT_EQ(absl::StrJoin(ShowAll(Read(row[0], row[1]), expected), " | "), absl::StrJoin(wanted, " | "))
        << row[0] << "\n"
        << row[3];
  }
}

TEST(EventsTest, CorpusHasEveryTypeOfEventOfTheTriggers) {
  std::vector<std::string> types;
  for (const auto& row : ReadCorpus("events.tsv", 4)) {
    for (absl::string_view notation : absl::StrSplit(row[2], " | ", absl::SkipEmpty())) {
      types.push_back(ReadExpected(notation).type);
    }
  }
  const ReadArticle article = Read("Việt Nam", "");
  for (const Trigger& trigger : article.analysis->bundle.triggers()) {
    EXPECT_THAT(types, testing::Contains(trigger.event)) << trigger.id;
  }
}

TEST(EventsTest, EvidenceBeginsWithTheSentenceOfTheTrigger) {
  const ReadArticle article = Read(
      "Quan hệ Việt Nam - Lào rất tốt đẹp. Ngày 3/4, Đại tướng Phan Văn Giang hội đàm với Bộ trưởng Quốc phòng Lào "
      "Chansamone Chanyalath.",
      "2023-04-03");
  ASSERT_EQ(article.analysis->events.size(), 1u);
  EXPECT_THAT(article.analysis->events[0].evidence, testing::ElementsAre(1u));
}

TEST(EventsTest, SigningKnowsItsAgreement) {
  const ReadArticle article = Read("Việt Nam và Lào ký Bản ghi nhớ về hợp tác quân y.", "");
  ASSERT_EQ(article.analysis->events.size(), 1u);
  EXPECT_THAT(article.analysis->events[0].agreements, testing::ElementsAre(0));
}

TEST(EventsTest, RolesSayWhoReceivedWhom) {
  const ReadArticle article =
      Read("Thượng tướng Lê Huy Vịnh tiếp Đại sứ Vương quốc Anh Gareth Ward ngày 2/3/2021.", "");
  ASSERT_EQ(article.analysis->events.size(), 1u);
  const std::vector<Participant>& participants = article.analysis->events[0].participants;
  ASSERT_EQ(participants.size(), 2u);
  EXPECT_EQ(participants[0].role, "HOST");
  EXPECT_EQ(participants[0].country_code, "VN");
  EXPECT_EQ(participants[1].role, "GUEST");
  EXPECT_EQ(participants[1].country_code, "GB");
}

}  // namespace
}  // namespace banghi
