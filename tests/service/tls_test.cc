// TLS and mutual TLS over real connections, with certificates that are replaced meanwhile.
#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "grpcpp/security/auth_context.h"
#include "server/metrics/metrics.h"
#include "tests/service/certificates.h"
#include "tests/service/server_fixture.h"

namespace banghi {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

class TlsTest : public testing::Test {
 protected:
  void Write(const PemPair& pair) {
    directory_.Write("tls.pem", pair.certificate);
    directory_.Write("tls.key", pair.key);
  }

  SecurityOptions Options(bool mutual) {
    SecurityOptions options;
    options.tls = {Path("tls.pem"), Path("tls.key"), mutual ? Path("clients.pem") : ""};
    options.tls_refresh = absl::Milliseconds(100);
    return options;
  }

  void Start(bool mutual) {
    Write(authority_.Issue("first"));
    if (mutual) directory_.Write("clients.pem", client_authority_.certificate());
    ServerOptions options;
    options.listen = "127.0.0.1:0";
    options.admin_listen = "127.0.0.1:0";
    options.security = Options(mutual);
    auto started = Server::Start(options, nullptr);
    ASSERT_TRUE(started.ok()) << started.status();
    server_ = *std::move(started);
  }

  std::string Path(const std::string& name) const { return directory_.path() + "/" + name; }

  // A new connection of a client that trusts `roots`.
  std::shared_ptr<grpc::Channel> Connect(const PemPair& own = {}, const std::string& roots = "", int port = 0) {
    const grpc::SslCredentialsOptions credentials = {roots.empty() ? authority_.certificate() : roots, own.key,
                                                     own.certificate};
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    return grpc::CreateCustomChannel(absl::StrCat("127.0.0.1:", port == 0 ? server_->port() : port),
                                     grpc::SslCredentials(credentials), arguments);
  }

  // Sets `server_name` to the common name of the certificate that the server has shown.
  static grpc::Status Ask(const std::shared_ptr<grpc::Channel>& channel, std::string* server_name = nullptr) {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(20));
    v1::ListGazetteersResponse response;
    grpc::Status status = v1::ExtractionService::NewStub(channel)->ListGazetteers(&context, {}, &response);
    if (status.ok() && server_name != nullptr) {
      const auto names = context.auth_context()->FindPropertyValues("x509_common_name");
      *server_name = names.empty() ? "" : std::string(names[0].data(), names[0].size());
    }
    return status;
  }

  // What the server shows to whoever connects now.
  std::string NameShown(const PemPair& own = {}) {
    std::string name;
    const grpc::Status status = Ask(Connect(own), &name);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return name;
  }

  // Whether new connections are shown `name` within a time that is long enough for anything.
  bool EventuallyShown(const std::string& name, const PemPair& own = {}) {
    const absl::Time deadline = absl::Now() + absl::Seconds(30);
    while (NameShown(own) != name && absl::Now() < deadline) absl::SleepFor(absl::Milliseconds(50));
    return NameShown(own) == name;
  }

  absl::Status StartStatus(const SecurityOptions& security) {
    ServerOptions options;
    options.listen = "127.0.0.1:0";
    options.admin_listen = "off";
    options.security = security;
    return Server::Start(options, nullptr).status();
  }

  const CertificateAuthority authority_;
  const CertificateAuthority client_authority_{"clients"};
  GazetteerDirectory directory_;
  std::unique_ptr<Server> server_;
};

TEST_F(TlsTest, BothPortsSpeakIt) {
  Start(/*mutual=*/false);
  EXPECT_EQ(NameShown(), "first");
  grpc::ClientContext context;
  v1::ReloadGazetteersResponse response;
  const auto admin = v1::AdminService::NewStub(Connect({}, "", server_->admin_port()));
  EXPECT_TRUE(admin->ReloadGazetteers(&context, {}, &response).ok());
}

TEST_F(TlsTest, ClearTextAndStrangersAuthoritiesAreRefused) {
  Start(/*mutual=*/false);
  EXPECT_EQ(Ask(RunningServer::Connect(server_->port())).error_code(), grpc::StatusCode::UNAVAILABLE);
  EXPECT_EQ(Ask(Connect({}, client_authority_.certificate())).error_code(), grpc::StatusCode::UNAVAILABLE);
}

TEST_F(TlsTest, MutualRefusesClientsWithoutACertificateOfTheAuthority) {
  Start(/*mutual=*/true);
  EXPECT_EQ(NameShown(client_authority_.Issue("client")), "first");
  EXPECT_EQ(Ask(Connect()).error_code(), grpc::StatusCode::UNAVAILABLE);
  EXPECT_EQ(Ask(Connect(authority_.Issue("stranger"))).error_code(), grpc::StatusCode::UNAVAILABLE);
  EXPECT_EQ(Ask(Connect({}, "", server_->admin_port())).error_code(), grpc::StatusCode::UNAVAILABLE);
}

TEST_F(TlsTest, CertificatesAreReplacedWhileCallsGoOn) {
  Start(/*mutual=*/true);
  const PemPair client = client_authority_.Issue("client");
  std::atomic<bool> stop{false};
  std::atomic<int> calls{0}, failed{0};
  std::vector<std::thread> callers;
  for (int i = 0; i < 3; ++i) {
    callers.emplace_back([&, anew = i == 0] {
      for (auto channel = Connect(client); !stop; ++calls) {
        if (anew) channel = Connect(client);
        failed += Ask(channel).ok() ? 0 : 1;
      }
    });
  }
  for (const char* name : {"second", "third"}) {
    const PemPair pair = authority_.Issue(name);
    directory_.Write("tls.pem", pair.certificate);
    absl::SleepFor(absl::Milliseconds(250));  // the key comes when a look has found the certificate without it
    directory_.Write("tls.key", pair.key);
    EXPECT_TRUE(EventuallyShown(name, client));
  }
  stop = true;
  for (std::thread& caller : callers) caller.join();
  EXPECT_GT(calls, 0);
  EXPECT_EQ(failed, 0);
}

TEST_F(TlsTest, AuthorityOfClientsIsReplacedToo) {
  Start(/*mutual=*/true);
  const CertificateAuthority next("next clients");
  EXPECT_FALSE(Ask(Connect(next.Issue("client"))).ok());
  directory_.Write("clients.pem", next.certificate());
  server_->security().Reread();
  EXPECT_TRUE(Ask(Connect(next.Issue("client"))).ok());
  EXPECT_FALSE(Ask(Connect(client_authority_.Issue("client"))).ok());
}

TEST_F(TlsTest, BadFilesLeaveThePairOfBefore) {
  Start(/*mutual=*/false);
  const PemPair good = authority_.Issue("second"), other = authority_.Issue("third");
  EXPECT_THAT(server_->metrics().Expose(), HasSubstr("\nbanghi_tls_stale 0\n"));
  const auto refused = [&](const PemPair& pair) {
    Write(pair);
    server_->security().Reread();
    EXPECT_THAT(server_->metrics().Expose(), HasSubstr("\nbanghi_tls_stale 1\n"));
    EXPECT_EQ(NameShown(), "first");
  };
  refused({good.certificate, other.key});
  refused({good.certificate.substr(0, 200), good.key});
  refused({"", ""});
  std::filesystem::remove(Path("tls.key"));
  server_->security().Reread();
  EXPECT_EQ(NameShown(), "first");
  Write(good);
  server_->security().Reread();
  EXPECT_EQ(NameShown(), "second");
  EXPECT_THAT(server_->metrics().Expose(), HasSubstr("\nbanghi_tls_stale 0\n"));
}

TEST_F(TlsTest, ExpiryIsThatOfTheFirstCertificateOfTheChainToExpire) {
  const PemPair leaf = authority_.Issue("leaf", /*days=*/20), between = authority_.Issue("between", /*days=*/5);
  Write({leaf.certificate + between.certificate, leaf.key});
  const auto security = Security::Open(Options(/*mutual=*/false));
  ASSERT_TRUE(security.ok());
  const absl::Duration left = (*security)->certificate_expires() - absl::Now();
  EXPECT_GT(left, absl::Hours(4 * 24));
  EXPECT_LT(left, absl::Hours(6 * 24));
  EXPECT_EQ((*Security::Open({}))->certificate_expires(), absl::InfiniteFuture());
}

TEST_F(TlsTest, FaultsOfFilesAreToldWithTheFileAtTheStart) {
  const PemPair good = authority_.Issue("good"), other = authority_.Issue("other");
  const SecurityOptions options = Options(/*mutual=*/true);
  const auto expect = [&](const std::string& file, const std::string& why) {
    EXPECT_THAT(std::string(StartStatus(options).message()), AllOf(HasSubstr(Path(file)), HasSubstr(why)));
  };
  expect("tls.pem", "No such file or directory");
  directory_.Write("tls.pem", good.certificate);
  expect("tls.key", "No such file or directory");
  directory_.Write("tls.key", "no PEM");
  expect("tls.key", "no private key in PEM");
  directory_.Write("tls.key", EncryptedPemOf(NewKey().get()));
  expect("tls.key", "has a passphrase");
  directory_.Write("tls.key", good.key.substr(0, 100));
  expect("tls.key", "cannot be read");
  directory_.Write("tls.key", other.key);
  expect("tls.key", "the key does not fit the certificate in");
  directory_.Write("tls.pem", good.key);
  directory_.Write("tls.key", good.key);
  expect("tls.pem", "no certificate in PEM");
  directory_.Write("tls.pem", good.certificate + other.certificate.substr(0, 300));
  expect("tls.pem", "certificate 2 cannot be read");
  directory_.Write("tls.pem", good.certificate);
  expect("clients.pem", "No such file or directory");
  directory_.Write("clients.pem", "");
  expect("clients.pem", "no certificate in PEM");
  directory_.Write("clients.pem", client_authority_.certificate());
  EXPECT_TRUE(StartStatus(options).ok());
}

TEST_F(TlsTest, FlagsThatDoNotGoTogether) {
  SecurityOptions options;
  options.tls = {"tls.pem", "", ""};
  EXPECT_THAT(std::string(StartStatus(options).message()), HasSubstr("--tls-key"));
  options.tls = {"", "", "clients.pem"};
  EXPECT_THAT(std::string(StartStatus(options).message()), HasSubstr("--tls-client-ca"));
}

TEST_F(TlsTest, ServerBeyondLoopbackNeedsItOrLeave) {
  ServerOptions options;
  options.listen = "0.0.0.0:0";
  options.admin_listen = "off";
  EXPECT_EQ(Server::Start(options, nullptr).status().code(), absl::StatusCode::kFailedPrecondition);
  options.listen = "127.0.0.1:0";
  options.admin_listen = "0.0.0.0:0";
  EXPECT_THAT(std::string(Server::Start(options, nullptr).status().message()), HasSubstr("--admin-listen"));
  options.security.allow_cleartext = true;
  EXPECT_TRUE(Server::Start(options, nullptr).ok());
  Write(authority_.Issue("first"));
  options.security = Options(/*mutual=*/false);
  EXPECT_TRUE(Server::Start(options, nullptr).ok());
}

}  // namespace
}  // namespace banghi
