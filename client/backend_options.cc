#include "client/backend_options.h"

#include <utility>

#include "CLI/CLI.hpp"
#include "client/option_values.h"
#include "gazetteers/bundle.h"

namespace banghi {

void BackendOptions::AddTo(CLI::App& app) {
  CLI::Option* gazetteers = AddGazetteers(app, gazetteers_);
  CLI::Option* threads = AddThreads(app, threads_);
#ifdef BANGHI_HAVE_GRPC
  server_.AddTo(app)
      ->description("Ask this server instead of extracting here; the output is the same")
      ->excludes(gazetteers)
      ->excludes(threads);
#else
  (void)gazetteers, (void)threads;
#endif
}

absl::StatusOr<std::unique_ptr<Backend>> BackendOptions::Make(const ExtractOptions& options) const {
#ifdef BANGHI_HAVE_GRPC
  if (!server_.address().empty()) return MakeRemoteBackend(server_.link(), options);
#endif
  absl::StatusOr<std::shared_ptr<const Bundle>> bundle = Bundle::Load(gazetteers_, nullptr);
  if (!bundle.ok()) return bundle.status();
  const int threads = ThreadsOrCores(threads_);
  return MakeInProcessBackend(*std::move(bundle), options, threads);
}

}  // namespace banghi
