// Who reads the articles: the engine in this process, or a server.
#ifndef BANGHI_CLIENT_BACKEND_H_
#define BANGHI_CLIENT_BACKEND_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "banghi/v1/article.pb.h"
#include "banghi/v1/record.pb.h"
#include "client/server_link.h"
#include "extractors/engine.h"

namespace banghi {

struct Outcome {
  bool ok = false;
  std::string error;  // `text: not valid UTF-8 at byte 17`
  v1::Record record;
};

class Backend {
 public:
  virtual ~Backend() = default;
  // One outcome per article, in order. A status that is not OK means that nobody could be asked at all.
  virtual absl::Status Extract(const std::vector<v1::Article>& articles, std::vector<Outcome>* outcomes) = 0;
};

// The same words for the same fault, whoever found it: the field without the path to its article.
std::string ErrorText(const std::string& field, const std::string& description, const std::string& message);

std::unique_ptr<Backend> MakeInProcessBackend(std::shared_ptr<const Bundle> bundle, const ExtractOptions& options,
                                              int threads);
#ifdef BANGHI_HAVE_GRPC
std::unique_ptr<Backend> MakeRemoteBackend(const ServerLink& server, const ExtractOptions& options);
#endif

}  // namespace banghi

#endif  // BANGHI_CLIENT_BACKEND_H_
