#include "server/gazetteer_store.h"

#include "absl/memory/memory.h"
#include "absl/time/clock.h"

namespace banghi {

absl::StatusOr<std::unique_ptr<GazetteerStore>> GazetteerStore::Open(std::vector<std::string> directories,
                                                                     CheckReport* report) {
  auto store = absl::WrapUnique(new GazetteerStore(std::move(directories)));
  if (absl::Status status = store->Reload(report); !status.ok()) return status;
  return store;
}

std::shared_ptr<const GazetteerStore::Loaded> GazetteerStore::Pin() const {
  const std::lock_guard lock(mutex_);
  return loaded_;
}

absl::Status GazetteerStore::Reload(CheckReport* report) {
  const std::lock_guard reload_lock(reload_mutex_);
  absl::StatusOr<std::shared_ptr<const Bundle>> bundle = Bundle::Load(directories_, report);
  if (!bundle.ok()) return bundle.status();
  auto fresh = std::make_shared<const Loaded>(*std::move(bundle), absl::Now());
  // The old ones, if no request holds them, are freed outside the lock.
  const std::lock_guard lock(mutex_);
  loaded_.swap(fresh);
  return absl::OkStatus();
}

}  // namespace banghi
