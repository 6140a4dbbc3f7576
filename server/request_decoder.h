// Reads requests off the wire, and says exactly what is wrong with one whose strings are not UTF-8.
//
// Protobuf refuses such a message as a whole, and gRPC would answer INTERNAL without a word about why. So the service
// takes the bytes as they came; where they do not parse, DecodeRequest walks the wire format along the message's
// descriptor, notes every string that is not UTF-8 and puts `?` for each of its bad bytes (lengths do not change), and
// parses what results. The caller can then refuse just the article that is at fault.
#ifndef BANGHI_SERVER_REQUEST_DECODER_H_
#define BANGHI_SERVER_REQUEST_DECODER_H_

#include <vector>

#include "absl/status/status.h"
#include "extractors/engine.h"
#include "google/protobuf/message.h"
#include "grpcpp/support/byte_buffer.h"

namespace banghi {

// Fills `request`. `violations` gets one entry per string that was mended, in order of the wire, with the path of its
// field
// (`articles[3].text`) and the byte of the string at which it stops being UTF-8. INVALID_ARGUMENT where the bytes are
// no such message.
absl::Status DecodeRequest(const grpc::ByteBuffer& bytes, google::protobuf::Message* request,
                           std::vector<FieldViolation>* violations);

}  // namespace banghi

#endif  // BANGHI_SERVER_REQUEST_DECODER_H_
