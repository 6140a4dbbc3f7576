#include "extractors/code_rules.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/extractors/corpus.h"

namespace banghi {
namespace {

TEST(CodeRulesTest, AreSortedAndFound) {
  for (size_t i = 0; i < CodeRules().size(); ++i) {
    const CodeRule& rule = CodeRules()[i];
    EXPECT_EQ(FindCodeRule(rule.id), &rule) << std::string(rule.id);
    EXPECT_TRUE(i == 0 || CodeRules()[i - 1].id < rule.id) << std::string(rule.id);
    EXPECT_FALSE(rule.what.empty());
  }
  EXPECT_EQ(FindCodeRule("events/no-such-rule"), nullptr);
  EXPECT_EQ(FindCodeRule(""), nullptr);
}

// Every rule that explains or leaves out something must be known by its words; the corpora have all kinds.
TEST(CodeRulesTest, EveryRuleThatRoomsTellIsListed) {
  for (const char* corpus : {"events.tsv", "agreements.tsv", "person_records.tsv", "countries.tsv", "positions.tsv"}) {
    for (const std::vector<std::string>& row : ReadCorpus(corpus, 3)) {
      Trace trace;
      const ReadArticle read = Read(row[0], "", &trace);
      const auto known = [&read](absl::string_view rule) {
        const absl::string_view room = rule.substr(0, rule.find('/'));
        if (room == "triggers" || room == "instruments" || room == "partnerships") return true;
        const std::vector<Person>& people = read.analysis->bundle.people();
        return FindCodeRule(rule) != nullptr || std::any_of(people.begin(), people.end(), [&](const Person& person) {
                 return SourceOf(person) == rule;
               });
      };
      for (const LeftOut& left_out : trace.left_out) EXPECT_TRUE(known(left_out.rule)) << std::string(left_out.rule);
      const auto expect_known = [&](const auto& facts) {
        for (const auto& fact : facts) {
          EXPECT_FALSE(fact.why.all().empty()) << row[0];
          for (const Reason& reason : fact.why.all()) EXPECT_TRUE(known(reason.rule)) << std::string(reason.rule);
        }
      };
      expect_known(read.analysis->people);
      expect_known(read.analysis->agreements);
      expect_known(read.analysis->partnerships);
      expect_known(read.analysis->events);
    }
  }
}

}  // namespace
}  // namespace banghi
