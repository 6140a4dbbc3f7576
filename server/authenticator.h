// Who a call comes from, and what that allows.
#ifndef BANGHI_SERVER_AUTHENTICATOR_H_
#define BANGHI_SERVER_AUTHENTICATOR_H_

#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace banghi {

// How many articles a caller may send. Thread-safe.
class Quota {
 public:
  virtual ~Quota() = default;
  // Takes `articles` off what is left, and answers zero; or takes nothing, and answers after what time it can be tried
  // again.
  virtual absl::Duration Take(uint32_t articles) = 0;
};

struct Caller {
  std::string name;              // empty: nobody was asked who they are
  std::shared_ptr<Quota> quota;  // null: none
};

enum class Right { kRead, kAdminister };  // articles and gazetteers; what AdminService does

// Thread-safe. Is called on the threads that take calls: must be quick.
class Authenticator {
 public:
  virtual ~Authenticator() = default;
  // `authorization` is the header's value (`Bearer ...`), empty where there is none. UNAUTHENTICATED where it names
  // nobody, PERMISSION_DENIED where they have not that right.
  virtual absl::StatusOr<Caller> Authenticate(absl::string_view authorization, Right right) const = 0;
};

}  // namespace banghi

#endif  // BANGHI_SERVER_AUTHENTICATOR_H_
