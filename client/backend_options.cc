#include "client/backend_options.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "CLI/CLI.hpp"
#include "gazetteers/bundle.h"

namespace banghi {

void BackendOptions::AddTo(CLI::App& app) {
  CLI::Option* gazetteers =
      app.add_option("--gazetteers", gazetteers_, "Directories of gazetteer files on top of the built-in ones")
          ->type_name("DIR")
          ->delimiter(',')
          ->allow_extra_args(false)
          ->check(CLI::ExistingDirectory.description(""));
  CLI::Option* threads = app.add_option("--threads", threads_, "Threads that extract; default: one per core")
                             ->type_name("N")
                             ->check(CLI::Range(1, 1024).description(""));
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
  const int threads = threads_ > 0 ? threads_ : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  return MakeInProcessBackend(*std::move(bundle), options, threads);
}

}  // namespace banghi
