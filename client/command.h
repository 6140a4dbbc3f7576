// A subcommand of `banghi`. Adding one: write MakeXCommand in a file of its own and name it in the table of main.cc.
#ifndef BANGHI_CLIENT_COMMAND_H_
#define BANGHI_CLIENT_COMMAND_H_

#include <memory>

namespace CLI {
class App;
}

namespace banghi {

// How a program ends.
inline constexpr int kExitOk = 0;
inline constexpr int kExitFailed = 1;  // some articles or files failed; each is named on standard error
inline constexpr int kExitUsage = 2;

class Command {
 public:
  virtual ~Command() = default;
  virtual const char* name() const = 0;
  virtual const char* summary() const = 0;  // one line, for the list of commands
  // Adds options that write to this object.
  virtual void AddOptions(CLI::App& app) = 0;
  // Called after the command line is read. Returns the exit status.
  virtual int Run() = 0;
};

#ifdef BANGHI_HAVE_GRPC
std::unique_ptr<Command> MakeBenchCommand();
std::unique_ptr<Command> MakeHealthCommand();
std::unique_ptr<Command> MakeTokenCommand();
#endif
std::unique_ptr<Command> MakeBatchCommand();
std::unique_ptr<Command> MakeCheckCommand();
std::unique_ptr<Command> MakeEnqueueCommand();
std::unique_ptr<Command> MakeEvalCommand();
std::unique_ptr<Command> MakeExplainCommand();
std::unique_ptr<Command> MakeExtractCommand();
std::unique_ptr<Command> MakeViewCommand();
std::unique_ptr<Command> MakeWorkerCommand();

}  // namespace banghi

#endif  // BANGHI_CLIENT_COMMAND_H_
