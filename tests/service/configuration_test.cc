#include "server/config/configuration.h"

#include <cstdlib>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "server/config/config_file.h"
#include "server/config/server_flags.h"
#include "tests/service/server_fixture.h"

namespace banghi {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

// An environment variable for the time of a test.
class Environment {
 public:
  Environment(const char* name, const char* value) : name_(name) { setenv(name, value, 1); }
  ~Environment() { unsetenv(name_); }

 private:
  const char* const name_;
};

struct Outcome {
  absl::optional<int> exit_status;
  ServerOptions options;
  std::string json;
  std::string said;
};

Outcome Read(std::vector<const char*> arguments) {
  Outcome outcome;
  CLI::App app("A server.", "banghi-server");
  AddServerFlags(app, outcome.options);
  Configuration configuration(app);
  arguments.insert(arguments.begin(), "banghi-server");
  testing::internal::CaptureStderr();
  outcome.exit_status = configuration.Read(static_cast<int>(arguments.size()), arguments.data());
  outcome.said = testing::internal::GetCapturedStderr();
  outcome.json = configuration.ToJson();
  return outcome;
}

class ConfigurationTest : public testing::Test {
 protected:
  Outcome ReadWithFile(const std::string& content, std::vector<const char*> arguments = {}) {
    directory_.Write("server.toml", content);
    path_ = absl::StrCat(directory_.path(), "/server.toml");
    arguments.insert(arguments.end(), {"--config", path_.c_str()});
    return Read(arguments);
  }

  const GazetteerDirectory directory_;
  std::string path_;
};

TEST_F(ConfigurationTest, FlagsGoBeforeEnvironmentBeforeFile) {
  const Environment threads("BANGHI_THREADS", "3");
  const Environment streams("BANGHI_MAX_STREAMS", "33");
  const Outcome outcome =
      ReadWithFile("threads = 2\nmax-streams = 22\nmax-waiting-calls = 222\ngrace-seconds = 2.5\n", {"--threads=4"});
  ASSERT_EQ(outcome.exit_status, absl::nullopt) << outcome.said;
  EXPECT_EQ(outcome.options.threads, 4);
  EXPECT_EQ(outcome.options.reception.max_streams, 33);
  EXPECT_EQ(outcome.options.max_waiting_calls, 222u);
  EXPECT_EQ(outcome.options.grace, absl::Milliseconds(2500));
  EXPECT_THAT(outcome.json, AllOf(HasSubstr(R"("threads":{"value":"4","source":"flag"})"),
                                  HasSubstr(R"("max-streams":{"value":"33","source":"environment"})"),
                                  HasSubstr(R"("grace-seconds":{"value":"2.5","source":"file"})"),
                                  HasSubstr(R"("listen":{"value":"127.0.0.1:8470","source":"default"})")));
}

TEST_F(ConfigurationTest, AnEmptyValueIsNoneAndTakesNothingElse) {
  const Outcome outcome = ReadWithFile("gazetteers = \"\"\nlisten = \"127.0.0.1:9\"\n", {});
  ASSERT_EQ(outcome.exit_status, absl::nullopt) << outcome.said;
  EXPECT_EQ(outcome.options.listen, "127.0.0.1:9");
  EXPECT_THAT(outcome.json, HasSubstr(R"("gazetteers":{"value":"")"));
}

TEST_F(ConfigurationTest, FileCanBeNamedByTheEnvironment) {
  directory_.Write("server.toml", "threads = 5\n");
  const std::string path = absl::StrCat(directory_.path(), "/server.toml");
  const Environment config("BANGHI_CONFIG", path.c_str());
  EXPECT_EQ(Read({}).options.threads, 5);
}

TEST_F(ConfigurationTest, DefaultsAreThoseOfTheOptions) {
  const Outcome outcome = Read({});
  EXPECT_EQ(outcome.options.connections.max_age, ConnectionOptions().max_age);
  EXPECT_THAT(outcome.json, HasSubstr(R"("max-age-seconds":{"value":"3600","source":"default"})"));
}

TEST_F(ConfigurationTest, PortsThatNoMachineHasAreRefused) {
  for (const char* option : {"--listen", "--admin-listen"}) {
    const Outcome outcome = Read({option, "127.0.0.1:99999"});
    EXPECT_EQ(outcome.exit_status, 2) << option;
    EXPECT_THAT(outcome.said, AllOf(HasSubstr(option), HasSubstr("99999 is no port")));
    EXPECT_EQ(Read({option, "[::1]:65535"}).exit_status, absl::nullopt) << option;
  }
  EXPECT_EQ(Read({"--listen", "unix:/run/banghi:99999"}).exit_status, absl::nullopt);
}

TEST_F(ConfigurationTest, BytesMayHaveAUnit) {
  EXPECT_EQ(ReadWithFile("max-held-bytes = 64MiB\n").options.reception.max_held_bytes, size_t{64} << 20);
}

TEST_F(ConfigurationTest, AllThatIsWrongWithTheFileIsSaidWithItsLine) {
  const Outcome outcome = ReadWithFile("\ncolour = red\nthreads = 1\nthreads = 2\nconfig = x\n");
  EXPECT_EQ(outcome.exit_status, 2);
  EXPECT_EQ(outcome.said, absl::StrCat(path_, ":2: unknown key `colour`\n", path_,
                                       ":4: `threads` is in line 3 already\n", path_, ":5: unknown key `config`\n"));
}

TEST_F(ConfigurationTest, ABadValueIsSaidWithTheLineOrVariableItComesFrom) {
  const Outcome of_file = ReadWithFile("# Threads\nthreads = many\n");
  EXPECT_EQ(of_file.exit_status, 2);
  EXPECT_THAT(of_file.said, HasSubstr(absl::StrCat(path_, ":2: --threads: ")));
  const Environment streams("BANGHI_MAX_AGE_GRACE_SECONDS", "-1");
  const Outcome of_environment = ReadWithFile("max-age-seconds = 3\n");
  EXPECT_EQ(of_environment.exit_status, 2);
  EXPECT_THAT(of_environment.said, testing::StartsWith("BANGHI_MAX_AGE_GRACE_SECONDS: --max-age-grace-seconds: "));
}

TEST_F(ConfigurationTest, AFileThatCannotBeReadIsAnError) {
  const Outcome missing = Read({"--config", "/missing/server.toml"});
  EXPECT_EQ(missing.exit_status, 2);
  EXPECT_THAT(missing.said, HasSubstr("/missing/server.toml: "));
  EXPECT_EQ(Read({"--config", directory_.path().c_str()}).exit_status, 2);
}

TEST(ConfigFileTest, TakesValuesWithAndWithoutQuotesAndLists) {
  const auto settings = ParseConfig("f", "a = 1\n b=\"x # y\" # z\n\n; c\nd = ['p', q , \"r,s\"]\ne =\n");
  ASSERT_TRUE(settings.ok()) << settings.status().message();
  ASSERT_EQ(settings->size(), 4u);
  EXPECT_THAT((*settings)[0].values, ElementsAre("1"));
  EXPECT_EQ((*settings)[1].key, "b");
  EXPECT_EQ((*settings)[1].line, 2);
  EXPECT_THAT((*settings)[1].values, ElementsAre("x # y"));
  EXPECT_THAT((*settings)[2].values, ElementsAre("p", "q", "r,s"));
  EXPECT_THAT((*settings)[3].values, ElementsAre(""));
}

TEST(ConfigFileTest, TellsEveryLineThatIsNoSetting) {
  const auto settings = ParseConfig("f", "[server]\nlisten\na = \"x\nb = [1, 2\nc = 'x' y\nd = 1\n");
  ASSERT_FALSE(settings.ok());
  for (const char* place : {"f:1: ", "f:2: ", "f:3: ", "f:4: ", "f:5: "}) {
    EXPECT_THAT(settings.status().message(), HasSubstr(place));
  }
  EXPECT_THAT(std::string(settings.status().message()), testing::Not(HasSubstr("f:6: ")));
}

}  // namespace
}  // namespace banghi
