#include "extractors/entities/full_names.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace banghi {
namespace {

NameForm Vietnamese(absl::string_view name) { return {absl::StrSplit(name, ' '), true}; }
NameForm Foreign(absl::string_view name) { return {absl::StrSplit(name, ' '), false}; }

TEST(FullNamesTest, FindsShorterForms) {
  FullNames names;
  names.Add(Vietnamese("nguy phuong hoa"), 0, 1);
  names.Add(Foreign("donald john trump"), 1, 2);
  names.Add(Foreign("emmanuel macron"), 2, 3);
  EXPECT_EQ(names.Find(Vietnamese("hoa"), 9), 0);
  EXPECT_EQ(names.Find(Vietnamese("phuong hoa"), 9), 0);
  EXPECT_EQ(names.Find(Vietnamese("nguy"), 9), 0) << "a family name alone";
  EXPECT_EQ(names.Find(Vietnamese("nguy phuong"), 9), std::nullopt);
  EXPECT_EQ(names.Find(Foreign("donald john"), 9), 1);
  EXPECT_EQ(names.Find(Foreign("donald trump"), 9), 1) << "a middle name left out";
  EXPECT_EQ(names.Find(Foreign("macron emmanuel"), 9), 2) << "the other order";
  EXPECT_EQ(names.Find(Foreign("melania trump"), 9), std::nullopt);
  names.Add(Foreign("michelle bachelet jeria"), 3, 4);
  EXPECT_EQ(names.Find(Foreign("bachelet"), 9), 3) << "the first of two family names";
  names.Add(Foreign("alberto bachelet"), 4, 5);
  EXPECT_EQ(names.Find(Foreign("bachelet"), 9), 4) << "a family name at the end comes before one amid the name";
}

TEST(FullNamesTest, FindsSlipsOfThePenInForeignNames) {
  FullNames names;
  names.Add(Foreign("emmanuel macron"), 0, 1);
  EXPECT_EQ(names.Find(Foreign("marcon"), 9), 0);
  EXPECT_EQ(names.Find(Foreign("macrons"), 9), 0);
  EXPECT_EQ(names.Find(Foreign("macro"), 9), 0);
  EXPECT_EQ(names.Find(Foreign("maccron"), 9), 0);
  EXPECT_EQ(names.Find(Foreign("nacron"), 9), std::nullopt) << "nobody errs in the first letter";
  EXPECT_EQ(names.Find(Vietnamese("macrom"), 9), std::nullopt);
}

TEST(FullNamesTest, FindsRespelledNamesAddedBetweenQuestions) {
  FullNames names;
  names.Add(Foreign("sergei lavrov"), 0, 1);
  EXPECT_EQ(names.Find(Foreign("sergey lavrov"), 9), 0);
  EXPECT_EQ(names.Find(Foreign("lavrow"), 9), 0);
  names.Add(Foreign("dmitri lavrov"), 1, 2);
  names.Add(Foreign("pham lansing"), 2, 3);
  EXPECT_EQ(names.Find(Foreign("dmitry lavrov"), 9), 1);
  EXPECT_EQ(names.Find(Foreign("sergey lavrov"), 9), 0);
  EXPECT_EQ(names.Find(Foreign("sergey lansing"), 9), std::nullopt);
  EXPECT_EQ(names.Find(Foreign("lanssing"), 9), 2);
  EXPECT_EQ(names.Find(Foreign("lavrow"), 9), 0);
}

TEST(FullNamesTest, PrefersWhoWasNamedBefore) {
  FullNames names;
  names.Add(Vietnamese("tran van nam"), 0, 20);
  names.Add(Vietnamese("le van nam"), 1, 10);
  EXPECT_EQ(names.Find(Vietnamese("nam"), 15), 1);
  EXPECT_EQ(names.Find(Vietnamese("nam"), 25), 0);
  EXPECT_EQ(names.Find(Vietnamese("nam"), 5), 0);
}

TEST(FullNamesTest, HundredThousandNamesTakeNoLongerEach) {
  std::vector<std::string> texts;
  for (int i = 0; i < 100000; ++i) texts.push_back(absl::StrCat("nguyen van ", i % 7, " nam"));
  FullNames names;
  const auto begin = std::chrono::steady_clock::now();
  for (int i = 0; i < 100000; ++i) names.Add(Vietnamese(texts[i]), i, 200000 - i);
  for (int i = 0; i < 100000; ++i) EXPECT_TRUE(names.Find(Vietnamese("nam"), 200001 + i).has_value());
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10));
}

}  // namespace
}  // namespace banghi
