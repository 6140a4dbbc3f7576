// Tells when something has changed in directories (inotify).
//
//   DirectoryWatch watch({"/etc/banghi/gazetteers"});
//   ...                                // what is read from here on is not missed
//   watch.Start([&] { store.Reload("files changed", nullptr).IgnoreError(); });
//
// Whatever way files come: written, renamed over, linked anew (Kubernetes swaps the link `..data`, deployments a link
// `current` somewhere above); directories may go away and come back. Changes on another machine of a network file
// system are not seen.
#ifndef BANGHI_SERVER_DIRECTORY_WATCH_H_
#define BANGHI_SERVER_DIRECTORY_WATCH_H_

#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "absl/time/time.h"
#include "server/watched_paths.h"

namespace banghi {

class DirectoryWatch {
 public:
  // Begins to collect changes. Where the system allows no more watches it says so in the log, and nothing is told.
  explicit DirectoryWatch(std::vector<std::string> directories);
  ~DirectoryWatch();
  DirectoryWatch(const DirectoryWatch&) = delete;
  DirectoryWatch& operator=(const DirectoryWatch&) = delete;

  // From now on `changed` is called, on a thread of the watch, once no more changes have come for 300 ms, at the latest
  // 5 s after the first. To be called once.
  void Start(std::function<void()> changed);

 private:
  void Run(const std::function<void()>& changed);
  // False: the watch ends.
  bool AwaitChange(absl::Duration at_most, bool* happened);

  const std::vector<std::string> directories_;
  WatchedPaths paths_;
  int stop_ = -1;  // becomes readable when the watch is to end
  std::thread thread_;
};

}  // namespace banghi

#endif  // BANGHI_SERVER_DIRECTORY_WATCH_H_
