// The front door of the library: an article goes in, a record comes out.
//
//   Engine engine(bundle);
//   absl::StatusOr<v1::Record> record = engine.Extract(article, options);
//
// Thread-safe; holds one immutable bundle. Errors: INVALID_ARGUMENT (bad UTF-8, empty text, impossible date: the
// message names the field and, for bad UTF-8, the byte), RESOURCE_EXHAUSTED (text over kMaxTextBytes), CANCELLED
// (ExtractOptions::watcher ended the run). The same article, bundle and options give the same bytes.
#ifndef BANGHI_EXTRACTORS_ENGINE_H_
#define BANGHI_EXTRACTORS_ENGINE_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "banghi/v1/article.pb.h"
#include "banghi/v1/record.pb.h"
#include "gazetteers/bundle.h"
#include "text/units.h"

namespace banghi {

inline constexpr size_t kMaxTextBytes = 1 << 20;  // 1 MiB
absl::string_view EngineVersion();

// Whether `text` can be Article.published_date: an existing day, `2021-12-02`, or RFC 3339.
bool IsPublishedDate(absl::string_view text);

// Is told as an article goes through the engine, on the thread that called it; for deadlines and for clocks, which the
// engine has none of.
class RunWatcher {
 public:
  virtual ~RunWatcher() = default;
  // `stage` is done: `text`, `match`, the rooms by their names (Engine::stages), `record`. False: the run ends here.
  virtual bool StageDone(absl::string_view stage) = 0;
};

struct ExtractOptions {
  OffsetUnit offset_unit = OffsetUnit::kCodePoint;
  uint32_t layers = 0;  // bit per RecordLayer of the contract (1 << number); 0: all
  bool explain = false;
  RunWatcher* watcher = nullptr;  // may be null
};

// What is wrong with an article, in the caller's words, for google.rpc.BadRequest.
struct FieldViolation {
  std::string field;        // "article.text"
  std::string description;  // "not valid UTF-8 at byte 17"
};

struct Analysis;

class Engine {
 public:
  explicit Engine(std::shared_ptr<const Bundle> bundle);
  ~Engine();

  // Fills `record` (may live on an arena). On an error `record` is left empty and `violation`, if given, says which
  // field is at fault.
  absl::Status Extract(const v1::Article& article, const ExtractOptions& options, v1::Record* record,
                       FieldViolation* violation = nullptr) const;

  // Extract with derivations, whatever `options` says; `look` sees the analysis that the record was made from.
  absl::Status Explain(const v1::Article& article, const ExtractOptions& options, v1::Record* record,
                       const std::function<void(const Analysis&)>& look, FieldViolation* violation = nullptr) const;

  const Bundle& bundle() const { return *bundle_; }
  // What a RunWatcher is told of, in order; the names are there for ever.
  std::vector<absl::string_view> stages() const;

 private:
  class Rooms;
  using Look = std::function<void(const Analysis&)>;
  absl::Status Run(const v1::Article& article, const ExtractOptions& options, v1::Record* record, const Look* look,
                   FieldViolation* violation) const;

  std::shared_ptr<const Bundle> bundle_;
  std::unique_ptr<const Rooms> rooms_;
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_ENGINE_H_
