// What stands around the name of a country and tells whether it is one.
#ifndef BANGHI_EXTRACTORS_MENTIONS_COUNTRY_CONTEXT_H_
#define BANGHI_EXTRACTORS_MENTIONS_COUNTRY_CONTEXT_H_

#include <cstdint>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"
#include "extractors/analysis.h"

namespace banghi {

// Tokens that some gazetteer knows as anything but a short country name or a person: they are not part of an unknown
// name.
std::vector<bool> KnownTokens(const Analysis& analysis);

bool IsDash(const Analysis& analysis, uint32_t token);

// A capital only because a sentence, a quotation or what follows a colon begins there: `: Liệu Nga ...`.
bool OpensClause(const Analysis& analysis, uint32_t token);

// A headline in capitals, where they tell nothing.
bool InCapitals(const Analysis& analysis, uint32_t token);

// A compound that begins with the same syllable: `Trung tâm`, `Đài tưởng niệm`.
bool LongerNoun(const Analysis& analysis, const Match& match);

// The given names of those whom the article names in full; read when first asked for, which few articles do.
class GivenNames {
 public:
  explicit GivenNames(const Analysis& analysis) : analysis_(analysis) {}

  // `Thiếu tướng Nguyễn Văn Đức phát biểu. ... tướng Đức nói`: whether a rank stands before the syllable at `token`,
  // and the article names somebody in full with it as the given name.
  bool IsBehindRank(uint32_t token);

 private:
  void Read();

  const Analysis& analysis_;
  bool read_ = false;
  absl::flat_hash_set<absl::string_view> names_;  // folded
};

// A rank, or a word with which names of bodies begin, ends before `token`, and no office does.
bool BehindRankOrClass(const Analysis& analysis, uint32_t token);

// The flight `VN0054`: letters that are no abbreviation of a state.
bool HasGluedNumber(const Analysis& analysis, const Match& match);

// `Hội đồng Liên bang` + `Nga`, `Cơ quan An ninh Liên bang` + `Nga`: the shorter name of the state where a body takes
// the first words of the longer one.
const Match& WithoutBody(const Analysis& analysis, const Match& match);

// `Đại sứ Trung Quốc tại [Mỹ] Thôi Thiên Khải`: where somebody is posted, before the name.
bool IsPost(const Analysis& analysis, const Match& match, int at_place);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_MENTIONS_COUNTRY_CONTEXT_H_
