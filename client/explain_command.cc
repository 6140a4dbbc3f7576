// banghi explain: why a record says what it says, and why a rule did not fire.

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "client/backend.h"
#include "client/command.h"
#include "client/explanation_text.h"
#include "client/one_article.h"
#include "client/option_values.h"
#include "client/terminal.h"
#include "extractors/explain/place.h"
#include "extractors/explain/rule_check.h"
#include "gazetteers/bundle.h"
#include "gazetteers/sources.h"
#include "google/protobuf/util/json_util.h"
#include "text/utf8.h"

namespace banghi {
namespace {

constexpr size_t kMostLike = 5;  // ids named where one is not known

struct Unit {
  OffsetUnit unit;
  v1::OffsetUnit named;
  const char* plural;
};
const std::map<std::string, Unit> kUnits = {
    {"code_point", {OffsetUnit::kCodePoint, v1::OFFSET_UNIT_CODE_POINT, "code points"}},
    {"utf8", {OffsetUnit::kUtf8Byte, v1::OFFSET_UNIT_UTF8_BYTE, "bytes"}},
    {"utf16", {OffsetUnit::kUtf16CodeUnit, v1::OFFSET_UNIT_UTF16_CODE_UNIT, "UTF-16 code units"}}};

class ExplainCommand : public Command {
 public:
  const char* name() const override { return "explain"; }
  const char* summary() const override { return "Say why a record is as it is, and why a rule did not fire"; }
  void AddOptions(CLI::App& app) override;
  int Run() override;

 private:
  int Fail(int status, const std::string& why) const;
  int Explain(const v1::Article& article);
  int Print(const google::protobuf::Message& message, const std::string& text) const;

  std::string file_ = "-";
  std::string article_id_;
  std::string published_;
  std::string format_ = "text";
  std::string offsets_ = "code_point";
  std::string rule_;
  std::optional<uint32_t> at_;
  std::vector<std::string> gazetteers_;
};

void ExplainCommand::AddOptions(CLI::App& app) {
  app.add_option("file", file_, "One article: plain text, Markdown, HTML, or a line of JSONL.\n- is standard input")
      ->type_name("FILE|-")
      ->required();
  app.add_option("--at", at_, "Explain this place alone: an offset in the text as submitted")->type_name("OFFSET");
  app.add_option("--rule", rule_,
                 "A rule or gazetteer entry (dates/day, ranks/dai-tuong):\nwhere it fired; with --at why it did or did "
                 "not")
      ->type_name("ID");
  app.add_option("--article", article_id_, "Which one, where FILE holds several")->type_name("ID");
  app.add_option("--published", published_, "Day of publication where the article does not say it")
      ->type_name("DATE")
      ->check(PublishedDate());
  app.add_option("--format", format_, "text (default) or json")->type_name("FORMAT")->check(OneOf({"text", "json"}));
  app.add_option("--offsets", offsets_, "Unit of offsets: code_point (default), utf8 or utf16")
      ->type_name("UNIT")
      ->check(OneOf({"code_point", "utf8", "utf16"}));
  AddGazetteers(app, gazetteers_);
}

int ExplainCommand::Fail(int status, const std::string& why) const {
  std::cerr << "banghi: " << why << std::endl;
  return status;
}

int ExplainCommand::Print(const google::protobuf::Message& message, const std::string& text) const {
  std::string out = text;
  if (format_ == "json") {
    google::protobuf::util::JsonPrintOptions options;
    options.add_whitespace = true;
    out.clear();
    (void)google::protobuf::util::MessageToJsonString(message, &out, options);  // cannot fail: UTF-8 and no Any
  }
  std::fwrite(out.data(), 1, out.size(), stdout);
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return kExitOk;
  return Fail(kExitFailed, absl::StrCat("cannot write standard output: ", std::strerror(errno)));
}

int ExplainCommand::Explain(const v1::Article& article) {
  const Unit& unit = kUnits.at(offsets_);
  const bool readable = FindInvalidUtf8(article.text()) == article.text().size();  // else the engine says where not
  const uint32_t length = readable ? LengthIn(article.text(), unit.named) : 0;
  if (readable && at_ && *at_ >= length)
    return Fail(kExitUsage, absl::StrCat("--at ", *at_, " is behind the text, which has ", length, " ", unit.plural));
  const GazetteerSources sources = GazetteerSources::Read(gazetteers_);
  if (!rule_.empty() && !IsRule(sources, rule_)) {
    const std::vector<std::string> like = RulesLike(sources, rule_, kMostLike);
    return Fail(kExitUsage, absl::StrCat("no rule or entry \"", rule_, "\"",
                                         like.empty() ? "" : absl::StrCat("; there is ", absl::StrJoin(like, ", "))));
  }
  absl::StatusOr<std::shared_ptr<const Bundle>> bundle = Bundle::Load(gazetteers_, nullptr);
  if (!bundle.ok()) return Fail(kExitFailed, std::string(bundle.status().message()));
  const Engine engine(*std::move(bundle));
  v1::Record record;
  v1::Explanation explanation;
  FieldViolation violation;
  const auto look = [&](const Analysis& analysis) {
    const uint32_t token = at_ ? TokenAt(analysis, unit.unit, *at_) : 0;
    if (at_) ExplainPlace(analysis, record, unit.unit, token, &explanation);
    if (at_ && !rule_.empty()) CheckRule(analysis, sources, rule_, token, explanation.mutable_rule_check());
  };
  const absl::Status status = engine.Explain(article, {.offset_unit = unit.unit}, &record, look, &violation);
  if (!status.ok()) {
    return Fail(
        kExitFailed,
        absl::StrCat(file_, ": ", ErrorText(violation.field, violation.description, std::string(status.message()))));
  }
  const Terminal terminal = StdoutTerminal();
  if (!at_ && rule_.empty()) return Print(record, DerivationText(record, article, terminal));
  if (!at_) {
    ExplainRule(record, rule_, &explanation);
    explanation.mutable_rule_check()->set_rule(rule_);
    explanation.mutable_rule_check()->set_description(DescribeRule(sources, rule_));
  }
  return Print(explanation, ExplanationText(explanation, article, terminal));
}

int ExplainCommand::Run() {
  v1::Article article;
  if (const int status = ReadOneArticle(file_, article_id_, published_, &article); status != kExitOk) return status;
  return Explain(article);
}

}  // namespace

std::unique_ptr<Command> MakeExplainCommand() { return std::make_unique<ExplainCommand>(); }

}  // namespace banghi
