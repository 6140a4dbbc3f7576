// banghi-server: serves banghi.v1.ExtractionService until SIGTERM or SIGINT; SIGHUP reads gazetteers, certificates and
// tokens again.

#include <unistd.h>

#include <csignal>
#include <memory>
#include <string>
#include <thread>

#include "CLI/CLI.hpp"
#include "absl/synchronization/mutex.h"
#include "absl/time/clock.h"
#include "extractors/engine.h"
#include "server/config/configuration.h"
#include "server/config/option_kinds.h"
#include "server/config/server_flags.h"
#include "server/gazetteer_store.h"
#include "server/http/http_flags.h"
#include "server/log/call_log.h"
#include "server/log/log_formatter.h"
#include "server/log/logging.h"
#include "server/scheduling.h"
#include "server/security/security_flags.h"
#include "server/server.h"
#include "spdlog/spdlog.h"
#ifdef BANGHI_BENCH
#include "server/canned_record.h"
#endif

namespace banghi {
namespace {

constexpr char kDescription[] =
    "Serves banghi.v1.ExtractionService over gRPC: Vietnamese defence and diplomacy news in, structured records out.\n"
    "\n"
    "SIGTERM and SIGINT stop it when the calls under way have ended: exit status 0; 3 where some outlasted\n"
    "--grace-seconds and were cancelled. A second signal ends it at once. SIGHUP reads gazetteers, certificates\n"
    "and tokens again.\n"
    "Flags go before environment variables (in brackets), these before the file of --config.";

constexpr int kCallsCancelled = 3;

struct Flags {
  ServerOptions server;
#ifdef BANGHI_BENCH
  std::string noop;
#endif
  absl::Duration drain = absl::ZeroDuration();
  LogOptions log;
};

void AddFlags(CLI::App& app, Flags& flags) {
  AddServerFlags(app, flags.server);
  AddSecurityFlags(app, flags.server.security);
  AddHttpFlags(app, flags.server.http);
  AddSeconds(app, "--drain-seconds", flags.drain,
             "time between SIGTERM, from which on health says NOT_SERVING,\nand the stop: calls are still taken")
      ->group("Serving");
  AddLogFlags(app, flags.log);
#ifdef BANGHI_BENCH
  app.add_option("--noop", flags.noop, "read this article now, and answer every call with its record")
      ->type_name("FILE")
      ->check(CLI::ExistingFile.description(""));
#endif
}

// The signals this program waits for; blocked before any thread begins, so that only sigwait gets them.
sigset_t BlockSignals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&signals, signal);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  return signals;
}

// From now on another SIGTERM or SIGINT ends the process, whatever it does.
void EndAtTheNextSignal(const sigset_t& signals) {
  std::thread([signals] {
    int signal = 0;
    while (sigwait(&signals, &signal) != 0 || signal == SIGHUP) {
    }
    _exit(128 + signal);
  }).detach();
}

// The exit status.
int Stop(Server& server, const Flags& flags) {
  if (flags.drain > absl::ZeroDuration()) {
    spdlog::info("not ready any more, taking calls for another {}", absl::FormatDuration(flags.drain));
    server.SayNotServing();
    absl::SleepFor(flags.drain);
  }
  spdlog::info("stopping, {} for the calls under way", absl::FormatDuration(flags.server.grace));
  const bool all_ended = server.Stop();
  spdlog::info(all_ended ? "stopped" : "stopped, calls that outlasted the time they had were cancelled");
  return all_ended ? 0 : kCallsCancelled;
}

int Serve(const Flags& flags, const sigset_t& signals) {
  absl::StatusOr<std::unique_ptr<Server>> server = Server::Start(flags.server, nullptr);
  if (!server.ok()) {
    spdlog::critical("{}", std::string(server.status().message()));
    return 1;
  }
  Logging::SetServing();
  spdlog::info("banghi-server {} serves on port {}, gazetteers {}", std::string(EngineVersion()), (*server)->port(),
               (*server)->gazetteers().Pin()->engine.bundle().version());
  if ((*server)->admin_port() != 0) spdlog::info("AdminService on port {}", (*server)->admin_port());
  if ((*server)->http_port() != 0) spdlog::info("HTTP on port {}", (*server)->http_port());
  if ((*server)->metrics_port() != 0) spdlog::info("metrics on port {}", (*server)->metrics_port());
  int signal = 0;
  while (sigwait(&signals, &signal) == 0 && signal == SIGHUP) {
    (*server)->security().Reread();
    (*server)->gazetteers().Reload("SIGHUP", nullptr).IgnoreError();  // it is logged
  }
  EndAtTheNextSignal(signals);
  return Stop(**server, flags);
}

int Main(int argc, char** argv) {
  CLI::App app(kDescription, "banghi-server");
  app.get_formatter()->column_width(36);
  app.set_version_flag("--version", "banghi-server " + std::string(EngineVersion()));
  Flags flags;
  AddFlags(app, flags);
  Configuration configuration(app);
  if (const absl::optional<int> exit_status = configuration.Read(argc, argv)) return *exit_status;
  // Debian builds Abseil with assertions, and so every lock of gRPC's would be looked through for deadlocks.
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);
  PreferFinishingWork();  // before any thread begins
  const sigset_t signals = BlockSignals();
  const Logging logging(flags.log);
  JsonLine fields;
  fields.AddRaw("configuration", configuration.ToJson());
  LogFields(spdlog::level::info, "configuration", fields);
  CallLog call_log(flags.log.calls);
  flags.server.observers.push_back(&call_log);
#ifdef BANGHI_BENCH
  if (!flags.noop.empty()) {
    flags.server.extraction.canned_record = CannedRecord(flags.noop);
    if (flags.server.extraction.canned_record == nullptr) {
      spdlog::critical("no record can be made of {}", flags.noop);
      return 1;
    }
  }
#endif
  return Serve(flags, signals);
}

}  // namespace
}  // namespace banghi

int main(int argc, char** argv) { return banghi::Main(argc, argv); }
