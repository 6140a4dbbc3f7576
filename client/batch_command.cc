// banghi batch: a corpus in, records out, on all cores; may be killed and gone on with.

#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/clock.h"
#include "client/batch/batch_run.h"
#include "client/batch/counts.h"
#include "client/batch/format.h"
#include "client/batch/inputs.h"
#include "client/batch/output.h"
#include "client/batch/progress.h"
#include "client/byte_source.h"
#include "client/command.h"
#include "client/option_values.h"
#include "client/printable.h"
#ifdef BANGHI_HAVE_GRPC
#include "client/server_access.h"
#endif

namespace banghi {
namespace {

constexpr absl::Duration kTellAfter = absl::Milliseconds(500);

// The run that a signal stops, now or as soon as there is one.
std::atomic<BatchRun*> running = nullptr;
std::atomic<bool> stop_asked = false;

void StopRunning(int signal) {
  stop_asked = true;
  if (BatchRun* run = running; run != nullptr) run->Stop();
  std::signal(signal, SIG_DFL);  // a second one does not wait
}

// Rewrites one line on a terminal; says nothing elsewhere.
class ProgressTeller {
 public:
  explicit ProgressTeller(uint64_t input_size) : input_size_(input_size) {}

  void Tell(const BatchRun::Progress& progress, bool last = false) {
    if (!begun_) first_ = progress;
    begun_ = true;
    if (!terminal_ || (!last && absl::Now() - told_ < kTellAfter)) return;
    told_ = absl::Now();
    const std::string line =
        ProgressLine({progress.articles - first_.articles, progress.failed, progress.text_bytes - first_.text_bytes,
                      BytesRead(), input_size_, absl::Now() - began_});
    std::cerr << "\r\x1b[K" << line << (last ? "\n" : "") << std::flush;
  }

 private:
  const bool terminal_ = isatty(STDERR_FILENO) != 0;
  const uint64_t input_size_;
  const absl::Time began_ = absl::Now();
  absl::Time told_;
  bool begun_ = false;
  BatchRun::Progress first_;
};

class BatchCommand : public Command {
 public:
  const char* name() const override { return "batch"; }
  const char* summary() const override { return "Read a corpus into a file of records; may be killed and resumed"; }
  void AddOptions(CLI::App& app) override;
  int Run() override;

 private:
  static int Fail(int status, absl::string_view why);
  static const BatchInput* OnceOnly(const std::vector<BatchInput>& inputs);
  static std::string NameOf(const BatchInput& input) { return input.path == "-" ? "standard input" : input.path; }
  std::string WayOn(const std::vector<BatchInput>& inputs, const absl::Status& status) const;
  BatchTask Task(const std::vector<BatchInput>& inputs, const std::string& gazetteers) const;
  absl::StatusOr<std::unique_ptr<ArticleWorkers>> MakeWorkers(const ExtractOptions& options) const;
  int Write(const std::vector<BatchInput>& inputs, ArticleWorkers& workers, const BatchFormat& format);
  int Summarise(const BatchRun& run, const BatchOutput& output, absl::Duration took) const;

  std::vector<std::string> arguments_;
  std::string output_;
  std::string format_ = "jsonl";
  std::string published_;
  std::string shard_text_;  // empty: the whole
  bool shard_from_zero_ = false;
  Shard shard_;
  bool resume_ = false;
  bool force_ = false;
  bool quiet_ = false;
  int threads_ = 0;
  std::vector<std::string> gazetteers_;
#ifdef BANGHI_HAVE_GRPC
  ServerAccess servers_;
  int in_flight_ = 8;
  double patience_ = 300;
#endif
};

void BatchCommand::AddOptions(CLI::App& app) {
  app.add_option(
         "inputs", arguments_,
         "Files as `banghi extract` takes them, and WARC/WET; directories (every\nfile of articles below them); "
         "patterns ('news/*.jsonl.zst'); - is standard\ninput")
      ->type_name("INPUT")
      ->required();
  app.add_option(
         "-o,--output", output_,
         "Where the records go: a file (.zst or .gz: compressed), for csv and brat a\ndirectory. Written as OUT.part "
         "until it is whole; articles that cannot be\nread go to OUT.errors.jsonl")
      ->type_name("OUT")
      ->required();
  app.add_option("--format", format_,
                 "jsonl (default), csv (tables that join), brat (a text and its annotations for\neach article), "
                 "doccano or conll")
      ->type_name("FORMAT")
      ->check(OneOf({"jsonl", "csv", "brat", "doccano", "conll"}));
  app.add_option("--published", published_, "Day of publication where an article does not say it")
      ->type_name("DATE")
      ->check(PublishedDate());
  app.add_option(
         "--shard", shard_text_,
         "Only part K of N of the inputs; the outputs of all parts, one behind the\nother, are that of the whole")
      ->type_name("K/N")
      ->envname("BANGHI_SHARD");
  app.add_flag("--shard-from-zero", shard_from_zero_, "K is from 0 to N - 1, as indices of Kubernetes' Jobs are");
  CLI::Option* resume =
      app.add_flag("--resume", resume_, "Go on with a run that was killed; from the beginning where there was none");
  app.add_flag("--force", force_, "Write OUT anew, whatever is there")->excludes(resume);
  app.add_flag("--quiet", quiet_, "No progress, no summary");
  CLI::Option* gazetteers = AddGazetteers(app, gazetteers_);
  CLI::Option* threads = AddThreads(app, threads_);
#ifdef BANGHI_HAVE_GRPC
  CLI::Option* servers =
      servers_.AddTo(app)
          ->description(
              "Ask this server, or these (separated by commas), instead of\nextracting here; the output is the same")
          ->excludes(gazetteers)
          ->excludes(threads);
  app.add_option("--in-flight", in_flight_, "Articles under way at each server; default: 8")
      ->type_name("N")
      ->check(CLI::Range(1, 256).description(""))
      ->needs(servers);
  app.add_option("--patience", patience_, "Seconds after which a run without an answer gives up; default: 300")
      ->type_name("SECONDS")
      ->check(CLI::Range(0.0, 1e6).description(""))
      ->needs(servers);
#else
  (void)gazetteers, (void)threads;
#endif
}

int BatchCommand::Fail(int status, absl::string_view why) {
  std::cerr << "banghi batch: " << why << std::endl;
  return status;
}

// The input that can be read once only; null where there is none.
const BatchInput* BatchCommand::OnceOnly(const std::vector<BatchInput>& inputs) {
  const auto found =
      std::find_if(inputs.begin(), inputs.end(), [](const BatchInput& input) { return !input.repeatable; });
  return found == inputs.end() ? nullptr : &*found;
}

// How a run that has ended too early can be had again.
std::string BatchCommand::WayOn(const std::vector<BatchInput>& inputs, const absl::Status& status) const {
  const BatchInput* const once = OnceOnly(inputs);
  if (once == nullptr && absl::IsAborted(status)) {  // it reads with other gazetteers
    return "--resume goes on where all servers read with those again, --force begins anew";
  }
  if (once == nullptr) return "--resume goes on";
  return absl::StrCat(NameOf(*once), " can be read once only, so a new run begins anew; what was written is in ",
                      output_, ".part");
}

// What is written follows from this alone.
BatchTask BatchCommand::Task(const std::vector<BatchInput>& inputs, const std::string& gazetteers) const {
  BatchTask task;
  task.words = {absl::StrCat("banghi ", std::string(EngineVersion())), absl::StrCat("gazetteers ", gazetteers),
                absl::StrCat("format ", format_), absl::StrCat("published ", published_),
                absl::StrCat("shard ", shard_.number, "/", shard_.count)};
  for (const BatchInput& input : inputs) {
    task.words.push_back(absl::StrCat("input ", WithUtf8(input.path), ", ", input.bytes, " bytes"));
  }
  task.repeatable = OnceOnly(inputs) == nullptr;
  return task;
}

int BatchCommand::Summarise(const BatchRun& run, const BatchOutput& output, absl::Duration took) const {
  if (!quiet_) std::cout << SummaryOf(run.counts(), run.articles(), took) << std::flush;
  if (run.ids_changed() > 0) {
    Fail(kExitOk,
         absl::StrCat(run.ids_changed(),
                      " articles have the id of one before them: in the tables theirs have ~2, ~3, ... behind them"));
  }
  if (run.counts().failed() == 0) return kExitOk;
  return Fail(kExitFailed, absl::StrCat(run.counts().failed(), run.counts().failed() == 1 ? " article" : " articles",
                                        " could not be read; ", output.errors_path(), " says why"));
}

int BatchCommand::Write(const std::vector<BatchInput>& inputs, ArticleWorkers& workers, const BatchFormat& format) {
  for (const int signal : {SIGINT, SIGTERM}) std::signal(signal, &StopRunning);
  const Beginning beginning = resume_ ? Beginning::kResume : force_ ? Beginning::kForce : Beginning::kNew;
  absl::StatusOr<std::unique_ptr<BatchOutput>> output =
      BatchOutput::Open(output_, format, Task(inputs, workers.gazetteer_version()), beginning);
  // So that whoever starts a run again until it ends well, as clusters do, comes to an end.
  if (resume_ && absl::IsAlreadyExists(output.status())) return Fail(kExitOk, std::string(output.status().message()));
  if (!output.ok()) return Fail(kExitFailed, std::string(output.status().message()));
  uint64_t input_size = 0;
  for (const BatchInput& input : inputs) input_size += input.bytes;
  ArticleReader reader(FilesOf(inputs, shard_), published_);
  reader.OnWarning([](const std::string& warning) { std::cerr << absl::StrCat("banghi batch: ", warning, "\n"); });
  ProgressTeller teller(shard_.count == 1 ? input_size : 0);
  BatchRun run(reader, workers, format, **output, [&](const BatchRun::Progress& progress) {
    if (!quiet_) teller.Tell(progress);
  });
  running = &run;
  if (stop_asked) run.Stop();
  const absl::Time began = absl::Now();
  const absl::Status status = run.Run();
  running = nullptr;
  if (!quiet_) teller.Tell({(*output)->articles(), run.counts().failed(), run.counts().text_bytes()}, true);
  if (absl::IsCancelled(status)) {
    return Fail(kExitFailed,
                absl::StrCat("stopped after ", (*output)->articles(), " articles; ", WayOn(inputs, status)));
  }
  if (!status.ok()) return Fail(kExitFailed, absl::StrCat(std::string(status.message()), "; ", WayOn(inputs, status)));
  return Summarise(run, **output, absl::Now() - began);
}

absl::StatusOr<std::unique_ptr<ArticleWorkers>> BatchCommand::MakeWorkers(const ExtractOptions& options) const {
#ifdef BANGHI_HAVE_GRPC
  if (!servers_.address().empty()) {
    return MakeRemoteWorkers(servers_.links(), options, in_flight_, absl::Seconds(patience_));
  }
#endif
  absl::StatusOr<std::shared_ptr<const Bundle>> bundle = Bundle::Load(gazetteers_, nullptr);
  if (!bundle.ok()) return bundle.status();
  const int threads = ThreadsOrCores(threads_);
  return MakeInProcessWorkers(*std::move(bundle), options, threads);
}

int BatchCommand::Run() {
  if (output_.empty()) return Fail(kExitUsage, "--output: is empty");
  if (output_ == "-") {
    return Fail(kExitUsage,
                "--output: a run is written to files, so that it can be gone on with; `banghi extract` writes "
                "records to standard output (and ./- is a file of that name)");
  }
  const std::string whole = shard_from_zero_ ? "0/1" : "1/1";
  const absl::StatusOr<Shard> shard = ParseShard(shard_text_.empty() ? whole : shard_text_, shard_from_zero_ ? 0 : 1);
  if (!shard.ok()) return Fail(kExitUsage, absl::StrCat("--shard: ", std::string(shard.status().message())));
  shard_ = *shard;
  const absl::StatusOr<std::vector<BatchInput>> inputs = ListInputs(arguments_, output_);
  if (!inputs.ok()) return Fail(kExitUsage, std::string(inputs.status().message()));
  const BatchInput* const once = OnceOnly(*inputs);
  if (once != nullptr && (resume_ || shard_.count > 1)) {
    return Fail(kExitUsage, absl::StrCat(NameOf(*once), " can be read once only: no --resume, no --shard"));
  }
  const std::unique_ptr<const BatchFormat> format = MakeBatchFormat(format_);
  const absl::StatusOr<std::unique_ptr<ArticleWorkers>> workers = MakeWorkers(format->options());
  if (!workers.ok()) return Fail(kExitFailed, std::string(workers.status().message()));
  return Write(*inputs, **workers, *format);
}

}  // namespace

std::unique_ptr<Command> MakeBatchCommand() { return std::make_unique<BatchCommand>(); }

}  // namespace banghi
