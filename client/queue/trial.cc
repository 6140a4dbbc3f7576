#include "client/queue/trial.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>

#include "absl/strings/str_cat.h"

namespace banghi {
namespace {

// The bytes as a file to read from, -1 where there can be none. In memory, so that a command that dies before it has
// read them holds nobody up.
int FileOf(const std::string& bytes) {
  const int file = memfd_create("article", MFD_CLOEXEC);
  if (file < 0) return -1;
  for (size_t done = 0; done < bytes.size();) {
    const ssize_t wrote = write(file, bytes.data() + done, bytes.size() - done);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) {
      close(file);
      return -1;
    }
    done += static_cast<size_t>(wrote);
  }
  lseek(file, 0, SEEK_SET);
  return file;
}

// The process, or -1. Signals for this process and its group do not reach it: who stops a worker does not end a trial
// that looks like a death.
pid_t Start(const std::vector<std::string>& command, int input) {
  std::vector<char*> arguments;
  for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t blocked;
  sigemptyset(&blocked);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) sigaddset(&blocked, signal);
  posix_spawnattr_setsigmask(&attributes, &blocked);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  pid_t process = -1;
  if (posix_spawn(&process, arguments.front(), &files, &attributes, arguments.data(), environ) != 0) process = -1;
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&files);
  return process;
}

}  // namespace

absl::Status Trial::Read(const InMessage& message) const {
  if (command_.empty()) return absl::OkStatus();
  const int input = FileOf(message.body);
  if (input < 0) return absl::OkStatus();
  std::vector<std::string> command = command_;
  command.emplace_back(message.has_protobuf() ? "protobuf" : "json");
  const pid_t process = Start(command, input);
  close(input);
  if (process < 0) return absl::OkStatus();
  int status = 0;
  while (waitpid(process, &status, 0) < 0) {
    if (errno != EINTR) return absl::OkStatus();
  }
  if (!WIFSIGNALED(status)) return absl::OkStatus();
  return absl::AbortedError(absl::StrCat("has killed the process that read it (signal ", WTERMSIG(status), ", ",
                                         strsignal(WTERMSIG(status)), ")"));
}

}  // namespace banghi
