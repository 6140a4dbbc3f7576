#include "gazetteers/trie.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "text/document.h"

namespace banghi {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// What the trie finds in `text`, at every token, as written there.
std::vector<std::string> FindIn(const Trie& trie, const std::string& text) {
  const absl::StatusOr<Document> document = Document::Parse(text);
  EXPECT_TRUE(document.ok()) << document.status();
  std::vector<uint32_t> ids;
  for (const Token& token : document->tokens()) ids.push_back(trie.IdOf(document->FoldedOf(token), token.hash));
  ids.push_back(0);
  std::vector<std::string> found;
  for (uint32_t begin = 0; begin < ids.size(); ++begin) {
    if (ids[begin] == 0) continue;
    trie.FindAt(*document, ids, begin, [&](uint32_t end, const TrieValue&) {
      found.emplace_back(document->TextOf(TokenRange{begin, end}));
    });
    if (trie.CuesOf(ids[begin]) != CueSets::kNone) found.emplace_back(document->TextOf(TokenRange{begin, begin + 1}));
  }
  return found;
}

std::vector<std::string> FindOne(const std::string& surface, CaseRule rule, const std::string& text) {
  Trie trie;
  trie.Add(surface, {EntryKind::kCountry, rule});
  trie.Compile();
  return FindIn(trie, text);
}

TEST(TrieTest, LongerFormsComeBeforeShorterOnesFromTheSameToken) {
  Trie trie;
  for (const char* surface : {"Quốc hội", "Quốc hội Việt Nam", "Việt Nam"}) trie.Add(surface, {});
  trie.Compile();
  EXPECT_THAT(FindIn(trie, "Đoàn Quốc hội Việt Nam đến thăm"),
              ElementsAre("Quốc hội Việt Nam", "Quốc hội", "Việt Nam"));
}

TEST(TrieTest, SpellingsThatFoldAlikeAreOneForm) {
  struct {
    const char* surface;
    const char* text;
  } const cases[] = {
      {"Uỷ ban", "Ủy ban"},         {"Hoà Bình", "Hòa Bình"}, {"Mĩ", "Mỹ"},         {"Shangri-La", "Shangri - La"},
      {"Shangri-La", "Shangri–La"}, {"TP.HCM", "TP. HCM"},    {"bác sĩ", "bác sỹ"}, {"thượng uý", "THƯỢNG ÚY"},
  };
  for (const auto& c : cases) EXPECT_THAT(FindOne(c.surface, CaseRule::kAny, c.text), ElementsAre(c.text)) << c.surface;
}

TEST(TrieTest, LettersAndTonesAreNotConfused) {
  EXPECT_THAT(FindOne("Đức", CaseRule::kAny, "đúc đục dức duc"), IsEmpty());
  EXPECT_THAT(FindOne("Pháp", CaseRule::kAny, "Phap phạp"), IsEmpty());
}

TEST(TrieTest, CapitalRuleAsksForTheFirstCapitalOfTheForm) {
  struct {
    const char* surface;
    const char* text;
    bool found;
  } const cases[] = {
      {"Nga", "Nga", true},
      {"Nga", "NGA", true},
      {"Nga", "thiên nga", false},
      {"Trung Quốc", "trung Quốc", false},
      {"Trung Quốc", "Trung quốc", true},
      {"phương Tây", "phương Tây", true},
      {"phương Tây", "Phương Tây", true},
      {"phương Tây", "phương tây", false},
      {"châu Âu", "Châu âu", false},
      {"taliban", "taliban", false},
      {"taliban", "Taliban", true},
      {"1C Company", "1C Company", true},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(!FindOne(c.surface, CaseRule::kCapital, c.text).empty(), c.found) << c.surface << " in " << c.text;
  }
}

TEST(TrieTest, ExactRuleAsksForEveryLetter) {
  struct {
    const char* surface;
    const char* text;
    bool found;
  } const cases[] = {
      {"WHO", "WHO", true},
      {"WHO", "Who", false},
      {"WHO", "who", false},
      {"Quad", "Quad", true},
      {"Quad", "QUAD", false},
      {"Ý", "Ý", true},
      {"Ý", "ý", false},
      {"TTXVN", "TTXVN", true},
      {"al-Qaeda", "al-Qaeda", true},
      {"al-Qaeda", "Al-Qaeda", false},
      {"G7", "G7", true},
      {"G7", "g7", false},
      {"Hoà", "Hòa", true},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(!FindOne(c.surface, CaseRule::kExact, c.text).empty(), c.found) << c.surface << " in " << c.text;
  }
}

TEST(TrieTest, FormsDoNotGoOverLineBreaks) {
  EXPECT_THAT(FindOne("Việt Nam", CaseRule::kAny, "Tin tức Việt\nNam Định mưa to"), IsEmpty());
}

TEST(TrieTest, FormWithoutTokensIsNotAdded) {
  Trie trie;
  EXPECT_EQ(trie.Add("", {}), 0u);
  EXPECT_EQ(trie.Add("  ", {}), 0u);
}

TEST(TrieTest, NothingIsAddedAtNodesToLeaveOut) {
  Trie trie;
  const uint32_t node = trie.Add("Mỹ", {EntryKind::kCountry, CaseRule::kCapital});
  EXPECT_EQ(trie.Add("Mĩ", {EntryKind::kCountry, CaseRule::kAny}, {node}), node);
  trie.Compile();
  EXPECT_THAT(FindIn(trie, "thẩm mỹ của Mỹ"), ElementsAre("Mỹ"));
}

TEST(TrieTest, EmptyTrieFindsNothing) {
  Trie trie;
  trie.Compile();
  EXPECT_THAT(FindIn(trie, "Việt Nam"), IsEmpty());
}

// More syllables than a node has bits for its children.
TEST(TrieTest, SyllablesThatFollowAreNotConfused) {
  Trie trie;
  for (int i = 0; i < 200; ++i) trie.Add(absl::StrCat("số ", i), {});
  for (int i = 0; i < 200; i += 3) trie.Add(absl::StrCat("mục ", i), {});
  trie.Compile();
  for (int i = 0; i < 200; ++i) {
    EXPECT_THAT(FindIn(trie, absl::StrCat("số ", i)), ElementsAre(absl::StrCat("số ", i)));
    EXPECT_EQ(FindIn(trie, absl::StrCat("mục ", i)).size(), i % 3 == 0 ? 1u : 0u) << i;
  }
}

// 200,000 forms of one to four syllables out of 60: every one is found where it stands, with its own entry.
TEST(TrieTest, FindsEachOfTwoHundredThousandForms) {
  constexpr const char* kOnsets[] = {"b", "c", "d", "đ", "g", "h", "k", "l", "m", "n"};
  constexpr const char* kRhymes[] = {"a", "ê", "i", "ơ", "ui", "ang"};
  const auto syllable = [&](uint32_t i) { return absl::StrCat(kOnsets[i % 10], kRhymes[i / 10 % 6]); };
  const auto form = [&](uint32_t i) {
    std::string text = syllable(i % 60);
    for (i /= 60; i > 0; i /= 60) absl::StrAppend(&text, " ", syllable(i % 60));
    return text;
  };
  constexpr uint32_t kForms = 200'000;
  Trie trie;
  std::set<uint32_t> nodes;
  for (uint32_t i = 0; i < kForms; ++i) nodes.insert(trie.Add(form(i), {EntryKind::kTerm, CaseRule::kAny, false, i}));
  trie.Compile();
  EXPECT_EQ(nodes.size(), kForms);
  for (uint32_t i = 0; i < kForms; i += 997) {
    const Document document = *Document::Parse(form(i));
    std::vector<uint32_t> ids;
    for (const Token& token : document.tokens()) ids.push_back(trie.IdOf(document.FoldedOf(token), token.hash));
    ids.push_back(0);
    std::vector<uint32_t> entries;
    trie.FindAt(document, ids, 0, [&](uint32_t end, const TrieValue& value) {
      if (end == document.tokens().size()) entries.push_back(value.entry);
    });
    EXPECT_THAT(entries, ElementsAre(i)) << form(i);
  }
}

}  // namespace
}  // namespace banghi
