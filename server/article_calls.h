// ExtractArticle and StreamExtractArticles over gRPC's asynchronous API, which measured best (docs/design.md): a thread
// of CallQueues takes the call, a worker decodes, extracts, serializes and answers.
#ifndef BANGHI_SERVER_ARTICLE_CALLS_H_
#define BANGHI_SERVER_ARTICLE_CALLS_H_

#include "server/call.h"

namespace banghi {

// Answers the calls of both methods that come in on `queue`, until the server shuts down. `shared` is kept.
void AnswerArticleCalls(const CallSurroundings& shared, grpc::ServerCompletionQueue* queue);

}  // namespace banghi

#endif  // BANGHI_SERVER_ARTICLE_CALLS_H_
