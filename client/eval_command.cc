// banghi eval: how far extracted records agree with records that people put right.

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <iostream>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "client/article_reader.h"
#include "client/backend.h"
#include "client/backend_options.h"
#include "client/command.h"
#include "client/evaluation/eval_report.h"
#include "client/evaluation/gold_reader.h"
#include "client/evaluation/scorer.h"
#include "client/line_reader.h"
#include "client/option_values.h"
#include "client/terminal.h"

namespace banghi {
namespace {

constexpr size_t kBlockRecords = 64;  // handed over together, as in extract

class EvalCommand : public Command {
 public:
  const char* name() const override { return "eval"; }
  const char* summary() const override { return "Compare records with ones put right by hand: precision, recall, F1"; }
  void AddOptions(CLI::App& app) override;
  int Run() override;

 private:
  // False where the command cannot go on; it has said why.
  bool ReadOld();
  bool ReadArticles();
  bool Evaluate();

  bool EvaluateBlock(std::vector<GoldRecord>& block);
  bool ExtractAndScore(OffsetUnit unit, const std::vector<const GoldRecord*>& golds);
  bool Refuse(const std::string& what, const absl::Status& status);
  void Fail(const std::string& label, const std::string& why);
  bool PrintReport();

  std::string gold_;
  std::string old_path_;
  std::vector<std::string> article_paths_;
  std::string format_ = "table";
  size_t errors_ = 0;
  BackendOptions backend_options_;

  EvalReport old_;
  ArticlesById articles_;
  std::map<OffsetUnit, std::unique_ptr<Backend>> backends_;  // made when a record first counts in the unit
  std::set<std::string> seen_;                               // articleId
  Scorer scorer_;
  size_t records_ = 0;  // scored
  std::string gazetteer_version_, engine_version_;
  bool failed_ = false;
};

void EvalCommand::AddOptions(CLI::App& app) {
  app.add_option("gold", gold_,
                 "Records to compare with, as `banghi extract --keep-text` prints them\n(jsonl or json) and people put "
                 "them right; - is standard input")
      ->type_name("GOLD.jsonl")
      ->required();
  app.add_option("--articles", article_paths_,
                 "Where the articles are of records that have no text, by their ids:\nwhat `banghi extract` was given")
      ->type_name("FILE")
      ->delimiter(',')
      ->allow_extra_args(false);
  app.add_option("--diff", old_path_, "Show what was won and lost since this earlier output of --format json")
      ->type_name("OLD.json")
      ->check(CLI::ExistingFile.description(""));
  app.add_option("--errors", errors_, "Show up to N disagreements of each kind; default: 0. JSON always has all")
      ->type_name("N");
  app.add_option("--format", format_, "table (default) or json")->type_name("FORMAT")->check(OneOf({"table", "json"}));
  backend_options_.AddTo(app);
}

bool EvalCommand::Refuse(const std::string& what, const absl::Status& status) {
  std::cerr << "banghi: " << what << ": " << std::string(status.message()) << std::endl;
  failed_ = true;
  return false;
}

void EvalCommand::Fail(const std::string& label, const std::string& why) {
  std::cerr << "banghi: " << label << ": " << why << std::endl;
  failed_ = true;
}

bool EvalCommand::ReadOld() {
  if (old_path_.empty()) return true;
  absl::StatusOr<std::unique_ptr<ByteSource>> source = OpenSource(old_path_);
  if (!source.ok()) return Refuse(old_path_, source.status());
  const absl::StatusOr<std::string> json = LineReader(*std::move(source)).Rest();
  if (!json.ok()) return Refuse(old_path_, json.status());
  absl::StatusOr<EvalReport> report = ParseReport(*json);
  if (!report.ok()) return Refuse(old_path_, report.status());
  old_ = *std::move(report);
  return true;
}

bool EvalCommand::ReadArticles() {
  ArticleReader reader(article_paths_, "");
  for (ArticleInput input; reader.Next(&input);) {
    if (!input.status.ok()) return Refuse(input.label, input.status);
    std::string id = input.article.id();
    articles_[std::move(id)] = std::move(input.article);
  }
  return true;
}

bool EvalCommand::Evaluate() {
  GoldReader reader(gold_, articles_);
  if (absl::Status status = reader.Open(); !status.ok()) return Refuse(gold_, status);
  std::vector<GoldRecord> block;
  GoldRecord gold;
  while (reader.Next(&gold)) {
    const std::string& id = gold.record.article_id();
    if (!id.empty() && !seen_.insert(id).second) {
      gold.faults.push_back(absl::StrCat("articleId: `", id, "` was there before"));
    }
    for (const std::string& fault : gold.faults) Fail(gold.label, fault);
    if (gold.faults.empty()) block.push_back(std::move(gold));
    if (block.size() == kBlockRecords && !EvaluateBlock(block)) return false;
  }
  return EvaluateBlock(block);
}

bool EvalCommand::EvaluateBlock(std::vector<GoldRecord>& block) {
  std::map<OffsetUnit, std::vector<const GoldRecord*>> by_unit;
  for (const GoldRecord& gold : block) by_unit[gold.unit].push_back(&gold);
  for (const auto& [unit, golds] : by_unit) {
    if (!ExtractAndScore(unit, golds)) return false;
  }
  block.clear();
  return true;
}

bool EvalCommand::ExtractAndScore(OffsetUnit unit, const std::vector<const GoldRecord*>& golds) {
  std::unique_ptr<Backend>& backend = backends_[unit];
  if (backend == nullptr) {
    ExtractOptions options;
    options.offset_unit = unit;
    absl::StatusOr<std::unique_ptr<Backend>> made = backend_options_.Make(options);
    if (!made.ok()) return Refuse(gold_, made.status());
    backend = *std::move(made);
  }
  std::vector<v1::Article> articles;
  for (const GoldRecord* gold : golds) articles.push_back(gold->article);
  std::vector<Outcome> outcomes;
  if (absl::Status status = backend->Extract(articles, &outcomes); !status.ok()) return Refuse(gold_, status);
  for (size_t i = 0; i < golds.size(); ++i) {
    const GoldRecord& gold = *golds[i];
    if (!outcomes[i].ok) {
      Fail(gold.label, outcomes[i].error);
      continue;
    }
    const v1::Record& record = outcomes[i].record;
    scorer_.Add(gold.article.id(), gold.record, record, TextOffsets(gold.article.text(), unit));
    gazetteer_version_ = record.gazetteer_version();
    engine_version_ = record.engine_version();
    ++records_;
  }
  return true;
}

bool EvalCommand::PrintReport() {
  EvalReport report = MakeReport(scorer_.tally());
  report.records = records_;
  report.gazetteer_version = gazetteer_version_;
  report.engine_version = engine_version_;
  const EvalDiff diff = Compare(old_, report);
  std::string out;
  if (format_ == "json") {
    out = ReportJson(report, old_path_.empty() ? nullptr : &diff);
  } else {
    const Terminal terminal = StdoutTerminal();
    out = ReportTable(report, errors_, terminal);
    if (!old_path_.empty()) out += DiffTable(diff, terminal);
  }
  std::fwrite(out.data(), 1, out.size(), stdout);
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return true;
  return Refuse("standard output", absl::ErrnoToStatus(errno, "cannot write"));
}

int EvalCommand::Run() {
  if (!ReadOld() || !ReadArticles() || !Evaluate()) return kExitFailed;
  if (records_ == 0) {
    std::cerr << "banghi: " << gold_ << ": no record to compare with\n";
    return kExitFailed;
  }
  PrintReport();
  return failed_ ? kExitFailed : kExitOk;
}

}  // namespace

std::unique_ptr<Command> MakeEvalCommand() { return std::make_unique<EvalCommand>(); }

}  // namespace banghi
