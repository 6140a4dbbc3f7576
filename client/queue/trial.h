// Whether an article can be read by a process and the process lives.
//
//   Trial trial({"/proc/self/exe", "worker", "--read-one"});
//   absl::Status status = trial.Read(message);   // ABORTED: `has killed the process that read it (signal 11, ...)`
//
// A broker counts how often an article came back, and not why: a worker may have died of it, or of another one that was
// sent to it as well, or the network was lost. So what has come back more than once is tried before it is read.
#ifndef BANGHI_CLIENT_QUEUE_TRIAL_H_
#define BANGHI_CLIENT_QUEUE_TRIAL_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "client/queue/broker.h"

namespace banghi {

// Thread-safe.
class Trial {
 public:
  // `command` gets `protobuf` or `json` as its last argument, and the message's body on standard input. It bounds its
  // time itself, and is not told of signals that are meant for this process. Empty: nothing is tried.
  explicit Trial(std::vector<std::string> command) : command_(std::move(command)) {}

  // ABORTED where a signal ended the command; OK where it ended otherwise, or could not be started at all.
  absl::Status Read(const InMessage& message) const;

 private:
  const std::vector<std::string> command_;
};

}  // namespace banghi

#endif  // BANGHI_CLIENT_QUEUE_TRIAL_H_
