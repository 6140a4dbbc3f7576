#include "server/http/http_flags.h"

#include "server/config/option_kinds.h"

namespace banghi {

void AddHttpFlags(CLI::App& app, HttpOptions& options) {
  constexpr char kGroup[] = "HTTP";
  options.listen = "127.0.0.1:8480";
  app.add_option("--http-listen", options.listen,
                 "address of the HTTP port (JSON, probes), or `off`;\nport 0 takes a free one")
      ->type_name("HOST:PORT")
      ->capture_default_str()
      ->group(kGroup);
  app.add_option("--http-threads", options.threads, "threads that read requests and write answers")
      ->check(CLI::Range(1, 1024).description(""))
      ->type_name("N")
      ->capture_default_str()
      ->group(kGroup);
  AddSeconds(app, "--http-timeout-seconds", options.timeout, "time for an answer, where the caller gives it less none",
             {0.1, 86400})
      ->group(kGroup);
}

}  // namespace banghi
