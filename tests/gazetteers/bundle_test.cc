#include "gazetteers/bundle.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/gazetteers/scratch_directory.h"
#include "text/fold.h"

namespace banghi {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

std::shared_ptr<const Bundle> LoadAlone(const ScratchDirectory& directory) {
  CheckReport report;
  auto bundle = Bundle::LoadAlone(directory.path(), &report);
  EXPECT_TRUE(bundle.ok()) << report.ToString();
  return bundle.ok() ? *bundle : nullptr;
}

// "Việt Nam=cldr/VN", with `?` at its end where the form is ambiguous.
std::vector<std::string> FindIn(const Bundle& bundle, const std::string& text) {
  const Document document = *Document::Parse(text);
  const Matches matches = bundle.FindAll(document);
  std::vector<std::string> found;
  for (uint32_t token = 0; token < document.tokens().size(); ++token) {
    for (const Match& match : matches.AllAt(token)) {
      found.push_back(absl::StrCat(document.TextOf(match.tokens), "=", bundle.SourceOf(match.kind, match.entry),
                                   match.ambiguous ? "?" : ""));
    }
  }
  return found;
}

TEST(BundleTest, EmptyDirectoryHasTheCountriesOfCldr) {
  ScratchDirectory directory;
  const auto bundle = LoadAlone(directory);
  ASSERT_NE(bundle, nullptr);
  EXPECT_EQ(bundle->FindCountry("VN")->name, "Việt Nam");
  EXPECT_EQ(bundle->FindCountry("HK")->name, "Hồng Kông");
  EXPECT_EQ(bundle->FindCountry("XX"), nullptr);
  EXPECT_THAT(FindIn(*bundle, "Việt Nam thăm Myanmar, Miến Điện cũ"),
              ElementsAre("Việt Nam=cldr/VN", "Myanmar=cldr/MM", "Miến Điện=cldr/MM"));
  EXPECT_THAT(FindIn(*bundle, "giữa NHẬT BẢN và Triều Tiên"), ElementsAre("NHẬT BẢN=cldr/JP", "Triều Tiên=cldr/KP"));
}

TEST(BundleTest, CountriesFileAddsFormsAndMakesOthersAmbiguous) {
  ScratchDirectory directory;
  directory.Write("countries.tsv",
                  "code\tname\tcapital\tambiguous\n"
                  "FR\t\tCộng hòa Pháp\tPháp\n"
                  "SUHH\tLiên Xô\n"
                  "US\tMỹ\n");
  const auto bundle = LoadAlone(directory);
  ASSERT_NE(bundle, nullptr);
  EXPECT_THAT(FindIn(*bundle, "Cộng hòa Pháp"), ElementsAre("Cộng hòa Pháp=cldr/FR", "Pháp=cldr/FR?"));
  EXPECT_THAT(FindIn(*bundle, "Liên Xô, Mỹ, Hoa Kỳ"),
              ElementsAre("Liên Xô=countries/SUHH", "Mỹ=cldr/US", "Hoa Kỳ=cldr/US"));
  EXPECT_EQ(bundle->FindCountry("US")->name, "Mỹ");
  EXPECT_EQ(bundle->FindCountry("SUHH")->name, "Liên Xô");
}

TEST(BundleTest, LongestFormOfEachKindIsFound) {
  ScratchDirectory directory;
  directory.Write("offices.tsv", "id\tname\nbo-truong\tBộ trưởng\nchu-tich\tChủ tịch\nchu-tich-nuoc\tChủ tịch nước\n")
      .Write("organizations.tsv", "id\ttype\tname\nnuoc\tSTATE\tNước\nquoc-hoi\tSTATE\tQuốc hội\n")
      .Write("terms.tsv", "id\tnames\nnuoc-ngoai\tnước ngoài\n");
  const auto bundle = LoadAlone(directory);
  ASSERT_NE(bundle, nullptr);
  EXPECT_THAT(FindIn(*bundle, "chủ tịch nước ngoài"),
              ElementsAre("chủ tịch nước=offices/chu-tich-nuoc", "nước ngoài=terms/nuoc-ngoai"));
  EXPECT_THAT(FindIn(*bundle, "Chủ tịch Quốc hội"),
              ElementsAre("Chủ tịch=offices/chu-tich", "Quốc hội=organizations/quoc-hoi"));
}

TEST(BundleTest, EqualSpansOfOneKindAreAllFound) {
  ScratchDirectory directory;
  directory.Write(
      "locations.tsv",
      "id\ttype\tname\tambiguous\nhoa-binh\tPROVINCE\tHòa Bình\tHoà Bình\nhoa-binh-xa\tDISTRICT\tHòa Bình\tHòa Bình\n");
  const auto bundle = LoadAlone(directory);
  ASSERT_NE(bundle, nullptr);
  EXPECT_THAT(FindIn(*bundle, "ở Hòa Bình"),
              ElementsAre("Hòa Bình=locations/hoa-binh?", "Hòa Bình=locations/hoa-binh-xa?"));
}

TEST(BundleTest, EachCueListHasItsOwnLongestForm) {
  ScratchDirectory directory;
  directory.Write("cues/signing.tsv", "list\tnames\nfuture\tsẽ;sắp\nsigning\tsẽ ký\nsigning\tký kết;ký\n")
      .Write("cues/visits.tsv", "list\tnames\nfuture\tsắp tới\n");
  const auto bundle = LoadAlone(directory);
  ASSERT_NE(bundle, nullptr);
  EXPECT_THAT(FindIn(*bundle, "hai bên sẽ ký kết"),
              ElementsAre("sẽ ký=cues/signing", "sẽ=cues/future", "ký kết=cues/signing"));
  EXPECT_THAT(FindIn(*bundle, "sắp tới"), ElementsAre("sắp tới=cues/future"));
  EXPECT_EQ(bundle->cues()[static_cast<size_t>(bundle->CueList("future"))].id, "future");
  EXPECT_EQ(bundle->CueList("past"), -1);
}

TEST(BundleTest, CuesOfOneFormAreFoundInEachOfTheirLists) {
  ScratchDirectory directory;
  directory.Write("cues/words.tsv",
                  "list\tnames\tcapital\tambiguous\n"
                  "meeting\tgặp;hội đàm\n"
                  "verb\tgặp\n"
                  "state\t\tTrung\n"
                  "name\t\t\tTrung\n"
                  "side\ttrung;gặp\n");
  const auto bundle = LoadAlone(directory);
  ASSERT_NE(bundle, nullptr);
  EXPECT_THAT(FindIn(*bundle, "gặp trung"),
              ElementsAre("gặp=cues/meeting", "gặp=cues/verb", "gặp=cues/side", "trung=cues/side"));
  EXPECT_THAT(FindIn(*bundle, "Trung gặp"), ElementsAre("Trung=cues/state", "Trung=cues/name?", "Trung=cues/side",
                                                        "gặp=cues/meeting", "gặp=cues/verb", "gặp=cues/side"));
  const Document document = *Document::Parse("hội đàm gặp");
  const Matches matches = bundle->FindAll(document);
  EXPECT_EQ(matches.CueAt(0, bundle->CueList("meeting")), 2u);
  EXPECT_EQ(matches.CueAt(0, bundle->CueList("verb")), 0u);
  EXPECT_EQ(matches.CueBefore(3, bundle->CueList("side")), 2u);
  EXPECT_EQ(matches.CueBefore(2, bundle->CueList("meeting")), 0u);
  EXPECT_EQ(matches.CueBefore(2, bundle->CueList("verb")), 2u);
}

TEST(BundleTest, TheNextTokenWithSomethingIsFoundWithoutAskingEach) {
  ScratchDirectory directory;
  directory.Write("cues/words.tsv", "list\tnames\nverb\tgặp\n");
  const auto bundle = LoadAlone(directory);
  ASSERT_NE(bundle, nullptr);
  const Document document = *Document::Parse("ông A gặp 2 bà B");
  const Matches matches = bundle->FindAll(document);
  const uint64_t verbs = Matches::BitOfList(bundle->CueList("verb"));
  EXPECT_EQ(matches.NextOf(0, Matches::kCapitalWord), 1u);
  EXPECT_EQ(matches.NextOf(1, Matches::kCapitalWord), 1u);
  EXPECT_EQ(matches.NextOf(2, Matches::kCapitalWord), 5u);
  EXPECT_EQ(matches.NextOf(2, Matches::kCapitalWord, verbs), 2u);
  EXPECT_EQ(matches.NextOf(3, 0, verbs), 6u);  // none
}

TEST(BundleTest, ColumnsOfFormsHaveTheirCaseRules) {
  ScratchDirectory directory;
  directory.Write("organizations.tsv",
                  "id\ttype\tname\tnames\texact\tambiguous\tcode\n"
                  "un\tINTERNATIONAL\tLiên hợp quốc\t\tLHQ;UN\t\tUN\n"
                  "is\tARMED_GROUP\tNhà nước Hồi giáo tự xưng\tcái gọi là nhà nước hồi giáo\tIS\t\n"
                  "dang\tPARTY\tĐảng Cộng sản Việt Nam\t\t\tĐảng\n");
  const auto bundle = LoadAlone(directory);
  ASSERT_NE(bundle, nullptr);
  EXPECT_THAT(FindIn(*bundle, "Liên Hợp Quốc (LHQ), liên hợp quốc, Lhq, UN, un"),
              ElementsAre("Liên Hợp Quốc=organizations/un", "LHQ=organizations/un", "UN=organizations/un"));
  EXPECT_THAT(FindIn(*bundle, "Đảng ta, đảng; cái gọi là Nhà nước Hồi giáo, is"),
              ElementsAre("Đảng=organizations/dang?", "cái gọi là Nhà nước Hồi giáo=organizations/is"));
  EXPECT_EQ(bundle->organizations()[0].code, "UN");
}

TEST(BundleTest, ReadsEveryColumn) {
  ScratchDirectory directory;
  directory.Write("ranks.tsv", "# Ranks.\n\nenglish\tid\tname\tcode\nGeneral\tdai-tuong\tĐại tướng\tOF-9\n")
      .Write("offices.tsv",
             "id\tname\tcomplement\tside\tkind\tlevel\tenglish\n"
             "ngoai-truong\tNgoại trưởng\tcountry;none\tSTATE\tFOREIGN_AFFAIRS\t3\tForeign Minister\n"
             "chu-nhiem\tChủ nhiệm\tbody; portfolio\n")
      .Write("people.tsv", "id\tname\taliases\tcountry\twikidata\na\tTrần Văn Thử\tThử Trần\tVN\tQ1\n")
      .Write("tenures.tsv",
             "person\trank\tposition\tfrom\tto\na\tdai-tuong\t\t2016-04\t\na\t\tBộ trưởng\t2011\t2016-04-08\n")
      .Write("instruments.tsv",
             "id\ttype\tname\texact\tparties\tstatus\tdate\n"
             "doc\tOTHER\tTuyên bố ứng xử\tDOC\tCN; VN\tSIGNED\t2002-11-04\n")
      .Write("name_syllables.tsv", "syllable\tfamily\tmiddle\tgiven\nMĩ\t0\t1\t2\nMỹ\t0\t10\t20\n");
  const auto bundle = LoadAlone(directory);
  ASSERT_NE(bundle, nullptr);
  const Rank& rank = bundle->ranks()[0];
  EXPECT_EQ(absl::StrCat(rank.id, " ", rank.name, " ", rank.code, " ", rank.english),
            "dai-tuong Đại tướng OF-9 General");
  EXPECT_EQ(bundle->offices()[0].complements, kComplementCountry);
  EXPECT_EQ(bundle->offices()[0].level, 3);
  EXPECT_EQ(bundle->offices()[1].complements, kComplementBody | kComplementPortfolio);
  const absl::Span<const Tenure> tenures = bundle->TenuresOf(0);
  ASSERT_EQ(tenures.size(), 2u);
  EXPECT_EQ(tenures[0].rank, "dai-tuong");
  EXPECT_EQ(tenures[1].to, "2016-04-08");
  EXPECT_TRUE(bundle->TenuresOf(1).empty());
  EXPECT_THAT(bundle->instruments()[0].parties, ElementsAre("CN", "VN"));
  EXPECT_EQ(bundle->name_syllables().Find(Fold("Mỹ")).given, 22u);
}

TEST(BundleTest, OverlayReplacesEntriesByIdAndAddsOthers) {
  ScratchDirectory overlay;
  overlay.Write("ranks.tsv", "id\tname\ncap-thu\tCấp bậc thử\ndai-tuong\tĐại tướng thử\n");
  CheckReport report;
  const auto bundle = Bundle::Load({overlay.path()}, &report);
  ASSERT_TRUE(bundle.ok()) << report.ToString();
  const auto built_in = Bundle::BuiltIn();
  ASSERT_TRUE(built_in.ok()) << built_in.status();
  EXPECT_EQ((*bundle)->ranks().size(), (*built_in)->ranks().size() + 1);
  EXPECT_NE((*bundle)->version(), (*built_in)->version());
  EXPECT_THAT(FindIn(**bundle, "cấp bậc thử"), ::testing::Contains("cấp bậc thử=ranks/cap-thu"));
  EXPECT_THAT(FindIn(**bundle, "đại tướng thử"), ::testing::Contains("đại tướng thử=ranks/dai-tuong"));
  EXPECT_EQ((*bundle)->files().back().name, "rules/dates.textproto");
}

TEST(BundleTest, LaterOverlayWins) {
  ScratchDirectory first, second;
  first.Write("topics.tsv", "id\tname\nthu\tan toàn thử\n")
      .Write("cues/x.tsv", "list\tnames\nthu\tmột từ\nthu\thai từ\n");
  second.Write("topics.tsv", "id\tname\nthu\tan ninh thử\n").Write("cues/y.tsv", "list\tnames\nthu\tba từ\n");
  CheckReport report;
  const auto bundle = Bundle::Load({first.path(), second.path()}, &report);
  ASSERT_TRUE(bundle.ok()) << report.ToString();
  EXPECT_THAT(FindIn(**bundle, "an toàn thử"), ::testing::Not(::testing::Contains(HasSubstr("topics/thu"))));
  EXPECT_THAT(FindIn(**bundle, "an ninh thử"), ::testing::Contains("an ninh thử=topics/thu"));
  EXPECT_THAT(FindIn(**bundle, "hai từ ba từ"), ::testing::Contains("ba từ=cues/thu"));
  EXPECT_THAT(FindIn(**bundle, "hai từ ba từ"), ::testing::Not(::testing::Contains("hai từ=cues/thu")));
}

TEST(BundleTest, FaultInAnOverlayNamesItsPlace) {
  ScratchDirectory overlay;
  overlay.Write("ranks.tsv", "id\tname\tcode\nthu\tCấp bậc thử\tOF-99\n").Write("rank.tsv", "");
  CheckReport report;
  const auto bundle = Bundle::Load({overlay.path()}, &report);
  ASSERT_FALSE(bundle.ok());
  EXPECT_EQ(bundle.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(report.faults().size(), 2u) << report.ToString();
  EXPECT_THAT(report.ToString(), HasSubstr("ranks.tsv:2:17: \"OF-99\" is no NATO grade"));
  EXPECT_THAT(std::string(bundle.status().message()), HasSubstr("rank.tsv: no gazetteer has this name"));
}

TEST(BundleTest, DirectoryThatIsNotThereIsAFault) {
  CheckReport report;
  EXPECT_EQ(Bundle::LoadAlone("/nowhere/at/all", &report).status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(report.ToString(), HasSubstr("/nowhere/at/all: cannot be read"));
}

TEST(BundleTest, BuiltInIsMadeOnceForAllThreads) {
  std::vector<const Bundle*> bundles(4);
  std::vector<std::thread> threads;
  for (const Bundle*& bundle : bundles) threads.emplace_back([&bundle] { bundle = Bundle::BuiltIn()->get(); });
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(bundles, ::testing::Each(bundles[0]));
}

}  // namespace
}  // namespace banghi
