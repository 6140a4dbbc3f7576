// What is counted of articles and their records.
#ifndef BANGHI_SERVER_METRICS_ARTICLE_METRICS_H_
#define BANGHI_SERVER_METRICS_ARTICLE_METRICS_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "google/protobuf/descriptor.h"
#include "prometheus/counter.h"
#include "prometheus/histogram.h"
#include "prometheus/registry.h"
#include "server/observer.h"

namespace banghi {

// Thread-safe.
class ArticleMetrics {
 public:
  // `registry` must outlive this.
  ArticleMetrics(prometheus::Registry& registry, absl::Span<const absl::string_view> stages);

  void ArticleRead(const v1::Record& record, absl::Span<const StageTime> stages);

 private:
  struct Stage {
    absl::string_view name;
    prometheus::Histogram* duration;
  };

  // That of a stage that is not where it is expected; null if there is none of that name.
  prometheus::Histogram* Find(absl::string_view stage) const;

  prometheus::Counter& read_;
  std::vector<Stage> stages_;                   // in the order in which an article goes through them
  std::vector<prometheus::Counter*> mentions_;  // by the number of their MentionType
  std::vector<prometheus::Counter*> events_;    // by the number of their EventType
};

}  // namespace banghi

#endif  // BANGHI_SERVER_METRICS_ARTICLE_METRICS_H_
