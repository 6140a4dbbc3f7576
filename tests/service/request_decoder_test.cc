#include "server/request_decoder.h"

#include <string>
#include <vector>

#include "banghi/v1/extraction_service.pb.h"
#include "gtest/gtest.h"

namespace banghi {
namespace {

// In several slices, as long messages come off the wire.
grpc::ByteBuffer Slices(const std::string& bytes, size_t length) {
  std::vector<grpc::Slice> slices;
  for (size_t at = 0; at < bytes.size(); at += length) slices.emplace_back(bytes.substr(at, length));
  return grpc::ByteBuffer(slices.data(), slices.size());
}

class RequestDecoderTest : public testing::Test {
 protected:
  absl::Status Decode(const std::string& bytes) {
    request_.Clear();
    violations_.clear();
    return DecodeRequest(Slices(bytes, 5), &request_, &violations_);
  }

  v1::BatchExtractArticlesRequest request_;
  std::vector<FieldViolation> violations_;
};

TEST_F(RequestDecoderTest, ValidRequestHasNoViolations) {
  v1::BatchExtractArticlesRequest request;
  request.add_articles()->set_text("Hội đàm tại Hà Nội");
  request.add_layers(v1::RECORD_LAYER_EVENTS);
  ASSERT_TRUE(Decode(request.SerializeAsString()).ok());
  EXPECT_TRUE(violations_.empty());
  EXPECT_EQ(request_.SerializeAsString(), request.SerializeAsString());
}

TEST_F(RequestDecoderTest, NoBytesAreTheEmptyRequest) { EXPECT_TRUE(Decode("").ok()); }

TEST_F(RequestDecoderTest, EveryBadStringIsFoundAndTheRestKept) {
  v1::BatchExtractArticlesRequest request;
  request.add_articles()->set_text("tốt");
  request.add_articles()->set_text("a\xC3\xC3z");
  request.mutable_articles(1)->set_id("ok");
  request.add_articles()->set_title("\x80");
  request.set_explain(true);
  request.add_layers(v1::RECORD_LAYER_EVENTS);
  ASSERT_TRUE(Decode(request.SerializeAsString()).ok());
  ASSERT_EQ(violations_.size(), 2u);
  EXPECT_EQ(violations_[0].field, "articles[1].text");
  EXPECT_EQ(violations_[0].description, "not valid UTF-8 at byte 1");
  EXPECT_EQ(violations_[1].field, "articles[2].title");
  EXPECT_EQ(violations_[1].description, "not valid UTF-8 at byte 0");
  EXPECT_EQ(request_.articles(0).text(), "tốt");
  EXPECT_EQ(request_.articles(1).text(), "a??z");
  EXPECT_EQ(request_.articles(1).id(), "ok");
  EXPECT_TRUE(request_.explain());
  EXPECT_EQ(request_.layers_size(), 1);
}

TEST_F(RequestDecoderTest, BytesThatAreNoMessageAreRefused) {
  const std::string cases[] = {
      "\x0a\x7f",                  // a length beyond the end
      "\x0a\x05\x22\x09 abc",      // the same, inside an article
      "\x0a\x03\x22\x09\xff",      // the same, with bad UTF-8
      "\xff\xff\xff\xff\xff\xff",  // no tag
      std::string("\x0f\x00", 2),  // no such wire type
  };
  for (const std::string& bytes : cases) {
    EXPECT_EQ(Decode(bytes).code(), absl::StatusCode::kInvalidArgument) << testing::PrintToString(bytes);
  }
}

TEST_F(RequestDecoderTest, UnknownFieldsArePassedOver) {
  v1::BatchExtractArticlesRequest request;
  request.add_articles()->set_text("\xFF");
  const std::string unknown = "\xA2\x06\x03xyz";  // field 100, three bytes
  ASSERT_TRUE(Decode(unknown + request.SerializeAsString()).ok());
  ASSERT_EQ(violations_.size(), 1u);
  EXPECT_EQ(violations_[0].field, "articles[0].text");
}

}  // namespace
}  // namespace banghi
