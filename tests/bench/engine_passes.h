// One article after the other through the engine, as a server does it: a record on an arena that is used again.
#ifndef BANGHI_TESTS_BENCH_ENGINE_PASSES_H_
#define BANGHI_TESTS_BENCH_ENGINE_PASSES_H_

#include <vector>

#include "banghi/v1/article.pb.h"
#include "banghi/v1/record.pb.h"
#include "benchmark/benchmark.h"
#include "extractors/engine.h"
#include "google/protobuf/arena.h"

namespace banghi {

// An arena whose first block, which most records fit in, stays when it is reset.
class RecordArena {
 public:
  RecordArena() : block_(1 << 18), arena_(block_.data(), block_.size()) {}
  // Empty; the one before is gone.
  v1::Record* Fresh() {
    arena_.Reset();
    return google::protobuf::Arena::CreateMessage<v1::Record>(&arena_);
  }

 private:
  std::vector<char> block_;
  google::protobuf::Arena arena_;
};

inline void ExtractAll(const Engine& engine, const std::vector<v1::Article>& articles, RecordArena& arena) {
  for (const v1::Article& article : articles) {
    v1::Record* record = arena.Fresh();
    benchmark::DoNotOptimize(engine.Extract(article, {}, record).ok());
  }
}

}  // namespace banghi

#endif  // BANGHI_TESTS_BENCH_ENGINE_PASSES_H_
