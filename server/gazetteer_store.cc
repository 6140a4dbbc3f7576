#include "server/gazetteer_store.h"

#include <algorithm>

#include "absl/memory/memory.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "gazetteers/check.h"
#include "spdlog/spdlog.h"

namespace banghi {
namespace {

size_t EntriesOf(const Bundle& bundle) {
  size_t entries = 0;
  for (const GazetteerFile& file : bundle.files()) entries += file.entries;
  return entries;
}

bool HasFilesOf(const Bundle& bundle, const std::string& directory) {
  return std::any_of(bundle.files().begin(), bundle.files().end(),
                     [&](const GazetteerFile& file) { return file.origin == directory; });
}

// A directory may lawfully be empty; a mount that has gone looks just so. `before` may be null.
void TellOfEmpty(const std::vector<std::string>& directories, const Bundle& bundle, const Bundle* before) {
  for (const std::string& directory : directories) {
    if (HasFilesOf(bundle, directory)) continue;
    const bool had = before != nullptr && HasFilesOf(*before, directory);
    if (had || before == nullptr) {
      spdlog::log(had ? spdlog::level::warn : spdlog::level::info, "no gazetteers in {}{}", directory,
                  had ? " any more" : "");
    }
  }
}

void LogFailure(absl::string_view occasion, const absl::Status& status, const CheckReport& report,
                const std::string& version) {
  // More faults than these are seen by `banghi check`; the log is not filled with them.
  constexpr size_t kMostFaults = 100;
  if (report.ok()) {
    spdlog::error("gazetteers not reloaded ({}), version {} stays: {}", std::string(occasion), version,
                  std::string(status.message()));
    return;
  }
  spdlog::error("gazetteers not reloaded ({}), version {} stays: {}", std::string(occasion), version,
                FaultCount(report.faults().size()));
  for (size_t i = 0; i < report.faults().size() && i < kMostFaults; ++i) {
    const Fault& fault = report.faults()[i];
    std::string place = fault.file;
    if (fault.line > 0) absl::StrAppend(&place, ":", fault.line);
    if (fault.column > 0) absl::StrAppend(&place, ":", fault.column);
    spdlog::error("{}: {}", place, fault.message);
  }
}

}  // namespace

absl::StatusOr<std::unique_ptr<GazetteerStore>> GazetteerStore::Open(std::vector<std::string> directories,
                                                                     CheckReport* report) {
  auto store = absl::WrapUnique(new GazetteerStore(std::move(directories)));
  absl::StatusOr<std::shared_ptr<const Loaded>> loaded = store->Load(report);
  if (!loaded.ok()) return loaded.status();
  store->loaded_ = *std::move(loaded);
  TellOfEmpty(store->directories_, store->loaded_->engine.bundle(), nullptr);
  return store;
}

absl::StatusOr<std::shared_ptr<const GazetteerStore::Loaded>> GazetteerStore::Load(CheckReport* report) const {
  const absl::Time begin = absl::Now();
  absl::StatusOr<std::shared_ptr<const Bundle>> bundle = Bundle::Load(directories_, report);
  if (!bundle.ok()) return bundle.status();
  const absl::Time end = absl::Now();
  return std::make_shared<const Loaded>(*std::move(bundle), end, end - begin);
}

std::shared_ptr<const GazetteerStore::Loaded> GazetteerStore::Pin() const {
  const std::lock_guard lock(mutex_);
  return loaded_;
}

void GazetteerStore::Tell(ServerObserver& observer) {
  const std::lock_guard lock(reload_mutex_);
  observer_ = &observer;
  TellOf(*Pin(), /*ok=*/true, /*faults=*/0);
}

void GazetteerStore::TellOf(const Loaded& in_use, bool ok, size_t faults) {
  if (observer_ == nullptr) return;
  GazetteerLoad load;
  load.loaded = ok;
  load.version = in_use.engine.bundle().version();
  load.entries = EntriesOf(in_use.engine.bundle());
  load.faults = faults;
  load.took = in_use.took;
  load.at = in_use.load_time;
  observer_->GazetteersLoaded(load);
}

absl::Status GazetteerStore::Reload(absl::string_view occasion, CheckReport* report) {
  CheckReport own;
  if (report == nullptr) report = &own;
  const std::lock_guard reload_lock(reload_mutex_);
  const std::shared_ptr<const Loaded> old = Pin();
  const std::string& old_version = old->engine.bundle().version();
  absl::StatusOr<std::shared_ptr<const Loaded>> fresh = Load(report);
  if (!fresh.ok()) {
    LogFailure(occasion, fresh.status(), *report, old_version);
    TellOf(*old, /*ok=*/false, report->faults().size());
    return fresh.status();
  }
  const Bundle& bundle = (*fresh)->engine.bundle();
  TellOfEmpty(directories_, bundle, &old->engine.bundle());
  if (bundle.version() == old_version) {
    spdlog::info("gazetteers read again ({}), still version {}", std::string(occasion), old_version);
    TellOf(*old, /*ok=*/true, /*faults=*/0);
    return absl::OkStatus();
  }
  {
    const std::lock_guard lock(mutex_);
    loaded_ = *fresh;
  }
  spdlog::info("gazetteers reloaded ({}), version {}, {} entries in {}", std::string(occasion), bundle.version(),
               EntriesOf(bundle), absl::FormatDuration((*fresh)->took));
  TellOf(**fresh, /*ok=*/true, /*faults=*/0);
  return absl::OkStatus();
}

}  // namespace banghi
