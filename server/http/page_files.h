// The files of the web page (page/page.h) as the HTTP port hands them out.
#ifndef BANGHI_SERVER_HTTP_PAGE_FILES_H_
#define BANGHI_SERVER_HTTP_PAGE_FILES_H_

#include "server/http/http_message.h"

namespace banghi {

// Whether there is such a file; then `response` is it, or 304 where the caller has it already. Thread-safe.
bool FindPageFile(const HttpRequest& request, HttpResponse* response);

}  // namespace banghi

#endif  // BANGHI_SERVER_HTTP_PAGE_FILES_H_
