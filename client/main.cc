// banghi: reads Vietnamese defence and diplomacy news and writes structured records.

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "client/command.h"
#include "client/near_word.h"
#include "extractors/engine.h"
#include "google/protobuf/stubs/logging.h"
#ifdef BANGHI_HAVE_GRPC
#include "grpc/support/log.h"
#endif

namespace banghi {
namespace {

constexpr char kDescription[] =
    "Reads Vietnamese defence and diplomacy news and writes structured records: people, offices, ministries,\n"
    "agreements, partnerships, events, dates.";
constexpr char kFooter[] =
    "Examples:\n"
    "  banghi extract article.txt\n"
    "  banghi extract --published 2021-12-02 - < article.html\n"
    "  banghi extract --format jsonl news.jsonl.zst > records.jsonl\n"
    "  banghi batch corpus/ -o records.jsonl.zst\n"
    "  banghi explain article.txt --at 120 --rule dates/day\n"
    "  banghi view article.html -o article-view.html\n"
    "  banghi eval gold.jsonl --gazetteers mine";

// Every subcommand, in the order of --help.
constexpr std::unique_ptr<Command> (*kCommands[])() = {
    MakeExtractCommand, MakeBatchCommand,  MakeEnqueueCommand, MakeWorkerCommand,
    MakeExplainCommand, MakeViewCommand,   MakeEvalCommand,    MakeCheckCommand,
#ifdef BANGHI_HAVE_GRPC
    MakeBenchCommand,   MakeHealthCommand, MakeTokenCommand,
#endif
};

// What gRPC thinks of a connection is in the status of the calls, and said by us; but for those who ask for more.
void SilenceGrpc() {
#ifdef BANGHI_HAVE_GRPC
  if (std::getenv("GRPC_VERBOSITY") == nullptr) gpr_set_log_function([](gpr_log_func_args*) {});
#endif
}

// CLI11 would only say that a command is required.
bool IsCommand(const std::string& word, const std::vector<std::unique_ptr<Command>>& commands) {
  std::vector<std::string> names;
  for (const auto& command : commands) names.emplace_back(command->name());
  if (std::find(names.begin(), names.end(), word) != names.end()) return true;
  const std::string near = NearWord(word, names);
  std::cerr << "banghi: " << word << " is no command" << (near.empty() ? "" : "; is it " + near + "?")
            << "\nRun with --help for more information." << std::endl;
  return false;
}

// What a command printed may still be on its way: a full disk is a failure of the command.
int Ended(int code) {
  std::cout.flush();
  const bool written = std::fflush(stdout) == 0 && !std::ferror(stdout) && std::cout.good();
  if (written || code != kExitOk) return code;
  std::cerr << "banghi: cannot write standard output" << (errno == 0 ? "" : std::string(": ") + std::strerror(errno))
            << std::endl;
  return kExitFailed;
}

int Main(int argc, char** argv) {
  // A reader that has seen enough (`| head`) ends the program quietly, and what protobuf thinks of bad UTF-8 is said by
  // us.
  std::signal(SIGPIPE, SIG_DFL);
  google::protobuf::SetLogHandler(nullptr);
  SilenceGrpc();

  CLI::App app(kDescription, "banghi");
  app.footer(kFooter);
  app.set_version_flag("--version", "banghi " + std::string(EngineVersion()));
  app.require_subcommand(1);
  std::vector<std::unique_ptr<Command>> commands;
  for (const auto make : kCommands) {
    commands.push_back(make());
    CLI::App* sub = app.add_subcommand(commands.back()->name(), commands.back()->summary());
    sub->get_formatter()->column_width(32);
    commands.back()->AddOptions(*sub);
  }
  if (argc > 1 && argv[1][0] != '-' && !IsCommand(argv[1], commands)) return kExitUsage;
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return Ended(app.exit(error) == 0 ? kExitOk : kExitUsage);
  }
  for (const auto& command : commands) {
    if (app.got_subcommand(command->name())) return Ended(command->Run());
  }
  return kExitUsage;
}

}  // namespace
}  // namespace banghi

int main(int argc, char** argv) { return banghi::Main(argc, argv); }
