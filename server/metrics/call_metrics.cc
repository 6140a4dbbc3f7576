#include "server/metrics/call_metrics.h"

#include "absl/strings/ascii.h"

namespace banghi {
namespace {

using prometheus::Counter;
using prometheus::Family;
using prometheus::Histogram;
using prometheus::Labels;

// Seconds. An article takes some 0.3 ms, a batch of the longest some minutes.
const Histogram::BucketBoundaries kBuckets = {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1,
                                              0.25,   0.5,   1,      2.5,   5,    10,    30,   60};

Family<Counter>& CounterFamily(prometheus::Registry& registry, const char* name, const char* help) {
  return prometheus::BuildCounter().Name(name).Help(help).Register(registry);
}

Labels LabelsOf(Method method) { return {{"method", std::string(MethodName(method))}}; }

template <typename T, typename... Arguments>
std::array<T*, kMethods> OnePerMethod(Family<T>& family, const Arguments&... arguments) {
  std::array<T*, kMethods> all;
  for (int i = 0; i < kMethods; ++i) all[i] = &family.Add(LabelsOf(static_cast<Method>(i)), arguments...);
  return all;
}

std::array<Histogram*, kMethods> HistogramPerMethod(prometheus::Registry& registry, const char* name,
                                                    const char* help) {
  return OnePerMethod(prometheus::BuildHistogram().Name(name).Help(help).Register(registry), kBuckets);
}

}  // namespace

CallMetrics::CallMetrics(prometheus::Registry& registry)
    : requests_(CounterFamily(registry, "banghi_requests_total", "Calls that have ended, by their status code.")),
      errors_(CounterFamily(registry, "banghi_errors_total", "Calls that failed, by the reason in their ErrorInfo.")),
      caller_articles_(CounterFamily(registry, "banghi_caller_articles_total",
                                     "Articles that were let in, by the name of the caller's token.")),
      failed_articles_(CounterFamily(registry, "banghi_articles_total", "Articles, by what became of them.")
                           .Add({{"outcome", "failed"}})),
      durations_(HistogramPerMethod(registry, "banghi_request_duration_seconds",
                                    "Time from the arrival of a call to its answer.")),
      waits_(HistogramPerMethod(registry, "banghi_queue_wait_seconds", "Time a call waited for a thread.")),
      request_bytes_(OnePerMethod(CounterFamily(registry, "banghi_request_bytes_total", "Bytes of requests."))),
      response_bytes_(OnePerMethod(CounterFamily(registry, "banghi_response_bytes_total", "Bytes of answers."))) {
  // There from the start, so that the first failure is a rise and not the beginning of a series.
  errors_.Add({{"reason", "QUEUE_FULL"}});
}

Counter& CallMetrics::RequestsOf(const CallSummary& call) {
  const int code = static_cast<int>(call.code) % kCodes;
  const int method = static_cast<int>(call.method);
  const int protocol = static_cast<int>(call.protocol);
  std::atomic<Counter*>& known = requests_by_kind_[(method * kProtocols + protocol) * kCodes + code];
  Counter* counter = known.load(std::memory_order_acquire);
  if (counter == nullptr) {
    Labels labels = LabelsOf(call.method);
    labels["protocol"] = std::string(ProtocolName(call.protocol));
    labels["code"] = absl::StatusCodeToString(static_cast<absl::StatusCode>(code));
    counter = &requests_.Add(labels);  // the same one, if another thread was first
    known.store(counter, std::memory_order_release);
  }
  return *counter;
}

void CallMetrics::CallEnded(const CallSummary& call) {
  const auto method = static_cast<size_t>(call.method);
  RequestsOf(call).Increment();
  if (!call.reason.empty()) errors_.Add({{"reason", call.reason}}).Increment();
  if (!call.caller.empty()) caller_articles_.Add({{"caller", call.caller}}).Increment(call.articles);
  if (call.failed_articles > 0) failed_articles_.Increment(call.failed_articles);
  durations_[method]->Observe(absl::ToDoubleSeconds(call.took));
  waits_[method]->Observe(absl::ToDoubleSeconds(call.waited));
  request_bytes_[method]->Increment(static_cast<double>(call.request_bytes));
  response_bytes_[method]->Increment(static_cast<double>(call.response_bytes));
}

}  // namespace banghi
