#include "server/metrics/article_metrics.h"

#include <array>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"

namespace banghi {
namespace {

using prometheus::Counter;
using prometheus::Histogram;

// Seconds: a stage of a short article takes microseconds, one of a text of 1 MiB up to a second.
const Histogram::BucketBoundaries kBuckets = {0.000005, 0.00001, 0.000025, 0.00005, 0.0001, 0.00025, 0.0005,
                                              0.001,    0.0025,  0.005,    0.01,    0.025,  0.1,     0.5};

// A counter per value but the first (unspecified), by number; labelled `phone_call` for `EVENT_TYPE_PHONE_CALL`.
std::vector<Counter*> OnePerValue(const google::protobuf::EnumDescriptor& type, absl::string_view prefix,
                                  prometheus::Family<Counter>& family) {
  std::vector<Counter*> counters(type.value(type.value_count() - 1)->number() + 1);
  for (int i = 1; i < type.value_count(); ++i) {
    const absl::string_view name = type.value(i)->name();
    counters[type.value(i)->number()] = &family.Add({{"type", absl::AsciiStrToLower(absl::StripPrefix(name, prefix))}});
  }
  return counters;
}

// Adds what `items` has of every type: once a type, not once an item.
template <typename Items>
void CountTypes(const Items& items, const std::vector<Counter*>& counters) {
  constexpr size_t kMostTypes = 32;
  std::array<int, kMostTypes> counts{};
  for (const auto& item : items) {
    if (static_cast<size_t>(item.type()) < kMostTypes) ++counts[item.type()];
  }
  for (size_t type = 0; type < counters.size() && type < kMostTypes; ++type) {
    if (counts[type] > 0 && counters[type] != nullptr) counters[type]->Increment(counts[type]);
  }
}

prometheus::Family<Counter>& CounterFamily(prometheus::Registry& registry, const char* name, const char* help) {
  return prometheus::BuildCounter().Name(name).Help(help).Register(registry);
}

}  // namespace

ArticleMetrics::ArticleMetrics(prometheus::Registry& registry, absl::Span<const absl::string_view> stages)
    : read_(CounterFamily(registry, "banghi_articles_total", "Articles, by what became of them.")
                .Add({{"outcome", "ok"}})),
      mentions_(OnePerValue(*v1::MentionType_descriptor(), "MENTION_TYPE_",
                            CounterFamily(registry, "banghi_mentions_total", "Mentions in records, by type."))),
      events_(OnePerValue(*v1::EventType_descriptor(), "EVENT_TYPE_",
                          CounterFamily(registry, "banghi_events_total", "Events in records, by type."))) {
  auto& durations = prometheus::BuildHistogram()
                        .Name("banghi_stage_duration_seconds")
                        .Help("Time an article takes in a stage of the engine.")
                        .Register(registry);
  for (const absl::string_view stage : stages) {
    stages_.push_back({stage, &durations.Add({{"stage", std::string(stage)}}, kBuckets)});
  }
}

Histogram* ArticleMetrics::Find(absl::string_view stage) const {
  for (const Stage& known : stages_) {
    if (known.name == stage) return known.duration;
  }
  return nullptr;
}

void ArticleMetrics::ArticleRead(const v1::Record& record, absl::Span<const StageTime> stages) {
  read_.Increment();
  for (size_t i = 0; i < stages.size(); ++i) {
    const bool expected = i < stages_.size() && stages_[i].name.data() == stages[i].stage.data();
    Histogram* duration = expected ? stages_[i].duration : Find(stages[i].stage);
    if (duration != nullptr) duration->Observe(absl::ToDoubleSeconds(stages[i].took));
  }
  CountTypes(record.mentions(), mentions_);
  CountTypes(record.events(), events_);
}

}  // namespace banghi
