// banghi enqueue: fills the queue that `banghi worker` takes articles from.

#include <algorithm>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "client/article_reader.h"
#include "client/batch/inputs.h"
#include "client/command.h"
#include "client/option_values.h"
#include "client/queue/broker_flags.h"
#include "google/protobuf/util/json_util.h"
#include "text/utf8.h"

namespace banghi {
namespace {

constexpr size_t kMessagesAtOnce = 500;
constexpr absl::Duration kFirstPause = absl::Milliseconds(500);
constexpr absl::Duration kLongestPause = absl::Seconds(10);

class EnqueueCommand : public Command {
 public:
  const char* name() const override { return "enqueue"; }
  const char* summary() const override { return "Put articles into the queue that `banghi worker` takes them from"; }
  void AddOptions(CLI::App& app) override;
  int Run() override;

 private:
  static int Fail(int status, absl::string_view why);
  absl::Status PublishOnce(Broker& broker, const std::vector<OutMessage>& messages);
  absl::Status Publish(Broker& broker, const std::vector<OutMessage>& messages);
  absl::Status PublishAll(Broker& broker, ArticleReader& reader);
  void Add(const ArticleInput& input, std::vector<OutMessage>* messages);

  BrokerOptions options_;
  std::vector<std::string> arguments_;
  std::string published_;
  std::string shard_text_ = "1/1";
  double patience_ = 100;
  std::unique_ptr<BrokerSession> session_;
  uint64_t count_ = 0;
  bool failed_ = false;
};

void EnqueueCommand::AddOptions(CLI::App& app) {
  app.add_option("inputs", arguments_, "What `banghi batch` takes: files, directories, patterns, -")
      ->type_name("INPUT")
      ->required();
  AddBrokerFlags(app, options_);
  app.add_option("--published", published_, "Day of publication where an article does not say it")
      ->type_name("DATE")
      ->check(PublishedDate());
  app.add_option("--shard", shard_text_, "Only part K of N of the inputs")->type_name("K/N");
  app.add_option("--patience", patience_, "Seconds to look for a broker that does not answer; default: 100")
      ->type_name("SECONDS")
      ->check(CLI::NonNegativeNumber.description(""));
}

int EnqueueCommand::Fail(int status, absl::string_view why) {
  std::cerr << "banghi enqueue: " << why << std::endl;
  return status;
}

absl::Status EnqueueCommand::PublishOnce(Broker& broker, const std::vector<OutMessage>& messages) {
  if (session_ == nullptr) {
    absl::StatusOr<std::unique_ptr<BrokerSession>> session = broker.Open(/*prefetch=*/0);
    if (!session.ok()) return session.status();
    session_ = *std::move(session);
  }
  absl::Status status = session_->Publish(Destination::kArticles, messages);
  if (!status.ok()) session_ = nullptr;
  return status;
}

// A broker that goes away is looked for again. What it had confirmed by then may be published twice, under the same
// ids.
absl::Status EnqueueCommand::Publish(Broker& broker, const std::vector<OutMessage>& messages) {
  const absl::Duration patience = absl::Seconds(patience_);
  const absl::Time give_up = absl::Now() + patience;
  for (absl::Duration pause = kFirstPause;; pause = std::min(2 * pause, kLongestPause)) {
    absl::Status status = PublishOnce(broker, messages);
    if (status.ok() || absl::IsFailedPrecondition(status)) return status;
    if (absl::Now() + pause > give_up) return status;
    if (pause == kFirstPause) {
      Fail(kExitFailed,
           absl::StrCat(std::string(status.message()), "; trying again for ", absl::FormatDuration(patience)));
    }
    absl::SleepFor(pause);
  }
}

// What cannot be written as JSON is told here, where it can still be mended.
void EnqueueCommand::Add(const ArticleInput& input, std::vector<OutMessage>* messages) {
  absl::Status status = input.status;
  const std::string& text = input.article.text();
  if (const size_t bad = FindInvalidUtf8(text); status.ok() && bad < text.size()) {
    status = absl::InvalidArgumentError(absl::StrCat("text: not valid UTF-8 at byte ", bad));
  }
  if (status.ok() && input.article.id().size() > kLongestMessageId) {
    status = absl::InvalidArgumentError(absl::StrCat("id: longer than ", kLongestMessageId, " bytes"));
  }
  if (!status.ok()) {
    failed_ = true;
    Fail(kExitFailed, absl::StrCat(input.label, ": ", std::string(status.message())));
    return;
  }
  OutMessage& message = messages->emplace_back();
  message.id = input.article.id();
  message.content_type = "application/json";
  (void)google::protobuf::util::MessageToJsonString(input.article, &message.body);
}

absl::Status EnqueueCommand::PublishAll(Broker& broker, ArticleReader& reader) {
  std::vector<OutMessage> messages;
  ArticleInput input;
  for (bool more = true; more;) {
    more = reader.Next(&input);
    if (more) Add(input, &messages);
    if (messages.size() < kMessagesAtOnce && more) continue;
    if (absl::Status status = Publish(broker, messages); !status.ok()) return status;
    count_ += messages.size();
    messages.clear();
  }
  return absl::OkStatus();
}

int EnqueueCommand::Run() {
  const absl::StatusOr<Shard> shard = ParseShard(shard_text_);
  if (!shard.ok()) return Fail(kExitUsage, absl::StrCat("--shard: ", std::string(shard.status().message())));
  const absl::StatusOr<std::vector<BatchInput>> inputs = ListInputs(arguments_);
  if (!inputs.ok()) return Fail(kExitUsage, std::string(inputs.status().message()));
  const absl::StatusOr<std::unique_ptr<Broker>> broker = MakeAmqpBroker(options_);
  if (!broker.ok()) return Fail(kExitUsage, absl::StrCat("--broker: ", std::string(broker.status().message())));
  ArticleReader reader(FilesOf(*inputs, *shard), published_);
  reader.OnWarning([](const std::string& warning) { std::cerr << absl::StrCat("banghi enqueue: ", warning, "\n"); });
  const absl::Status status = PublishAll(**broker, reader);
  if (!status.ok()) Fail(kExitFailed, std::string(status.message()));
  std::cerr << count_ << " articles in " << options_.names.articles << std::endl;
  return status.ok() && !failed_ ? kExitOk : kExitFailed;
}

}  // namespace

std::unique_ptr<Command> MakeEnqueueCommand() { return std::make_unique<EnqueueCommand>(); }

}  // namespace banghi
