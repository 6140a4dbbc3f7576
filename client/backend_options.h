// The options by which a command lets people choose who reads the articles.
#ifndef BANGHI_CLIENT_BACKEND_OPTIONS_H_
#define BANGHI_CLIENT_BACKEND_OPTIONS_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "client/backend.h"
#ifdef BANGHI_HAVE_GRPC
#include "client/server_access.h"
#endif

namespace CLI {
class App;
}

namespace banghi {

class BackendOptions {
 public:
  // Adds --gazetteers, --threads and, where this program can ask servers, --server and what goes with it; they write to
  // this object.
  void AddTo(CLI::App& app);

  // The faults of gazetteers are all in the message of the status.
  absl::StatusOr<std::unique_ptr<Backend>> Make(const ExtractOptions& options) const;

 private:
#ifdef BANGHI_HAVE_GRPC
  ServerAccess server_;
#endif
  std::vector<std::string> gazetteers_;
  int threads_ = 0;
};

}  // namespace banghi

#endif  // BANGHI_CLIENT_BACKEND_OPTIONS_H_
