// banghi token: a new token for a server, and the line for its file.

#include <iostream>
#include <string>

#include "CLI/CLI.hpp"
#include "client/command.h"
#include "server/security/token_file.h"

namespace banghi {
namespace {

class TokenCommand : public Command {
 public:
  const char* name() const override { return "token"; }
  const char* summary() const override { return "Make a token for asking a server, and the line for its --tokens"; }
  void AddOptions(CLI::App& app) override;
  int Run() override;

 private:
  TokenEntry entry_;
};

void TokenCommand::AddOptions(CLI::App& app) {
  app.add_option("name", entry_.name, "Whom it is for, as logs and metrics call them: letters, digits, . _ -")
      ->type_name("NAME")
      ->required()
      ->check(CLI::Validator(WhyNoName, ""));
  app.add_option("--articles-per-minute", entry_.articles_per_minute, "Quota; default: none")
      ->type_name("N")
      ->check(CLI::Range(1u, kMostArticlesPerMinute).description(""));
  app.add_flag("--admin", entry_.may_administer, "May reload gazetteers, too");
  app.footer(
      "Standard output gets the line, standard error the token, which nobody can tell again:\n"
      "  banghi token newsroom --articles-per-minute 600 >> tokens.tsv");
}

int TokenCommand::Run() {
  const absl::StatusOr<std::string> token = NewToken();
  if (!token.ok()) {
    std::cerr << "banghi: " << token.status().message() << std::endl;
    return kExitFailed;
  }
  entry_.digest = DigestOf(*token);
  std::cout << TokenLine(entry_) << std::endl;
  if (!std::cout) {  // without its line a token is of no use
    std::cerr << "banghi: cannot write standard output" << std::endl;
    return kExitFailed;
  }
  std::cerr << *token << std::endl;
  return kExitOk;
}

}  // namespace

std::unique_ptr<Command> MakeTokenCommand() { return std::make_unique<TokenCommand>(); }

}  // namespace banghi
