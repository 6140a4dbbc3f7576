#include "client/queue/article_lane.h"

#include <algorithm>
#include <utility>

#include "absl/random/random.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "client/article_reader.h"
#include "client/backend.h"
#include "client/printable.h"
#include "google/protobuf/util/json_util.h"

namespace banghi {
namespace {

constexpr absl::Duration kFirstPause = absl::Milliseconds(500);
constexpr absl::Duration kLongestPause = absl::Seconds(10);
constexpr absl::Duration kLookAfter = absl::Milliseconds(100);  // whether the lane is stopped
constexpr absl::Duration kLastArticles = absl::Milliseconds(10);

absl::Status ArticleIn(const InMessage& message, v1::Article* article) {
  if (!message.has_protobuf()) return ArticleFromJson(message.body, article);
  if (article->ParseFromString(message.body)) return absl::OkStatus();
  return absl::InvalidArgumentError("not a banghi.v1.Article");
}

}  // namespace

OutMessage ReadMessage(const Engine& engine, const InMessage& message) {
  v1::Article article;
  v1::Record record;
  FieldViolation violation;
  absl::Status status = ArticleIn(message, &article);
  if (article.id().empty()) article.set_id(WithUtf8(message.id));
  if (status.ok() && article.id().size() > kLongestMessageId) {
    status = absl::InvalidArgumentError(absl::StrCat("id: longer than ", kLongestMessageId, " bytes"));
  }
  if (status.ok()) status = engine.Extract(article, {}, &record, &violation);
  OutMessage out;
  out.id = article.id();
  if (!status.ok()) {
    out.error = ErrorText(violation.field, violation.description, std::string(status.message()));
    if (!message.id.empty() || out.id.size() > kLongestMessageId) out.id = message.id;
    out.content_type = message.content_type;
    out.body = message.body;
    return out;
  }
  out.content_type = "application/json";
  (void)google::protobuf::util::MessageToJsonString(record, &out.body);  // cannot fail: UTF-8 and no Any
  return out;
}

absl::Status ArticleLane::Run() {
  pause_ = kFirstPause;
  while (!stopped_) {
    absl::StatusOr<std::unique_ptr<BrokerSession>> session = broker_.Open(prefetch_);
    absl::Status status = session.ok() ? Serve(**session) : session.status();
    if (status.ok()) return absl::OkStatus();
    if (absl::IsFailedPrecondition(status)) return status;
    told_(absl::StrCat(std::string(status.message()), "; trying again"));
    Pause();
  }
  return absl::OkStatus();
}

absl::Status ArticleLane::Serve(BrokerSession& session) {
  // Half of what the broker sends ahead is read while the other half comes in.
  const size_t most = std::max(1, prefetch_ / 2);
  while (!stopped_) {
    const absl::StatusOr<std::vector<InMessage>> messages = session.Pull(most, kLookAfter);
    if (!messages.ok()) return messages.status();
    if (absl::Status status = ReadAll(session, *messages); !status.ok()) return status;
    pause_ = kFirstPause;
  }
  return Drain(session);
}

// What was sent here already is read: to give it back would count as a delivery that came to nothing.
absl::Status ArticleLane::Drain(BrokerSession& session) {
  if (absl::Status status = session.StopIncoming(); !status.ok()) return absl::OkStatus();
  while (true) {
    const absl::StatusOr<std::vector<InMessage>> messages = session.Pull(prefetch_, kLastArticles);
    if (!messages.ok() || messages->empty()) return absl::OkStatus();
    if (!ReadAll(session, *messages).ok()) return absl::OkStatus();
  }
}

// Trials take long, and the broker wants to hear something now and then: each is a batch of its own.
absl::Status ArticleLane::ReadAll(BrokerSession& session, std::vector<InMessage> messages) {
  std::vector<InMessage> batch;
  for (InMessage& message : messages) {
    const bool tried = message.returns >= kReturnsBeforeTrial;
    if (tried) {
      if (absl::Status status = ReadBatch(session, std::exchange(batch, {})); !status.ok()) return status;
    }
    batch.push_back(std::move(message));
    if (tried) {
      if (absl::Status status = ReadBatch(session, std::exchange(batch, {})); !status.ok()) return status;
    }
  }
  return ReadBatch(session, batch);
}

OutMessage ArticleLane::Read(const InMessage& message) const {
  if (message.returns < kReturnsBeforeTrial) return ReadMessage(engine_, message);
  const absl::Status lived = trial_.Read(message);
  if (lived.ok()) return ReadMessage(engine_, message);
  return {message.id, message.content_type, std::string(lived.message()), message.body};
}

absl::Status ArticleLane::ReadBatch(BrokerSession& session, const std::vector<InMessage>& messages) {
  if (messages.empty()) return absl::OkStatus();
  std::vector<OutMessage> records, dead;
  for (const InMessage& message : messages) {
    OutMessage out = Read(message);
    (out.error.empty() ? records : dead).push_back(std::move(out));
  }
  if (absl::Status status = Publish(session, Destination::kRecords, records); !status.ok()) return status;
  if (absl::Status status = Publish(session, Destination::kDead, dead); !status.ok()) return status;
  if (absl::Status status = session.Acknowledge(messages.back().tag); !status.ok()) return status;
  counts_.records += records.size();
  counts_.dead += dead.size();
  return absl::OkStatus();
}

// To give articles back because their records have no room now would count as deliveries that came to nothing.
absl::Status ArticleLane::Publish(BrokerSession& session, Destination destination,
                                  const std::vector<OutMessage>& messages) {
  while (true) {
    absl::Status status = session.Publish(destination, messages);
    if (!absl::IsResourceExhausted(status) || stopped_) return status;
    told_(absl::StrCat(std::string(status.message()), "; waiting"));
    Pause();
  }
}

void ArticleLane::Pause() {
  absl::BitGen random;
  const absl::Time end = absl::Now() + pause_ * absl::Uniform(random, 0.5, 1.5);
  pause_ = std::min(2 * pause_, kLongestPause);
  while (!stopped_ && absl::Now() < end) absl::SleepFor(std::min(kLookAfter, end - absl::Now()));
}

}  // namespace banghi
