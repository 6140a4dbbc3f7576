#include "client/batch/batch_run.h"

#include <chrono>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "client/json_text.h"

namespace banghi {
namespace {

// A block is what is lost at most when a run is killed, and what memory it takes: three of them are in hand.
constexpr size_t kBlockArticles = 1000;
constexpr size_t kBlockBytes = 16 << 20;
constexpr size_t kMostBlocks = 3;

// How often a run looks whether it is to stop, and tells how far it is.
constexpr std::chrono::milliseconds kLookAfter(200);

std::string ErrorLine(const ArticleInput& input, const std::string& why) {
  return absl::StrCat("{\"id\":", JsonText(input.article.id()), ",\"input\":", JsonText(input.label),
                      ",\"error\":", JsonText(why), "}\n");
}

}  // namespace

absl::Status BatchRun::Run() {
  counts_ = output_.counts();
  std::vector<std::thread> threads;
  threads.emplace_back([this] { ReadBlocks(); });
  for (int i = 0; i < workers_.count(); ++i) threads.emplace_back([this] { Work(); });
  while (const std::unique_ptr<Block> block = AwaitBlock()) {
    if (absl::Status status = WriteBlock(*block); !status.ok()) Fail(status);
  }
  for (std::thread& thread : threads) thread.join();
  if (!fault_.ok()) return fault_;
  if (stopped_) return absl::CancelledError("stopped");
  return output_.Finish();
}

void BatchRun::Fail(const absl::Status& status) {
  const std::lock_guard lock(mutex_);
  if (fault_.ok()) fault_ = status;
  changed_.notify_all();
}

void BatchRun::ReadBlocks() {
  ArticleInput passed_over;
  for (uint64_t i = 0; i < output_.articles() && !stopped_; ++i) {
    if (reader_.Next(&passed_over)) IdFor(passed_over);
  }
  while (std::unique_ptr<Block> block = ReadBlock()) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return blocks_.size() < kMostBlocks || Ending(); });
    if (Ending()) break;
    blocks_.push_back(std::move(block));
    changed_.notify_all();
  }
  const std::lock_guard lock(mutex_);
  all_read_ = true;
  changed_.notify_all();
}

std::string BatchRun::IdFor(const ArticleInput& input) {
  if (!input.status.ok() || !format_.NeedsUniqueIds()) return input.article.id();
  return ids_.Take(input.article.id());
}

std::unique_ptr<BatchRun::Block> BatchRun::ReadBlock() {
  auto block = std::make_unique<Block>();
  size_t bytes = 0;
  while (block->inputs.size() < kBlockArticles && bytes < kBlockBytes && !stopped_) {
    ArticleInput input;
    if (!reader_.Next(&input)) break;
    bytes += input.article.ByteSizeLong();
    block->ids.push_back(IdFor(input));
    block->inputs.push_back(std::move(input));
  }
  if (block->inputs.empty()) return nullptr;
  block->results.resize(block->inputs.size());
  return block;
}

void BatchRun::Work() {
  const std::unique_ptr<ArticleWorker> worker = workers_.Make(stopped_);
  std::unique_lock lock(mutex_);
  while (true) {
    Block* block = nullptr;
    changed_.wait(lock, [&] {
      for (const auto& candidate : blocks_) {
        if (candidate->next == candidate->inputs.size()) continue;
        block = candidate.get();
        break;
      }
      return block != nullptr || all_read_ || Ending();
    });
    if (block == nullptr || Ending()) return;
    const size_t index = block->next++;
    lock.unlock();
    ReadOne(*worker, *block, index);
    lock.lock();
    if (++block->done == block->inputs.size()) changed_.notify_all();
  }
}

void BatchRun::ReadOne(ArticleWorker& worker, Block& block, size_t index) {
  const ArticleInput& input = block.inputs[index];
  Result* const result = &block.results[index];
  Outcome outcome;
  if (input.status.ok()) {
    if (absl::Status status = worker.Read(input.article, &outcome); !status.ok()) return Fail(status);
  } else {
    outcome.error = std::string(input.status.message());
  }
  if (!outcome.ok) {
    result->error = ErrorLine(input, outcome.error);
    result->tally.failed = 1;
    return;
  }
  outcome.record.set_article_id(block.ids[index]);
  result->files.resize(file_count_ + own_file_count_);
  format_.Write(outcome.record, input.article, &result->files);
  result->tally.Add(outcome.record, input.article);
}

std::unique_ptr<BatchRun::Block> BatchRun::AwaitBlock() {
  std::unique_lock lock(mutex_);
  while (true) {
    const bool ready = changed_.wait_for(lock, kLookAfter, [this] {
      return Ending() || (blocks_.empty() ? all_read_ : blocks_.front()->done == blocks_.front()->inputs.size());
    });
    if (Ending()) {
      changed_.notify_all();
      return nullptr;
    }
    told_({output_.articles(), counts_.failed(), counts_.text_bytes()});
    if (!ready) continue;
    if (blocks_.empty()) return nullptr;
    std::unique_ptr<Block> block = std::move(blocks_.front());
    blocks_.pop_front();
    changed_.notify_all();
    return block;
  }
}

absl::Status BatchRun::WriteBlock(const Block& block) {
  std::vector<std::string> files(file_count_);
  std::string errors;
  Tally tally;
  for (size_t i = 0; i < block.results.size(); ++i) {
    const Result& result = block.results[i];
    errors += result.error;
    tally.Add(result.tally);
    if (!result.error.empty()) continue;
    for (size_t file = 0; file < file_count_; ++file) files[file] += result.files[file];
    if (own_file_count_ == 0) continue;
    const auto own = result.files.begin() + static_cast<ptrdiff_t>(file_count_);
    if (absl::Status status = output_.WriteArticle(block.inputs[i].article.id(), {own, result.files.end()});
        !status.ok()) {
      return status;
    }
  }
  Add(tally, &counts_);
  articles_ += block.inputs.size();
  return output_.WriteBlock(files, errors, output_.articles() + block.inputs.size(), counts_);
}

}  // namespace banghi
