// Reads a request off a connection, has it answered, and writes the answer. The HTTP is cpp-httplib's; what it takes
// without a question and should not (lengths told twice or in disguise, of chunks too, heads without end, header lines
// that are none or that go on in the next) is refused here.
#ifndef BANGHI_SERVER_HTTP_REQUEST_READER_H_
#define BANGHI_SERVER_HTTP_REQUEST_READER_H_

#include <functional>

#include "server/http/connection.h"
#include "server/http/http_handler.h"
#include "server/http/http_options.h"

namespace banghi {

// Serves one request of a connection; false where it is to be closed after it. For one thread. `handler` and `stopping`
// must outlive it; once `stopping` says so, connections are not kept open.
std::function<bool(Connection&)> MakeRequestReader(HttpHandler& handler, const HttpOptions& options,
                                                   const std::function<bool()>& stopping);

}  // namespace banghi

#endif  // BANGHI_SERVER_HTTP_REQUEST_READER_H_
