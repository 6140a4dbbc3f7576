// A server on a free loopback port, with a channel to it.
#ifndef BANGHI_TESTS_SERVICE_SERVER_FIXTURE_H_
#define BANGHI_TESTS_SERVICE_SERVER_FIXTURE_H_

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "banghi/v1/extraction_service.grpc.pb.h"
#include "google/rpc/error_details.pb.h"
#include "grpcpp/create_channel.h"
#include "gtest/gtest.h"
#include "server/gazetteer_store.h"
#include "server/server.h"

namespace banghi {

// Own sentences in the manner of the news.
inline constexpr char kArticle[] =
    "Thứ trưởng Quốc phòng Việt Nam tiếp đoàn hải quân Chile\n\n"
    "Sáng 17/4/2023, Trung tướng Lương Hữu Mẫn, Thứ trưởng Bộ Quốc phòng Việt Nam, đã tiếp Tư lệnh Hải quân Chile "
    "Diego Fuentes tại Hải Phòng. Hai bên sẽ ký Bản ghi nhớ về đào tạo thủy thủ.\n";

struct RunningServer {
  explicit RunningServer(ServerOptions options = {}) {
    options.listen = "127.0.0.1:0";
    if (options.admin_listen == ServerOptions().admin_listen) options.admin_listen = "same";
    if (options.threads == 0) options.threads = 2;
    // A machine under load, or a sanitizer, makes no call fail that is not meant to.
    if (options.max_wait == ServerOptions().max_wait) options.max_wait = absl::InfiniteDuration();
    CheckReport report;
    auto started = Server::Start(options, &report);
    EXPECT_TRUE(started.ok()) << started.status().message() << report.ToString();
    server = *std::move(started);
    channel = Connect(server->port());
    stub = v1::ExtractionService::NewStub(channel);
  }

  static std::shared_ptr<grpc::Channel> Connect(int port) {
    grpc::ChannelArguments arguments;
    arguments.SetMaxReceiveMessageSize(-1);
    // A channel of its own, not one shared with other tests that had the same port.
    arguments.SetInt("grpc.use_local_subchannel_pool", 1);
    return grpc::CreateCustomChannel(absl::StrCat("127.0.0.1:", port), grpc::InsecureChannelCredentials(), arguments);
  }

  std::unique_ptr<Server> server;
  std::shared_ptr<grpc::Channel> channel;
  std::unique_ptr<v1::ExtractionService::Stub> stub;
};

// What a caller can read out of an error.
struct ErrorDetails {
  std::string field;
  std::string description;
  std::string reason;
};

inline ErrorDetails DetailsOf(const google::rpc::Status& status) {
  ErrorDetails result;
  for (const auto& detail : status.details()) {
    google::rpc::BadRequest bad_request;
    google::rpc::ErrorInfo info;
    if (detail.UnpackTo(&bad_request) && bad_request.field_violations_size() == 1) {
      result.field = bad_request.field_violations(0).field();
      result.description = bad_request.field_violations(0).description();
    } else if (detail.UnpackTo(&info)) {
      EXPECT_EQ(info.domain(), "banghi");
      result.reason = info.reason();
    }
  }
  return result;
}

inline ErrorDetails DetailsOf(const grpc::Status& status) {
  google::rpc::Status parsed;
  EXPECT_TRUE(parsed.ParseFromString(status.error_details()));
  EXPECT_EQ(parsed.code(), static_cast<int>(status.error_code()));
  EXPECT_EQ(parsed.message(), status.error_message());
  return DetailsOf(parsed);
}

// A directory of gazetteer files that goes away with the test.
class GazetteerDirectory {
 public:
  GazetteerDirectory() : path_(testing::TempDir() + "banghi-gazetteers-XXXXXX") {
    EXPECT_NE(mkdtemp(path_.data()), nullptr);
  }
  ~GazetteerDirectory() { std::filesystem::remove_all(path_); }

  const std::string& path() const { return path_; }
  void Write(const std::string& name, const std::string& content) const {
    std::ofstream(path_ + "/" + name) << content;
  }

 private:
  std::string path_;
};

}  // namespace banghi

#endif  // BANGHI_TESTS_SERVICE_SERVER_FIXTURE_H_
