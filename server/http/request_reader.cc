#include "server/http/request_reader.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "absl/time/clock.h"
#include "httplib.h"
#include "server/http/chunk_syntax.h"

namespace banghi {
namespace {

// Of a head with all its lines; cpp-httplib has a limit for each only.
constexpr size_t kMostHeadBytes = 32 << 10;
// Without the end of a line, where cpp-httplib looks for one (it then reads byte by byte): sizes of chunks.
constexpr size_t kLongestLine = 16 << 10;

// A connection as cpp-httplib takes it.
class ConnectionStream final : public httplib::Stream {
 public:
  explicit ConnectionStream(Connection& connection) : connection_(connection) {}

  // The head, as it came.
  const std::string& HeadIsRead() {
    part_ = Part::kBody;
    return head_;
  }
  void BodyIsInChunks() { part_ = Part::kChunks; }

  bool is_readable() const override { return true; }
  bool is_writable() const override { return true; }
  ssize_t read(char* bytes, size_t size) override {
    const ssize_t count = connection_.Read(bytes, size);
    if (count <= 0) return count;
    const absl::string_view read(bytes, static_cast<size_t>(count));
    if (part_ == Part::kHead) absl::StrAppend(&head_, read);
    if (part_ == Part::kChunks && !chunks_.Take(read)) return -1;
    line_bytes_ = size == 1 && *bytes != '\n' ? line_bytes_ + 1 : 0;
    return head_.size() > kMostHeadBytes || line_bytes_ > kLongestLine ? -1 : count;
  }
  ssize_t write(const char* bytes, size_t size) override { return connection_.Write(bytes, size); }
  // The peer is known from the connection.
  void get_remote_ip_and_port(std::string& /*ip*/, int& /*port*/) const override {}
  void get_local_ip_and_port(std::string& /*ip*/, int& /*port*/) const override {}
  int socket() const override { return connection_.file(); }

 private:
  enum class Part { kHead, kBody, kChunks };

  Connection& connection_;
  Part part_ = Part::kHead;
  std::string head_;  // as it came
  ChunkSyntax chunks_;
  size_t line_bytes_ = 0;
};

bool IsToken(absl::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return absl::ascii_isalnum(static_cast<unsigned char>(c)) || absl::StrContains("!#$%&'*+-.^_`|~", c);
  });
}

// cpp-httplib decodes `%32` in values, and takes lines that go on in the next one: whoever stands between may then see
// other lengths than it does.
bool TellsLengthsPlainly(absl::string_view head) {
  for (const absl::string_view line : absl::StrSplit(head, '\n')) {
    if (absl::StartsWith(line, " ") || absl::StartsWith(line, "\t")) return false;
    const bool length =
        absl::StartsWithIgnoreCase(line, "content-length") || absl::StartsWithIgnoreCase(line, "transfer-encoding");
    if (length && absl::StrContains(line, '%')) return false;
  }
  return true;
}

// Whether an `Accept-Encoding` allows gzip.
bool TakesGzip(absl::string_view accepted) {
  for (absl::string_view item : absl::StrSplit(accepted, ',')) {
    const std::pair<absl::string_view, absl::string_view> parts = absl::StrSplit(item, absl::MaxSplits(';', 1));
    if (!absl::EqualsIgnoreCase(absl::StripAsciiWhitespace(parts.first), "gzip")) continue;
    absl::string_view weight = absl::StripAsciiWhitespace(parts.second);
    double value = 1;
    return !absl::ConsumePrefix(&weight, "q=") || (absl::SimpleAtod(weight, &value) && value > 0);
  }
  return false;
}

// cpp-httplib's server without its sockets and threads: one request at a time, of whatever connection.
class RequestReader final : private httplib::Server {
 public:
  RequestReader(HttpHandler& handler, const HttpOptions& options, const std::function<bool()>& stopping)
      : handler_(handler), options_(options), stopping_(stopping) {
    set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
      return BeginOnce(request, response) ? HandlerResponse::Unhandled : HandlerResponse::Handled;
    });
    set_expect_100_continue_handler([this](const httplib::Request& request, httplib::Response& response) {
      return request.method != "POST" || BeginOnce(request, response) ? 100 : response.status;
    });
    // Every path is `/` to cpp-httplib (see TakeHead), so that it matches no expressions against what a caller sends.
    Post("/", [this](const httplib::Request& /*request*/, httplib::Response& response,
                     const httplib::ContentReader& read) { ReadAndAnswer(read, response); });
    set_error_handler(HandlerWithResponse([this](const httplib::Request& /*request*/, httplib::Response& response) {
      if (!answered_) Give(handler_.Refuse(response.status), response);
      return HandlerResponse::Handled;
    }));
    set_post_routing_handler(
        [this](const httplib::Request& request, httplib::Response& response) { FinishHeaders(request, response); });
    set_exception_handler([this](const httplib::Request& /*request*/, httplib::Response& response,
                                 const std::exception_ptr& /*exception*/) { Give(handler_.Refuse(500), response); });
  }

  bool Serve(Connection& connection) {
    connection_ = &connection;
    call_.reset();
    request_ = {};
    begun_ = answered_ = keep_ = body_read_ = false;
    connection.SetDeadline(absl::Now() + options_.header_timeout);
    ConnectionStream stream(connection);
    bool close = false;
    const bool written = process_request(stream, false, close, [&](httplib::Request& request) {
      plain_ = TellsLengthsPlainly(stream.HeadIsRead());
      if (request.has_header("Transfer-Encoding")) stream.BodyIsInChunks();
      TakeHead(request);
    });
    call_.reset();
    if (!written) return false;
    if (!body_read_) connection.Linger();
    return keep_ && !close;
  }

 private:
  // Our own form of the head; `request` is left as cpp-httplib is to see it.
  void TakeHead(httplib::Request& request) {
    request_.method = request.method;
    request_.path = std::move(request.path);
    request_.query =
        std::pair<std::string, std::string>(absl::StrSplit(request.target, absl::MaxSplits('?', 1))).second;
    for (const char* name : {"REMOTE_ADDR", "REMOTE_PORT", "LOCAL_ADDR", "LOCAL_PORT"}) request.headers.erase(name);
    for (const auto& [name, value] : request.headers) request_.headers.emplace_back(name, value);
    request_.peer = connection_->peer();
    request_.caller_gone = [this] { return connection_->PeerGone(); };
    request.path.assign(1, '/');
    // cpp-httplib knows codings in lower case only.
    if (const auto coding = request.headers.find("Content-Encoding"); coding != request.headers.end()) {
      absl::AsciiStrToLower(&coding->second);
    }
    request.ranges.clear();
    // Brotli as cpp-httplib does it takes too long.
    const bool gzip = TakesGzip(request.get_header_value("Accept-Encoding"));
    request.headers.erase("Accept-Encoding");
    if (gzip) request.set_header("Accept-Encoding", "gzip");
  }

  // 0, or the status to refuse the request with: how long it is must be beyond doubt for what comes after it.
  static int FaultOf(const httplib::Request& request) {
    const bool names = std::all_of(request.headers.begin(), request.headers.end(),
                                   [](const auto& header) { return IsToken(header.first); });
    const size_t lengths = request.get_header_value_count("Content-Length");
    const size_t codings = request.get_header_value_count("Transfer-Encoding");
    if (!names || lengths + codings > 1) return 400;
    if (codings == 1 && !absl::EqualsIgnoreCase(request.get_header_value("Transfer-Encoding"), "chunked")) return 501;
    const std::string length = request.get_header_value("Content-Length");
    if (lengths == 1 && (length.size() > 18 || !std::all_of(length.begin(), length.end(), absl::ascii_isdigit))) {
      return 400;
    }
    const std::string encoding = request.get_header_value("Content-Encoding");
    if (!encoding.empty() && encoding != "gzip" && encoding != "identity") return 415;
    if (request.method == "POST" && lengths + codings == 0) return 411;
    return 0;
  }

  // Answers from the head where that can be. True: the body is to be read.
  bool BeginOnce(const httplib::Request& request, httplib::Response& response) {
    if (begun_) return call_ != nullptr;
    begun_ = true;
    connection_->SetDeadline(absl::Now() + options_.body_timeout);
    HttpResponse answer;
    if (const int fault = plain_ ? FaultOf(request) : 400; fault != 0) {
      answer = handler_.Refuse(fault);
    } else {
      const absl::string_view length = request_.Header("Content-Length");
      body_read_ = (length.empty() || length == "0") && request_.Header("Transfer-Encoding").empty();
      keep_ = body_read_;
      call_ = handler_.Begin(request_, &answer);
      if (call_ != nullptr && request.method == "POST") return true;
      if (call_ != nullptr) answer = call_->Answer(true);
    }
    Give(std::move(answer), response);
    return false;
  }

  void ReadAndAnswer(const httplib::ContentReader& read, httplib::Response& response) {
    bool wanted = true;
    const bool complete = read([&](const char* bytes, size_t size) {
      wanted = wanted && call_->Add({bytes, size});
      return wanted;
    });
    response.status = -1;  // cpp-httplib's opinion of a body that was not read to its end
    body_read_ = keep_ = complete;
    Give(call_->Answer(complete || !wanted), response);
  }

  void Give(HttpResponse answer, httplib::Response& response) {
    answered_ = true;
    response.status = answer.status;
    for (auto& [name, value] : answer.headers) response.set_header(name, value);
    if (!answer.content_type.empty()) response.set_header("Content-Type", answer.content_type);
    response.body = std::move(answer.body);
  }

  // The last to touch an answer's headers.
  void FinishHeaders(const httplib::Request& request, httplib::Response& response) {
    response.headers.erase("Accept-Ranges");
    response.headers.erase("Keep-Alive");
    if (response.status == 204 || response.status == 304) response.headers.erase("Content-Length");
    response.set_header("X-Content-Type-Options", "nosniff");
    if (!response.body.empty()) response.set_header("Vary", "Accept-Encoding");
    if (stopping_()) keep_ = false;
    if (!keep_ && request.get_header_value("Connection") != "close") response.set_header("Connection", "close");
    connection_->SetDeadline(absl::Now() + options_.write_timeout);
  }

  HttpHandler& handler_;
  const HttpOptions options_;
  const std::function<bool()> stopping_;
  // Of the request under way.
  Connection* connection_ = nullptr;
  HttpRequest request_;
  std::unique_ptr<HttpCall> call_;
  bool plain_ = true;  // how long it is was told in words that everybody reads alike
  bool begun_ = false;
  bool answered_ = false;
  bool body_read_ = false;  // nothing of the request is left in the connection
  bool keep_ = false;
};

}  // namespace

std::function<bool(Connection&)> MakeRequestReader(HttpHandler& handler, const HttpOptions& options,
                                                   const std::function<bool()>& stopping) {
  return [reader = std::make_shared<RequestReader>(handler, options, stopping)](Connection& connection) {
    return reader->Serve(connection);
  };
}

}  // namespace banghi
