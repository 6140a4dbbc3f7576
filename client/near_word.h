// What a misspelled word was meant to be.
#ifndef BANGHI_CLIENT_NEAR_WORD_H_
#define BANGHI_CLIENT_NEAR_WORD_H_

#include <string>
#include <vector>

namespace banghi {

// The first of `words` that is fewest slips (a letter more, less, other, or two in the other order) away from `word`;
// empty where none is at most two and less than half of the word's letters away.
std::string NearWord(const std::string& word, const std::vector<std::string>& words);

}  // namespace banghi

#endif  // BANGHI_CLIENT_NEAR_WORD_H_
