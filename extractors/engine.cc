#include "extractors/engine.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "extractors/pipeline.h"
#include "extractors/record/record.h"
#include "text/document.h"

namespace banghi {
namespace {

absl::Status Refuse(absl::StatusCode code, const char* field, std::string description, FieldViolation* violation) {
  absl::Status status(code, absl::StrCat(field, ": ", description));
  if (violation != nullptr) *violation = {field, std::move(description)};
  return status;
}

// `2021-12-02` or RFC 3339, which begins with one. False where it is neither or the day does not exist.
bool ParsePublished(absl::string_view text, Anchor* anchor) {
  if (text.size() > 10) {
    absl::Time time;
    std::string error;
    if (!absl::ParseTime(absl::RFC3339_full, text, &time, &error)) return false;
  }
  absl::CivilDay day;
  if (text.size() < 10 || !absl::ParseCivilTime(text.substr(0, 10), &day)) return false;
  // ParseCivilTime carries 2021-02-30 over into March.
  if (absl::FormatCivilTime(day) != text.substr(0, 10)) return false;
  anchor->known = true;
  anchor->day = day;
  return true;
}

bool StageDone(absl::string_view stage, const ExtractOptions& options) {
  return options.watcher == nullptr || options.watcher->StageDone(stage);
}

absl::Status Ended() { return absl::CancelledError("the run was ended by its watcher"); }

}  // namespace

absl::string_view EngineVersion() { return BANGHI_VERSION; }

bool IsPublishedDate(absl::string_view text) {
  Anchor unused;
  return ParsePublished(text, &unused);
}

class Engine::Rooms {
 public:
  explicit Rooms(Pipeline pipeline) : pipeline_(std::move(pipeline)) {}
  bool Run(Analysis& analysis, RunWatcher* watcher) const { return pipeline_.Run(analysis, watcher); }
  const Pipeline& pipeline() const { return pipeline_; }

 private:
  Pipeline pipeline_;
};

Engine::Engine(std::shared_ptr<const Bundle> bundle) : bundle_(std::move(bundle)) {
  // The standard order is fixed in the program; PipelineTest proves it.
  rooms_ = std::make_unique<const Rooms>(Pipeline::Standard(*bundle_).value());
}

Engine::~Engine() = default;

std::vector<absl::string_view> Engine::stages() const {
  std::vector<absl::string_view> names = {"text", "match"};
  for (const auto& room : rooms_->pipeline().rooms()) names.push_back(room->name());
  names.emplace_back("record");
  return names;
}

absl::Status Engine::Extract(const v1::Article& article, const ExtractOptions& options, v1::Record* record,
                             FieldViolation* violation) const {
  return Run(article, options, record, nullptr, violation);
}

absl::Status Engine::Explain(const v1::Article& article, const ExtractOptions& options, v1::Record* record,
                             const std::function<void(const Analysis&)>& look, FieldViolation* violation) const {
  ExtractOptions explaining = options;
  explaining.explain = true;
  return Run(article, explaining, record, &look, violation);
}

absl::Status Engine::Run(const v1::Article& article, const ExtractOptions& options, v1::Record* record,
                         const Look* look, FieldViolation* violation) const {
  const std::string& text = article.text();
  if (text.size() > kMaxTextBytes) {
    return Refuse(absl::StatusCode::kResourceExhausted, "article.text",
                  absl::StrCat(text.size(), " bytes, more than the ", kMaxTextBytes, " allowed"), violation);
  }
  absl::StatusOr<Document> document = Document::Parse(text);
  if (!document.ok()) {
    return Refuse(document.status().code(), "article.text", std::string(document.status().message()), violation);
  }
  Anchor published;
  if (!article.published_date().empty() && !ParsePublished(article.published_date(), &published)) {
    return Refuse(absl::StatusCode::kInvalidArgument, "article.published_date",
                  absl::StrCat("\"", article.published_date(), "\" is no date (2021-12-02, or RFC 3339)"), violation);
  }
  Analysis analysis(*document, *bundle_);
  analysis.published = published;
  Trace trace;
  if (options.explain) analysis.trace = &trace;
  if (!StageDone("text", options) || !rooms_->Run(analysis, options.watcher)) return Ended();
  FillRecord(analysis, article, options, record);
  if (!StageDone("record", options)) {
    record->Clear();
    return Ended();
  }
  if (look != nullptr) (*look)(analysis);
  return absl::OkStatus();
}

}  // namespace banghi
