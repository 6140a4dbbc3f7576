// One step of normalisation: a text rewritten from left to right, with its offset map. Internal to text/.
#ifndef BANGHI_TEXT_EDIT_H_
#define BANGHI_TEXT_EDIT_H_

#include <cstddef>
#include <string>
#include <utility>

#include "absl/strings/string_view.h"
#include "text/offset_map.h"

namespace banghi {

struct Edited {
  std::string text;
  OffsetMap map;  // the text given <-> text
};

class TextEditor {
 public:
  // `source` must outlive the editor.
  explicit TextEditor(absl::string_view source) : source_(source) { out_.reserve(source.size()); }

  // The first byte of the source that is not yet dealt with.
  size_t at() const { return at_; }
  const std::string& out() const { return out_; }

  void CopyUntil(size_t end) {
    if (end <= at_) return;
    out_.append(source_.data() + at_, end - at_);
    map_.Copy(end - at_);
    at_ = end;
  }
  void Replace(size_t bytes, absl::string_view with) {
    out_.append(with.data(), with.size());
    map_.Replace(bytes, with.size());
    at_ += bytes;
  }
  void Delete(size_t bytes) { Replace(bytes, ""); }
  void Insert(absl::string_view text) { Replace(0, text); }

  Edited Finish() && {
    CopyUntil(source_.size());
    return {std::move(out_), std::move(map_).Build()};
  }

 private:
  absl::string_view source_;
  size_t at_ = 0;
  std::string out_;
  OffsetMap::Builder map_;
};

}  // namespace banghi

#endif  // BANGHI_TEXT_EDIT_H_
