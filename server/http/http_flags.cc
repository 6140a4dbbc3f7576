#include "server/http/http_flags.h"

#include "server/config/option_kinds.h"
#include "server/security/port.h"

namespace banghi {

void AddHttpFlags(CLI::App& app, HttpOptions& options) {
  constexpr char kGroup[] = "HTTP";
  options.listen = "127.0.0.1:8480";
  app.add_option(
         "--http-listen", options.listen,
         "address of the HTTP port (JSON, Connect, gRPC-Web, probes,\nthe web page), or `off`; port 0 takes a free one")
      ->type_name("HOST:PORT")
      ->check(PortFault)
      ->capture_default_str()
      ->group(kGroup);
  app.add_option("--http-threads", options.threads, "threads that read requests and write answers")
      ->check(CLI::Range(1, 1024).description(""))
      ->type_name("N")
      ->capture_default_str()
      ->group(kGroup);
  app.add_option("--metrics-listen", options.metrics_listen,
                 "where /metrics is: `same` (on the HTTP port), `off`, or an\naddress of its own")
      ->type_name("HOST:PORT")
      ->check(PortFault)
      ->capture_default_str()
      ->group(kGroup);
  app.add_option("--http-allow-origin", options.allow_origins,
                 "pages of that origin may call the HTTP port; `*`: of any;\nmay be repeated")
      ->type_name("ORIGIN")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->group(kGroup);
  AddSeconds(app, "--http-timeout-seconds", options.timeout, "time for an answer; a caller may give it less",
             {0.1, 86400})
      ->group(kGroup);
  AddSeconds(app, "--http-head-seconds", options.header_timeout,
             "time for the head of a request to come, from its first byte", {0.1, 86400})
      ->group(kGroup);
  AddSeconds(app, "--http-body-seconds", options.body_timeout, "time for the body of a request to come", {0.1, 86400})
      ->group(kGroup);
  AddSeconds(app, "--http-answer-seconds", options.write_timeout, "time for an answer to be taken", {0.1, 86400})
      ->group(kGroup);
  AddSeconds(app, "--http-idle-seconds", options.idle_timeout, "a connection without a request is closed after so long",
             {0.1, 86400})
      ->group(kGroup);
  app.add_option("--http-max-connections", options.max_connections, "open at a time; others wait with the system")
      ->check(CLI::Range(1, 1'000'000).description(""))
      ->type_name("N")
      ->capture_default_str()
      ->group(kGroup);
}

}  // namespace banghi
