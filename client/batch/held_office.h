// Whose rank or office a mention is: that of a person who has one of this name.
#ifndef BANGHI_CLIENT_BATCH_HELD_OFFICE_H_
#define BANGHI_CLIENT_BATCH_HELD_OFFICE_H_

#include <string>
#include <vector>

#include "banghi/v1/record.pb.h"

namespace banghi {

class HeldOffice {
 public:
  // A RANK or POSITION.
  explicit HeldOffice(const v1::Mention& mention);

  // What the rank or office is where `person` has it: its code or name in English, its full name, its country; no
  // words where the person has none of this name. Letter case, NFD and lost letters make no difference.
  std::vector<std::string> MeaningFor(const v1::Person& person) const;

 private:
  const bool rank_;
  const std::string key_;
};

}  // namespace banghi

#endif  // BANGHI_CLIENT_BATCH_HELD_OFFICE_H_
