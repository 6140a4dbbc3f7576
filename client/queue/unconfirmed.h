// What became of messages that were published: the broker tells it by their numbers, one by one or many at once.
#ifndef BANGHI_CLIENT_QUEUE_UNCONFIRMED_H_
#define BANGHI_CLIENT_QUEUE_UNCONFIRMED_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace banghi {

// Messages that the broker has not said yet that it keeps, by their number on the channel.
class Unconfirmed {
 public:
  Unconfirmed(uint64_t first, size_t count) : first_(first), waiting_(count, true), left_(count) {}
  bool none() const { return left_ == 0; }
  bool all_kept() const { return kept_; }

  // The message `number`, or with `multiple` all up to it, is kept or is not. Those of an earlier Publish do not count.
  void Settle(uint64_t number, bool multiple, bool kept) {
    for (uint64_t n = multiple ? first_ : number; n <= number; ++n) {
      if (n < first_ || n >= first_ + waiting_.size() || !waiting_[n - first_]) continue;
      waiting_[n - first_] = false;
      --left_;
      kept_ = kept_ && kept;
    }
  }

 private:
  const uint64_t first_;
  std::vector<bool> waiting_;
  size_t left_;
  bool kept_ = true;
};

}  // namespace banghi

#endif  // BANGHI_CLIENT_QUEUE_UNCONFIRMED_H_
