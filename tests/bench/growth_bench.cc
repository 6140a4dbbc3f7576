// How time grows with the length of the article, with what it holds, and with threads.
#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/bench/engine_passes.h"
#include "tests/bench/generated.h"
#include "tests/bench/measure.h"
#include "tests/bench/suites.h"

namespace banghi {
namespace {

constexpr size_t kKiB = 1024;

std::string SizeName(size_t bytes) {
  return bytes % (kKiB * kKiB) == 0 ? absl::StrCat(bytes / kKiB / kKiB, " MiB") : absl::StrCat(bytes / kKiB, " KiB");
}

using Articles = std::vector<v1::Article>;

void MeasureExtract(const std::string& name, Articles articles, const Engine& engine) {
  auto arena = std::make_shared<RecordArena>();
  const Pass pass = PassOver(articles);
  Measure(name, pass, [articles = std::move(articles), &engine, arena](benchmark::State& state) {
    int mentions = 0;
    for (const v1::Article& article : articles) {
      v1::Record* record = arena->Fresh();
      benchmark::DoNotOptimize(engine.Extract(article, {}, record).ok());
      mentions += record->mentions_size();
    }
    state.counters["mentions_per_article"] = mentions / static_cast<double>(articles.size());
  });
}

Articles Alone(std::string text) {
  Articles articles(1);
  articles[0].set_text(std::move(text));
  return articles;
}

void RegisterTexts(const Workload& workload, const Engine& engine) {
  const std::string text = JoinTexts(workload.articles, kMaxTextBytes);
  for (const size_t bytes : {kKiB, 4 * kKiB, 16 * kKiB, 64 * kKiB, 256 * kKiB, kMaxTextBytes}) {
    MeasureExtract("length/" + SizeName(bytes), CutText(text, bytes), engine);
  }
  for (const std::string& kind : HardTexts()) {
    for (const size_t bytes : {64 * kKiB, kMaxTextBytes}) {
      MeasureExtract(absl::StrCat("hard/", kind, "/", SizeName(bytes)), Alone(HardText(kind, bytes)), engine);
    }
  }
  for (const int percent : {0, 10, 50, 100}) {
    MeasureExtract(absl::StrCat("mentions/", percent, " %"), Alone(TextWithMentions(4 * kKiB, percent)), engine);
  }
}

// Every thread reads all articles `rounds` times with one engine.
void RegisterThreads(const Workload& workload, const Engine& engine, int count) {
  constexpr size_t kBytesOfAThread = 1 << 20;  // long enough for the threads' beginning and end not to show
  const int rounds = static_cast<int>(kBytesOfAThread / workload.bytes) + 1;
  Pass pass = PassOver(workload.articles);
  pass.articles *= rounds * count;
  pass.bytes *= rounds * count;
  MeasureWall(absl::StrCat("threads/", count), pass,
              [&workload, &engine, rounds, count, articles = pass.articles](benchmark::State& state) {
                const auto work = [&] {
                  RecordArena arena;
                  for (int round = 0; round < rounds; ++round) ExtractAll(engine, workload.articles, arena);
                };
                const double cpu = ProcessCpuSeconds();
                const auto begin = std::chrono::steady_clock::now();
                std::vector<std::thread> threads;
                for (int i = 0; i < count; ++i) threads.emplace_back(work);
                for (std::thread& thread : threads) thread.join();
                const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
                state.SetIterationTime(seconds);
                const double used = ProcessCpuSeconds() - cpu;
                state.counters["cores_used"] = used / seconds;
                state.counters["cpu_us_per_article"] = used * 1e6 / articles;
              });
}

}  // namespace

void RegisterGrowth(const Workload& workload, const Engine& engine) {
  RegisterTexts(workload, engine);
  for (const int count : {1, 2}) RegisterThreads(workload, engine, count);
}

}  // namespace banghi
