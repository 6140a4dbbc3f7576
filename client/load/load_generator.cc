#include "client/load/load_generator.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "client/load/caller.h"
#include "client/load/rate_schedule.h"
#include "google/rpc/code.pb.h"
#include "grpcpp/channel.h"
#include "grpcpp/support/channel_arguments.h"

namespace banghi {
namespace {

using Clock = std::chrono::steady_clock;
using Time = Clock::time_point;

// A completion queue, the thread that takes its events, and what that thread counted.
struct Worker {
  grpc::CompletionQueue queue;
  std::thread thread;
  LoadResult counted;
};

struct Slot {
  std::mutex mutex;  // the answer may come while the thread that asked is not through with asking
  std::unique_ptr<Caller> caller;
  Time due;
  size_t article = 0;
};

class Load {
 public:
  Load(const LoadOptions& options, const std::vector<v1::Article>& articles);
  ~Load();

  absl::Status Connect();
  LoadResult Run();

 private:
  void TakeEvents(Worker& worker);
  void Begin(Slot& slot, Time due);
  void Answered(Worker& worker, Slot& slot);
  void Count(LoadResult& counted, const Slot& slot, Time now) const;
  void Lose(const grpc::Status& status);

  // Until `until`, or until the server is lost.
  void Offer(Time until);
  void OfferAtRate(Time until);
  void SleepUntil(Time until);
  Slot* TakeIdle(Time until);
  void Release(Slot& slot);
  void End();
  void AwaitAll();

  const LoadOptions options_;
  std::vector<grpc::ByteBuffer> requests_;
  std::vector<std::shared_ptr<grpc::Channel>> channels_;
  std::vector<std::unique_ptr<Worker>> workers_;
  std::vector<std::unique_ptr<Slot>> slots_;

  Time begin_, end_;  // of the measured time
  uint64_t offered_ = 0;
  uint64_t due_ = 0;  // open loop: before the end
  std::optional<RateSchedule> schedule_;
  std::atomic<size_t> next_article_{0};
  std::atomic<bool> stopping_{false};  // no caller asks again
  std::atomic<bool> closing_{false};   // events are no answers any more

  std::mutex mutex_;
  std::condition_variable idle_changed_;
  std::condition_variable lost_changed_;
  std::vector<Slot*> idle_;     // guarded by mutex_
  absl::Status lost_;           // guarded by mutex_
  Time lost_at_ = Time::max();  // guarded by mutex_
};

Load::Load(const LoadOptions& options, const std::vector<v1::Article>& articles) : options_(options) {
  for (const v1::Article& article : articles) {
    requests_.push_back(options.stream ? StreamRequest(article) : UnaryRequest(article));
  }
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(-1);
  arguments.SetMaxSendMessageSize(-1);
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);  // else all channels share one connection
  const int channels = std::min(options.channels, options.concurrency);
  for (int i = 0; i < channels; ++i) {
    channels_.push_back(options.server.Connect(arguments));
  }
  const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  for (int i = 0; i < std::min(cores, channels); ++i) workers_.push_back(std::make_unique<Worker>());
  for (int i = 0; i < options.concurrency; ++i) {
    Slot* slot = slots_.emplace_back(std::make_unique<Slot>()).get();
    const auto& channel = channels_[i % channels];
    grpc::CompletionQueue* queue = &workers_[i % channels % workers_.size()]->queue;
    slot->caller = options.stream ? MakeStreamCaller(options_.server, channel, queue, slot)
                                  : MakeUnaryCaller(options_.server, channel, queue, slot, options.timeout);
    idle_.push_back(slot);
  }
}

Load::~Load() {
  for (auto& worker : workers_) worker->queue.Shutdown();
  for (auto& worker : workers_) {
    if (worker->thread.joinable()) worker->thread.join();
  }
}

absl::Status Load::Connect() {
  for (const auto& channel : channels_) channel->GetState(/*try_to_connect=*/true);
  const auto deadline = std::chrono::system_clock::now() +
                        std::chrono::duration_cast<std::chrono::system_clock::duration>(options_.timeout);
  for (const auto& channel : channels_) {
    grpc_connectivity_state state = channel->GetState(true);
    while (state != GRPC_CHANNEL_READY) {
      if (state == GRPC_CHANNEL_TRANSIENT_FAILURE || !channel->WaitForStateChange(state, deadline)) {
        return absl::UnavailableError(absl::StrCat("server ", options_.server.address, " does not answer"));
      }
      state = channel->GetState(true);
    }
  }
  return absl::OkStatus();
}

LoadResult Load::Run() {
  const Time start = Clock::now();
  begin_ = start + options_.warmup;
  end_ = begin_ + options_.duration;
  if (options_.rate > 0) {
    schedule_.emplace(start, options_.rate);
    due_ = schedule_->DueBefore(end_);
  }
  for (auto& worker : workers_) {
    worker->thread = std::thread([this, &worker = *worker] { TakeEvents(worker); });
  }
  Offer(begin_);
  LoadResult result;
  result.server_before = UsageIfKnown(options_.server_pid);
  const double cpu_before = OwnCpuSeconds();
  Offer(end_);
  result.client_cpu_seconds = OwnCpuSeconds() - cpu_before;
  result.server_after = UsageIfKnown(options_.server_pid);
  End();

  for (const auto& worker : workers_) {
    const LoadResult& counted = worker->counted;
    result.calls += counted.calls;
    for (const auto& [code, count] : counted.errors) result.errors[code] += count;
    result.latency.Merge(counted.latency);
    result.request_bytes += counted.request_bytes;
    result.response_bytes += counted.response_bytes;
  }
  result.unsent = due_ - std::min(due_, offered_);
  const std::chrono::duration<double> measured = std::max(begin_, std::min(end_, lost_at_)) - begin_;
  result.seconds = measured.count();
  result.lost = lost_;
  return result;
}

void Load::TakeEvents(Worker& worker) {
  void* tag = nullptr;
  for (bool ok = false; worker.queue.Next(&tag, &ok);) {
    Slot& slot = *static_cast<Slot*>(tag);
    {
      const std::lock_guard lock(slot.mutex);
      if (!slot.caller->Proceed(ok)) continue;
    }
    if (closing_) {
      Release(slot);
    } else {
      Answered(worker, slot);
    }
  }
}

void Load::Begin(Slot& slot, Time due) {
  const std::lock_guard lock(slot.mutex);
  slot.due = due;
  slot.article = next_article_.fetch_add(1, std::memory_order_relaxed) % requests_.size();
  slot.caller->Ask(requests_[slot.article]);
}

void Load::Answered(Worker& worker, Slot& slot) {
  const Time now = Clock::now();
  Count(worker.counted, slot, now);
  if (slot.caller->lost()) Lose(slot.caller->status());
  if (options_.rate > 0 || stopping_) {
    Release(slot);
  } else {
    Begin(slot, now);
  }
}

void Load::Count(LoadResult& counted, const Slot& slot, Time now) const {
  if (slot.due < begin_ || slot.due >= end_) return;
  const grpc::Status& status = slot.caller->status();
  if (!status.ok()) {
    ++counted.errors[google::rpc::Code_Name(static_cast<google::rpc::Code>(status.error_code()))];
    return;
  }
  ++counted.calls;
  counted.latency.Add(now - slot.due);
  counted.request_bytes += requests_[slot.article].Length();
  counted.response_bytes += slot.caller->response_bytes();
}

void Load::Lose(const grpc::Status& status) {
  stopping_ = true;
  const std::lock_guard lock(mutex_);
  if (!lost_.ok()) return;
  lost_ = absl::UnavailableError(status.error_message());
  lost_at_ = Clock::now();
  idle_changed_.notify_all();
  lost_changed_.notify_all();
}

void Load::Offer(Time until) {
  if (options_.rate > 0) OfferAtRate(until);
  // Closed loop: whoever was answered asks again by itself.
  while (options_.rate == 0) {
    const Time now = Clock::now();
    Slot* slot = TakeIdle(now);
    if (slot == nullptr) break;
    Begin(*slot, now);
  }
  SleepUntil(until);
}

void Load::OfferAtRate(Time until) {
  for (Time due; (due = schedule_->Due(offered_)) < until; ++offered_) {
    SleepUntil(due);
    Slot* slot = TakeIdle(until);
    if (slot == nullptr) return;
    Begin(*slot, due);
  }
}

void Load::SleepUntil(Time until) {
  std::unique_lock lock(mutex_);
  lost_changed_.wait_until(lock, until, [this] { return !lost_.ok(); });
}

// Null where none is idle before `until`, or the server is lost.
Slot* Load::TakeIdle(Time until) {
  std::unique_lock lock(mutex_);
  idle_changed_.wait_until(lock, until, [this] { return !lost_.ok() || !idle_.empty(); });
  if (!lost_.ok() || idle_.empty()) return nullptr;
  Slot* slot = idle_.back();
  idle_.pop_back();
  return slot;
}

void Load::Release(Slot& slot) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(&slot);
  idle_changed_.notify_one();
}

void Load::End() {
  stopping_ = true;
  AwaitAll();
  closing_ = true;
  for (auto& slot : slots_) {
    const std::lock_guard slot_lock(slot->mutex);
    if (!slot->caller->Close()) continue;
    const std::lock_guard lock(mutex_);
    idle_.erase(std::find(idle_.begin(), idle_.end(), slot.get()));
  }
  AwaitAll();
  for (auto& worker : workers_) worker->queue.Shutdown();
  for (auto& worker : workers_) worker->thread.join();
}

// Until every caller is idle; what is under way after the timeout is cancelled.
void Load::AwaitAll() {
  std::unique_lock lock(mutex_);
  const auto all_idle = [this] { return idle_.size() == slots_.size(); };
  if (idle_changed_.wait_for(lock, options_.timeout, all_idle)) return;
  for (auto& slot : slots_) {
    if (std::find(idle_.begin(), idle_.end(), slot.get()) == idle_.end()) slot->caller->Cancel();
  }
  idle_changed_.wait(lock, all_idle);
}

}  // namespace

absl::StatusOr<LoadResult> GenerateLoad(const LoadOptions& options, const std::vector<v1::Article>& articles) {
  Load load(options, articles);
  if (absl::Status status = load.Connect(); !status.ok()) return status;
  return load.Run();
}

}  // namespace banghi
