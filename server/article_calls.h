// ExtractArticle and StreamExtractArticles over the asynchronous API, which measured best (docs/design.md): a thread of
// CallQueues takes the call, a worker decodes, extracts, serializes and answers.
#ifndef BANGHI_SERVER_ARTICLE_CALLS_H_
#define BANGHI_SERVER_ARTICLE_CALLS_H_

#include "server/call_queues.h"
#include "server/extraction.h"
#include "server/gazetteer_store.h"
#include "server/message_bytes.h"
#include "server/worker_pool.h"

namespace banghi {

// What the calls work with. Everything outlives CallQueues::Finish.
struct ArticleCallContext {
  RawExtractionService& service;
  CallQueues& queues;
  GazetteerStore& store;
  WorkerPool& pool;
  const ExtractionSettings& settings;
};

// Answers the calls of both methods that come in on one of the queues, until the server shuts down. `context` is kept.
void AnswerArticleCalls(const ArticleCallContext& context, grpc::ServerCompletionQueue* queue);

}  // namespace banghi

#endif  // BANGHI_SERVER_ARTICLE_CALLS_H_
