// banghi_bench: how fast the engine is, beside yardsticks measured in the same run. See docs/benchmarks.md.

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"
#include "client/terminal.h"
#include "tests/bench/measure.h"
#include "tests/bench/report.h"
#include "tests/bench/suites.h"
#include "tests/bench/verdicts.h"

namespace banghi {
namespace {

struct Flags {
  std::vector<std::string> corpus;
  size_t articles = 400;
  std::string json;
  RunOptions run;
};

void AddOptions(CLI::App& app, Flags& flags) {
  app.add_option("--corpus", flags.corpus, "Articles to measure, .jsonl[.gz|.zst] or one a file;\ndefault: samples/")
      ->type_name("FILE");
  app.add_option("--articles", flags.articles, "How many of them at most, evenly from everywhere")
      ->type_name("N")
      ->check(CLI::PositiveNumber.description(""))
      ->capture_default_str();
  app.add_option("--filter", flags.run.filter, "Only measurements whose name has this: ^(engine|yardstick)/")
      ->type_name("REGEX");
  app.add_option("--repetitions", flags.run.repetitions, "Of each measurement; the median counts")
      ->type_name("N")
      ->check(CLI::Range(1, 1000).description(""))
      ->capture_default_str();
  app.add_option("--seconds", flags.run.seconds, "How long a repetition lasts at least")
      ->type_name("S")
      ->check(CLI::PositiveNumber.description(""))
      ->capture_default_str();
  app.add_option("--json", flags.json, "Also writes all numbers here")->type_name("FILE");
}

RunContext ContextOf(const Flags& flags, const Workload& workload) {
  RunContext context;
  context.version = std::string(EngineVersion());
  context.corpus = flags.corpus.size() == 1 ? flags.corpus[0] : "several files";
  context.articles = workload.articles.size();
  context.bytes = workload.bytes;
  context.repetitions = flags.run.repetitions;
  context.cores = static_cast<int>(std::thread::hardware_concurrency());
  if (getloadavg(&context.load, 1) != 1) context.load = 0;
  return context;
}

int Run(Flags& flags) {
  if (flags.corpus.empty()) flags.corpus = {BANGHI_SOURCE_DIR "/samples/samples.jsonl"};
  const absl::StatusOr<Workload> workload = ReadWorkload(flags.corpus, flags.articles);
  if (!workload.ok()) {
    std::cerr << "banghi_bench: " << workload.status().message() << "\n";
    return 1;
  }
  if (workload->passed_over > 0) std::cerr << "banghi_bench: " << workload->passed_over << " articles passed over\n";
  const Engine engine(Bundle::BuiltIn().value());
  const RunContext context = ContextOf(flags, *workload);
  std::cout << Heading(context) << std::flush;
  RegisterYardsticks(*workload, engine);
  RegisterEngine(*workload, engine);
  RegisterGrowth(*workload, engine);
  RegisterGazetteers(*workload);
  RegisterStart(*workload);
  const Results results = RunAll(flags.run);
  const std::vector<Verdict> verdicts = Judge(results);
  const Terminal terminal = StdoutTerminal();
  std::cout << Tables(results, terminal) << VerdictTable(verdicts, terminal);
  if (flags.json.empty()) return 0;
  std::ofstream file(flags.json, std::ios::binary);
  file << ToJson(context, results, verdicts);
  file.close();
  if (!file) std::cerr << "banghi_bench: cannot write " << flags.json << "\n";
  return file ? 0 : 1;
}

int Main(int argc, char** argv) {
  CLI::App app("Measures the engine and its parts beside yardsticks: memcpy, ICU, vectorscan, protobuf.",
               "banghi_bench");
  app.get_formatter()->column_width(32);
  Flags flags;
  AddOptions(app, flags);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  return Run(flags);
}

}  // namespace
}  // namespace banghi

int main(int argc, char** argv) { return banghi::Main(argc, argv); }
