// Requests and answers of the service as the bytes of the wire.
#ifndef BANGHI_SERVER_MESSAGE_BYTES_H_
#define BANGHI_SERVER_MESSAGE_BYTES_H_

#include "banghi/v1/extraction_service.grpc.pb.h"
#include "google/protobuf/message.h"
#include "grpcpp/support/byte_buffer.h"
#include "grpcpp/support/proto_buffer_writer.h"
#include "server/extraction.h"
#include "server/grpc_status.h"
#include "server/request_decoder.h"

namespace banghi {

// Three methods take and give raw bytes: requests because of request_decoder.h, answers so that a worker, not a thread
// of gRPC, serializes them.
using RawExtractionService =
    v1::ExtractionService::WithRawMethod_ExtractArticle<v1::ExtractionService::WithRawMethod_StreamExtractArticles<
        v1::ExtractionService::WithRawMethod_BatchExtractArticles<v1::ExtractionService::Service>>>;

// The answer where one of `size` bytes is longer than the `most` allowed.
google::rpc::Status ResponseTooLarge(size_t size, size_t most);

// RESOURCE_EXHAUSTED where the message is longer than `most` bytes.
google::rpc::Status Serialize(const google::protobuf::Message& message, size_t most, grpc::ByteBuffer* bytes);

// Bytes -> request with its options. An OK status leaves in `violations` what the articles have wrong with them.
template <typename Request>
google::rpc::Status Decode(const grpc::ByteBuffer& bytes, Request* request, ExtractOptions* options,
                           Violations* violations) {
  if (absl::Status status = DecodeRequest(bytes, request, violations); !status.ok()) return ToRpcStatus(status);
  FieldViolation violation;
  absl::Status status = ReadOptions(request->offset_unit(), request->layers(), request->explain(), options, &violation);
  return status.ok() ? google::rpc::Status() : ToRpcStatus(status, violation);
}

}  // namespace banghi

#endif  // BANGHI_SERVER_MESSAGE_BYTES_H_
