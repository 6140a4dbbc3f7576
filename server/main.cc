// banghi-server: serves banghi.v1.ExtractionService until SIGTERM or SIGINT; SIGHUP reads the gazetteers again.

#include <atomic>
#include <csignal>
#include <memory>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "extractors/engine.h"
#include "google/protobuf/stubs/logging.h"
#include "grpc/support/log.h"
#include "server/gazetteer_store.h"
#include "server/server.h"
#include "spdlog/sinks/stdout_sinks.h"
#include "spdlog/spdlog.h"
#ifdef BANGHI_BENCH
#include "server/canned_record.h"
#endif

namespace banghi {
namespace {

constexpr char kDescription[] =
    "Serves banghi.v1.ExtractionService over gRPC: Vietnamese defence and diplomacy news in, structured records out.\n"
    "Health, reflection and channelz are on. SIGTERM and SIGINT stop it when the calls under way have ended; SIGHUP "
    "reads the\ngazetteers again. Every option can be given as an environment variable as well.";

struct Flags {
  ServerOptions server;
#ifdef BANGHI_BENCH
  std::string noop;
#endif
  double grace_seconds = 30;
  std::string log_level = "info";
};

void AddOptions(CLI::App& app, Flags& flags) {
  ServerOptions& server = flags.server;
  app.add_option("--listen", server.listen, "address to serve on; port 0 takes a free one")
      ->type_name("HOST:PORT")
      ->envname("BANGHI_LISTEN")
      ->capture_default_str();
  app.add_option("--admin-listen", server.admin_listen,
                 "where AdminService (reload) is: `same` as the others, `off`,\nor an address of its own")
      ->type_name("HOST:PORT")
      ->envname("BANGHI_ADMIN_LISTEN")
      ->capture_default_str();
  app.add_option("--gazetteers", server.gazetteers,
                 "directories of gazetteer files on top of the built-in ones;\nmay be repeated or separated by commas")
      ->type_name("DIR")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(CLI::ExistingDirectory.description(""))
      ->envname("BANGHI_GAZETTEERS");
  app.add_option("--threads", server.threads, "threads that extract; 0: one per core")
      ->check(CLI::Range(0, 4096).description(""))
      ->type_name("N")
      ->envname("BANGHI_THREADS")
      ->capture_default_str();
  app.add_option("--max-text-bytes", server.extraction.max_text_bytes, "longest text taken, at most 1 MiB")
      ->check(CLI::Range(size_t{1}, kMaxTextBytes).description(""))
      ->type_name("BYTES")
      ->envname("BANGHI_MAX_TEXT_BYTES")
      ->capture_default_str();
  app.add_option("--max-request-bytes", server.max_request_bytes, "longest request (a whole batch) taken")
      ->check(CLI::Range(size_t{1} << 20, size_t{1} << 30).description(""))
      ->type_name("BYTES")
      ->envname("BANGHI_MAX_REQUEST_BYTES")
      ->capture_default_str();
  app.add_option(
         "--max-waiting-calls", server.max_waiting_calls,
         "calls that may wait for a thread; more are answered\nRESOURCE_EXHAUSTED, with the time to try again after")
      ->check(CLI::PositiveNumber.description(""))
      ->type_name("N")
      ->envname("BANGHI_MAX_WAITING_CALLS")
      ->capture_default_str();
  app.add_option("--grace-seconds", flags.grace_seconds, "time calls under way have to end when the server stops")
      ->check(CLI::Range(0.0, 86400.0).description(""))
      ->type_name("SECONDS")
      ->envname("BANGHI_GRACE_SECONDS")
      ->capture_default_str();
  app.add_option("--log-level", flags.log_level, "what is logged to standard error: debug, info, warn, error, off")
      ->check(CLI::IsMember({"debug", "info", "warn", "error", "off"}).description(""))
      ->type_name("LEVEL")
      ->envname("BANGHI_LOG_LEVEL")
      ->capture_default_str();
#ifdef BANGHI_BENCH
  app.add_option("--noop", flags.noop, "read this article now, and answer every call with its record")
      ->type_name("FILE")
      ->check(CLI::ExistingFile.description(""));
#endif
}

// Protobuf complains on its own about strings that are not UTF-8; callers are told of them, the log needs them only in
// detail.
void LogFromProtobuf(google::protobuf::LogLevel level, const char* /*file*/, int /*line*/, const std::string& message) {
  spdlog::log(level >= google::protobuf::LOGLEVEL_FATAL ? spdlog::level::critical : spdlog::level::debug,
              "protobuf: {}", message);
}

// Why the server did not start is said in words of our own.
std::atomic<bool> serving = false;

// What gRPC has to say goes into the same log. It calls things errors that are none here (a peer that hangs up), hence
// the level.
void LogFromGrpc(gpr_log_func_args* args) {
  const bool error = serving && args->severity == GPR_LOG_SEVERITY_ERROR;
  spdlog::log(error ? spdlog::level::warn : spdlog::level::debug, "grpc: {}", args->message);
}

void StartLogging(const std::string& level) {
  auto logger = spdlog::stderr_logger_mt("banghi");
  logger->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
  logger->flush_on(spdlog::level::info);
  logger->set_level(spdlog::level::from_str(level));
  spdlog::set_default_logger(std::move(logger));
  google::protobuf::SetLogHandler(&LogFromProtobuf);
  gpr_set_log_function(&LogFromGrpc);
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

void Reload(Server& server) {
  if (absl::Status status = server.gazetteers().Reload(nullptr); !status.ok()) {
    spdlog::error("gazetteers not reloaded, the old ones stay: {}", std::string(status.message()));
    return;
  }
  spdlog::info("gazetteers reloaded, version {}", server.gazetteers().Pin()->engine.bundle().version());
}

int Serve(const ServerOptions& options) {
  const sigset_t signals = BlockSignals();
  absl::StatusOr<std::unique_ptr<Server>> server = Server::Start(options, nullptr);
  if (!server.ok()) {
    spdlog::critical("{}", std::string(server.status().message()));
    return 1;
  }
  serving = true;
  spdlog::info("banghi-server {} serves on port {}, gazetteers {}", std::string(EngineVersion()), (*server)->port(),
               (*server)->gazetteers().Pin()->engine.bundle().version());
  if ((*server)->admin_port() != 0) spdlog::info("AdminService on port {}", (*server)->admin_port());
  int signal = 0;
  while (sigwait(&signals, &signal) == 0 && signal == SIGHUP) Reload(**server);
  spdlog::info("stopping, {} for the calls under way", absl::FormatDuration(options.grace));
  (*server)->Stop();
  spdlog::info("stopped");
  return 0;
}

int Main(int argc, char** argv) {
  CLI::App app(kDescription, "banghi-server");
  app.get_formatter()->column_width(36);
  app.set_version_flag("--version", "banghi-server " + std::string(EngineVersion()));
  Flags flags;
  AddOptions(app, flags);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  flags.server.grace = absl::Seconds(flags.grace_seconds);
  StartLogging(flags.log_level);
#ifdef BANGHI_BENCH
  if (!flags.noop.empty()) {
    flags.server.extraction.canned_record = CannedRecord(flags.noop);
    if (flags.server.extraction.canned_record == nullptr) {
      spdlog::critical("no record can be made of {}", flags.noop);
      return 1;
    }
  }
#endif
  return Serve(flags.server);
}

}  // namespace
}  // namespace banghi

int main(int argc, char** argv) { return banghi::Main(argc, argv); }
