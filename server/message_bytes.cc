#include "server/message_bytes.h"

#include "absl/strings/str_cat.h"

namespace banghi {

google::rpc::Status ResponseTooLarge(size_t size, size_t most) {
  return Exhausted("RESPONSE_TOO_LARGE", absl::StrCat("the answer has ", size, " bytes, more than the ", most,
                                                      " allowed; ask for fewer layers or articles, or without "
                                                      "explanation"));
}

google::rpc::Status Serialize(const google::protobuf::Message& message, size_t most, grpc::ByteBuffer* bytes) {
  if (const size_t size = message.ByteSizeLong(); size > most) return ResponseTooLarge(size, most);
  bool own_buffer = false;
  const grpc::Status status =
      grpc::SerializationTraits<google::protobuf::Message>::Serialize(message, bytes, &own_buffer);
  return status.ok() ? google::rpc::Status() : ToRpcStatus(absl::InternalError(status.error_message()));
}

}  // namespace banghi
