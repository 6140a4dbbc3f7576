#include "extractors/pipeline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>

#include "absl/strings/str_join.h"

namespace banghi {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

// A room that notes that it ran.
class NotingRoom : public Extractor {
 public:
  NotingRoom(const char* name, Layers reads, Layers writes, std::vector<std::string>* ran)
      : name_(name), reads_(reads), writes_(writes), ran_(ran) {}
  absl::string_view name() const override { return name_; }
  Layers reads() const override { return reads_; }
  Layers writes() const override { return writes_; }
  void Run(Analysis&) const override { ran_->emplace_back(name_); }

 private:
  const char* name_;
  Layers reads_, writes_;
  std::vector<std::string>* ran_;
};

using Rooms = std::vector<std::unique_ptr<const Extractor>>;

TEST(PipelineTest, RoomsRunInTheirOrder) {
  std::vector<std::string> ran;
  Rooms rooms;
  rooms.push_back(std::make_unique<NotingRoom>("dates", LayersOf(Layer::kMatches), LayersOf(Layer::kDates), &ran));
  rooms.push_back(std::make_unique<NotingRoom>("overlap", LayersOf(Layer::kDates), LayersOf(Layer::kKept), &ran));
  const absl::StatusOr<Pipeline> pipeline = Pipeline::Make(std::move(rooms));
  ASSERT_TRUE(pipeline.ok()) << pipeline.status();
  const Document document = Document::Parse("Hải quân Lào").value();
  const std::shared_ptr<const Bundle> bundle = Bundle::BuiltIn().value();
  Analysis analysis(document, *bundle);
  pipeline->Run(analysis);
  EXPECT_THAT(ran, ElementsAre("dates", "overlap"));
}

TEST(PipelineTest, RoomThatReadsTooEarlyIsRefusedByName) {
  std::vector<std::string> ran;
  Rooms rooms;
  rooms.push_back(std::make_unique<NotingRoom>("overlap", LayersOf(Layer::kDates), LayersOf(Layer::kKept), &ran));
  rooms.push_back(std::make_unique<NotingRoom>("dates", LayersOf(Layer::kMatches), LayersOf(Layer::kDates), &ran));
  const absl::StatusOr<Pipeline> pipeline = Pipeline::Make(std::move(rooms));
  EXPECT_EQ(pipeline.status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(pipeline.status().message()), HasSubstr("overlap"));
}

TEST(PipelineTest, StandardOrderHolds) { EXPECT_TRUE(Pipeline::Standard(*Bundle::BuiltIn().value()).ok()); }

}  // namespace
}  // namespace banghi
