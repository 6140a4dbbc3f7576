// gRPC-Web (grpc/doc/PROTOCOL-WEB.md): gRPC's frames in the body of an HTTP/1.1 request, its trailers as a last frame.
#ifndef BANGHI_SERVER_HTTP_GRPC_WEB_DIALECT_H_
#define BANGHI_SERVER_HTTP_GRPC_WEB_DIALECT_H_

#include "server/http/dialect.h"

namespace banghi {

// Its unary calls; `text`: bodies are in base64.
const Dialect& GrpcWebDialect(Codec codec, bool text);

}  // namespace banghi

#endif  // BANGHI_SERVER_HTTP_GRPC_WEB_DIALECT_H_
