// Texts of gazetteer entries: eight bytes each beside their letters, where a std::string takes 32 and a block of its
// own. A million entries have six million of them.
//
//   TextStore store;
//   StoredText name = store.Add("Biển Đông");    // valid as long as the store
//   StoredText type = store.Share("SEA");        // the same letters for every entry that says so
#ifndef BANGHI_GAZETTEERS_STORED_TEXT_H_
#define BANGHI_GAZETTEERS_STORED_TEXT_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"

namespace banghi {

// A view of a text in a TextStore, which must outlive it. Immutable; copies are cheap.
class StoredText {
 public:
  StoredText() = default;  // empty

  absl::string_view view() const {
    if (at_ == nullptr) return {};
    const uint8_t size = static_cast<uint8_t>(*at_);
    if (size < kLong) return {at_ + 1, size};
    uint32_t long_size = 0;
    std::memcpy(&long_size, at_ + 1, sizeof(long_size));
    return {at_ + 1 + sizeof(long_size), long_size};
  }
  operator absl::string_view() const { return view(); }  // NOLINT(google-explicit-constructor): it is one
  explicit operator std::string() const { return std::string(view()); }

  bool empty() const { return at_ == nullptr; }

  friend bool operator==(StoredText a, StoredText b) { return a.at_ == b.at_ || a.view() == b.view(); }
  friend bool operator==(StoredText a, absl::string_view b) { return a.view() == b; }

 private:
  friend class TextStore;
  static constexpr uint8_t kLong = 255;  // for the first byte: the size is in the four bytes behind it

  explicit StoredText(const char* at) : at_(at) {}

  const char* at_ = nullptr;  // a byte of size, then the letters; null where there are none
};

// Keeps texts in large blocks. Not thread-safe; what it has given out may be read by any thread.
class TextStore {
 public:
  // At most 2^32 - 1 bytes.
  StoredText Add(absl::string_view text);
  // Of equal texts only one is kept.
  StoredText Share(absl::string_view text);
  // No more is added; what only adding needs is given up.
  void Close();

 private:
  static constexpr size_t kBlockBytes = 64 * 1024;

  char* Take(size_t bytes);

  std::vector<std::unique_ptr<char[]>> blocks_;
  size_t left_ = 0;  // bytes at the end of the last block
  char* next_ = nullptr;
  absl::flat_hash_set<absl::string_view> shared_;  // each stands behind its size in a block
};

}  // namespace banghi

#endif  // BANGHI_GAZETTEERS_STORED_TEXT_H_
