// What comparable work costs on this machine.
#include <unicode/normalizer2.h>

#include <cstring>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "gazetteers/sources.h"
#include "tests/bench/engine_passes.h"
#include "tests/bench/literal_pass.h"
#include "tests/bench/measure.h"
#include "tests/bench/suites.h"

namespace banghi {
namespace {

// The surface forms of the gazetteers as they are written, each once.
std::vector<std::string> Phrases(bool with_cues) {
  const GazetteerSources sources = GazetteerSources::Read({});
  std::set<std::string> phrases;
  for (const std::string& id : sources.ids()) {
    if (!with_cues && absl::StartsWith(id, "cues/")) continue;
    for (WrittenForm& form : sources.FormsOf(id)) phrases.insert(std::move(form.text));
  }
  return {phrases.begin(), phrases.end()};
}

// vectorscan's matcher, which takes longer to compile than to use.
struct LiteralSearch {
  size_t phrases = 0;
  std::unique_ptr<LiteralPass> pass;
};

bool Prepare(bool with_cues, LiteralSearch& search, benchmark::State& state) {
  if (search.pass != nullptr) return true;
  const std::vector<std::string> phrases = Phrases(with_cues);
  absl::StatusOr<std::unique_ptr<LiteralPass>> pass = LiteralPass::Make(phrases);
  if (!pass.ok()) {
    state.SkipWithError(std::string(pass.status().message()).c_str());
    return false;
  }
  search.phrases = phrases.size();
  search.pass = *std::move(pass);
  return true;
}

// Over the texts as submitted, letter for letter. Cues are short and common words for the most part, and half the work.
void RegisterLiteralPass(const std::string& name, bool with_cues, const Workload& workload) {
  auto search = std::make_shared<LiteralSearch>();
  const Pass pass = PassOver(workload.articles);
  const auto scan = [search, &workload, pass](benchmark::State& state) {
    size_t found = 0;
    for (const v1::Article& article : workload.articles) found += search->pass->Count(article.text());
    state.counters["phrases"] = static_cast<double>(search->phrases);
    state.counters["found_per_article"] = static_cast<double>(found) / pass.articles;
  };
  Measure(name, pass, scan,
          [search, with_cues](benchmark::State& state) { return Prepare(with_cues, *search, state); });
}

void RegisterRecords(const Workload& workload, const Engine& engine) {
  auto records = std::make_shared<std::vector<v1::Record>>(workload.articles.size());
  for (size_t i = 0; i < records->size(); ++i) {
    benchmark::DoNotOptimize(engine.Extract(workload.articles[i], {}, &(*records)[i]).ok());
  }
  auto arena = std::make_shared<RecordArena>();
  const Pass pass = PassOver(workload.articles);
  Measure("yardstick/copy record on arena", pass, [records, arena] {
    for (const v1::Record& record : *records) arena->Fresh()->CopyFrom(record);
  });
  Measure("yardstick/serialise record", pass, [records](benchmark::State& state) {
    size_t bytes = 0;
    std::string wire;
    for (const v1::Record& record : *records) {
      record.SerializeToString(&wire);
      bytes += wire.size();
    }
    state.counters["record_bytes"] = static_cast<double>(bytes) / static_cast<double>(records->size());
  });
}

}  // namespace

void RegisterYardsticks(const Workload& workload, const Engine& engine) {
  const Pass pass = PassOver(workload.articles);
  Measure("yardstick/copy text (memcpy)", pass, [&workload, to = std::string(kMaxTextBytes, ' ')]() mutable {
    for (const v1::Article& article : workload.articles) {
      std::memcpy(to.data(), article.text().data(), article.text().size());
      benchmark::ClobberMemory();
    }
  });
  UErrorCode fault = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(fault);
  Measure("yardstick/ICU NFC check", pass, [&workload, nfc] {
    for (const v1::Article& article : workload.articles) {
      UErrorCode ignored = U_ZERO_ERROR;
      benchmark::DoNotOptimize(nfc->isNormalizedUTF8(article.text(), ignored));
    }
  });
  RegisterLiteralPass("yardstick/literal pass", true, workload);
  RegisterLiteralPass("yardstick/literal pass without cues", false, workload);
  RegisterRecords(workload, engine);
}

}  // namespace banghi
