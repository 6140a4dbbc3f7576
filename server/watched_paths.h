// The inotify watches that a change of some directories needs: on the directories, their folders, and every folder and
// link on the way to them, of which only the one name counts.
#ifndef BANGHI_SERVER_WATCHED_PATHS_H_
#define BANGHI_SERVER_WATCHED_PATHS_H_

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace banghi {

// For one thread at a time.
class WatchedPaths {
 public:
  explicit WatchedPaths(const std::vector<std::string>& directories);
  ~WatchedPaths();
  WatchedPaths(const WatchedPaths&) = delete;
  WatchedPaths& operator=(const WatchedPaths&) = delete;

  // Readable when something has happened; -1 where there is no watch.
  int descriptor() const { return descriptor_; }
  // Takes what has happened since the last call; whether any of it counts.
  bool TakeChanges();
  // Watches the directories as they are now. What happened before is forgotten, so read them after it.
  void Renew(const std::vector<std::string>& directories);

 private:
  struct Watched {
    bool all_names = false;
    std::set<std::string> names;
  };

  void WatchTree(const std::filesystem::path& directory, int depth);
  // Every step of the way to `path`, through links. Does not watch what is in it.
  void WatchWay(const std::filesystem::path& path, int* links_left);
  // Null where there can be no watch.
  Watched* Watch(const std::filesystem::path& directory);

  int descriptor_ = -1;
  std::map<int, Watched> watched_;  // by inotify's watch descriptor
  bool complained_ = false;
};

}  // namespace banghi

#endif  // BANGHI_SERVER_WATCHED_PATHS_H_
