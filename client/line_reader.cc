#include "client/line_reader.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace banghi {
namespace {

constexpr size_t kChunk = 1 << 16;

}  // namespace

absl::StatusOr<bool> LineReader::Fill() {
  buffer_.erase(0, begin_);
  begin_ = 0;
  const size_t size = buffer_.size();
  buffer_.resize(size + kChunk);
  absl::StatusOr<size_t> got = source_->Read(buffer_.data() + size, kChunk);
  buffer_.resize(size + (got.ok() ? *got : 0));
  if (!got.ok()) return got.status();
  return *got > 0;
}

void LineReader::Use(size_t count) {
  begin_ += count;
  consumed_ += count;
}

absl::Status LineReader::TooLong(const char* what) const {
  return absl::ResourceExhaustedError(
      absl::StrCat(what, " of more than ", longest_, " bytes is too long for an article"));
}

absl::StatusOr<bool> LineReader::Next(std::string* line) {
  bool too_long = false;
  size_t searched = begin_;
  while (true) {
    const size_t end = buffer_.find('\n', searched);
    const size_t size = std::min(end, buffer_.size()) - begin_;
    too_long = too_long || size > longest_;
    if (end != std::string::npos) {
      line->assign(buffer_, begin_, too_long ? 0 : size);
      Use(size + 1);
      return too_long ? absl::StatusOr<bool>(TooLong("a line")) : true;
    }
    if (too_long) Use(size);
    searched = buffer_.size() - begin_;  // Fill moves what is left to the front
    absl::StatusOr<bool> more = Fill();
    if (!more.ok()) return more;
    if (*more) continue;
    line->assign(buffer_, begin_);
    Use(buffer_.size() - begin_);
    if (too_long) return TooLong("a line");
    return !line->empty();
  }
}

absl::StatusOr<std::string> LineReader::Peek() {
  size_t searched = begin_;
  while (true) {
    const size_t end = buffer_.find('\n', searched);
    if (end != std::string::npos) return buffer_.substr(begin_, end - begin_);
    if (buffer_.size() - begin_ > longest_) return buffer_.substr(begin_);
    searched = buffer_.size() - begin_;  // Fill moves what is left to the front
    absl::StatusOr<bool> more = Fill();
    if (!more.ok()) return more.status();
    if (!*more) return buffer_.substr(begin_);
  }
}

absl::StatusOr<std::string> LineReader::Bytes(size_t count) {
  while (buffer_.size() - begin_ < count) {
    absl::StatusOr<bool> more = Fill();
    if (!more.ok()) return more.status();
    if (!*more) break;
  }
  const size_t size = std::min(count, buffer_.size() - begin_);
  Use(size);
  return buffer_.substr(begin_ - size, size);
}

absl::StatusOr<uint64_t> LineReader::Skip(uint64_t count) {
  uint64_t skipped = 0;
  while (true) {
    const size_t size = std::min<uint64_t>(count - skipped, buffer_.size() - begin_);
    Use(size);
    skipped += size;
    if (skipped == count) return skipped;
    absl::StatusOr<bool> more = Fill();
    if (!more.ok()) return more.status();
    if (!*more) return skipped;
  }
}

absl::StatusOr<std::string> LineReader::Rest() {
  while (true) {
    absl::StatusOr<bool> more = Fill();
    if (!more.ok()) return more.status();
    if (buffer_.size() > longest_) return TooLong("a file");
    if (*more) continue;
    Use(buffer_.size());
    begin_ = 0;
    return std::exchange(buffer_, std::string());
  }
}

}  // namespace banghi
