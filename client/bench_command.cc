// banghi bench: how many articles a server reads in a second, how soon it answers, and what that costs.

#include <unistd.h>

#include <cstdio>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "client/article_reader.h"
#include "client/command.h"
#include "client/load/load_generator.h"
#include "client/load/load_report.h"
#include "client/load/process_usage.h"
#include "client/option_values.h"
#include "client/server_access.h"
#include "client/terminal.h"

namespace banghi {
namespace {

// Articles are kept in memory; what stands behind these is left out.
constexpr size_t kMaxCorpusBytes = 256 << 20;

std::chrono::nanoseconds Nanoseconds(double seconds) {
  return std::chrono::nanoseconds(static_cast<int64_t>(seconds * 1e9));
}

class BenchCommand : public Command {
 public:
  const char* name() const override { return "bench"; }
  const char* summary() const override { return "Put load on a server, and measure calls, latencies and CPU"; }
  void AddOptions(CLI::App& app) override;
  int Run() override;

 private:
  void AddLoadOptions(CLI::App& app);
  // False where an article cannot be read; it has said why.
  bool ReadArticles();
  bool Print(const LoadResult& result) const;

  ServerAccess server_;
  LoadOptions load_;  // concurrency 0 until it is known whether there is a rate
  std::vector<std::string> files_;
  std::vector<v1::Article> articles_;
  std::string mode_ = "unary";
  std::string format_;
  double duration_ = 10, warmup_ = 1, timeout_ = 30;  // seconds
};

void BenchCommand::AddOptions(CLI::App& app) {
  load_.concurrency = 0;
  app.add_option("file", files_,
                 "Articles as `banghi extract` takes them, asked in turn, again and again.\n- is standard input, and "
                 "the default")
      ->type_name("FILE|-");
  server_.AddTo(app)->description("The server to ask")->required();
  app.add_option("--mode", mode_, "unary (default): a call an article; stream: a stream a caller")
      ->type_name("MODE")
      ->check(OneOf({"unary", "stream"}));
  AddLoadOptions(app);
  app.add_option("--server-pid", load_.server_pid,
                 "Process whose CPU and memory are measured; default: the one of\nthis machine that listens on a "
                 "loopback address")
      ->type_name("PID")
      ->check(CLI::Range(1, 1 << 22).description(""));
  app.add_option("--format", format_, "table or json; default: table on a terminal, else json")
      ->type_name("FORMAT")
      ->check(OneOf({"table", "json"}));
}

void BenchCommand::AddLoadOptions(CLI::App& app) {
  const auto seconds = CLI::Range(0.001, 86400.0).description("");
  app.add_option("--concurrency", load_.concurrency,
                 "Callers, each with one article under way;\ndefault: 16, with --rate 256")
      ->type_name("N")
      ->check(CLI::Range(1, 10000).description(""));
  app.add_option("--channels", load_.channels, "Connections they share; default: 4, at most one a caller")
      ->type_name("N")
      ->check(CLI::Range(1, 1024).description(""));
  app.add_option("--rate", load_.rate,
                 "Open loop: this many calls a second, whether or not those before are\nanswered (while a caller is "
                 "free), with latencies from when each was due;\ndefault: each caller asks again when it is answered")
      ->type_name("CALLS")
      ->check(CLI::Range(0.001, 1e7).description(""));
  app.add_option("--duration", duration_, "Seconds to measure; default: 10")->type_name("SECONDS")->check(seconds);
  app.add_option("--warmup", warmup_, "Seconds of the same load before that; default: 1")
      ->type_name("SECONDS")
      ->check(CLI::Range(0.0, 86400.0).description(""));
  app.add_option("--timeout", timeout_, "Seconds that an answer may take; default: 30")
      ->type_name("SECONDS")
      ->check(seconds);
}

bool BenchCommand::ReadArticles() {
  ArticleReader reader(files_, "");
  size_t bytes = 0;
  for (ArticleInput input; bytes < kMaxCorpusBytes && reader.Next(&input);) {
    if (!input.status.ok()) {
      std::cerr << "banghi: " << input.label << ": " << std::string(input.status.message()) << std::endl;
      return false;
    }
    bytes += input.article.ByteSizeLong();
    articles_.push_back(std::move(input.article));
  }
  if (articles_.empty()) std::cerr << "banghi bench: no article to send" << std::endl;
  return !articles_.empty();
}

bool BenchCommand::Print(const LoadResult& result) const {
  const std::string out = format_ == "json" ? LoadJson(load_, articles_.size(), result)
                                            : LoadTable(load_, articles_.size(), result, StdoutTerminal());
  std::fwrite(out.data(), 1, out.size(), stdout);
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return true;
  std::cerr << "banghi: cannot write standard output" << std::endl;
  return false;
}

int BenchCommand::Run() {
  if (files_.empty() && isatty(STDIN_FILENO)) {
    std::cerr << "banghi bench: no FILE named, and standard input is a terminal\n";
    return kExitUsage;
  }
  if (files_.empty()) files_ = {"-"};
  if (format_.empty()) format_ = isatty(STDOUT_FILENO) ? "table" : "json";
  if (load_.concurrency == 0) load_.concurrency = load_.rate > 0 ? 256 : 16;
  load_.stream = mode_ == "stream";
  load_.duration = Nanoseconds(duration_);
  load_.warmup = Nanoseconds(warmup_);
  load_.timeout = Nanoseconds(timeout_);
  load_.server = server_.link();
  if (load_.server_pid == 0) {
    load_.server_pid = FindListener(server_.address());
  } else if (absl::StatusOr<ProcessUsage> usage = UsageOf(load_.server_pid); !usage.ok()) {
    std::cerr << "banghi bench: --server-pid: " << std::string(usage.status().message()) << std::endl;
    return kExitUsage;
  }
  if (!ReadArticles()) return kExitFailed;
  absl::StatusOr<LoadResult> result = GenerateLoad(load_, articles_);
  if (!result.ok()) {
    std::cerr << "banghi: " << std::string(result.status().message()) << std::endl;
    return kExitFailed;
  }
  const bool printed = Print(*result);
  if (!result->lost.ok()) {
    std::cerr << "banghi: server " << server_.address() << " went away: " << std::string(result->lost.message())
              << std::endl;
  }
  return printed && result->lost.ok() && result->errors.empty() ? kExitOk : kExitFailed;
}

}  // namespace

std::unique_ptr<Command> MakeBenchCommand() { return std::make_unique<BenchCommand>(); }

}  // namespace banghi
