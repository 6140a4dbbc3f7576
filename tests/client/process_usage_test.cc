#include "client/load/process_usage.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <string>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

namespace banghi {
namespace {

// A socket that listens on a free port of 127.0.0.1.
class Listener {
 public:
  Listener() {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof(address);
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    EXPECT_EQ(bind(socket_, generic, length), 0);
    EXPECT_EQ(listen(socket_, 1), 0);
    EXPECT_EQ(getsockname(socket_, generic, &length), 0);
    port_ = ntohs(address.sin_port);
  }
  ~Listener() { close(socket_); }

  int port() const { return port_; }

 private:
  const int socket_ = socket(AF_INET, SOCK_STREAM, 0);
  int port_ = 0;
};

TEST(ProcessUsageTest, StatIsReadWhateverTheNameHolds) {
  const double ticks = static_cast<double>(sysconf(_SC_CLK_TCK));
  const std::string stat =
      "4711 (tin (vắn) 3) S 1 4711 4711 0 -1 4194560 100 0 0 0 250 50 7 8 20 0 9 0 12345 987654 2000 "
      "18446744073709551615"
      " 1 1 0 0 0 0 0 0 0 0 0 0 17 1 0 0 0 0 0\n";
  const absl::StatusOr<ProcessUsage> usage = ParseStat(stat);
  ASSERT_TRUE(usage.ok()) << usage.status();
  EXPECT_EQ(usage->name, "tin (vắn) 3");
  EXPECT_DOUBLE_EQ(usage->cpu_seconds, 300 / ticks);
  EXPECT_EQ(usage->memory_bytes, 2000u * static_cast<uint64_t>(sysconf(_SC_PAGESIZE)));
}

TEST(ProcessUsageTest, OtherTextsAreRefused) {
  for (const char* stat :
       {"", "4711", "4711 (x", ") (", "4711 (x) S 1 2", "4711 (x) a b c d e f g h i j k l m n o p q r s t u v"}) {
    EXPECT_FALSE(ParseStat(stat).ok()) << stat;
  }
}

TEST(ProcessUsageTest, ThisProcessHasMemoryAndUsesTime) {
  const absl::StatusOr<ProcessUsage> before = UsageOf(getpid());
  ASSERT_TRUE(before.ok()) << before.status();
  EXPECT_GT(before->memory_bytes, 100000u);
  const double own = OwnCpuSeconds();
  while (OwnCpuSeconds() < own + 0.03) {
  }
  EXPECT_GT(UsageOf(getpid())->cpu_seconds, before->cpu_seconds);
}

TEST(ProcessUsageTest, NoProcessIsNotFound) { EXPECT_EQ(UsageOf(0).status().code(), absl::StatusCode::kNotFound); }

TEST(ProcessUsageTest, ListenerOfALoopbackAddressIsFound) {
  const Listener listener;
  for (const char* host : {"127.0.0.1", "localhost"}) {
    EXPECT_EQ(FindListener(absl::StrCat(host, ":", listener.port())), getpid()) << host;
  }
}

TEST(ProcessUsageTest, ListenersElsewhereAreNotLookedFor) {
  const Listener listener;
  for (const std::string& address : {absl::StrCat("news.example.org:", listener.port()), std::string("127.0.0.1"),
                                     std::string("127.0.0.1:no"), std::string("unix:/run/banghi")}) {
    EXPECT_EQ(FindListener(address), 0) << address;
  }
}

}  // namespace
}  // namespace banghi
