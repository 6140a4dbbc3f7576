// The articles that are measured.
#ifndef BANGHI_TESTS_BENCH_WORKLOAD_H_
#define BANGHI_TESTS_BENCH_WORKLOAD_H_

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "banghi/v1/article.pb.h"
#include "text/document.h"

namespace banghi {

// An even choice out of a stream whose length is not known, always the same of the same stream.
template <typename T>
class EvenChoice {
 public:
  explicit EvenChoice(size_t most) : most_(most) {}

  void Offer(T item) {
    if (offered_++ % stride_ != 0) return;
    kept_.push_back(std::move(item));
    if (kept_.size() < 2 * most_) return;
    for (size_t i = 0; 2 * i < kept_.size(); ++i) std::swap(kept_[i], kept_[2 * i]);
    kept_.resize(most_);
    stride_ *= 2;
  }
  // At most `most`, in order.
  std::vector<T> Take() && {
    const size_t count = kept_.size() < most_ ? kept_.size() : most_;
    for (size_t i = 0; i < count; ++i) std::swap(kept_[i], kept_[i * kept_.size() / count]);
    kept_.resize(count);
    return std::move(kept_);
  }

 private:
  const size_t most_;
  size_t stride_ = 1;
  size_t offered_ = 0;
  std::vector<T> kept_;
};

struct Workload {
  std::vector<v1::Article> articles;
  std::vector<Document> documents;  // of the articles, one each
  size_t bytes = 0;                 // of their texts
  size_t passed_over = 0;           // lines or files without an article that the engine takes
};

// At most `most` articles of `paths` (as ArticleReader takes them), evenly from everywhere. NOT_FOUND where there is
// none; the message says why the first one was passed over.
absl::StatusOr<Workload> ReadWorkload(const std::vector<std::string>& paths, size_t most);

// The texts of `articles` one behind the other, from the beginning again where they do not suffice: at most `bytes`,
// and hardly fewer, of valid UTF-8.
std::string JoinTexts(const std::vector<v1::Article>& articles, size_t bytes);

// `text` in articles of at most `bytes` (at least 4), cut at line breaks where one is in the second half of a piece,
// else at spaces, else between characters. Nothing is lost but pieces of white space.
std::vector<v1::Article> CutText(absl::string_view text, size_t bytes);

}  // namespace banghi

#endif  // BANGHI_TESTS_BENCH_WORKLOAD_H_
