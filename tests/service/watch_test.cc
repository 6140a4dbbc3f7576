#include <filesystem>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "tests/service/server_fixture.h"

namespace banghi {
namespace {

namespace fs = std::filesystem;

constexpr absl::Duration kPatience = absl::Seconds(30);

std::string Ranks(const std::string& name) {
  return absl::StrCat("# Ranks of a test.\nid\tname\ntest-rank\t", name, "\n");
}

// Keeps what it is told of gazetteers.
class Loads final : public ServerObserver {
 public:
  void GazetteersLoaded(const GazetteerLoad& load) override {
    const std::lock_guard lock(mutex_);
    loads_.push_back(load);
  }
  std::vector<GazetteerLoad> all() const {
    const std::lock_guard lock(mutex_);
    return loads_;
  }
  // Whether a load with that outcome came after the first `seen`.
  bool Await(size_t seen, bool loaded) const {
    for (const absl::Time end = absl::Now() + kPatience; absl::Now() < end; absl::SleepFor(absl::Milliseconds(10))) {
      const std::vector<GazetteerLoad> loads = all();
      for (size_t i = seen; i < loads.size(); ++i) {
        if (loads[i].loaded == loaded) return true;
      }
    }
    return false;
  }

 private:
  mutable std::mutex mutex_;
  std::vector<GazetteerLoad> loads_;
};

class WatchTest : public testing::Test {
 protected:
  void Start(const std::string& directory, bool watch = true) {
    ServerOptions options;
    options.gazetteers = {directory};
    options.watch_gazetteers = watch;
    options.observers = {&loads_};
    running_ = std::make_unique<RunningServer>(options);
  }
  std::string Version() const { return running_->server->gazetteers().Pin()->engine.bundle().version(); }
  // Whether the gazetteers become others than those of `before`.
  bool AwaitOther(const std::string& before) const {
    for (const absl::Time end = absl::Now() + kPatience; absl::Now() < end; absl::SleepFor(absl::Milliseconds(10))) {
      if (Version() != before) return true;
    }
    return false;
  }
  void Link(const std::string& target, const std::string& name) const {
    const std::string path = absl::StrCat(files_.path(), "/", name);
    fs::create_symlink(target, path + "_new");
    fs::rename(path + "_new", path);
  }
  void MakeVersion(const std::string& folder, const std::string& rank) const {
    fs::create_directories(absl::StrCat(files_.path(), "/", folder));
    files_.Write(folder + "/ranks.tsv", Ranks(rank));
  }

  const GazetteerDirectory files_;
  Loads loads_;
  std::unique_ptr<RunningServer> running_;  // ends before what it watches
};

TEST_F(WatchTest, AFileThatIsWrittenIsRead) {
  Start(files_.path());
  const std::string before = Version();
  files_.Write("ranks.tsv", Ranks("Thử tướng"));
  EXPECT_TRUE(AwaitOther(before));
  const std::string written = Version();
  files_.Write("ranks.tsv", Ranks("Thử tá"));
  EXPECT_TRUE(AwaitOther(written));
  fs::remove(absl::StrCat(files_.path(), "/ranks.tsv"));
  EXPECT_TRUE(loads_.Await(3, true));
  EXPECT_EQ(Version(), before);
}

TEST_F(WatchTest, AFileThatIsRenamedOverTheOldOneIsRead) {
  files_.Write("ranks.tsv", Ranks("Thử tướng"));
  Start(files_.path());
  const std::string before = Version();
  files_.Write(".ranks.tsv.swp", Ranks("Thử tá"));
  fs::rename(absl::StrCat(files_.path(), "/.ranks.tsv.swp"), absl::StrCat(files_.path(), "/ranks.tsv"));
  EXPECT_TRUE(AwaitOther(before));
}

TEST_F(WatchTest, AFolderThatComesLaterIsWatchedToo) {
  Start(files_.path());
  const std::string before = Version();
  fs::create_directory(absl::StrCat(files_.path(), "/cues"));
  ASSERT_TRUE(loads_.Await(1, true));
  files_.Write("cues/media.tsv", "# Cues of a test.\nlist\tnames\nmedia_head\tthử báo\n");
  EXPECT_TRUE(AwaitOther(before));
}

TEST_F(WatchTest, AConfigMapThatIsSwappedIsRead) {
  MakeVersion("..v1", "Thử tướng");
  Link("..v1", "..data");
  fs::create_symlink("..data/ranks.tsv", absl::StrCat(files_.path(), "/ranks.tsv"));
  Start(files_.path());
  for (const char* folder : {"..v2", "..v3"}) {
    const std::string before = Version();
    MakeVersion(folder, folder);
    Link(folder, "..data");
    EXPECT_TRUE(AwaitOther(before)) << folder;
  }
}

TEST_F(WatchTest, ALinkSomewhereAboveThatIsSwappedIsFollowed) {
  MakeVersion("releases/v1/gazetteers", "Thử tướng");
  Link("releases/v1", "current");
  Start(absl::StrCat(files_.path(), "/current/gazetteers"));
  for (const char* release : {"v2", "v3"}) {
    const std::string before = Version();
    MakeVersion(absl::StrCat("releases/", release, "/gazetteers"), release);
    Link(absl::StrCat("releases/", release), "current");
    EXPECT_TRUE(AwaitOther(before)) << release;
  }
}

TEST_F(WatchTest, ADirectoryMayGoAwayAndComeBack) {
  MakeVersion("mine", "Thử tướng");
  const std::string path = absl::StrCat(files_.path(), "/mine");
  Start(path);
  const std::string before = Version();
  fs::remove_all(path);
  ASSERT_TRUE(loads_.Await(1, false));
  EXPECT_EQ(Version(), before);  // a directory that is not there is a fault
  MakeVersion("mine", "Thử tá");
  EXPECT_TRUE(AwaitOther(before));
}

TEST_F(WatchTest, WhatIsBrokenLeavesTheOldUntilItIsMended) {
  files_.Write("ranks.tsv", Ranks("Thử tướng"));
  Start(files_.path());
  const std::string before = Version();
  files_.Write("ranks.tsv", "# Ranks of a test.\nid\tname\tcolour\ntest-rank\tThử tá\tđỏ\n");
  ASSERT_TRUE(loads_.Await(1, false));
  EXPECT_EQ(Version(), before);
  EXPECT_EQ(loads_.all().back().faults, 1u);
  files_.Write("ranks.tsv", Ranks("Thử tá"));
  EXPECT_TRUE(AwaitOther(before));
}

TEST_F(WatchTest, WhatIsTheSameAfterwardsIsNotSwapped) {
  files_.Write("ranks.tsv", Ranks("Thử tướng"));
  Start(files_.path());
  const auto before = running_->server->gazetteers().Pin();
  files_.Write("ranks.tsv", Ranks("Thử tướng"));
  ASSERT_TRUE(loads_.Await(1, true));
  EXPECT_EQ(running_->server->gazetteers().Pin(), before);
}

TEST_F(WatchTest, ManyWritesAreOneReload) {
  Start(files_.path());
  const std::string before = Version();
  for (int i = 0; i < 20; ++i) {
    files_.Write("ranks.tsv", Ranks(absl::StrCat("Thử tướng ", i)));
    absl::SleepFor(absl::Milliseconds(20));
  }
  EXPECT_TRUE(AwaitOther(before));
  EXPECT_LE(loads_.all().size(), 4u);  // a machine may stand still for a while between two writes
}

TEST_F(WatchTest, CanBeOff) {
  Start(files_.path(), /*watch=*/false);
  const std::string before = Version();
  files_.Write("ranks.tsv", Ranks("Thử tướng"));
  absl::SleepFor(absl::Seconds(1));
  EXPECT_EQ(Version(), before);
}

}  // namespace
}  // namespace banghi
