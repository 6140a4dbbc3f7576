// Makes new inputs out of old ones. The same seed gives the same inputs, on every machine.
#ifndef BANGHI_TESTS_FUZZ_MUTATOR_H_
#define BANGHI_TESTS_FUZZ_MUTATOR_H_

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace banghi {

class Mutator {
 public:
  // `corpus` must not be empty.
  Mutator(std::vector<std::string> corpus, uint32_t seed) : corpus_(std::move(corpus)), random_(seed) {}

  // A file of the corpus with a few bytes changed, pieces taken out, repeated, or put in from another file. Of four
  // inputs three keep to the characters of UTF-8: else few would get past the check of it.
  std::string Next();

 private:
  size_t Below(size_t n) { return n == 0 ? 0 : random_() % n; }
  size_t PlaceIn(const std::string& text);
  // Up to `longest` bytes from somewhere in `text`.
  std::string PieceOf(const std::string& text, size_t longest);
  void MutateByte(std::string& text);
  void Mutate(std::string& text);

  const std::vector<std::string> corpus_;
  std::mt19937 random_;
  bool whole_characters_ = false;  // UTF-8 stays UTF-8
};

}  // namespace banghi

#endif  // BANGHI_TESTS_FUZZ_MUTATOR_H_
