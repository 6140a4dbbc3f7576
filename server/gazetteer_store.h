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
#include "absl/time/time.h"
#include "extractors/engine.h"
#include "gazetteers/check_report.h"

namespace banghi {

// Thread-safe.
class GazetteerStore {
 public:
  struct Loaded {
    Loaded(std::shared_ptr<const Bundle> bundle, absl::Time at) : engine(std::move(bundle)), load_time(at) {}
    Engine engine;
    absl::Time load_time;
  };

  // Loads the built-in gazetteers and those of `directories` on top. INVALID_ARGUMENT where they have faults, all of
  // them in `report`.
  static absl::StatusOr<std::unique_ptr<GazetteerStore>> Open(std::vector<std::string> directories,
                                                              CheckReport* report);

  // Never null.
  std::shared_ptr<const Loaded> Pin() const;

  // Reads the same directories again. On an error the gazetteers in use stay. One reload runs at a time.
  absl::Status Reload(CheckReport* report);

 private:
  explicit GazetteerStore(std::vector<std::string> directories) : directories_(std::move(directories)) {}

  const std::vector<std::string> directories_;
  std::mutex reload_mutex_;  // held for the whole of a reload
  mutable std::mutex mutex_;
  std::shared_ptr<const Loaded> loaded_;  // guarded by mutex_
};

}  // namespace banghi

#endif  // BANGHI_SERVER_GAZETTEER_STORE_H_
