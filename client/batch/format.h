// How records are written down by `banghi batch`.
#ifndef BANGHI_CLIENT_BATCH_FORMAT_H_
#define BANGHI_CLIENT_BATCH_FORMAT_H_

#include <memory>
#include <string>
#include <vector>

#include "banghi/v1/article.pb.h"
#include "banghi/v1/record.pb.h"
#include "extractors/engine.h"

namespace banghi {

// Thread-safe.
class BatchFormat {
 public:
  virtual ~BatchFormat() = default;
  // The files it writes: one, with the name that was asked for, where it is empty; else these, in a directory of that
  // name.
  virtual std::vector<std::string> FileNames() const { return {}; }
  // Where every article has files of its own in that directory: what the names of these end in. The first of FileNames
  // then lists the articles (article_files.h).
  virtual std::vector<std::string> ArticleEndings() const { return {}; }
  // What stands at the top of a file (index into FileNames).
  virtual std::string Head(size_t /*file*/) const { return ""; }
  // What an article adds to each file, appended to `files`: to those of FileNames, or the one there is, then to its
  // own.
  virtual void Write(const v1::Record& record, const v1::Article& article, std::vector<std::string>* files) const = 0;
  // Its rows are told apart by the articles' ids: of articles with one id, all but the first get another one
  // (unique_names.h), in the order of reading.
  virtual bool NeedsUniqueIds() const { return false; }
  // What a record must have for it.
  virtual ExtractOptions options() const { return {}; }
};

// `jsonl`: banghi.v1.Record in JSON, a line each. `csv`: tables that join by article_id and the numbers of their rows.
// `doccano`: a line of JSON each, with the text and its labels. `conll`: a token a line with its label (IOB2), an empty
// line after every sentence. `brat`: a directory with a text and its annotations for every article (brat_document.h),
// and what brat needs to show them. Null where the name is none of these.
std::unique_ptr<const BatchFormat> MakeBatchFormat(const std::string& name);

std::unique_ptr<const BatchFormat> MakeJsonlFormat();
std::unique_ptr<const BatchFormat> MakeCsvFormat();
std::unique_ptr<const BatchFormat> MakeDoccanoFormat();
std::unique_ptr<const BatchFormat> MakeConllFormat();
std::unique_ptr<const BatchFormat> MakeBratFormat();

}  // namespace banghi

#endif  // BANGHI_CLIENT_BATCH_FORMAT_H_
