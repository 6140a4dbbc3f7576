#include "server/directory_watch.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <utility>

#include "absl/time/clock.h"

namespace banghi {
namespace {

// Who writes several files does so one after the other; who copies a large one makes pauses.
constexpr absl::Duration kSettle = absl::Milliseconds(300);
constexpr absl::Duration kAtTheLatest = absl::Seconds(5);

int Milliseconds(absl::Duration duration) {
  if (duration == absl::InfiniteDuration()) return -1;
  return static_cast<int>(std::max<int64_t>(0, absl::ToInt64Milliseconds(absl::Ceil(duration, absl::Milliseconds(1)))));
}

}  // namespace

DirectoryWatch::DirectoryWatch(std::vector<std::string> directories)
    : directories_(std::move(directories)), paths_(directories_), stop_(eventfd(0, EFD_CLOEXEC)) {}

DirectoryWatch::~DirectoryWatch() {
  if (thread_.joinable()) {
    eventfd_write(stop_, 1);
    thread_.join();
  }
  if (stop_ >= 0) close(stop_);
}

void DirectoryWatch::Start(std::function<void()> changed) {
  if (paths_.descriptor() < 0 || stop_ < 0) return;
  thread_ = std::thread([this, changed = std::move(changed)] { Run(changed); });
}

bool DirectoryWatch::AwaitChange(absl::Duration at_most, bool* happened) {
  const absl::Time deadline = absl::Now() + at_most;
  *happened = false;
  do {
    std::array<pollfd, 2> waiting = {pollfd{stop_, POLLIN, 0}, pollfd{paths_.descriptor(), POLLIN, 0}};
    poll(waiting.data(), waiting.size(), Milliseconds(deadline - absl::Now()));
    if (waiting[0].revents != 0) return false;
    *happened = waiting[1].revents != 0 && paths_.TakeChanges();
  } while (!*happened && absl::Now() < deadline);
  return true;
}

void DirectoryWatch::Run(const std::function<void()>& changed) {
  bool happened = false;
  while (AwaitChange(absl::InfiniteDuration(), &happened)) {
    const absl::Time latest = absl::Now() + kAtTheLatest;
    while (happened) {
      if (!AwaitChange(std::min(kSettle, latest - absl::Now()), &happened)) return;
      if (absl::Now() >= latest) break;
    }
    // Folders and links may be others now. What changes from here on is seen, if it is not read right away.
    paths_.Renew(directories_);
    if (paths_.descriptor() < 0) return;
    changed();
  }
}

}  // namespace banghi
