// What the comparisons of records share: names as they are compared, enum values as words, pairs of records.
#ifndef BANGHI_CLIENT_EVALUATION_COMPARED_H_
#define BANGHI_CLIENT_EVALUATION_COMPARED_H_

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "banghi/v1/record.pb.h"
#include "client/evaluation/tally.h"

namespace banghi {

// A name or title in the form in which it is compared: NFC, white space runs one space, case folded (Unicode's full
// case folding). `name` must be valid UTF-8.
std::string Comparable(absl::string_view name);
// Comparable names as they were written, for people.
class Spellings {
 public:
  // The comparable form of `name`, whose spelling is kept where it is the first one.
  std::string Note(const std::string& name);
  // The spelling of a comparable name; itself where none was noted.
  const std::string& Of(const std::string& comparable) const;

 private:
  std::map<std::string, std::string> spellings_;
};

// Whether two comparable names can be one person's: equal, or one is the head or the tail of the other.
bool CanBeOnePerson(absl::string_view a, absl::string_view b);

// `PERSON` of MENTION_TYPE_PERSON; empty for the unspecified value.
std::string TypeName(v1::MentionType type);
std::string TypeName(v1::AgreementType type);
std::string TypeName(v1::AgreementStatus status);
std::string TypeName(v1::PartnershipLevel level);
std::string TypeName(v1::EventType type);
std::string TypeName(v1::EventMode mode);
std::string TypeName(v1::EventStatus status);

// One filled place of an agreement or event: {"place", "hà nội"}.
using Slots = std::set<std::pair<std::string, std::string>>;

// Compares and counts the slots of two records under `row`, and tells those that differ as `missed KIND slot` and
// `spurious KIND slot` of the record named `name`, in `spellings`.
void CompareSlots(const std::string& article, const std::string& kind, const std::string& name, const Slots& gold,
                  const Slots& extracted, const Spellings& spellings, Tally& tally);

// Pairs (index of gold, index of extracted), each index at most once, greedily by falling affinity; 0 never pairs. Of
// equal affinities the later records come first.
std::vector<std::pair<size_t, size_t>> PairUp(size_t gold, size_t extracted,
                                              const std::function<int(size_t, size_t)>& affinity);

}  // namespace banghi

#endif  // BANGHI_CLIENT_EVALUATION_COMPARED_H_
