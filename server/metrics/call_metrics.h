// What is counted of calls.
#ifndef BANGHI_SERVER_METRICS_CALL_METRICS_H_
#define BANGHI_SERVER_METRICS_CALL_METRICS_H_

#include <array>
#include <atomic>
#include <string>

#include "prometheus/counter.h"
#include "prometheus/family.h"
#include "prometheus/histogram.h"
#include "prometheus/registry.h"
#include "server/observer.h"

namespace banghi {

// Thread-safe.
class CallMetrics {
 public:
  // `registry` must outlive this.
  explicit CallMetrics(prometheus::Registry& registry);

  void CallEnded(const CallSummary& call);

 private:
  static constexpr int kCodes = 17;
  template <typename T>
  using PerMethod = std::array<T*, kMethods>;

  prometheus::Counter& RequestsOf(const CallSummary& call);

  prometheus::Family<prometheus::Counter>& requests_;
  prometheus::Family<prometheus::Counter>& errors_;
  prometheus::Family<prometheus::Counter>& caller_articles_;
  prometheus::Counter& failed_articles_;
  PerMethod<prometheus::Histogram> durations_;
  PerMethod<prometheus::Histogram> waits_;
  PerMethod<prometheus::Counter> request_bytes_;
  PerMethod<prometheus::Counter> response_bytes_;
  // Of requests_, null until there was such a call: most combinations never are.
  std::array<std::atomic<prometheus::Counter*>, kMethods * kProtocols * kCodes> requests_by_kind_{};
};

}  // namespace banghi

#endif  // BANGHI_SERVER_METRICS_CALL_METRICS_H_
