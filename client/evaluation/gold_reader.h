// Gold records: what `banghi extract --keep-text` wrote, put right by hand.
#ifndef BANGHI_CLIENT_EVALUATION_GOLD_READER_H_
#define BANGHI_CLIENT_EVALUATION_GOLD_READER_H_

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "banghi/v1/article.pb.h"
#include "banghi/v1/record.pb.h"
#include "client/line_reader.h"
#include "text/units.h"

namespace banghi {

struct GoldRecord {
  std::string label;                // where it begins, for messages: `gold.jsonl:17`
  std::vector<std::string> faults;  // why it cannot be evaluated, each with its field: `mentions[3].span: ...`
  v1::Article article;              // what to extract again
  v1::Record record;
  OffsetUnit unit = OffsetUnit::kCodePoint;  // of the record's spans
};

using ArticlesById = absl::flat_hash_map<std::string, v1::Article>;

// Reads JSON objects, one a line or, each from a `{` at the beginning of a line on, over several lines. An object has
// the members of banghi.v1.Record and, for the article, `text` (also `id` for `articleId`, and `language`). Where it
// has no `text`, the article of its `articleId` is looked up.
class GoldReader {
 public:
  // `articles` must outlive the reader.
  GoldReader(std::string path, const ArticlesById& articles)
      : path_(std::move(path)), name_(path_ == "-" ? "stdin" : path_), articles_(articles) {}

  // OK, or why the file cannot be opened.
  absl::Status Open();
  // False at the end. An object with faults is an answer; reading goes on behind it.
  bool Next(GoldRecord* gold);

 private:
  // The lines of the next object. False at the end.
  bool NextObject(std::string* json, GoldRecord* gold);
  void Read(const std::string& json, GoldRecord* gold) const;
  void FindText(GoldRecord* gold) const;

  const std::string path_;
  const std::string name_;  // of the file, for messages
  const ArticlesById& articles_;
  std::unique_ptr<LineReader> lines_;
  std::string ahead_;  // the first line of the object after the one read last
  bool has_ahead_ = false;
  size_t line_number_ = 0;  // of the line read last
};

// What is wrong with a record as gold for `text`: mentions without type or span, spans outside of the text or on
// another text than `mentions[].text`, entities without what they are compared by. Spans count in `unit`.
std::vector<std::string> GoldFaults(const v1::Record& record, absl::string_view text, OffsetUnit unit);

}  // namespace banghi

#endif  // BANGHI_CLIENT_EVALUATION_GOLD_READER_H_
