// banghi check: finds every fault in gazetteer files before a server does.

#include <cstdio>
#include <iostream>
#include <string>

#include "CLI/CLI.hpp"
#include "client/command.h"
#include "gazetteers/bundle.h"
#include "gazetteers/check.h"

namespace banghi {
namespace {

class CheckCommand : public Command {
 public:
  const char* name() const override { return "check"; }
  const char* summary() const override { return "Check gazetteer files and print every fault with its place"; }
  void AddOptions(CLI::App& app) override {
    app.add_option("dir", directory_, "Directory of gazetteer files; default: the built-in ones")
        ->type_name("DIR")
        ->check(CLI::ExistingDirectory.description(""));
    app.add_flag("--alone", alone_, "Check DIR as a complete set, not as additions to the built-in files");
  }
  int Run() override;

 private:
  std::string directory_;
  bool alone_ = false;
};

int CheckCommand::Run() {
  CheckReport report;
  absl::StatusOr<std::shared_ptr<const Bundle>> bundle;
  if (directory_.empty()) {
    bundle = Bundle::Load({}, &report);
  } else {
    bundle = alone_ ? Bundle::LoadAlone(directory_, &report) : Bundle::Load({directory_}, &report);
  }
  if (!bundle.ok()) {
    std::cerr << report.ToString();
    if (report.ok()) {
      std::cerr << "banghi: " << std::string(bundle.status().message()) << "\n";
    } else {
      std::cerr << FaultCount(report.faults().size()) << "\n";
    }
    return kExitFailed;
  }
  for (const GazetteerFile& file : (*bundle)->files()) {
    std::printf("%8u  %-28s %s\n", file.entries, file.name.c_str(), file.origin.c_str());
  }
  std::printf("no faults; version %s\n", (*bundle)->version().c_str());
  return kExitOk;
}

}  // namespace

std::unique_ptr<Command> MakeCheckCommand() { return std::make_unique<CheckCommand>(); }

}  // namespace banghi
