// Articles of WARC files (ISO 28500) of the plain-text kind, as Common Crawl's WET files are: every record of type
// `conversion` whose content is text/plain is one article; records of other types (warcinfo, responses with their HTML)
// are passed over.
#ifndef BANGHI_CLIENT_WARC_READER_H_
#define BANGHI_CLIENT_WARC_READER_H_

#include <cstddef>
#include <memory>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "banghi/v1/article.pb.h"
#include "client/line_reader.h"

namespace banghi {

// Whether a file that begins with this line is one.
bool LooksLikeWarc(absl::string_view first_line);

class WarcReader {
 public:
  explicit WarcReader(std::unique_ptr<LineReader> lines) : lines_(std::move(lines)) {}

  // Id (WARC-Record-ID without `<urn:uuid:>`), url (WARC-Target-URI) and text of the next article; false at the end.
  // DATA_LOSS where the file is broken, or at its end where it held no article: nothing can be read behind that.
  // RESOURCE_EXHAUSTED where a text is too long for an article: it is passed over, and the next one can be read.
  absl::StatusOr<bool> Next(v1::Article* article);
  // Of the record read last, from 1.
  size_t record_number() const { return records_; }

 private:
  struct Header;
  absl::StatusOr<bool> NextLine(std::string* line);
  absl::StatusOr<bool> NextHeader(Header* header);
  absl::StatusOr<bool> ReadText(size_t length, v1::Article* article);
  absl::Status Broken(absl::string_view why) const;

  const std::unique_ptr<LineReader> lines_;
  size_t records_ = 0;
  size_t articles_ = 0;
};

}  // namespace banghi

#endif  // BANGHI_CLIENT_WARC_READER_H_
