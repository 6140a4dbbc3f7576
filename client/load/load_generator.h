// Asks a server as many callers do at once, and measures what they see.
#ifndef BANGHI_CLIENT_LOAD_LOAD_GENERATOR_H_
#define BANGHI_CLIENT_LOAD_LOAD_GENERATOR_H_

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "banghi/v1/article.pb.h"
#include "client/load/latency_histogram.h"
#include "client/load/process_usage.h"
#include "client/server_link.h"

namespace banghi {

struct LoadOptions {
  ServerLink server;
  bool stream = false;   // StreamExtractArticles, a stream a caller; else ExtractArticle
  int concurrency = 16;  // callers, each of which has at most one article under way
  int channels = 4;      // HTTP/2 connections among which the callers are shared out
  double rate = 0;       // open loop: calls a second, whatever becomes of them; 0: closed loop, each caller asks again
                         // as soon as it is answered
  std::chrono::nanoseconds warmup{0};    // not measured
  std::chrono::nanoseconds duration{0};  // measured
  std::chrono::nanoseconds timeout{0};   // of connecting, of a unary call, and of what is under way at the end
  pid_t server_pid = 0;                  // whose CPU and memory are measured; 0: nobody's
};

// Of the calls that began (open loop: were due) within the measured time.
struct LoadResult {
  double seconds = 0;                      // measured; less than asked for where the server was lost
  uint64_t calls = 0;                      // answered with a record
  std::map<std::string, uint64_t> errors;  // by code: `INVALID_ARGUMENT`
  uint64_t unsent = 0;                     // open loop: due, but never begun, since no caller was free
  LatencyHistogram latency;                // of the calls with a record; open loop: from when they were due
  uint64_t request_bytes = 0;              // of the messages of `calls`
  uint64_t response_bytes = 0;
  double client_cpu_seconds = 0;
  std::optional<ProcessUsage> server_before, server_after;
  absl::Status lost;  // why the server stopped answering; the load ended then
};

// An error where no call could be made at all. `articles` are sent in turn, again and again; not empty.
absl::StatusOr<LoadResult> GenerateLoad(const LoadOptions& options, const std::vector<v1::Article>& articles);

}  // namespace banghi

#endif  // BANGHI_CLIENT_LOAD_LOAD_GENERATOR_H_
