#include "client/load/load_report.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "client/json_text.h"
#include "client/text_table.h"

namespace banghi {
namespace {

constexpr double kMega = 1e6;

constexpr std::pair<const char*, double> kQuantiles[] = {{"p50", .5}, {"p90", .9}, {"p99", .99}, {"p99.9", .999}};

double Micros(LatencyHistogram::Latency latency) { return std::chrono::duration<double, std::micro>(latency).count(); }

// Zero where there is nothing to divide by.
double Per(double amount, double divisor) { return divisor > 0 ? amount / divisor : 0; }

uint64_t ErrorCount(const LoadResult& result) {
  uint64_t count = 0;
  for (const auto& [code, errors] : result.errors) count += errors;
  return count;
}

// Each answered call costs CPU, whether its answer is a record or an error.
double CpuMicrosPerCall(double seconds, const LoadResult& result) {
  return Per(seconds * 1e6, static_cast<double>(result.calls + ErrorCount(result)));
}

double ServerCpuSeconds(const LoadResult& result) {
  return result.server_after->cpu_seconds - result.server_before->cpu_seconds;
}

bool KnowsServer(const LoadResult& result) {
  return result.server_before.has_value() && result.server_after.has_value();
}

std::string Cpu(double seconds, const LoadResult& result) {
  return absl::StrFormat("%.0f µs a call, %.2f cores", CpuMicrosPerCall(seconds, result), Per(seconds, result.seconds));
}

std::string Latencies(const LoadResult& result) {
  std::string text;
  for (const auto& [name, share] : kQuantiles) {
    absl::StrAppendFormat(&text, "%s %.3f ms  ", name, Micros(result.latency.Quantile(share)) / 1000);
  }
  absl::StrAppendFormat(&text, "max %.3f ms", Micros(result.latency.max()) / 1000);
  return text;
}

std::string Errors(const LoadResult& result) {
  std::string text;
  for (const auto& [code, count] : result.errors) absl::StrAppend(&text, text.empty() ? "" : ", ", count, " ", code);
  return text;
}

std::string Heading(const LoadOptions& options, size_t articles) {
  return absl::StrCat(options.server.address, ": ", options.stream ? "streams" : "unary", ", ", options.concurrency,
                      options.rate > 0 ? " callers at most" : " callers", ", ",
                      std::min(options.channels, options.concurrency), " connections, ",
                      options.rate > 0 ? absl::StrFormat("%g calls/s whatever becomes of them", options.rate)
                                       : "each asks again when answered",
                      ", ", articles, articles == 1 ? " article" : " articles");
}

}  // namespace

std::string LoadTable(const LoadOptions& options, size_t articles, const LoadResult& result, const Terminal& terminal) {
  const double seconds = result.seconds;
  TextTable table({"", ""});
  const auto row = [&](const char* name, std::string value, Style style = Style::kPlain) {
    table.AddRow({{name, Style::kFaint}, {std::move(value), style}});
  };
  row("calls", absl::StrFormat("%.1f a second: %d in %.1f s", Per(static_cast<double>(result.calls), seconds),
                               result.calls, seconds));
  row("latency", Latencies(result));
  if (!result.errors.empty()) row("errors", Errors(result), Style::kBad);
  if (result.unsent > 0)
    row("not sent", absl::StrCat(result.unsent, ": no caller was free when they were due"), Style::kBad);
  row("requests", absl::StrFormat("%.2f MB/s", Per(static_cast<double>(result.request_bytes), seconds) / kMega));
  row("records", absl::StrFormat("%.2f MB/s", Per(static_cast<double>(result.response_bytes), seconds) / kMega));
  row("CPU here", Cpu(result.client_cpu_seconds, result));
  if (KnowsServer(result)) {
    row("CPU there", absl::StrFormat("%s (%s, process %d)", Cpu(ServerCpuSeconds(result), result),
                                     result.server_after->name, options.server_pid));
    row("memory", absl::StrFormat("%.1f MB, %.1f MB at the beginning",
                                  static_cast<double>(result.server_after->memory_bytes) / kMega,
                                  static_cast<double>(result.server_before->memory_bytes) / kMega));
  }
  return absl::StrCat(Paint(Heading(options, articles), Style::kHeading, terminal), "\n", table.ToString(terminal));
}

std::string LoadJson(const LoadOptions& options, size_t articles, const LoadResult& result) {
  std::string out = absl::StrFormat(
      "{\n  \"address\": %s,\n  \"mode\": \"%s\",\n  \"concurrency\": %d,\n  \"channels\": %d,\n  \"rate\": %g,\n"
      "  \"articles\": %d,\n  \"seconds\": %.3f,\n  \"calls\": %d,\n  \"callsPerSecond\": %.2f,\n",
      JsonText(options.server.address), options.stream ? "stream" : "unary", options.concurrency,
      std::min(options.channels, options.concurrency), options.rate, articles, result.seconds, result.calls,
      Per(static_cast<double>(result.calls), result.seconds));
  absl::StrAppend(&out, "  \"errors\": {");
  const char* separator = "";
  for (const auto& [code, count] : result.errors) {
    absl::StrAppend(&out, std::exchange(separator, ", "), JsonText(code), ": ", count);
  }
  absl::StrAppendFormat(&out, "},\n  \"unsent\": %d,\n  \"lost\": %s,\n  \"latencyMicros\": {", result.unsent,
                        result.lost.ok() ? "null" : JsonText(std::string(result.lost.message())));
  for (const auto& [name, share] : kQuantiles) {
    absl::StrAppendFormat(&out, "\"%s\": %.1f, ", name, Micros(result.latency.Quantile(share)));
  }
  absl::StrAppendFormat(&out, "\"max\": %.1f},\n", Micros(result.latency.max()));
  absl::StrAppendFormat(&out, "  \"requestBytesPerSecond\": %.0f,\n  \"responseBytesPerSecond\": %.0f,\n",
                        Per(static_cast<double>(result.request_bytes), result.seconds),
                        Per(static_cast<double>(result.response_bytes), result.seconds));
  absl::StrAppendFormat(&out, "  \"client\": {\"cpuSeconds\": %.3f, \"cpuMicrosPerCall\": %.1f}",
                        result.client_cpu_seconds, CpuMicrosPerCall(result.client_cpu_seconds, result));
  if (KnowsServer(result)) {
    absl::StrAppendFormat(&out,
                          ",\n  \"server\": {\"process\": %d, \"name\": %s, \"cpuSeconds\": %.3f, "
                          "\"cpuMicrosPerCall\": %.1f, \"memoryBytesBefore\": %d, \"memoryBytes\": %d}",
                          options.server_pid, JsonText(result.server_after->name), ServerCpuSeconds(result),
                          CpuMicrosPerCall(ServerCpuSeconds(result), result), result.server_before->memory_bytes,
                          result.server_after->memory_bytes);
  }
  return out + "\n}\n";
}

}  // namespace banghi
