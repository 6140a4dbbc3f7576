#include "server/batch_work.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "server/grpc_status.h"

namespace banghi {

void BatchWork::Begin() {
  google::rpc::Status status = Decode(request_, &options_, &violations_);
  if (status.code() == 0 && request_->articles_size() > settings_.max_batch_articles) {
    const FieldViolation violation = {"articles", absl::StrCat(request_->articles_size(), " articles; at most ",
                                                               settings_.max_batch_articles, " are taken")};
    status = ToRpcStatus(absl::ResourceExhaustedError(violation.description), violation);
  }
  if (status.code() == 0) status = visit().Charge(request_->articles_size());
  if (status.code() != 0) return Fail(status);
  left_ = request_->articles_size();
  if (left_ == 0) return End();
  for (int i = 0; i < left_; ++i) response_->add_results();
  const int tasks = std::min<int>(pool_.threads(), request_->articles_size());
  for (int i = 0; i < tasks; ++i) PostStep();
}

void BatchWork::PostStep() {
  pool_.Post([work = shared_from_this()] { work->Step(); });
}

void BatchWork::Step() {
  const int index = next_.fetch_add(1);
  if (index >= request_->articles_size()) return;
  if (StillWanted() == absl::StatusCode::kOk) Extract(index);
  if (left_.fetch_sub(1) == 1) return End();
  PostStep();
}

void BatchWork::Extract(int index) {
  const v1::Article& article = request_->articles(index);
  v1::ExtractionResult& result = *response_->mutable_results(index);
  result.set_article_id(article.id());
  const auto interruption = [this] { return StillWanted(); };
  const Extraction extraction = {gazetteers_->engine, options_, settings_, observer_, interruption};
  google::rpc::Status status =
      ExtractOne(extraction, article, absl::StrCat("articles[", index, "]"), violations_, result.mutable_record());
  visit().ArticleDone(status.code() == 0);
  if (status.code() != 0) *result.mutable_error() = std::move(status);
}

void BatchWork::End() {
  const absl::StatusCode wanted = StillWanted();
  if (wanted == absl::StatusCode::kOk) return Finish(*response_);
  Fail(Interrupted(wanted));
}

}  // namespace banghi
