#include "page/page.h"

#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "extractors/code_rules.h"
#include "gmock/gmock.h"
#include "google/protobuf/util/json_util.h"
#include "gtest/gtest.h"

namespace banghi {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string Content(absl::string_view path) {
  for (const PageFile& file : PageFiles()) {
    if (file.path == path) return std::string(file.content);
  }
  return "";
}

size_t Count(absl::string_view text, absl::string_view part) {
  return std::vector<absl::string_view>(absl::StrSplit(text, part)).size() - 1;
}

std::string Between(const std::string& text, const std::string& before, const std::string& behind) {
  const size_t begin = text.find(before) + before.size();
  return text.substr(begin, text.find(behind, begin) - begin);
}

v1::Article WithText(const std::string& text) {
  v1::Article article;
  article.set_text(text);
  return article;
}

TEST(PageTest, OpensWithTheDocument) {
  const PageFile& first = PageFiles().front();
  EXPECT_EQ(first.path, "/");
  EXPECT_EQ(first.content_type, "text/html; charset=utf-8");
  EXPECT_TRUE(absl::StartsWith(first.content, "<!DOCTYPE html>"));
}

// The path that a line of a page file asks for; empty where it asks for none.
std::string PathAskedFor(const PageFile& file, absl::string_view line) {
  const std::vector<absl::string_view> quoted = absl::StrSplit(line, '"');
  if (absl::EndsWith(file.path, ".js"))
    return absl::StrContains(line, "from \"./") ? absl::StrCat("/js/", quoted[1].substr(2)) : "";
  for (size_t i = 0; i + 1 < quoted.size(); i += 2) {
    const bool asks = absl::EndsWith(quoted[i], " src=") || absl::EndsWith(quoted[i], " href=");
    if (asks && !absl::StartsWith(quoted[i + 1], "#")) return absl::StrCat("/", quoted[i + 1]);
  }
  return "";
}

TEST(PageTest, HasWhatItsDocumentAndModulesAskFor) {
  int asked = 0;
  for (const PageFile& file : PageFiles()) {
    if (absl::StartsWith(file.path, "/samples/")) continue;
    for (const absl::string_view line : absl::StrSplit(file.content, '\n')) {
      const std::string path = PathAskedFor(file, line);
      EXPECT_TRUE(path.empty() || !Content(path).empty()) << line;
      asked += path.empty() ? 0 : 1;
    }
  }
  EXPECT_GT(asked, 20);
}

TEST(PageTest, GivesSamplesAsText) {
  for (const PageFile& file : PageFiles()) {
    const bool sample = absl::StartsWith(file.path, "/samples/");
    EXPECT_EQ(sample, file.content_type == "text/plain; charset=utf-8") << file.path;
  }
  EXPECT_THAT(Content("/samples/tham-va-ky.html"), HasSubstr("<p class=\"sapo\">"));
}

TEST(PageTest, TellsEveryRuleWrittenInCodeInVietnamese) {
  const std::string reasons = Content("/js/reasons_vi.js");
  for (const CodeRule& rule : CodeRules()) {
    EXPECT_EQ(Count(reasons, absl::StrCat("\n  \"", rule.id, "\":")), 1U)
        << rule.id << " is not in page/js/reasons_vi.js";
  }
  EXPECT_EQ(Count(reasons, "\n  \""), CodeRules().size());
}

TEST(PageTest, AllowsNoInlineScript) {
  EXPECT_THAT(std::string(PageSecurityPolicy()), HasSubstr("script-src 'self'"));
  EXPECT_THAT(std::string(PageSecurityPolicy()), Not(HasSubstr("unsafe")));
  EXPECT_EQ(Count(Content("/"), "<script"), Count(Content("/"), " src=\""));
  EXPECT_EQ(Count(Content("/"), "style="), 0U);
}

TEST(SelfContainedPageTest, AsksForNoOtherFile) {
  const std::string page = SelfContainedPage(WithText("Sáng 5/3."), v1::Record());
  for (const absl::string_view other : {" src=\"", "<link", "\nimport ", "\nexport "})
    EXPECT_EQ(Count(page, other), 0U) << other;
  EXPECT_EQ(Count(page, "default-src 'none'"), 1U);
}

TEST(SelfContainedPageTest, TextNeverLeavesItsScript) {
  const std::string text = "</script><script>alert(1)</script><!-- <script> & \u2028 \"'\\";
  const std::string page = SelfContainedPage(WithText(text), v1::Record());
  EXPECT_EQ(Count(page, "<script"), 3U);  // the data, the theme, the program
  EXPECT_EQ(Count(page, "</script>"), 3U);
  EXPECT_EQ(Count(page, "<!--"), 0U);
  const std::string data = Between(page, "type=\"application/json\">", "</script>");
  EXPECT_THAT(data, Not(HasSubstr("\u2028")));
  v1::Article read;
  ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(Between(data, "{\"article\":", ",\"record\":"), &read).ok());
  EXPECT_EQ(read.text(), text);
}

TEST(SelfContainedPageTest, NonceIsNoneThatTheTextGuesses) {
  const std::string page = SelfContainedPage(WithText("<script nonce=banghi0>"), v1::Record());
  EXPECT_EQ(Count(page, "script-src 'nonce-banghi1'"), 1U);
}

}  // namespace
}  // namespace banghi
