#include "extractors/entities/told_offices.h"

#include <string>

#include "extractors/mentions/title_pieces.h"

namespace banghi {
namespace {

constexpr uint32_t kPronounReach = 6;  // tokens from the begin of a sentence to its pronoun: `Năm 2017, ông ...`

class TellingReader {
 public:
  TellingReader(const Analysis& analysis, const TitleCues& cues, const Neighbours& neighbours,
                const std::vector<int32_t>& person_of)
      : analysis_(analysis),
        cues_(cues),
        neighbours_(neighbours),
        person_of_(person_of),
        only_(analysis.document.sentences().size(), kNone) {
    for (size_t m = 0; m < analysis.mentions.size() && !analysis.mentions[m].dropped; ++m) {
      if (analysis.mentions[m].type != MentionType::kPerson) continue;
      int32_t& only = only_[SentenceOf(analysis.mentions[m].tokens.begin)];
      if (only == kNone) only = person_of[m];
      if (only != person_of[m]) only = kSeveral;
    }
  }

  std::vector<ToldOffice> Read() const {
    std::vector<ToldOffice> told;
    uint32_t listed = 0;  // where the list of offices goes on that is being read
    for (size_t m = 0; m < analysis_.mentions.size() && !analysis_.mentions[m].dropped; ++m) {
      const Mention& office = analysis_.mentions[m];
      if (office.type != MentionType::kPosition || office.entity != kNone) continue;
      int32_t person = kNone;
      if (!told.empty() && office.tokens.begin == listed) person = told.back().person;
      if (person == kNone) person = Holder(office.tokens.begin);
      if (person == kNone) continue;
      told.push_back({static_cast<int32_t>(m), person});
      listed = NextOfList(office.tokens.end);
    }
    return told;
  }

 private:
  static constexpr int32_t kSeveral = -2;

  uint32_t SentenceOf(uint32_t token) const { return analysis_.document.tokens()[token].sentence; }

  // Who is told to hold the office that begins at `office`; kNone where nobody is.
  int32_t Holder(uint32_t office) const {
    const uint32_t verb = analysis_.CueBefore(office, cues_.holds);
    if (verb == office || !analysis_.SameSentence(verb, office)) return kNone;
    const int32_t name = neighbours_.ends[verb];
    if (Is(analysis_, name, MentionType::kPerson)) return person_of_[name];
    const uint32_t pronoun = analysis_.CueBefore(verb, cues_.pronoun);
    return pronoun == verb ? kNone : Meant(pronoun);
  }

  // Whom the pronoun at `token` means.
  int32_t Meant(uint32_t token) const {
    const uint32_t sentence = SentenceOf(token);
    const uint32_t begin = analysis_.document.sentences()[sentence].tokens.begin;
    if (sentence == 0 || token > begin + kPronounReach) return kNone;
    const int32_t own = only_[sentence];
    const int32_t before = only_[sentence - 1];
    return before >= 0 && (own == kNone || own == before) ? before : kNone;
  }

  // `Bộ trưởng Y tế, Bộ trưởng Quốc phòng và ...`: where the office behind the one that ends at `end` begins.
  uint32_t NextOfList(uint32_t end) const {
    const int32_t state = neighbours_.begins[end];
    if (Is(analysis_, state, MentionType::kCountry)) end = analysis_.mentions[state].tokens.end;
    return analysis_.IsMark(end, ",") ? end + 1 : analysis_.CueAt(end, cues_.listed);
  }

  const Analysis& analysis_;
  const TitleCues& cues_;
  const Neighbours& neighbours_;
  const std::vector<int32_t>& person_of_;
  std::vector<int32_t> only_;  // of every sentence the one person whom it names; kSeveral, or kNone
};

}  // namespace

std::vector<ToldOffice> FindToldOffices(const Analysis& analysis, const TitleCues& cues, const Neighbours& neighbours,
                                        const std::vector<int32_t>& person_of) {
  return TellingReader(analysis, cues, neighbours, person_of).Read();
}

}  // namespace banghi
