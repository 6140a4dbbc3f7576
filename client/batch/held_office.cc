#include "client/batch/held_office.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "text/fold.h"
#include "text/normalize.h"

namespace banghi {
namespace {

// Equal for words that are the same however they are written.
std::string KeyOf(const std::string& words) {
  const std::string plain = Normalize(words).text;
  const auto fold = [](std::string* out, absl::string_view word) { AppendFolded(word, *out); };
  return absl::StrJoin(absl::StrSplit(plain, absl::ByAnyChar(" \n"), absl::SkipEmpty()), " ", fold);
}

}  // namespace

HeldOffice::HeldOffice(const v1::Mention& mention)
    : rank_(mention.type() == v1::MENTION_TYPE_RANK), key_(KeyOf(mention.text())) {}

std::vector<std::string> HeldOffice::MeaningFor(const v1::Person& person) const {
  if (rank_) {
    for (const v1::Rank& rank : person.ranks()) {
      if (KeyOf(rank.name()) == key_) return {rank.code(), rank.english(), rank.name()};
    }
    return {};
  }
  for (const v1::Position& position : person.positions()) {
    const std::string office = KeyOf(position.office());
    const bool begins = !office.empty() && absl::StartsWith(absl::StrCat(key_, " "), absl::StrCat(office, " "));
    if (begins || key_ == KeyOf(position.title())) {
      return {position.english(), position.title(), position.country_code()};
    }
  }
  return {};
}

}  // namespace banghi
