// Programs from their start to their first answer: `banghi` and `banghi-server` as they lie beside this one.
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <ctime>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "client/backend.h"
#include "tests/bench/measure.h"
#include "tests/bench/suites.h"
#include "tests/gazetteers/scratch_directory.h"

namespace banghi {
namespace {

using Clock = std::chrono::steady_clock;

double SecondsSince(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

std::string ProgramBeside(const std::string& name) {
  return (std::filesystem::read_symlink("/proc/self/exe").parent_path() / name).string();
}

// A program of which one stream is read here.
class Child {
 public:
  Child(std::vector<std::string> command, int stream) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], stream);
    std::vector<char*> arguments;
    for (std::string& word : command) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    if (posix_spawn(&pid_, arguments[0], &actions, nullptr, arguments.data(), environ) != 0) pid_ = 0;
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    output_ = ends[0];
  }
  ~Child() {
    if (output_ >= 0) close(output_);
    if (pid_ == 0) return;
    kill(pid_, SIGTERM);
    waitpid(pid_, nullptr, 0);
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  // What it writes up to `words` and the end of their line; all of it where they do not come.
  std::string ReadLineWith(const std::string& words) {
    std::string text;
    char c;
    size_t at = std::string::npos;
    while (output_ >= 0 && read(output_, &c, 1) == 1) {
      text += c;
      if (c != '\n') continue;
      at = text.find(words);
      if (at != std::string::npos) return text.substr(at);
    }
    return "";
  }
  // What it has used of the CPU until now.
  double CpuSeconds() const {
    clockid_t clock = 0;
    return pid_ != 0 && clock_getcpuclockid(pid_, &clock) == 0 ? SecondsOf(clock) : 0;
  }
  bool Succeeds() {
    int status = 1;
    if (pid_ != 0) waitpid(pid_, &status, 0);
    pid_ = 0;
    return status == 0;
  }

 private:
  pid_t pid_ = 0;
  int output_ = -1;
};

void RegisterClient(const Workload& workload) {
  auto directory = std::make_shared<ScratchDirectory>();
  directory->Write("article.txt", workload.articles[0].text());
  MeasureWall("start/banghi extract, one article", {}, [directory](benchmark::State& state) {
    const auto begin = Clock::now();
    Child program({ProgramBeside("banghi"), "extract", directory->path() + "/article.txt"}, STDOUT_FILENO);
    const bool wrote = !program.ReadLineWith("{").empty();
    state.counters["cpu_ms"] = program.CpuSeconds() * 1e3;
    const bool answered = program.Succeeds() && wrote;
    state.SetIterationTime(SecondsSince(begin));
    if (!answered) state.SkipWithError("banghi does not run");
  })->Iterations(1);
}

#ifdef BANGHI_HAVE_GRPC
// Until the server says that it serves, or, with `article`, until its first record is here.
void MeasureServer(const std::string& name, const v1::Article* article) {
  MeasureWall(name, {}, [article](benchmark::State& state) {
    constexpr char kSays[] = "serves on port ";
    const auto begin = Clock::now();
    Child server(
        {ProgramBeside("banghi-server"), "--listen", "127.0.0.1:0", "--admin-listen", "off", "--http-listen", "off"},
        STDERR_FILENO);
    const std::string line = server.ReadLineWith(kSays);
    bool answered = !line.empty();
    if (answered && article != nullptr) {
      const std::string port = line.substr(sizeof(kSays) - 1, line.find(',') - (sizeof(kSays) - 1));
      ServerLink link;
      link.address = absl::StrCat("127.0.0.1:", port);
      std::vector<Outcome> outcomes;
      answered = MakeRemoteBackend(link, {})->Extract({*article}, &outcomes).ok() && outcomes[0].ok;
    }
    state.SetIterationTime(SecondsSince(begin));
    state.counters["cpu_ms"] = server.CpuSeconds() * 1e3;
    if (!answered) state.SkipWithError("banghi-server does not answer");
  })->Iterations(1);
}
#endif

}  // namespace

void RegisterStart(const Workload& workload) {
  RegisterClient(workload);
#ifdef BANGHI_HAVE_GRPC
  MeasureServer("start/serving", nullptr);
  MeasureServer("start/banghi-server's first answer", workload.articles.data());
#endif
}

}  // namespace banghi
