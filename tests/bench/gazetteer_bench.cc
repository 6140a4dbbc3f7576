// Gazetteers of many entries: how long they take to load, what an entry takes of memory, what matching costs.
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "extractors/analysis.h"
#include "tests/bench/generated.h"
#include "tests/bench/heap.h"
#include "tests/bench/measure.h"
#include "tests/bench/suites.h"
#include "tests/gazetteers/scratch_directory.h"

namespace banghi {
namespace {

double ResidentBytes() {
  ReturnFreeMemory();  // what the allocator only keeps back is no one's
  size_t size = 0, resident = 0;
  std::ifstream("/proc/self/statm") >> size >> resident;
  return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE));
}

// A generated directory, and the bundle made of it. What it takes is counted against the built-in gazetteers alone.
class Overlay {
 public:
  explicit Overlay(uint32_t entries) : entries_(entries) {}

  uint32_t entries() const { return entries_; }

  // Loads it again; the one before is gone. False, and said so, where there are faults.
  bool Load(benchmark::State& state) {
    if (directory_ == nullptr) {
      directory_ = std::make_unique<ScratchDirectory>();
      WriteOverlay(directory_->path(), entries_);
    }
    bundle_.reset();
    const double heap = HeapBytes(), resident = ResidentBytes();
    const auto begin = std::chrono::steady_clock::now();
    const double cpu = ProcessCpuSeconds();
    absl::StatusOr<std::shared_ptr<const Bundle>> bundle = Bundle::Load({directory_->path()}, nullptr);
    seconds_ = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    cpu_seconds_ = ProcessCpuSeconds() - cpu;
    if (!bundle.ok()) {
      state.SkipWithError(std::string(bundle.status().message()).c_str());
      return false;
    }
    bundle_ = *std::move(bundle);
    heap_ = HeapBytes() - heap;
    resident_ = ResidentBytes() - resident;
    return true;
  }
  bool IsLoaded(benchmark::State& state) { return bundle_ != nullptr || Load(state); }

  // Of what was loaded last.
  const Bundle& bundle() const { return *bundle_; }
  double seconds() const { return seconds_; }
  double cpu_seconds() const { return cpu_seconds_; }
  double heap() const { return heap_; }
  double resident() const { return resident_; }

 private:
  const uint32_t entries_;
  std::unique_ptr<ScratchDirectory> directory_;
  std::shared_ptr<const Bundle> bundle_;
  double seconds_ = 0, cpu_seconds_ = 0, heap_ = 0, resident_ = 0;
};

using OverlayPtr = std::shared_ptr<Overlay>;

void RegisterLoad(const OverlayPtr& overlay, const OverlayPtr& built_in) {
  const auto load = [overlay, built_in](benchmark::State& state) {
    if (!overlay->Load(state)) return;
    state.SetIterationTime(overlay->seconds());
    if (overlay == built_in) {
      state.counters["heap_bytes"] = overlay->heap();
      state.counters["resident_bytes"] = overlay->resident();
    } else {
      state.counters["heap_bytes_per_entry"] = (overlay->heap() - built_in->heap()) / overlay->entries();
    }
    // Fewer do not stand out from the pages that come and go.
    if (overlay->entries() >= 100'000) {
      state.counters["resident_bytes_per_entry"] = (overlay->resident() - built_in->resident()) / overlay->entries();
    }
    state.counters["cpu_ms"] = overlay->cpu_seconds() * 1e3;
  };
  MeasureWall(absl::StrCat("gazetteers/load ", overlay->entries()), {}, load, [built_in](benchmark::State& state) {
    return built_in->IsLoaded(state);
  })->Iterations(1);
}

void RegisterMatching(const OverlayPtr& overlay, const Workload& workload) {
  const auto match = [overlay, &workload](benchmark::State& state) {
    size_t matches = 0;
    for (const Document& document : workload.documents) {
      Analysis analysis(document, overlay->bundle());
      analysis.FindMatches();
      matches += analysis.matches.size();
    }
    state.counters["matches_per_article"] =
        static_cast<double>(matches) / static_cast<double>(workload.documents.size());
  };
  Measure(absl::StrCat("gazetteers/match ", overlay->entries()), PassOver(workload.articles), match,
          [overlay](benchmark::State& state) { return overlay->IsLoaded(state); });
}

}  // namespace

void RegisterGazetteers(const Workload& workload) {
  const auto built_in = std::make_shared<Overlay>(0);
  for (const uint32_t entries : {0, 1000, 10'000, 100'000, 1'000'000}) {
    const OverlayPtr overlay = entries == 0 ? built_in : std::make_shared<Overlay>(entries);
    RegisterLoad(overlay, built_in);
    RegisterMatching(overlay, workload);
  }
}

}  // namespace banghi
