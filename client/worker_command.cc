// banghi worker: articles from a queue, records to an exchange.

#include <sys/resource.h>

#include <atomic>
#include <csignal>
#include <iostream>
#include <iterator>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "client/command.h"
#include "client/option_values.h"
#include "client/queue/article_lane.h"
#include "client/queue/broker_flags.h"
#include "client/queue/repeated_lines.h"

namespace banghi {
namespace {

std::atomic<bool> stopped = false;

// CPU time, of which the longest text takes a tenth of a second: what takes more has no end.
constexpr rlim_t kMostTrialSeconds = 20;

constexpr absl::Duration kTellAgain = absl::Seconds(10);

void StopWorking(int signal) {
  stopped = true;
  std::signal(signal, SIG_DFL);  // a second one does not wait
}

// Lines of several threads on standard error.
void Tell(const std::string& line) {
  static std::mutex mutex;
  const std::lock_guard lock(mutex);
  std::cerr << absl::FormatTime(absl::RFC3339_sec, absl::Now(), absl::UTCTimeZone()) << " banghi worker: " << line
            << std::endl;
}

class WorkerCommand : public Command {
 public:
  const char* name() const override { return "worker"; }
  const char* summary() const override { return "Take articles from a message queue, publish their records"; }
  void AddOptions(CLI::App& app) override;
  int Run() override;

 private:
  int Work(Broker& broker);
  int ReadOne() const;
  Trial MakeTrial() const;

  BrokerOptions options_;
  bool declare_ = false;
  std::string read_one_;  // what the article on standard input is in; empty where none is to be read
  int threads_ = 0;
  int prefetch_ = 64;
  std::vector<std::string> gazetteers_;
};

void WorkerCommand::AddOptions(CLI::App& app) {
  AddBrokerFlags(app, options_);
  app.add_flag("--declare", declare_,
               "Make the queue, the exchanges and a queue for each (quorum queues, durable)\nwhere there are none, and "
               "end");
  app.add_option("--prefetch", prefetch_, "Articles sent ahead to each thread; default: 64")
      ->type_name("N")
      ->check(CLI::Range(1, 10'000).description(""))
      ->envname("BANGHI_PREFETCH");
  app.add_option("--read-one", read_one_, "Read the article on standard input, in json or protobuf, and end")
      ->group("");
  AddThreads(app, threads_)->envname("BANGHI_THREADS");
  AddGazetteers(app, gazetteers_)->envname("BANGHI_GAZETTEERS");
}

// This command again, with the same gazetteers.
Trial WorkerCommand::MakeTrial() const {
  std::vector<std::string> command = {"/proc/self/exe", "worker"};
  for (const std::string& directory : gazetteers_) command.insert(command.end(), {"--gazetteers", directory});
  command.emplace_back("--read-one");
  return Trial(std::move(command));
}

// The part of a trial (trial.h) that may die.
int WorkerCommand::ReadOne() const {
  const rlimit time = {kMostTrialSeconds, kMostTrialSeconds};
  setrlimit(RLIMIT_CPU, &time);
  const rlimit no_core = {0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  const absl::StatusOr<std::shared_ptr<const Bundle>> bundle = Bundle::Load(gazetteers_, nullptr);
  if (!bundle.ok()) return kExitFailed;
  InMessage message;
  message.content_type = read_one_;
  message.body.assign(std::istreambuf_iterator<char>(std::cin), {});
  ReadMessage(Engine(*bundle), message);
  return kExitOk;
}

int WorkerCommand::Work(Broker& broker) {
  absl::StatusOr<std::shared_ptr<const Bundle>> bundle = Bundle::Load(gazetteers_, nullptr);
  if (!bundle.ok()) {
    Tell(std::string(bundle.status().message()));
    return kExitFailed;
  }
  const Engine engine(*std::move(bundle));
  for (const int signal : {SIGINT, SIGTERM}) std::signal(signal, &StopWorking);
  const int threads = ThreadsOrCores(threads_);
  Tell(absl::StrCat("takes articles from ", options_.names.articles, " with ", threads, " threads, gazetteers ",
                    engine.bundle().version()));
  const Trial trial = MakeTrial();
  LaneCounts counts;
  std::atomic<bool> failed = false;
  RepeatedLines repeated(kTellAgain);
  const auto tell = [&](const std::string& line) {
    if (repeated.IsNews(line, absl::Now())) Tell(line);
  };
  std::vector<std::thread> lanes;
  for (int i = 0; i < threads; ++i) {
    lanes.emplace_back([&] {
      const absl::Status status = ArticleLane(broker, engine, trial, prefetch_, stopped, counts, tell).Run();
      if (status.ok()) return;
      Tell(std::string(status.message()));
      failed = stopped = true;
    });
  }
  for (std::thread& lane : lanes) lane.join();
  Tell(absl::StrCat("stopped; ", counts.records.load(), " records, ", counts.dead.load(),
                    " articles that cannot be read"));
  return failed ? kExitFailed : kExitOk;
}

int WorkerCommand::Run() {
  if (!read_one_.empty()) return ReadOne();
  const absl::StatusOr<std::unique_ptr<Broker>> broker = MakeAmqpBroker(options_);
  if (!broker.ok()) {
    std::cerr << "banghi worker: --broker: " << std::string(broker.status().message()) << std::endl;
    return kExitUsage;
  }
  if (!declare_) return Work(**broker);
  const absl::Status status = (*broker)->Declare();
  if (!status.ok()) Tell(std::string(status.message()));
  return status.ok() ? kExitOk : kExitFailed;
}

}  // namespace

std::unique_ptr<Command> MakeWorkerCommand() { return std::make_unique<WorkerCommand>(); }

}  // namespace banghi
