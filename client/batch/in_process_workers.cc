#include <utility>

#include "client/batch/article_worker.h"

namespace banghi {
namespace {

class InProcessWorker final : public ArticleWorker {
 public:
  InProcessWorker(const Engine& engine, const ExtractOptions& options) : engine_(engine), options_(options) {}

  absl::Status Read(const v1::Article& article, Outcome* outcome) override {
    FieldViolation violation;
    const absl::Status status = engine_.Extract(article, options_, &outcome->record, &violation);
    outcome->ok = status.ok();
    if (!status.ok()) {
      outcome->error = ErrorText(violation.field, violation.description, std::string(status.message()));
    }
    return absl::OkStatus();
  }

 private:
  const Engine& engine_;
  const ExtractOptions options_;
};

class InProcessWorkers final : public ArticleWorkers {
 public:
  InProcessWorkers(std::shared_ptr<const Bundle> bundle, const ExtractOptions& options, int threads)
      : engine_(std::move(bundle)), options_(options), threads_(threads) {}

  std::unique_ptr<ArticleWorker> Make(const std::atomic<bool>& /*stopped*/) override {
    return std::make_unique<InProcessWorker>(engine_, options_);
  }
  int count() const override { return threads_; }
  std::string gazetteer_version() const override { return engine_.bundle().version(); }

 private:
  const Engine engine_;
  const ExtractOptions options_;
  const int threads_;
};

}  // namespace

std::unique_ptr<ArticleWorkers> MakeInProcessWorkers(std::shared_ptr<const Bundle> bundle,
                                                     const ExtractOptions& options, int threads) {
  return std::make_unique<InProcessWorkers>(std::move(bundle), options, threads);
}

}  // namespace banghi
