#include <algorithm>
#include <atomic>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "client/backend.h"

namespace banghi {
namespace {

class InProcessBackend : public Backend {
 public:
  InProcessBackend(std::shared_ptr<const Bundle> bundle, const ExtractOptions& options, int threads)
      : engine_(std::move(bundle)), options_(options), threads_(threads) {}

  absl::Status Extract(const std::vector<v1::Article>& articles, std::vector<Outcome>* outcomes) override {
    outcomes->clear();
    outcomes->resize(articles.size());
    std::atomic<size_t> next{0};
    const auto work = [&] {
      for (size_t i; (i = next.fetch_add(1)) < articles.size();) ExtractOne(articles[i], (*outcomes)[i]);
    };
    std::vector<std::thread> helpers;
    for (size_t i = 1; i < std::min<size_t>(threads_, articles.size()); ++i) helpers.emplace_back(work);
    work();
    for (std::thread& helper : helpers) helper.join();
    return absl::OkStatus();
  }

 private:
  void ExtractOne(const v1::Article& article, Outcome& outcome) const {
    FieldViolation violation;
    const absl::Status status = engine_.Extract(article, options_, &outcome.record, &violation);
    outcome.ok = status.ok();
    if (!status.ok()) {
      outcome.error = ErrorText(violation.field, violation.description, std::string(status.message()));
    }
  }

  const Engine engine_;
  const ExtractOptions options_;
  const int threads_;
};

}  // namespace

std::string ErrorText(const std::string& field, const std::string& description, const std::string& message) {
  if (field.empty()) return message;
  const size_t dot = field.rfind('.');
  return absl::StrCat(dot == std::string::npos ? field : field.substr(dot + 1), ": ", description);
}

std::unique_ptr<Backend> MakeInProcessBackend(std::shared_ptr<const Bundle> bundle, const ExtractOptions& options,
                                              int threads) {
  return std::make_unique<InProcessBackend>(std::move(bundle), options, threads);
}

}  // namespace banghi
