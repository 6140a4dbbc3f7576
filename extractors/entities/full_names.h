// The full names of an article, found again by their shorter forms and by slips of the pen.
//
//   FullNames names;
//   names.Add(nguyen_van_a, 0, first_mention);
//   names.Find(ong_a, mention);  // 0
#ifndef BANGHI_EXTRACTORS_ENTITIES_FULL_NAMES_H_
#define BANGHI_EXTRACTORS_ENTITIES_FULL_NAMES_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/inlined_vector.h"
#include "absl/strings/string_view.h"

namespace banghi {

// A name as its folded words.
struct NameForm {
  std::vector<absl::string_view> words;  // not empty
  bool vietnamese = true;                // every word is spelled as a Vietnamese syllable
};

// The cost of Add and Find does not depend on the number of names.
class FullNames {
 public:
  // Names of more words must be added before names of fewer. `first_mention` is where `name` is said first. The words
  // must outlive this object.
  void Add(const NameForm& name, size_t number, int32_t first_mention);

  // The number of the name that `part` is another way to say: a shorter form, the same words in another order (of
  // foreign names), or a slip of the pen. Of several those said before `first_mention` come first, then those added
  // first.
  std::optional<size_t> Find(const NameForm& part, int32_t first_mention) const;

 private:
  struct Full {
    size_t added = 0;  // how many were added before
    size_t number = 0;
    size_t words = 0;
    int32_t first_mention = 0;
  };
  // In order of adding, and only those that can be an answer: each is said before all that were added before it.
  using Fulls = std::vector<Full>;
  struct Answer {
    const Full* said_before = nullptr;
    const Full* any = nullptr;
  };
  // The names of which a run of words is the beginning (or, read backwards, the end).
  struct Runs {
    absl::flat_hash_map<uint64_t, uint32_t> next;  // node and word -> node
    std::vector<Fulls> nodes{1};
    uint32_t Step(uint32_t node, uint32_t word);
    const Fulls* At(const std::vector<uint32_t>& words, bool backwards) const;
  };

  // A name and which of its words is spelled otherwise.
  struct Respelled {
    size_t name = 0;  // index into respelled_names_
    size_t word = 0;
  };

  static void Put(const Full& full, Fulls& fulls);
  static void Consider(const Fulls* fulls, size_t longer_than, int32_t first_mention, Answer& answer);
  uint32_t NumberOf(absl::string_view word);
  void AddSlips(uint32_t word);
  void AddRespelled(const std::vector<absl::string_view>& words, const Full& full);
  void FindRespelled(const NameForm& part, Answer& answer) const;
  void ConsiderRespelled(const NameForm& part, size_t at, Respelled other, Answer& answer) const;
  void FindSlips(absl::string_view word, int32_t first_mention, Answer& answer) const;

  size_t added_ = 0;
  absl::flat_hash_map<absl::string_view, uint32_t> numbers_;  // of words
  std::vector<absl::string_view> words_;
  Runs heads_, tails_;
  absl::flat_hash_map<uint64_t, Fulls> by_ends_;                // first and last word
  absl::flat_hash_map<std::vector<uint32_t>, Fulls> by_words_;  // sorted
  std::vector<Fulls> by_last_;                                  // by number of the last word
  // Hashes (see SlipKeys) of what is left of a last word without one of its letters -> the words.
  absl::flat_hash_map<uint64_t, std::vector<uint32_t>> slips_;
  // Of what is left of a name that lacks one letter of one word -> that word.
  absl::flat_hash_map<uint64_t, absl::InlinedVector<Respelled, 2>> respelled_;
  std::vector<std::pair<std::vector<absl::string_view>, Full>> respelled_names_;
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_ENTITIES_FULL_NAMES_H_
