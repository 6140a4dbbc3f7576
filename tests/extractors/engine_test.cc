#include "extractors/engine.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/normalizer2.h>

#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/message_differencer.h"

namespace banghi {
namespace {

using ::testing::HasSubstr;

// Everything that stands between a caller's bytes and the words: tags, entities, lost letters, letters beyond the Basic
// Multilingual Plane.
constexpr char kNasty[] =
    "<h1>Bộ trưởng Quốc phòng Vi??t Nam thăm Nh&#7853;t Bản 🚢</h1>\n"
    "<p>S&aacute;ng 12-5, tại&nbsp;Tokyo, <b>Đại tướng Lý Quang Bảo</b> hội đàm với Bộ trưởng Quốc phòng Nhật Bản Ken "
    "Mori. 𠀋 "
    "Hai b&ecirc;n ký <i>Bản ghi nhớ về hợp tác quân y</i>.</p>";
constexpr char kPlain[] =
    "Sáng 12-5, tại Hà Nội, Đại tướng Lý Quang Bảo tiếp Đại sứ Lào. Hai bên ký Bản ghi nhớ về hợp tác quân y.";

const Engine& TheEngine() {
  static const auto* const engine = new Engine(Bundle::BuiltIn().value());
  return *engine;
}

v1::Article ArticleOf(absl::string_view text, absl::string_view published = "2022-05-13") {
  v1::Article article;
  article.set_id("a-1");
  article.set_text(std::string(text));
  article.set_published_date(std::string(published));
  return article;
}

v1::Record RecordOf(const v1::Article& article, const ExtractOptions& options = {}) {
  v1::Record record;
  EXPECT_TRUE(TheEngine().Extract(article, options, &record).ok());
  return record;
}

// What Extract answers to an article it refuses.
struct Refusal {
  absl::Status status;
  FieldViolation violation;
  bool empty = false;  // whether the record was left empty
};

Refusal Refuse(const v1::Article& article) {
  Refusal refusal;
  v1::Record record;
  refusal.status = TheEngine().Extract(article, {}, &record, &refusal.violation);
  refusal.empty = record.ByteSizeLong() == 0;
  return refusal;
}

std::string ToNfd(absl::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  std::string decomposed;
  icu::StringByteSink<std::string> sink(&decomposed);
  icu::Normalizer2::getNFDInstance(error)->normalizeUTF8(
      0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink, nullptr, error);
  EXPECT_TRUE(U_SUCCESS(error));
  return decomposed;
}

// The units of `unit` that `text` has, one element each, so that a span can be cut out as a caller in another language
// would.
std::u32string CodePoints(absl::string_view text) {
  std::u32string points;
  icu::UnicodeString utf16 = icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
  for (int32_t i = 0; i < utf16.length(); i = utf16.moveIndex32(i, 1))
    points.push_back(static_cast<char32_t>(utf16.char32At(i)));
  return points;
}

std::string Cut(const std::string& text, const v1::Span& span, OffsetUnit unit) {
  const int32_t begin = static_cast<int32_t>(span.start()), length = static_cast<int32_t>(span.end() - span.start());
  std::string cut;
  switch (unit) {
    case OffsetUnit::kUtf8Byte:
      return text.substr(span.start(), span.end() - span.start());
    case OffsetUnit::kUtf16CodeUnit:
      icu::UnicodeString::fromUTF8(text).tempSubString(begin, length).toUTF8String(cut);
      return cut;
    case OffsetUnit::kCodePoint:
      for (char32_t c : CodePoints(text).substr(span.start(), span.end() - span.start())) {
        icu::UnicodeString(static_cast<UChar32>(c)).toUTF8String(cut);
      }
      return cut;
  }
  return cut;
}

TEST(EngineTest, BadUtf8IsRefusedByItsByte) {
  const Refusal refusal = Refuse(ArticleOf("Hải quân\xff Lào"));
  EXPECT_EQ(refusal.status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(refusal.violation.field, "article.text");
  EXPECT_EQ(refusal.violation.description, "not valid UTF-8 at byte 11");
  EXPECT_TRUE(refusal.empty);
}

TEST(EngineTest, TextWithoutWordsIsRefused) {
  for (const char* text : {"", " \n\t ", "<p></p>", "<!-- ẩn -->"}) {
    const Refusal refusal = Refuse(ArticleOf(text));
    EXPECT_EQ(refusal.status.code(), absl::StatusCode::kInvalidArgument) << text;
    EXPECT_EQ(refusal.violation.field, "article.text") << text;
    EXPECT_TRUE(refusal.empty) << text;
  }
}

TEST(EngineTest, TextOverTheLimitIsRefusedAndTextAtItIsRead) {
  const Refusal refusal = Refuse(ArticleOf(std::string(kMaxTextBytes + 1, 'a')));
  EXPECT_EQ(refusal.status.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(refusal.violation.field, "article.text");
  EXPECT_THAT(refusal.violation.description, HasSubstr(absl::StrCat(kMaxTextBytes)));
  std::string longest;
  while (longest.size() + 2 * sizeof kPlain < kMaxTextBytes) absl::StrAppend(&longest, kPlain, "\n");
  longest.resize(kMaxTextBytes, ' ');
  EXPECT_GT(RecordOf(ArticleOf(longest)).mentions_size(), 10000);
}

TEST(EngineTest, DatesThatDoNotExistAreRefused) {
  for (const char* date :
       {"2021-02-30", "2021-13-01", "12/05/2022", "hôm nay", "2021", "2021-05-12T99:00:00Z", "2021-05-12 tối"}) {
    const Refusal refusal = Refuse(ArticleOf(kPlain, date));
    EXPECT_EQ(refusal.status.code(), absl::StatusCode::kInvalidArgument) << date;
    EXPECT_EQ(refusal.violation.field, "article.published_date") << date;
    EXPECT_THAT(refusal.violation.description, HasSubstr(date));
    EXPECT_TRUE(refusal.empty) << date;
  }
}

TEST(EngineTest, PublishedDateMayBeADayOrATimeOrMissing) {
  EXPECT_EQ(RecordOf(ArticleOf(kPlain, "2022-05-13")).dates(0).value(), "2022-05-12");
  EXPECT_EQ(RecordOf(ArticleOf(kPlain, "2022-05-13T00:30:00+07:00")).dates(0).value(), "2022-05-12");
  EXPECT_EQ(RecordOf(ArticleOf(kPlain, "")).dates(0).value(), "XXXX-05-12");
}

TEST(EngineTest, SpansSliceTheTextAsSubmittedInEveryUnit) {
  for (const std::string& text : {std::string(kNasty), ToNfd(kNasty), ToNfd(kPlain)}) {
    for (OffsetUnit unit : {OffsetUnit::kCodePoint, OffsetUnit::kUtf8Byte, OffsetUnit::kUtf16CodeUnit}) {
      const v1::Record record = RecordOf(ArticleOf(text), {unit});
      EXPECT_GE(record.mentions_size(), 6);
      for (const v1::Mention& mention : record.mentions()) {
        EXPECT_EQ(Cut(text, mention.span(), unit), mention.text()) << mention.ShortDebugString();
      }
    }
  }
}

TEST(EngineTest, LostLettersTagsAndEntitiesHideNoMention) {
  const v1::Record record = RecordOf(ArticleOf(kNasty));
  ASSERT_EQ(record.countries_size(), 2);
  EXPECT_EQ(record.countries(0).code(), "VN");
  EXPECT_EQ(record.countries(1).code(), "JP");
  ASSERT_EQ(record.people_size(), 2);
  EXPECT_EQ(record.people(0).name(), "Lý Quang Bảo");
  EXPECT_EQ(record.people(1).name(), "Ken Mori");
  EXPECT_EQ(record.agreements_size(), 1);
  EXPECT_GE(record.warnings_size(), 1);  // says what was repaired
}

TEST(EngineTest, DecomposedTextSaysTheSame) {
  const v1::Record composed = RecordOf(ArticleOf(kPlain)), decomposed = RecordOf(ArticleOf(ToNfd(kPlain)));
  ASSERT_EQ(composed.mentions_size(), decomposed.mentions_size());
  for (int i = 0; i < composed.mentions_size(); ++i) {
    EXPECT_EQ(composed.mentions(i).type(), decomposed.mentions(i).type());
    EXPECT_EQ(composed.mentions(i).value(), decomposed.mentions(i).value());
    EXPECT_EQ(ToNfd(composed.mentions(i).text()), decomposed.mentions(i).text());
  }
  EXPECT_EQ(composed.events_size(), decomposed.events_size());
}

TEST(EngineTest, LayersLeaveOutWhatWasNotAskedFor) {
  ExtractOptions options;
  options.layers = 1u << v1::RECORD_LAYER_PEOPLE | 1u << v1::RECORD_LAYER_DATES;
  const v1::Record some = RecordOf(ArticleOf(kPlain), options), all = RecordOf(ArticleOf(kPlain));
  EXPECT_EQ(some.mentions_size() + some.countries_size() + some.agreements_size() + some.events_size(), 0);
  ASSERT_EQ(some.people_size(), all.people_size());
  for (int i = 0; i < all.people_size(); ++i) {
    EXPECT_TRUE(google::protobuf::util::MessageDifferencer::Equals(some.people(i), all.people(i)));
  }
  EXPECT_EQ(some.dates_size(), 1);
}

TEST(EngineTest, DerivationsComeOnlyWhereAskedFor) {
  ExtractOptions options;
  options.explain = true;
  EXPECT_GT(RecordOf(ArticleOf(kPlain), options).derivations_size(), 0);
  EXPECT_EQ(RecordOf(ArticleOf(kPlain)).derivations_size(), 0);
}

TEST(EngineTest, ThreadsGetTheSameBytes) {
  const std::string expected = RecordOf(ArticleOf(kNasty)).SerializeAsString();
  std::vector<std::string> got(4);
  std::vector<std::thread> threads;
  for (std::string& bytes : got) {
    threads.emplace_back([&bytes] {
      for (int i = 0; i < 8; ++i) bytes = RecordOf(ArticleOf(kNasty)).SerializeAsString();
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& bytes : got) EXPECT_EQ(bytes, expected);
}

// Ends the run after so many stages.
class Impatient : public RunWatcher {
 public:
  explicit Impatient(size_t stages) : stages_(stages) {}
  bool StageDone(absl::string_view stage) override {
    told.push_back(stage);
    return told.size() < stages_;
  }
  std::vector<absl::string_view> told;

 private:
  const size_t stages_;
};

TEST(EngineTest, WatcherIsToldOfEveryStageInOrder) {
  Impatient watcher(1000);
  ExtractOptions options;
  options.watcher = &watcher;
  const std::string watched = RecordOf(ArticleOf(kPlain), options).SerializeAsString();
  EXPECT_EQ(watched, RecordOf(ArticleOf(kPlain)).SerializeAsString());
  EXPECT_EQ(watcher.told, TheEngine().stages());
  EXPECT_EQ(watcher.told.front(), "text");
  EXPECT_EQ(watcher.told.back(), "record");
}

TEST(EngineTest, WatcherEndsTheRunAfterAnyStage) {
  const size_t count = TheEngine().stages().size();
  for (size_t stages = 1; stages <= count; ++stages) {
    Impatient watcher(stages);
    ExtractOptions options;
    options.watcher = &watcher;
    v1::Record record;
    EXPECT_EQ(TheEngine().Extract(ArticleOf(kPlain), options, &record).code(), absl::StatusCode::kCancelled) << stages;
    EXPECT_EQ(record.ByteSizeLong(), 0) << stages;
    EXPECT_EQ(watcher.told.size(), stages);
  }
}

}  // namespace
}  // namespace banghi
