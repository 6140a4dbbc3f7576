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
  using Words = absl::InlinedVector<absl::string_view, 4>;
  Words words;             // not empty
  bool vietnamese = true;  // every word is spelled as a Vietnamese syllable
};

// The cost of Add and Find does not depend on the number of names. Respellings are indexed letter by letter, but only
// of names that somebody asks for by words nearly theirs: few articles have any.
class FullNames {
 public:
  // Makes room for the words of `names` names.
  explicit FullNames(size_t names = 0);

  // Names of more words must be added before names of fewer. `first_mention` is where `name` is said first. The words
  // must outlive this object.
  void Add(const NameForm& name, size_t number, int32_t first_mention);

  // The number of the name that `part` is another way to say: a shorter form, the same words in another order (of
  // foreign names), or a slip of the pen. Of several those said before `first_mention` come first, then those added
  // first.
  std::optional<size_t> Find(const NameForm& part, int32_t first_mention);

 private:
  struct Full {
    uint32_t added = 0;  // how many were added before
    uint32_t number = 0;
    uint32_t words = 0;
    int32_t first_mention = 0;
  };
  // In order of adding, and only those that can be an answer: each is said before all that were added before it.
  using Fulls = absl::InlinedVector<Full, 1>;
  using Numbers = absl::InlinedVector<uint32_t, 4>;  // of words
  struct Answer {
    const Full* said_before = nullptr;
    const Full* any = nullptr;
  };
  // The names of which a run of words is the beginning (or, read backwards, the end).
  struct Runs {
    absl::flat_hash_map<uint64_t, uint32_t> next;  // node and word -> node
    std::vector<Fulls> nodes{1};
    uint32_t Step(uint32_t node, uint32_t word);
    const Fulls* At(const Numbers& words, bool backwards) const;
  };

  // A name and which of its words is spelled otherwise.
  struct Respelled {
    uint32_t name = 0;  // index into respelled_names_
    uint32_t word = 0;
  };
  // The names that have all words but one in common.
  struct Alike {
    absl::InlinedVector<Respelled, 1> names;
    size_t spelled = 0;  // how many of them are in respelled_
  };

  static void Put(const Full& full, Fulls& fulls);
  static void Consider(const Fulls* fulls, uint32_t longer_than, int32_t first_mention, Answer& answer);
  uint32_t NumberOf(absl::string_view word);
  void AddSlips(uint32_t word);
  void SpellLastWords(char initial);
  void AddRespelled(const NameForm::Words& words, const Full& full);
  void Spell(Alike& alike, uint64_t rest);
  void FindRespelled(const NameForm& part, Answer& answer);
  void ConsiderRespelled(const NameForm& part, size_t at, Respelled other, Answer& answer) const;
  void FindSlips(absl::string_view word, int32_t first_mention, Answer& answer);
  void AddInner(const Numbers& words, const Full& full);
  void FindInner(const Numbers& words, int32_t first_mention, Answer& answer) const;

  uint32_t added_ = 0;
  absl::flat_hash_map<absl::string_view, uint32_t> numbers_;  // of words
  std::vector<absl::string_view> words_;
  Runs heads_, tails_;
  absl::flat_hash_map<uint64_t, Fulls> by_ends_;   // first and last word
  absl::flat_hash_map<Numbers, Fulls> by_words_;   // sorted
  absl::flat_hash_map<uint64_t, Fulls> by_inner_;  // one or two words between the first and the last
  std::vector<Fulls> by_last_;                     // by number of the last word
  // By first byte the last words that are not yet in slips_.
  absl::flat_hash_map<char, Numbers> unspelled_;
  // Hashes (see SlipKeys) of what is left of a last word without one of its letters -> the words.
  absl::flat_hash_map<uint64_t, Numbers> slips_;
  absl::flat_hash_map<uint64_t, Alike> alike_;  // by HashOfRest
  // Of what is left of a name that lacks one letter of one word -> that word.
  absl::flat_hash_map<uint64_t, absl::InlinedVector<Respelled, 2>> respelled_;
  std::vector<std::pair<NameForm::Words, Full>> respelled_names_;
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_ENTITIES_FULL_NAMES_H_
