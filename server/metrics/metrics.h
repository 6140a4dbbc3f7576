// What is counted of a server, as Prometheus reads it.
//
//   Metrics metrics(engine.stages());
//   metrics.AddGauge("banghi_queue_length", "Calls that wait for a thread.", [&] { return pool.waiting(); });
//   observers.Add(metrics);
//   std::string page = metrics.Expose();  // the answer to GET /metrics
//
// docs/operations.md explains every name. Nothing that callers write becomes a label, so that the number of series is
// bounded.
#ifndef BANGHI_SERVER_METRICS_METRICS_H_
#define BANGHI_SERVER_METRICS_METRICS_H_

#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "prometheus/registry.h"
#include "server/metrics/article_metrics.h"
#include "server/metrics/call_metrics.h"
#include "server/observer.h"

namespace banghi {

inline constexpr char kMetricsContentType[] = "text/plain; version=0.0.4; charset=utf-8";

// Thread-safe, but for AddGauge.
class Metrics final : public ServerObserver {
 public:
  // `stages` are those of the engine (Engine::stages).
  explicit Metrics(absl::Span<const absl::string_view> stages);

  // A value that is asked for at every Expose. Before the first one; `value` must be thread-safe.
  void AddGauge(const std::string& name, const std::string& help, std::function<double()> value);

  // All metrics in Prometheus' text format.
  std::string Expose() const;

  void CallEnded(const CallSummary& call) override { calls_.CallEnded(call); }
  void ArticleRead(const v1::Record& record, absl::Span<const StageTime> stages) override {
    articles_.ArticleRead(record, stages);
  }
  void GazetteersLoaded(const GazetteerLoad& load) override;

 private:
  struct AskedGauge {
    std::string name;
    std::string help;
    std::function<double()> value;
  };

  // That of gazetteers and of asked_.
  void CollectGauges(std::vector<prometheus::MetricFamily>* families) const;

  prometheus::Registry registry_;
  CallMetrics calls_;
  ArticleMetrics articles_;
  std::vector<AskedGauge> asked_;
  mutable std::mutex mutex_;
  GazetteerLoad in_use_;     // the last that did not fail; guarded by mutex_
  double failed_loads_ = 0;  // guarded by mutex_
};

}  // namespace banghi

#endif  // BANGHI_SERVER_METRICS_METRICS_H_
