#include "server/security/loopback.h"

#include "gtest/gtest.h"
#include "server/security/security.h"

namespace banghi {
namespace {

// Addresses as people give them, and whether nobody but this machine can reach them.
struct AddressCase {
  const char* address;
  bool loopback;
};

constexpr AddressCase kAddresses[] = {
    {"127.0.0.1:8470", true},
    {"127.8.9.10:8470", true},
    {"localhost:8470", true},
    {"LocalHost:8470", true},
    {"[::1]:8470", true},
    {"[::ffff:127.0.0.1]:8470", true},
    {"ipv4:127.0.0.1:8470", true},
    {"ipv6:[::1]:8470", true},
    {"unix:/run/banghi.sock", true},
    {"unix-abstract:banghi", true},
    {"0.0.0.0:8470", false},
    {"[::]:8470", false},
    {"*:8470", false},
    {":8470", false},
    {"", false},
    {"8470", false},
    {"10.0.0.1:8470", false},
    {"192.168.1.2:8470", false},
    {"[fe80::1]:8470", false},
    {"[::ffff:10.0.0.1]:8470", false},
    {"[::1:8470", false},
    {"128.0.0.1:8470", false},
    {"banghi.example:8470", false},
    {"localhost.example:8470", false},
    {"127.0.0.1.example:8470", false},
    {"127.1:8470", false},
    {"dns:///localhost:8470", false},
};

TEST(LoopbackTest, OfEveryKindOfAddress) {
  for (const AddressCase& test : kAddresses) EXPECT_EQ(IsLoopback(test.address), test.loopback) << test.address;
}

TEST(ClearTextTest, IsRefusedBeyondLoopback) {
  for (const AddressCase& test : kAddresses) {
    const absl::Status status = CheckClearText({"--listen", test.address}, {});
    EXPECT_EQ(status.ok(), test.loopback) << test.address;
    if (status.ok()) continue;
    EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
    for (const char* word : {"--listen", "--tls-cert", "--allow-cleartext", test.address}) {
      EXPECT_NE(std::string(status.message()).find(word), std::string::npos) << status;
    }
  }
}

TEST(ClearTextTest, MayBeAllowed) {
  SecurityOptions options;
  options.allow_cleartext = true;
  for (const AddressCase& test : kAddresses) EXPECT_TRUE(CheckClearText({"--listen", test.address}, options).ok());
}

TEST(ClearTextTest, IsNoMatterWhereThereIsTls) {
  SecurityOptions options;
  options.tls = {"tls.pem", "tls.key", ""};
  for (const AddressCase& test : kAddresses) EXPECT_TRUE(CheckClearText({"--listen", test.address}, options).ok());
}

TEST(ClearTextTest, PortThatHasNoTlsIsToldAnotherWayOut) {
  SecurityOptions options;
  options.tls = {"tls.pem", "tls.key", ""};
  const absl::Status status = CheckClearText({"--http-listen", "0.0.0.0:8480", /*speaks_tls=*/false}, options);
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(std::string(status.message()).find("--tls-cert"), std::string::npos) << status;
  EXPECT_TRUE(CheckClearText({"--http-listen", "127.0.0.1:8480", /*speaks_tls=*/false}, options).ok());
}

}  // namespace
}  // namespace banghi
