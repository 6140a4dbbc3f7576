// The log of the program, on standard error: from spdlog, Protobuf and gRPC alike.
//
//   LogOptions options;
//   AddLogFlags(app, options);
//   ...
//   const Logging logging(options);
//   spdlog::info("serving");
#ifndef BANGHI_SERVER_LOG_LOGGING_H_
#define BANGHI_SERVER_LOG_LOGGING_H_

#include <memory>
#include <string>

#include "CLI/CLI.hpp"
#include "server/log/call_log.h"

namespace spdlog {
class logger;
}

namespace banghi {

struct LogOptions {
  std::string level = "info";   // debug, info, warn, error, off
  std::string format = "auto";  // json, text; auto: text on a terminal, else json
  CallLogOptions calls;
};

void AddLogFlags(CLI::App& app, LogOptions& options);

// Lines are written by a thread of its own. Where they come faster than standard error takes them, the oldest of those
// that wait are dropped and counted: nobody who logs waits for long.
class Logging {
 public:
  // Takes spdlog's default logger over. Signals are to be blocked before, because of that thread.
  explicit Logging(const LogOptions& options);
  // Writes what waits. What is logged later is written at once.
  ~Logging();
  Logging(const Logging&) = delete;
  Logging& operator=(const Logging&) = delete;

  // What gRPC calls an error is one only while the server serves: why it did not start is said in words of our own.
  static void SetServing();

 private:
  class LostLines;

  std::shared_ptr<spdlog::logger> logger_;
  std::shared_ptr<LostLines> lost_;
};

}  // namespace banghi

#endif  // BANGHI_SERVER_LOG_LOGGING_H_
