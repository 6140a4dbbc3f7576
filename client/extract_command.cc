// banghi extract: articles in, records out.

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "client/article_reader.h"
#include "client/backend.h"
#include "client/backend_options.h"
#include "client/command.h"
#include "client/option_values.h"
#include "client/record_writer.h"
#include "extractors/engine.h"

namespace banghi {
namespace {

// Articles that are handed over together: enough to keep all threads of a server busy, and well within its limits.
constexpr size_t kBlockArticles = 64;
constexpr size_t kBlockBytes = 8 << 20;
constexpr size_t kNamedUnanswered = 10;  // articles; those behind them are counted

// `people` -> RECORD_LAYER_PEOPLE; RECORD_LAYER_UNSPECIFIED where there is no such layer.
v1::RecordLayer LayerNamed(const std::string& name) {
  v1::RecordLayer layer = v1::RECORD_LAYER_UNSPECIFIED;
  v1::RecordLayer_Parse("RECORD_LAYER_" + absl::AsciiStrToUpper(name), &layer);
  return layer;
}

std::string LayerNames() {
  std::vector<std::string> names;
  for (int layer = v1::RECORD_LAYER_UNSPECIFIED + 1; layer <= v1::RecordLayer_MAX; ++layer) {
    names.push_back(absl::AsciiStrToLower(v1::RecordLayer_Name(layer).substr(sizeof("RECORD_LAYER_") - 1)));
  }
  return absl::StrJoin(names, ", ");
}

// What is wrong with the value of --layers, for CLI11; empty where nothing is.
std::string CheckLayer(const std::string& name) {
  if (LayerNamed(name) != v1::RECORD_LAYER_UNSPECIFIED) return "";
  return absl::StrCat(name, " is none of ", LayerNames());
}

const std::map<std::string, OffsetUnit> kUnits = {
    {"code_point", OffsetUnit::kCodePoint}, {"utf8", OffsetUnit::kUtf8Byte}, {"utf16", OffsetUnit::kUtf16CodeUnit}};

std::string Reason(const ArticleInput& input) { return std::string(input.status.message()); }

class ExtractCommand : public Command {
 public:
  const char* name() const override { return "extract"; }
  const char* summary() const override { return "Read articles and write what they say as records"; }
  void AddOptions(CLI::App& app) override;
  int Run() override;

 private:
  // Not OK where the rest of the articles cannot be extracted or written either; articles that fail are told.
  absl::Status ExtractAll();
  absl::Status ExtractBlock(const std::vector<ArticleInput>& block);
  void Fail(const ArticleInput& input, const std::string& why);
  void TellUnanswered(const std::vector<ArticleInput>& inputs);

  std::vector<std::string> files_;
  std::string published_;
  std::string format_;
  std::string offsets_ = "code_point";
  std::vector<std::string> layers_;
  bool keep_text_ = false;
  BackendOptions backend_options_;
  ExtractOptions options_;
  std::unique_ptr<Backend> backend_;  // null once it is lost; the articles that are left are told
  std::unique_ptr<RecordWriter> writer_;
  size_t unanswered_ = 0;
  bool failed_ = false;
};

void ExtractCommand::AddOptions(CLI::App& app) {
  app.add_option(
         "files", files_,
         "Plain text, Markdown or HTML, one article a file; or .jsonl[.gz|.zst],\none article a line: id, text, "
         "title, url, publishedDate.\n- is standard input, and the default")
      ->type_name("FILE|-");
  app.add_option("--published", published_,
                 "Day of publication where an article does not say it:\n2021-12-02 or RFC 3339")
      ->type_name("DATE")
      ->check(PublishedDate());
  app.add_option("--format", format_,
                 "json (indented), jsonl (one record a line) or table;\ndefault: table on a terminal, else jsonl")
      ->type_name("FORMAT")
      ->check(OneOf({"json", "jsonl", "table"}));
  app.add_option("--offsets", offsets_, "Unit of spans: code_point (default), utf8 or utf16")
      ->type_name("UNIT")
      ->check(OneOf({"code_point", "utf8", "utf16"}));
  app.add_option("--layers", layers_,
                 "Parts of the record to write, separated by commas:\n" + LayerNames() + ";\ndefault: all")
      ->type_name("LAYER")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(CLI::Validator(CheckLayer, ""));
  app.add_flag("--explain", options_.explain, "Add what mentions and facts rest on, and what was left out");
  app.add_flag("--keep-text", keep_text_, "Write each article's text into its record, for `banghi eval`");
  backend_options_.AddTo(app);
}

void ExtractCommand::Fail(const ArticleInput& input, const std::string& why) {
  const std::string& id = input.article.id();
  const std::string named = id.empty() || id == input.label ? "" : absl::StrCat(" (", id, ")");
  std::fflush(stdout);
  std::cerr << "banghi: " << input.label << named << ": " << why << std::endl;
  failed_ = true;
}

void ExtractCommand::TellUnanswered(const std::vector<ArticleInput>& inputs) {
  for (const ArticleInput& input : inputs) {
    if (!input.status.ok()) {
      Fail(input, Reason(input));
    } else if (++unanswered_ <= kNamedUnanswered) {
      Fail(input, "not answered");
    }
  }
}

absl::Status ExtractCommand::ExtractBlock(const std::vector<ArticleInput>& block) {
  std::vector<v1::Article> articles;
  for (const ArticleInput& input : block) {
    if (input.status.ok()) articles.push_back(input.article);
  }
  std::vector<Outcome> outcomes;
  if (!articles.empty() && backend_ != nullptr) {
    if (absl::Status status = backend_->Extract(articles, &outcomes); !status.ok()) {
      std::fflush(stdout);
      std::cerr << "banghi: " << std::string(status.message()) << std::endl;
      backend_ = nullptr;
    }
  }
  if (backend_ == nullptr) {
    TellUnanswered(block);
    return absl::OkStatus();
  }
  size_t next = 0;
  for (const ArticleInput& input : block) {
    if (!input.status.ok()) {
      Fail(input, Reason(input));
      continue;
    }
    const Outcome& outcome = outcomes[next++];
    if (outcome.ok) {
      writer_->Write(outcome.record, input.article);
    } else {
      Fail(input, outcome.error);
    }
  }
  // A full disk must not look like success.
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
    return absl::DataLossError(absl::StrCat("cannot write standard output: ", std::strerror(errno)));
  }
  return absl::OkStatus();
}

absl::Status ExtractCommand::ExtractAll() {
  absl::StatusOr<std::unique_ptr<Backend>> backend = backend_options_.Make(options_);
  if (!backend.ok()) return backend.status();
  backend_ = *std::move(backend);
  writer_ = MakeRecordWriter(format_, keep_text_);
  ArticleReader reader(files_, published_);
  reader.OnWarning([](const std::string& warning) { std::cerr << absl::StrCat("banghi: ", warning, "\n"); });
  std::vector<ArticleInput> block;
  size_t bytes = 0;
  absl::Status status;
  bool more = true;
  while (status.ok() && more) {
    ArticleInput input;
    more = reader.Next(&input);
    if (more) {
      bytes += input.article.ByteSizeLong();
      block.push_back(std::move(input));
    }
    if (!more || block.size() >= kBlockArticles || bytes >= kBlockBytes) {
      status = ExtractBlock(block);
      block.clear();
      bytes = 0;
    }
  }
  if (unanswered_ > kNamedUnanswered) {
    std::cerr << "banghi: " << unanswered_ - kNamedUnanswered << " more articles were not answered" << std::endl;
  }
  return status;
}

int ExtractCommand::Run() {
  if (files_.empty() && isatty(STDIN_FILENO)) {
    std::cerr << "banghi extract: no FILE named, and standard input is a terminal (name - to type an article)\n";
    return kExitUsage;
  }
  if (files_.empty()) files_ = {"-"};
  if (format_.empty()) format_ = isatty(STDOUT_FILENO) && !keep_text_ ? "table" : "jsonl";
  if (format_ == "table" && keep_text_) {
    std::cerr << "banghi extract: --keep-text is for --format json and jsonl\n";
    return kExitUsage;
  }
  options_.offset_unit = kUnits.at(offsets_);
  for (const std::string& layer : layers_) options_.layers |= 1u << LayerNamed(layer);
  // The table shows dates, and why a mention stands, in the words of the text.
  if (format_ == "table" && options_.layers != 0) options_.layers |= 1u << v1::RECORD_LAYER_MENTIONS;
  if (absl::Status status = ExtractAll(); !status.ok()) {
    std::cerr << "banghi: " << std::string(status.message()) << std::endl;
    failed_ = true;
  }
  return failed_ ? kExitFailed : kExitOk;
}

}  // namespace

std::unique_ptr<Command> MakeExtractCommand() { return std::make_unique<ExtractCommand>(); }

}  // namespace banghi
