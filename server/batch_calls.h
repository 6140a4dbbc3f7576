// BatchExtractArticles, as article_calls.h has the others.
#ifndef BANGHI_SERVER_BATCH_CALLS_H_
#define BANGHI_SERVER_BATCH_CALLS_H_

#include "server/call.h"

namespace banghi {

// Answers the calls that come in on `queue`, until the server shuts down. `shared` is kept.
void AnswerBatchCalls(const CallSurroundings& shared, grpc::ServerCompletionQueue* queue);

}  // namespace banghi

#endif  // BANGHI_SERVER_BATCH_CALLS_H_
