#include "server/observer.h"

namespace banghi {

absl::string_view MethodName(Method method) {
  switch (method) {
    case Method::kExtractArticle:
      return "ExtractArticle";
    case Method::kBatchExtractArticles:
      return "BatchExtractArticles";
    case Method::kStreamExtractArticles:
      return "StreamExtractArticles";
    case Method::kListGazetteers:
      return "ListGazetteers";
    case Method::kReloadGazetteers:
      return "ReloadGazetteers";
  }
  return "";
}

absl::string_view ProtocolName(Protocol protocol) {
  switch (protocol) {
    case Protocol::kGrpc:
      return "grpc";
    case Protocol::kJson:
      return "json";
    case Protocol::kConnect:
      return "connect";
    case Protocol::kGrpcWeb:
      return "grpc-web";
  }
  return "";
}

void ObserverList::CallBegan(Method method, Protocol protocol) {
  for (ServerObserver* observer : observers_) observer->CallBegan(method, protocol);
}

void ObserverList::CallEnded(const CallSummary& call) {
  for (ServerObserver* observer : observers_) observer->CallEnded(call);
}

void ObserverList::ArticleRead(const v1::Record& record, absl::Span<const StageTime> stages) {
  for (ServerObserver* observer : observers_) observer->ArticleRead(record, stages);
}

void ObserverList::GazetteersLoaded(const GazetteerLoad& load) {
  for (ServerObserver* observer : observers_) observer->GazetteersLoaded(load);
}

}  // namespace banghi
