// banghi extract: articles in, records out.

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <iostream>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "client/article_reader.h"
#include "client/backend.h"
#include "client/command.h"
#include "client/record_writer.h"
#include "gazetteers/bundle.h"

namespace banghi {
namespace {

// Articles that are handed over together: enough to keep all threads of a server busy, and well within its limits.
constexpr size_t kBlockArticles = 64;
constexpr size_t kBlockBytes = 8 << 20;

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

class ExtractCommand : public Command {
 public:
  const char* name() const override { return "extract"; }
  const char* summary() const override { return "Read articles and write what they say as records"; }
  void AddOptions(CLI::App& app) override;
  int Run() override;

 private:
  absl::Status MakeBackend();
  absl::Status ExtractBlock(const std::vector<ArticleInput>& block);
  void Fail(const ArticleInput& input, const std::string& why);

  std::vector<std::string> files_;
  std::string published_;
  std::string format_;
  std::string server_;
  std::vector<std::string> gazetteers_;
  std::vector<std::string> layers_;
  int threads_ = 0;
  ExtractOptions options_;
  std::unique_ptr<Backend> backend_;
  std::unique_ptr<RecordWriter> writer_;
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
      ->type_name("DATE");
  app.add_option("--format", format_,
                 "json (indented), jsonl (one record a line) or table;\ndefault: table on a terminal, else jsonl")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"json", "jsonl", "table"}).description(""));
  app.add_option("--offsets", options_.offset_unit, "Unit of spans: code_point (default), utf8 or utf16")
      ->type_name("UNIT")
      ->transform(CLI::Transformer(std::map<std::string, OffsetUnit>{{"code_point", OffsetUnit::kCodePoint},
                                                                     {"utf8", OffsetUnit::kUtf8Byte},
                                                                     {"utf16", OffsetUnit::kUtf16CodeUnit}})
                      .description(""));
  app.add_option("--layers", layers_,
                 "Parts of the record to write, separated by commas:\n" + LayerNames() + ";\ndefault: all")
      ->type_name("LAYER")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(CLI::Validator(CheckLayer, ""));
  app.add_flag("--explain", options_.explain, "Add why each mention stands, and what it was preferred to");
  CLI::Option* gazetteers =
      app.add_option("--gazetteers", gazetteers_, "Directories of gazetteer files on top of the built-in ones")
          ->type_name("DIR")
          ->delimiter(',')
          ->allow_extra_args(false)
          ->check(CLI::ExistingDirectory.description(""));
  CLI::Option* threads = app.add_option("--threads", threads_, "Threads that extract; default: one per core")
                             ->type_name("N")
                             ->check(CLI::Range(1, 1024).description(""));
#ifdef BANGHI_HAVE_GRPC
  app.add_option("--server", server_, "Ask this server instead of extracting here; the output is the same")
      ->type_name("HOST:PORT")
      ->excludes(gazetteers)
      ->excludes(threads);
#else
  (void)gazetteers, (void)threads;
#endif
}

absl::Status ExtractCommand::MakeBackend() {
#ifdef BANGHI_HAVE_GRPC
  if (!server_.empty()) {
    backend_ = MakeRemoteBackend(server_, options_);
    return absl::OkStatus();
  }
#endif
  CheckReport report;
  absl::StatusOr<std::shared_ptr<const Bundle>> bundle = Bundle::Load(gazetteers_, &report);
  if (!bundle.ok()) {
    if (report.ok()) return bundle.status();
    return absl::Status(bundle.status().code(), absl::StrCat(bundle.status().message(), "\n", report.ToString()));
  }
  const int threads = threads_ > 0 ? threads_ : std::max(1u, std::thread::hardware_concurrency());
  backend_ = MakeInProcessBackend(*std::move(bundle), options_, threads);
  return absl::OkStatus();
}

void ExtractCommand::Fail(const ArticleInput& input, const std::string& why) {
  const std::string& id = input.article.id();
  const std::string named = id.empty() || id == input.label ? "" : absl::StrCat(" (", id, ")");
  std::fflush(stdout);
  std::cerr << "banghi: " << input.label << named << ": " << why << std::endl;
  failed_ = true;
}

absl::Status ExtractCommand::ExtractBlock(const std::vector<ArticleInput>& block) {
  std::vector<v1::Article> articles;
  for (const ArticleInput& input : block) {
    if (input.status.ok()) articles.push_back(input.article);
  }
  std::vector<Outcome> outcomes;
  if (!articles.empty()) {
    if (absl::Status status = backend_->Extract(articles, &outcomes); !status.ok()) return status;
  }
  size_t next = 0;
  for (const ArticleInput& input : block) {
    if (!input.status.ok()) {
      Fail(input, std::string(input.status.message()));
      continue;
    }
    const Outcome& outcome = outcomes[next++];
    if (outcome.ok) {
      writer_->Write(outcome.record);
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

int ExtractCommand::Run() {
  if (files_.empty() && isatty(STDIN_FILENO)) {
    std::cerr << "banghi extract: no FILE named, and standard input is a terminal (name - to type an article)\n";
    return kExitUsage;
  }
  if (files_.empty()) files_ = {"-"};
  for (const std::string& layer : layers_) options_.layers |= 1u << LayerNamed(layer);
  absl::Status status = MakeBackend();
  if (format_.empty()) format_ = isatty(STDOUT_FILENO) ? "table" : "jsonl";
  writer_ = MakeRecordWriter(format_);

  ArticleReader reader(files_, published_);
  std::vector<ArticleInput> block;
  size_t bytes = 0;
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
  if (!status.ok()) {
    std::cerr << "banghi: " << std::string(status.message()) << std::endl;
    failed_ = true;
  }
  return failed_ ? kExitFailed : kExitOk;
}

}  // namespace

std::unique_ptr<Command> MakeExtractCommand() { return std::make_unique<ExtractCommand>(); }

}  // namespace banghi
