#include "server/config/server_flags.h"

#include "server/config/option_kinds.h"
#include "server/security/port.h"

namespace banghi {
namespace {

constexpr size_t kMiB = 1 << 20;
constexpr size_t kGiB = 1 << 30;
// gRPC keeps times in milliseconds of 31 bits.
constexpr double kLongestSeconds = 2'000'000;

CLI::Option* AddCount(CLI::App& app, const std::string& name, int& target, const std::string& description,
                      int least = 1, int most = 1'000'000) {
  return app.add_option(name, target, description)
      ->check(CLI::Range(least, most).description(""))
      ->type_name("N")
      ->capture_default_str();
}

void AddServing(CLI::App& app, ServerOptions& options) {
  constexpr char kGroup[] = "Serving";
  app.add_option("--listen", options.listen, "address to serve on; port 0 takes a free one")
      ->type_name("HOST:PORT")
      ->check(PortFault)
      ->capture_default_str()
      ->group(kGroup);
  app.add_option("--admin-listen", options.admin_listen,
                 "address of AdminService (reload) and channelz (who is\nconnected); `same`: AdminService is with the "
                 "others; `off`: nowhere")
      ->type_name("HOST:PORT")
      ->check(PortFault)
      ->capture_default_str()
      ->group(kGroup);
  app.add_option("--reflection", options.reflection, "on or off: whether callers can ask what services there are")
      ->type_name("on|off")
      ->default_str("on")
      ->group(kGroup);
  AddCount(app, "--threads", options.threads, "threads that extract; 0: one per core", 0, 4096)->group(kGroup);
  AddSeconds(app, "--grace-seconds", options.grace, "time calls under way have to end when the server stops")
      ->group(kGroup);
}

void AddGazetteers(CLI::App& app, ServerOptions& options) {
  constexpr char kGroup[] = "Gazetteers";
  app.add_option("--gazetteers", options.gazetteers,
                 "directories of gazetteer files on top of the built-in ones;\nmay be repeated or separated by commas")
      ->type_name("DIR")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(CLI::ExistingDirectory.description(""))
      ->group(kGroup);
  app.add_option("--watch-gazetteers", options.watch_gazetteers,
                 "on or off: whether they are read again when they change")
      ->type_name("on|off")
      ->default_str("on")
      ->group(kGroup);
}

void AddLimits(CLI::App& app, ServerOptions& options) {
  constexpr char kGroup[] = "Limits (what is past them is answered RESOURCE_EXHAUSTED)";
  AddBytes(app, "--max-text-bytes", options.extraction.max_text_bytes, "longest text of an article, at most 1MiB",
           {1, kMaxTextBytes})
      ->group(kGroup);
  AddBytes(app, "--max-request-bytes", options.max_request_bytes, "longest request (a whole batch)", {kMiB, kGiB})
      ->group(kGroup);
  AddBytes(app, "--max-response-bytes", options.extraction.max_response_bytes, "longest answer (a whole batch)",
           {kMiB, kGiB})
      ->group(kGroup);
  AddBytes(app, "--max-held-bytes", options.reception.max_held_bytes, "of all requests under way together",
           {kMiB, 1024 * kGiB})
      ->group(kGroup);
  AddCount(app, "--max-streams", options.reception.max_streams, "streams open at a time")->group(kGroup);
  AddSeconds(app, "--max-stream-idle-seconds", options.max_stream_idle,
             "a stream whose caller says nothing for so long is cancelled", {0.1, kLongestSeconds})
      ->group(kGroup);
  AddCount(app, "--max-batch-articles", options.extraction.max_batch_articles, "articles of a batch", 1,
           kMaxBatchArticles)
      ->group(kGroup);
  app.add_option("--max-waiting-calls", options.max_waiting_calls, "calls that may wait for a thread")
      ->check(CLI::Range(size_t{1}, size_t{1'000'000}).description(""))
      ->type_name("N")
      ->capture_default_str()
      ->group(kGroup);
  AddSeconds(app, "--max-wait-seconds", options.max_wait,
             "time a call may have to wait for a thread, going by how\nlong those before it took", {0.001, 86400})
      ->group(kGroup);
}

void AddConnections(CLI::App& app, ConnectionOptions& options) {
  constexpr char kGroup[] = "Connections (gRPC)";
  AddBytes(app, "--max-connection-bytes", options.max_bytes, "of the buffers of all connections together",
           {kMiB, 1024 * kGiB})
      ->group(kGroup);
  AddCount(app, "--max-connection-calls", options.max_calls, "calls at a time on one connection; more wait")
      ->group(kGroup);
  AddSeconds(app, "--keepalive-seconds", options.keepalive_time,
             "after so long without a word a caller is asked whether it is\nthere", {1, kLongestSeconds})
      ->group(kGroup);
  AddSeconds(app, "--keepalive-timeout-seconds", options.keepalive_timeout, "time it has to answer",
             {1, kLongestSeconds})
      ->group(kGroup);
  AddSeconds(app, "--max-idle-seconds", options.max_idle, "a connection without a call is closed after so long",
             {1, kLongestSeconds})
      ->group(kGroup);
  AddSeconds(app, "--max-age-seconds", options.max_age,
             "after so long a caller is asked to connect anew, so that\ncalls spread over servers that came later",
             {1, kLongestSeconds})
      ->group(kGroup);
  AddSeconds(app, "--max-age-grace-seconds", options.max_age_grace, "time its calls then have to end",
             {1, kLongestSeconds})
      ->group(kGroup);
}

}  // namespace

void AddServerFlags(CLI::App& app, ServerOptions& options) {
  AddServing(app, options);
  AddGazetteers(app, options);
  AddLimits(app, options);
  AddConnections(app, options.connections);
}

}  // namespace banghi
