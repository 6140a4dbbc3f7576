// The engine: parts of reading a text, its stages one behind the other, and all of it.
#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "extractors/pipeline.h"
#include "extractors/record/record.h"
#include "google/protobuf/util/json_util.h"
#include "tests/bench/engine_passes.h"
#include "tests/bench/measure.h"
#include "tests/bench/suites.h"
#include "text/normalize.h"
#include "text/repair.h"
#include "text/sentences.h"
#include "text/tokens.h"
#include "text/utf8.h"
#include "text/zones.h"

namespace banghi {
namespace {

// Measures `body(article, document)` for all of them.
template <typename Body>
void MeasureEach(const std::string& name, const Workload& workload, Body body) {
  Measure(name, PassOver(workload.articles), [&workload, body] {
    for (size_t i = 0; i < workload.articles.size(); ++i) body(workload.articles[i], workload.documents[i]);
  });
}

void RegisterText(const Workload& workload) {
  MeasureEach("text/validate UTF-8", workload, [](const v1::Article& article, const Document&) {
    benchmark::DoNotOptimize(FindInvalidUtf8(article.text()));
  });
  MeasureEach("text/normalise and repair", workload, [](const v1::Article& article, const Document&) {
    benchmark::DoNotOptimize(Normalize(article.text()).text.data());
  });
  MeasureEach("text/repair alone", workload, [](const v1::Article&, const Document& document) {
    benchmark::DoNotOptimize(RepairLostLetters(document.text()).text.data());
  });
  MeasureEach("text/tokens", workload, [](const v1::Article&, const Document& document) {
    std::vector<Token> tokens;
    std::string folded;
    Tokenize(document.text(), tokens, folded);
    benchmark::DoNotOptimize(tokens.data());
  });
  MeasureEach("text/sentences and zones", workload, [](const v1::Article&, const Document& document) {
    std::vector<Token> tokens = document.tokens();
    std::vector<Sentence> sentences = SplitSentences(document.text(), tokens);
    AssignZones(document.normalized(), document.folded_text(), tokens, sentences);
    benchmark::DoNotOptimize(sentences.data());
  });
  MeasureEach("text/all of Document::Parse", workload, [](const v1::Article& article, const Document&) {
    benchmark::DoNotOptimize(Document::Parse(article.text()).ok());
  });
}

// What it takes to look at the clock, which is as much as a small stage takes.
double ClockSeconds() {
  constexpr int kLooks = 1000;
  std::vector<double> looks;
  double last = ThreadCpuSeconds();
  for (int i = 0; i < kLooks; ++i) {
    const double now = ThreadCpuSeconds();
    looks.push_back(now - last);
    last = now;
  }
  return Median(std::move(looks));
}

// The stages of Engine::Extract, each with the time it took of this thread.
class StagedEngine {
 public:
  explicit StagedEngine(const Bundle& bundle) : bundle_(bundle), pipeline_(Pipeline::Standard(bundle).value()) {
    // Numbered, for the order in which they are told.
    for (const char* name : {"validate UTF-8", "parse", "match gazetteers"}) AddStage(name);
    for (const auto& room : pipeline_.rooms()) AddStage(absl::StrCat("room ", room->name()));
    for (const char* name : {"fill record", "serialise record"}) AddStage(name);
  }

  void Extract(const v1::Article& article) {
    next_ = 0;
    last_ = ThreadCpuSeconds();
    benchmark::DoNotOptimize(FindInvalidUtf8(article.text()));
    EndStage();
    const absl::StatusOr<Document> document = Document::Parse(article.text());
    EndStage();
    Analysis analysis(*document, bundle_);
    if (const std::string& published = article.published_date(); !published.empty()) {
      analysis.published.known = absl::ParseCivilTime(published.substr(0, 10), &analysis.published.day);
    }
    analysis.FindMatches();
    EndStage();
    for (const auto& room : pipeline_.rooms()) {
      room->Run(analysis);
      EndStage();
    }
    v1::Record* record = arena_.Fresh();
    FillRecord(analysis, article, {}, record);
    EndStage();
    record->SerializeToString(&bytes_);
    EndStage();
  }

  // Adds the seconds of each stage since the last call.
  void TakeTimes(benchmark::UserCounters& counters) {
    for (Stage& stage : stages_) {
      counters[stage.name].value += std::max(0.0, stage.seconds);
      stage.seconds = 0;
    }
  }

 private:
  struct Stage {
    std::string name;
    double seconds = 0;
  };

  void AddStage(const std::string& name) {
    stages_.push_back({absl::StrCat("stage/", stages_.size() < 9 ? "0" : "", stages_.size() + 1, " ", name)});
  }
  void EndStage() {
    const double now = ThreadCpuSeconds();
    stages_[next_++].seconds += now - last_ - clock_;
    last_ = now;
  }

  const Bundle& bundle_;
  const Pipeline pipeline_;
  std::vector<Stage> stages_;
  size_t next_ = 0;
  double last_ = 0;
  const double clock_ = ClockSeconds();
  RecordArena arena_;
  std::string bytes_;
};

void RegisterStages(const Workload& workload, const Engine& engine) {
  auto staged = std::make_shared<StagedEngine>(engine.bundle());
  Measure("stage/all", PassOver(workload.articles), [staged, &workload](benchmark::State& state) {
    for (const v1::Article& article : workload.articles) staged->Extract(article);
    staged->TakeTimes(state.counters);
  });
}

}  // namespace

void RegisterEngine(const Workload& workload, const Engine& engine) {
  RegisterText(workload);
  RegisterStages(workload, engine);
  auto arena = std::make_shared<RecordArena>();
  Measure("engine/extract", PassOver(workload.articles),
          [&workload, &engine, arena] { ExtractAll(engine, workload.articles, *arena); });
  MeasureEach("engine/extract and serialise", workload, [&engine, arena](const v1::Article& article, const Document&) {
    v1::Record* record = arena->Fresh();
    benchmark::DoNotOptimize(engine.Extract(article, {}, record).ok());
    benchmark::DoNotOptimize(record->SerializeAsString().data());
  });
  MeasureEach("engine/extract and write JSON", workload, [&engine, arena](const v1::Article& article, const Document&) {
    v1::Record* record = arena->Fresh();
    benchmark::DoNotOptimize(engine.Extract(article, {}, record).ok());
    std::string json;
    benchmark::DoNotOptimize(google::protobuf::util::MessageToJsonString(*record, &json).ok());
  });
}

}  // namespace banghi
