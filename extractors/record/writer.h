// What every part of the record is written with: the analysis, the record, and the way back onto the submitted text.
#ifndef BANGHI_EXTRACTORS_RECORD_WRITER_H_
#define BANGHI_EXTRACTORS_RECORD_WRITER_H_

#include <string>

#include "banghi/v1/record.pb.h"
#include "extractors/analysis.h"
#include "extractors/engine.h"
#include "text/units.h"

namespace banghi {

// A name that the text breaks over two lines (`TP.` + `HCM`), in one.
std::string InOneLine(absl::string_view name);

class RecordWriter {
 public:
  RecordWriter(const Analysis& analysis, const ExtractOptions& options, v1::Record* record);

  const Analysis& analysis;
  v1::Record* const record;

  // `normalised`: bytes of Document::text(). The span is on the submitted text, in the caller's unit.
  void SetSpan(Span normalised, v1::Span* span) const;
  v1::Zone ZoneOf(uint32_t token) const;
  // The submitted text of the tokens, with whatever errors it has.
  std::string RawText(TokenRange range) const;

 private:
  UnitConverter units_;
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_RECORD_WRITER_H_
