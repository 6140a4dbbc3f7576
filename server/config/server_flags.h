// The flags of banghi-server, by topic; configuration.h has their other two places.
#ifndef BANGHI_SERVER_CONFIG_SERVER_FLAGS_H_
#define BANGHI_SERVER_CONFIG_SERVER_FLAGS_H_

#include "CLI/CLI.hpp"
#include "server/server.h"

namespace banghi {

// `options`, which has the defaults, must outlive the parsing.
void AddServerFlags(CLI::App& app, ServerOptions& options);

}  // namespace banghi

#endif  // BANGHI_SERVER_CONFIG_SERVER_FLAGS_H_
