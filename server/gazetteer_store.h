// The one place that holds the gazetteers in use. A request pins what is in use when it begins and keeps it to its end;
// a reload builds the new ones aside and swaps the pointer, or leaves everything as it was.
#ifndef BANGHI_SERVER_GAZETTEER_STORE_H_
#define BANGHI_SERVER_GAZETTEER_STORE_H_

#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "extractors/engine.h"
#include "gazetteers/check_report.h"
#include "server/observer.h"

namespace banghi {

// Thread-safe.
class GazetteerStore {
 public:
  struct Loaded {
    Loaded(std::shared_ptr<const Bundle> bundle, absl::Time at, absl::Duration load_took)
        : engine(std::move(bundle)), load_time(at), took(load_took) {}
    Engine engine;
    absl::Time load_time;
    absl::Duration took;  // the load
  };

  // Loads the built-in gazetteers and those of `directories` on top. INVALID_ARGUMENT where they have faults, all of
  // them in `report`.
  static absl::StatusOr<std::unique_ptr<GazetteerStore>> Open(std::vector<std::string> directories,
                                                              CheckReport* report);

  // From now on `observer`, which must outlive this, is told of every load; of the one in use at once.
  void Tell(ServerObserver& observer);

  // Never null.
  std::shared_ptr<const Loaded> Pin() const;

  // Reads the same directories again. On an error the gazetteers in use stay, and likewise where nothing has changed.
  // What came of it is logged, with all faults; `occasion` says what it was done for. One reload runs at a time.
  absl::Status Reload(absl::string_view occasion, CheckReport* report);

  const std::vector<std::string>& directories() const { return directories_; }

 private:
  explicit GazetteerStore(std::vector<std::string> directories) : directories_(std::move(directories)) {}
  absl::StatusOr<std::shared_ptr<const Loaded>> Load(CheckReport* report) const;
  // With reload_mutex_ held.
  void TellOf(const Loaded& in_use, bool ok, size_t faults);

  const std::vector<std::string> directories_;
  std::mutex reload_mutex_;             // held for the whole of a reload
  ServerObserver* observer_ = nullptr;  // guarded by reload_mutex_
  mutable std::mutex mutex_;
  std::shared_ptr<const Loaded> loaded_;  // guarded by mutex_
};

}  // namespace banghi

#endif  // BANGHI_SERVER_GAZETTEER_STORE_H_
