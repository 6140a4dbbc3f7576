#include "gazetteers/stored_text.h"

#include <algorithm>

namespace banghi {

StoredText TextStore::Add(absl::string_view text) {
  if (text.empty()) return {};
  const bool is_long = text.size() >= StoredText::kLong;
  char* const at = Take(1 + (is_long ? sizeof(uint32_t) : 0) + text.size());
  *at = static_cast<char>(is_long ? StoredText::kLong : text.size());
  char* letters = at + 1;
  if (is_long) {
    const uint32_t size = static_cast<uint32_t>(text.size());
    std::memcpy(letters, &size, sizeof(size));
    letters += sizeof(size);
  }
  std::memcpy(letters, text.data(), text.size());
  return StoredText(at);
}

StoredText TextStore::Share(absl::string_view text) {
  if (text.empty() || text.size() >= StoredText::kLong) return Add(text);
  if (const auto known = shared_.find(text); known != shared_.end()) return StoredText(known->data() - 1);
  const StoredText added = Add(text);
  shared_.insert(added.view());
  return added;
}

void TextStore::Close() { shared_ = {}; }

char* TextStore::Take(size_t bytes) {
  if (bytes > left_) {
    left_ = std::max(bytes, kBlockBytes);
    blocks_.emplace_back(new char[left_]);  // not made zero: every byte is written before it is read
    next_ = blocks_.back().get();
  }
  char* const taken = next_;
  next_ += bytes;
  left_ -= bytes;
  return taken;
}

}  // namespace banghi
