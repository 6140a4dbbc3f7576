#include "server/metrics/metrics.h"

#include <sstream>
#include <utility>

#include "extractors/engine.h"
#include "prometheus/text_serializer.h"
#include "server/metrics/process_metrics.h"

namespace banghi {
namespace {

using prometheus::MetricFamily;

// The usual way to show a text: as the label of a 1.
MetricFamily Version(const char* name, const char* help, const std::string& version) {
  MetricFamily family = SingleGauge(name, help, 1);
  family.metric[0].label.push_back({"version", version});
  return family;
}

MetricFamily SingleCounter(const char* name, const char* help, double value) {
  MetricFamily family = {name, help, prometheus::MetricType::Counter, {{}}};
  family.metric[0].counter.value = value;
  return family;
}

}  // namespace

Metrics::Metrics(absl::Span<const absl::string_view> stages) : calls_(registry_), articles_(registry_, stages) {}

void Metrics::AddGauge(const std::string& name, const std::string& help, std::function<double()> value) {
  asked_.push_back({name, help, std::move(value)});
}

void Metrics::GazetteersLoaded(const GazetteerLoad& load) {
  const std::lock_guard lock(mutex_);
  if (load.loaded) {
    in_use_ = load;
  } else {
    ++failed_loads_;
  }
}

void Metrics::CollectGauges(std::vector<MetricFamily>* families) const {
  families->push_back(Version("banghi_build_info", "The version of the program.", std::string(EngineVersion())));
  {
    const std::lock_guard lock(mutex_);
    families->push_back(Version("banghi_gazetteer_info", "The version of the gazetteers in use.", in_use_.version));
    families->push_back(SingleGauge("banghi_gazetteer_entries", "Entries of the gazetteers in use.",
                                    static_cast<double>(in_use_.entries)));
    families->push_back(SingleGauge("banghi_gazetteer_load_seconds", "Time the load of the gazetteers in use took.",
                                    absl::ToDoubleSeconds(in_use_.took)));
    families->push_back(SingleGauge("banghi_gazetteer_loaded_timestamp_seconds",
                                    "When the gazetteers in use were loaded, since 1970.",
                                    absl::ToDoubleSeconds(in_use_.at - absl::UnixEpoch())));
    families->push_back(SingleCounter("banghi_gazetteer_reload_failures_total",
                                      "Loads of gazetteers with faults; the old ones stayed.", failed_loads_));
  }
  for (const AskedGauge& gauge : asked_) {
    families->push_back(SingleGauge(gauge.name.c_str(), gauge.help.c_str(), gauge.value()));
  }
}

std::string Metrics::Expose() const {
  std::vector<MetricFamily> families = registry_.Collect();
  CollectGauges(&families);
  CollectProcess(&families);
  std::ostringstream text;
  prometheus::TextSerializer().Serialize(text, families);
  return text.str();
}

}  // namespace banghi
