#include "server/log/logging.h"

#include <unistd.h>

#include <atomic>
#include <map>
#include <utility>

#include "google/protobuf/stubs/logging.h"
#include "grpc/support/log.h"
#include "server/log/log_formatter.h"
#include "spdlog/async.h"
#include "spdlog/sinks/stdout_sinks.h"
#include "spdlog/spdlog.h"

namespace banghi {
namespace {

constexpr size_t kMostWaitingLines = 8192;

// Protobuf complains on its own about strings that are not UTF-8; callers are told of them, the log needs them only in
// detail.
void LogFromProtobuf(google::protobuf::LogLevel level, const char* /*file*/, int /*line*/, const std::string& message) {
  spdlog::log(level >= google::protobuf::LOGLEVEL_FATAL ? spdlog::level::critical : spdlog::level::debug,
              "protobuf: {}", message);
}

std::atomic<bool> serving = false;

// It calls things errors that are none here (a peer that hangs up), hence the level.
void LogFromGrpc(gpr_log_func_args* args) {
  const bool error = serving && args->severity == GPR_LOG_SEVERITY_ERROR;
  spdlog::log(error ? spdlog::level::warn : spdlog::level::debug, "grpc: {}", args->message);
}

LogFormat FormatOf(const std::string& name) {
  if (name == "auto") return isatty(STDERR_FILENO) == 1 ? LogFormat::kText : LogFormat::kJson;
  return name == "text" ? LogFormat::kText : LogFormat::kJson;
}

}  // namespace

void AddLogFlags(CLI::App& app, LogOptions& options) {
  using Calls = CallLogOptions::Calls;
  static const std::map<std::string, Calls> kCalls = {
      {"all", Calls::kAll}, {"failed", Calls::kFailed}, {"none", Calls::kNone}};
  constexpr char kGroup[] = "Logs (on standard error)";
  app.add_option("--log-level", options.level, "what is logged: debug, info, warn, error, off")
      ->check(CLI::IsMember({"debug", "info", "warn", "error", "off"}).description(""))
      ->type_name("LEVEL")
      ->capture_default_str()
      ->group(kGroup);
  app.add_option("--log-format", options.format, "json, text, or auto: text on a terminal, else JSON")
      ->check(CLI::IsMember({"auto", "json", "text"}).description(""))
      ->type_name("FORMAT")
      ->capture_default_str()
      ->group(kGroup);
  const auto take = [&options](const std::string& calls) { options.calls.calls = kCalls.at(calls); };
  app.add_option_function<std::string>("--log-calls", take, "which calls have a line: all, failed, none")
      ->check(CLI::IsMember({"all", "failed", "none"}).description(""))
      ->type_name("CALLS")
      ->default_str("failed")
      ->group(kGroup);
  app.add_option("--log-failures-per-second", options.calls.failures_per_second,
                 "most lines about failed calls; the rest is counted. 0: no bound")
      ->check(CLI::Range(0, 1'000'000).description(""))
      ->type_name("N")
      ->capture_default_str()
      ->group(kGroup);
}

// How many lines were dropped. Owns nothing of the pool: were the thread that writes the last to let go of it, it would
// have to wait for itself.
class Logging::LostLines {
 public:
  explicit LostLines(spdlog::details::thread_pool* pool) : pool_(pool) {}

  size_t Count() const {
    spdlog::details::thread_pool* const pool = pool_;
    return pool == nullptr ? until_the_end_.load() : pool->overrun_counter();
  }

  // To be called before the pool ends, which waits for its thread.
  void Forget() {
    until_the_end_ = Count();
    pool_ = nullptr;
  }

 private:
  std::atomic<spdlog::details::thread_pool*> pool_;
  std::atomic<size_t> until_the_end_{0};
};

Logging::Logging(const LogOptions& options) {
  spdlog::init_thread_pool(kMostWaitingLines, 1);
  auto pool = spdlog::thread_pool();
  auto sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
  lost_ = std::make_shared<LostLines>(pool.get());
  sink->set_formatter(
      std::make_unique<LogFormatter>(FormatOf(options.format), [lost = lost_] { return lost->Count(); }));
  logger_ = std::make_shared<spdlog::async_logger>("banghi", std::move(sink), pool,
                                                   spdlog::async_overflow_policy::overrun_oldest);
  logger_->set_level(spdlog::level::from_str(options.level));
  spdlog::set_default_logger(logger_);
  google::protobuf::SetLogHandler(&LogFromProtobuf);
  gpr_set_log_function(&LogFromGrpc);
}

Logging::~Logging() {
  lost_->Forget();
  auto direct = std::make_shared<spdlog::logger>("banghi", logger_->sinks().front());
  direct->set_level(logger_->level());
  spdlog::set_default_logger(std::move(direct));
  spdlog::details::registry::instance().set_tp(nullptr);  // its thread ends when it has written everything
}

void Logging::SetServing() { serving = true; }

}  // namespace banghi
