#include <algorithm>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "google/protobuf/stubs/logging.h"
#include "tests/service/server_fixture.h"

namespace banghi {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr grpc::StatusCode kInvalid = grpc::StatusCode::INVALID_ARGUMENT;
constexpr grpc::StatusCode kExhausted = grpc::StatusCode::RESOURCE_EXHAUSTED;

// One server for all tests of this file: they only ask.
class ExtractionServiceTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    google::protobuf::SetLogHandler(nullptr);  // protobuf's own complaints about strings that tests break on purpose
    running_ = new RunningServer();
  }
  static void TearDownTestSuite() {
    delete running_;
    running_ = nullptr;
  }

  static v1::Article ArticleOf(const std::string& text, const std::string& id = "") {
    v1::Article article;
    article.set_text(text);
    article.set_id(id);
    return article;
  }

  grpc::Status Extract(const v1::ExtractArticleRequest& request, v1::Record* record = nullptr) {
    grpc::ClientContext context;
    v1::ExtractArticleResponse response;
    grpc::Status status = running_->stub->ExtractArticle(&context, request, &response);
    if (record != nullptr) *record = response.record();
    return status;
  }

  grpc::Status Extract(const v1::Article& article, v1::Record* record = nullptr) {
    v1::ExtractArticleRequest request;
    *request.mutable_article() = article;
    return Extract(request, record);
  }

  grpc::Status Batch(const v1::BatchExtractArticlesRequest& request, v1::BatchExtractArticlesResponse* response) {
    grpc::ClientContext context;
    return running_->stub->BatchExtractArticles(&context, request, response);
  }

  static RunningServer* running_;
};

RunningServer* ExtractionServiceTest::running_ = nullptr;

TEST_F(ExtractionServiceTest, ArticleComesBackAsRecord) {
  v1::Article article = ArticleOf(kArticle, "a-1");
  article.set_url("https://example.org/a-1");
  article.set_published_date("2023-04-18T07:00:00+07:00");
  v1::Record record;
  const grpc::Status status = Extract(article, &record);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(record.article_id(), "a-1");
  EXPECT_EQ(record.url(), "https://example.org/a-1");
  EXPECT_EQ(record.offset_unit(), v1::OFFSET_UNIT_CODE_POINT);
  EXPECT_EQ(record.engine_version(), EngineVersion());
  EXPECT_EQ(record.gazetteer_version(), running_->server->gazetteers().Pin()->engine.bundle().version());
  const bool person = std::any_of(record.people().begin(), record.people().end(),
                                  [](const v1::Person& p) { return p.name() == "Lương Hữu Mẫn"; });
  EXPECT_TRUE(person) << record.ShortDebugString();
}

TEST_F(ExtractionServiceTest, SpansCountInTheUnitAskedFor) {
  const std::string text = "🙂 Trung tướng Lương Hữu Mẫn đến Santiago.";
  const auto start_of_rank = [&](v1::OffsetUnit unit) {
    v1::ExtractArticleRequest request;
    *request.mutable_article() = ArticleOf(text);
    request.set_offset_unit(unit);
    v1::Record record;
    EXPECT_TRUE(Extract(request, &record).ok());
    EXPECT_EQ(record.offset_unit(), unit);
    for (const v1::Mention& mention : record.mentions()) {
      if (mention.type() == v1::MENTION_TYPE_RANK) return static_cast<int>(mention.span().start());
    }
    return -1;
  };
  EXPECT_EQ(start_of_rank(v1::OFFSET_UNIT_CODE_POINT), 2);
  EXPECT_EQ(start_of_rank(v1::OFFSET_UNIT_UTF16_CODE_UNIT), 3);
  EXPECT_EQ(start_of_rank(v1::OFFSET_UNIT_UTF8_BYTE), 5);
}

TEST_F(ExtractionServiceTest, OnlyTheLayersAskedForAreFilled) {
  v1::ExtractArticleRequest request;
  *request.mutable_article() = ArticleOf(kArticle);
  request.add_layers(v1::RECORD_LAYER_PEOPLE);
  v1::Record record;
  ASSERT_TRUE(Extract(request, &record).ok());
  EXPECT_GT(record.people_size(), 0);
  EXPECT_THAT(record.mentions(), IsEmpty());
  EXPECT_THAT(record.events(), IsEmpty());
}

TEST_F(ExtractionServiceTest, ExplainAddsDerivations) {
  v1::ExtractArticleRequest request;
  *request.mutable_article() = ArticleOf(kArticle);
  v1::Record record;
  ASSERT_TRUE(Extract(request, &record).ok());
  EXPECT_THAT(record.derivations(), IsEmpty());
  request.set_explain(true);
  ASSERT_TRUE(Extract(request, &record).ok());
  EXPECT_GT(record.derivations_size(), 0);
  EXPECT_GT(record.fact_derivations_size(), 0);
}

TEST_F(ExtractionServiceTest, DerivationsAreThoseOfTheLibrary) {
  v1::ExtractArticleRequest request;
  *request.mutable_article() = ArticleOf(kArticle);
  request.set_explain(true);
  v1::Record served, made;
  ASSERT_TRUE(Extract(request, &served).ok());
  ExtractOptions options;
  options.explain = true;
  const Engine engine(Bundle::BuiltIn().value());
  ASSERT_TRUE(engine.Extract(request.article(), options, &made).ok());
  EXPECT_EQ(served.SerializeAsString(), made.SerializeAsString());
}

TEST_F(ExtractionServiceTest, BadUtf8InTextIsNamedWithItsByte) {
  const grpc::Status status = Extract(ArticleOf("Tin \xC4\x91\xE1\xBA mới"));
  EXPECT_EQ(status.error_code(), kInvalid);
  const ErrorDetails details = DetailsOf(status);
  EXPECT_EQ(details.field, "article.text");
  EXPECT_EQ(details.description, "not valid UTF-8 at byte 6");
  EXPECT_EQ(details.reason, "INVALID_UTF8");
}

TEST_F(ExtractionServiceTest, BadUtf8InAnyFieldIsNamed) {
  v1::Article article = ArticleOf(kArticle);
  article.set_title("\xFF");
  EXPECT_EQ(DetailsOf(Extract(article)).field, "article.title");
}

TEST_F(ExtractionServiceTest, EmptyTextIsRefused) {
  for (const char* text : {"", " \n\t"}) {
    const grpc::Status status = Extract(ArticleOf(text));
    EXPECT_EQ(status.error_code(), kInvalid) << '"' << text << '"';
    EXPECT_EQ(DetailsOf(status).field, "article.text");
    EXPECT_EQ(DetailsOf(status).reason, "EMPTY_TEXT");
  }
}

TEST_F(ExtractionServiceTest, MissingArticleIsRefusedLikeAnEmptyText) {
  EXPECT_EQ(DetailsOf(Extract(v1::ExtractArticleRequest())).field, "article.text");
}

TEST_F(ExtractionServiceTest, ImpossibleDateIsRefused) {
  for (const char* date : {"2021-02-30", "2021-13-01", "hôm qua", "2021-12-02T25:00:00Z"}) {
    v1::Article article = ArticleOf(kArticle);
    article.set_published_date(date);
    const grpc::Status status = Extract(article);
    EXPECT_EQ(status.error_code(), kInvalid) << date;
    EXPECT_EQ(DetailsOf(status).field, "article.published_date") << date;
    EXPECT_EQ(DetailsOf(status).reason, "INVALID_DATE") << date;
  }
}

TEST_F(ExtractionServiceTest, TwoMebibytesOfTextAreTooMuch) {
  const grpc::Status status = Extract(ArticleOf(std::string(2 << 20, 'a')));
  EXPECT_EQ(status.error_code(), kExhausted);
  EXPECT_EQ(DetailsOf(status).field, "article.text");
  EXPECT_EQ(DetailsOf(status).reason, "TEXT_TOO_LONG");
}

TEST_F(ExtractionServiceTest, UnknownOptionsAreRefused) {
  v1::ExtractArticleRequest request;
  *request.mutable_article() = ArticleOf(kArticle);
  request.set_offset_unit(static_cast<v1::OffsetUnit>(9));
  EXPECT_EQ(DetailsOf(Extract(request)).field, "offset_unit");
  request.clear_offset_unit();
  request.add_layers(static_cast<v1::RecordLayer>(99));
  EXPECT_EQ(DetailsOf(Extract(request)).field, "layers");
  EXPECT_EQ(DetailsOf(Extract(request)).reason, "INVALID_FIELD");
}

TEST_F(ExtractionServiceTest, BatchAnswersInOrderAndBadArticlesFailAlone) {
  v1::BatchExtractArticlesRequest request;
  for (int i = 0; i < 40; ++i) *request.add_articles() = ArticleOf(kArticle, absl::StrCat("n", i));
  request.mutable_articles(3)->set_text("\xFF");
  request.mutable_articles(17)->clear_text();
  request.mutable_articles(30)->set_published_date("2021-02-30");
  v1::BatchExtractArticlesResponse response;
  ASSERT_TRUE(Batch(request, &response).ok());
  ASSERT_EQ(response.results_size(), 40);
  for (int i = 0; i < 40; ++i) {
    EXPECT_EQ(response.results(i).article_id(), absl::StrCat("n", i));
    EXPECT_EQ(response.results(i).has_error(), i == 3 || i == 17 || i == 30) << i;
    if (response.results(i).has_record()) {
      EXPECT_EQ(response.results(i).record().article_id(), absl::StrCat("n", i));
    }
  }
  EXPECT_EQ(response.results(3).error().code(), static_cast<int>(kInvalid));
  EXPECT_EQ(DetailsOf(response.results(3).error()).field, "articles[3].text");
  EXPECT_EQ(DetailsOf(response.results(3).error()).description, "not valid UTF-8 at byte 0");
  EXPECT_EQ(DetailsOf(response.results(17).error()).field, "articles[17].text");
  EXPECT_EQ(DetailsOf(response.results(30).error()).field, "articles[30].published_date");
}

TEST_F(ExtractionServiceTest, BatchTakesAThousandArticlesAndNoMore) {
  v1::BatchExtractArticlesRequest request;
  for (int i = 0; i < 1000; ++i) *request.add_articles() = ArticleOf("Tin vắn.");
  v1::BatchExtractArticlesResponse response;
  ASSERT_TRUE(Batch(request, &response).ok());
  EXPECT_EQ(response.results_size(), 1000);
  *request.add_articles() = ArticleOf("Tin vắn.");
  const grpc::Status status = Batch(request, &response);
  EXPECT_EQ(status.error_code(), kExhausted);
  EXPECT_EQ(DetailsOf(status).field, "articles");
  EXPECT_THAT(DetailsOf(status).description, HasSubstr("1001"));
  EXPECT_EQ(DetailsOf(status).reason, "BATCH_TOO_LARGE");
}

TEST_F(ExtractionServiceTest, EmptyBatchGetsAnEmptyAnswer) {
  v1::BatchExtractArticlesResponse response;
  EXPECT_TRUE(Batch({}, &response).ok());
  EXPECT_THAT(response.results(), IsEmpty());
}

TEST_F(ExtractionServiceTest, SameArticleGivesTheSameBytesEveryWay) {
  v1::Record unary;
  ASSERT_TRUE(Extract(ArticleOf(kArticle, "x"), &unary).ok());
  v1::BatchExtractArticlesRequest request;
  for (int i = 0; i < 8; ++i) *request.add_articles() = ArticleOf(kArticle, "x");
  v1::BatchExtractArticlesResponse response;
  ASSERT_TRUE(Batch(request, &response).ok());
  for (const v1::ExtractionResult& result : response.results()) {
    EXPECT_EQ(result.record().SerializeAsString(), unary.SerializeAsString());
  }
}

TEST_F(ExtractionServiceTest, StreamKeepsOrderAndGoesOnAfterABadArticle) {
  grpc::ClientContext context;
  auto stream = running_->stub->StreamExtractArticles(&context);
  constexpr int kCount = 30;
  for (int i = 0; i < kCount; ++i) {
    v1::StreamExtractArticlesRequest request;
    *request.mutable_article() = ArticleOf(i % 7 == 3 ? "\xFF" : kArticle, absl::StrCat("s", i));
    ASSERT_TRUE(stream->Write(request));
  }
  stream->WritesDone();
  v1::StreamExtractArticlesResponse response;
  for (int i = 0; i < kCount; ++i) {
    ASSERT_TRUE(stream->Read(&response));
    EXPECT_EQ(response.result().article_id(), absl::StrCat("s", i));
    EXPECT_EQ(response.result().has_error(), i % 7 == 3);
    if (i % 7 == 3) {
      EXPECT_EQ(DetailsOf(response.result().error()).field, "article.text");
    }
  }
  EXPECT_FALSE(stream->Read(&response));
  EXPECT_TRUE(stream->Finish().ok());
}

TEST_F(ExtractionServiceTest, ListGazetteersTellsFilesAndVersion) {
  grpc::ClientContext context;
  v1::ListGazetteersResponse response;
  ASSERT_TRUE(running_->stub->ListGazetteers(&context, {}, &response).ok());
  EXPECT_EQ(response.version().size(), 16u);
  EXPECT_GT(response.load_time().seconds(), 1600000000);
  const auto ranks = std::find_if(response.gazetteers().begin(), response.gazetteers().end(),
                                  [](const v1::Gazetteer& g) { return g.name() == "ranks.tsv"; });
  ASSERT_NE(ranks, response.gazetteers().end());
  EXPECT_GT(ranks->entries(), 10u);
  EXPECT_EQ(ranks->origin(), "built-in");
}

}  // namespace
}  // namespace banghi
