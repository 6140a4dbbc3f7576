#include "server/watched_paths.h"

#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "spdlog/spdlog.h"

namespace banghi {
namespace {

namespace fs = std::filesystem;

constexpr uint32_t kChanges = IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_MODIFY | IN_CLOSE_WRITE |
                              IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;
// As the kernel's own bound on links.
constexpr int kMostLinks = 40;
constexpr int kMostFolders = 4;

}  // namespace

WatchedPaths::WatchedPaths(const std::vector<std::string>& directories) { Renew(directories); }

WatchedPaths::~WatchedPaths() {
  if (descriptor_ >= 0) close(descriptor_);
}

void WatchedPaths::Renew(const std::vector<std::string>& directories) {
  if (descriptor_ >= 0) close(descriptor_);
  watched_.clear();
  descriptor_ = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  if (descriptor_ < 0) {
    spdlog::warn("gazetteers are not watched: {}", std::generic_category().message(errno));
    return;
  }
  for (const std::string& directory : directories) {
    std::error_code error;
    const fs::path path = fs::absolute(directory, error).lexically_normal();
    if (error) continue;
    int links_left = kMostLinks;
    WatchWay(path, &links_left);
    WatchTree(path, 0);
  }
}

WatchedPaths::Watched* WatchedPaths::Watch(const fs::path& directory) {
  const int watch = inotify_add_watch(descriptor_, directory.c_str(), kChanges);
  if (watch >= 0) return &watched_[watch];
  // That it is not there is no matter: then the way to it ends here, and is watched so far.
  if (errno != ENOENT && errno != ENOTDIR && !complained_) {
    spdlog::warn("{} is not watched: {}", directory.string(), std::generic_category().message(errno));
    complained_ = true;
  }
  return nullptr;
}

void WatchedPaths::WatchWay(const fs::path& path, int* links_left) {
  fs::path here = path.root_path();
  for (const fs::path& name : path.relative_path()) {
    if (name.empty()) continue;  // behind a slash at the end
    Watched* watched = Watch(here);
    if (watched == nullptr) return;
    watched->names.insert(name.string());
    here /= name;
    std::error_code error;
    const fs::path target = fs::read_symlink(here, error);
    // Of a target `../x` the `..` is resolved by name, which is right unless a link leads there; then its way is
    // watched, too.
    if (!error && --*links_left >= 0) WatchWay((here.parent_path() / target).lexically_normal(), links_left);
  }
}

void WatchedPaths::WatchTree(const fs::path& directory, int depth) {
  Watched* watched = Watch(directory);
  if (watched == nullptr) return;
  watched->all_names = true;
  std::error_code error;
  for (fs::directory_iterator entries(directory, error); !error && entries != fs::directory_iterator();
       entries.increment(error)) {
    std::error_code ignored;
    int links_left = kMostLinks;
    if (entries->is_symlink(ignored)) WatchWay(entries->path(), &links_left);
    if (entries->is_directory(ignored) && depth < kMostFolders) WatchTree(entries->path(), depth + 1);
  }
}

bool WatchedPaths::TakeChanges() {
  bool counts = false;
  alignas(inotify_event) std::array<char, 16384> buffer;
  ssize_t length = 0;
  while ((length = read(descriptor_, buffer.data(), buffer.size())) > 0) {
    for (const char* at = buffer.data(); at < buffer.data() + length;) {
      const auto* event = reinterpret_cast<const inotify_event*>(at);
      at += sizeof(inotify_event) + event->len;
      const auto watched = watched_.find(event->wd);
      if ((event->mask & IN_Q_OVERFLOW) != 0) counts = true;
      if (watched == watched_.end()) continue;
      const bool gone = (event->mask & (IN_DELETE_SELF | IN_MOVE_SELF)) != 0;
      const bool named = event->len > 0 && watched->second.names.count(event->name) > 0;
      counts = counts || gone || named || watched->second.all_names;
    }
  }
  return counts;
}

}  // namespace banghi
