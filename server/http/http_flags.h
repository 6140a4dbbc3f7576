// The flags of the HTTP port.
#ifndef BANGHI_SERVER_HTTP_HTTP_FLAGS_H_
#define BANGHI_SERVER_HTTP_HTTP_FLAGS_H_

#include <memory>

#include "CLI/CLI.hpp"
#include "server/http/http_options.h"

namespace banghi {

// `options` gets the program's defaults now, and what is given when `app` parses; it must live that long.
void AddHttpFlags(CLI::App& app, HttpOptions& options);

}  // namespace banghi

#endif  // BANGHI_SERVER_HTTP_HTTP_FLAGS_H_
