#include "extractors/entities/told_offices.h"

#include <string>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "extractors/mentions/title_pieces.h"

namespace banghi {
namespace {

constexpr uint32_t kDenialReach = 8;    // tokens from what denies to the verb
constexpr uint32_t kBiography = 20;     // sentences over which a pronoun may go on to mean somebody
constexpr uint32_t kPronounReach = 12;  // tokens from the begin of a sentence to its pronoun: `Năm 2017, ông ...`

class TellingReader {
 public:
  TellingReader(const Analysis& analysis, const TitleCues& cues, const Neighbours& neighbours,
                const std::vector<int32_t>& person_of)
      : analysis_(analysis), cues_(cues), neighbours_(neighbours), person_of_(person_of) {}

  std::vector<ToldOffice> Read() {
    std::vector<ToldOffice> told;
    uint32_t listed = 0;  // where the list of offices goes on that is being read; 0 outside of one
    for (size_t m = 0; m < analysis_.mentions.size() && !analysis_.mentions[m].dropped; ++m) {
      const Mention& office = analysis_.mentions[m];
      if (office.type != MentionType::kPosition || office.entity != kNone) continue;
      int32_t person = kNone;
      if (listed > 0 && office.tokens.begin == listed && !Acts(office.tokens.end)) {
        person = told.back().person;
        if (listed_rank_ != kNone) told.push_back({listed_rank_, person});
      }
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

  // Fills only_ and called_, which few articles ask for.
  void ReadNames() {
    only_.assign(analysis_.document.sentences().size(), kNone);
    for (size_t m = 0; m < analysis_.mentions.size() && !analysis_.mentions[m].dropped; ++m) {
      if (analysis_.mentions[m].type != MentionType::kPerson) continue;
      const uint32_t begin = analysis_.mentions[m].tokens.begin;
      int32_t& only = only_[SentenceOf(begin)];
      if (only == kNone) only = static_cast<int32_t>(m);
      if (only != kSeveral && person_of_[only] != person_of_[m]) only = kSeveral;
      if (analysis_.CueBefore(begin, cues_.pronoun) + 1 == begin) {
        called_.insert({person_of_[m], std::string(analysis_.Folded(begin - 1))});
        addressed_.insert(person_of_[m]);
      }
    }
  }

  // Who is told to hold the office that begins at `office`; kNone where nobody is.
  int32_t Holder(uint32_t office) {
    const uint32_t colon = office > 0 && analysis_.IsMark(office - 1, ":") ? office - 1 : office;  // `các chức vụ: ...`
    const uint32_t verb = BeforeAdverbs(analysis_.CueBefore(colon, cues_.holds));
    if (verb != colon && analysis_.SameSentence(verb, office) && !BeginsCapacity(verb, office)) {
      const int32_t name = neighbours_.ends[InsertionBegin(analysis_, cues_.age, Apposition(verb))];
      const bool named = Is(analysis_, name, MentionType::kPerson);
      if (named && IsSubject(name)) return person_of_[name];
      const uint32_t pronoun = analysis_.CueBefore(verb, cues_.pronoun);
      if (!named) return pronoun == verb ? kNone : Meant({pronoun, verb});
    }
    if (const uint32_t as = analysis_.CueBefore(office, cues_.capacity); as != office) return HolderAs(as, office);
    const uint32_t as = analysis_.CueBefore(office, cues_.made);  // `bổ nhiệm A làm`
    if (as == office || !Is(analysis_, neighbours_.ends[as], MentionType::kPerson)) return kNone;
    return IsAppointed(neighbours_.ends[as]) ? person_of_[neighbours_.ends[as]] : kNone;
  }

  // `A` + `vừa` + `được bầu làm`: where the adverbs of the verb at `verb` begin.
  uint32_t BeforeAdverbs(uint32_t verb) const {
    for (uint32_t begin = analysis_.CueBefore(verb, cues_.adverb); begin != verb && !analysis_.IsCapital(begin);
         begin = analysis_.CueBefore(verb, cues_.adverb)) {
      verb = begin;  // `ông Đang là` has a name
    }
    return verb;
  }

  // `trước khi` + `trở thành`, `với tư cách` + `là`
  bool BeginsCapacity(uint32_t verb, uint32_t office) const {
    return analysis_.CueBefore(office, cues_.capacity) < verb;
  }

  // `A, người từng là`, `A, từng là`: the mark behind the name, where an apposition that ends before `verb` opens; else
  // `verb`.
  uint32_t Apposition(uint32_t verb) const {
    const uint32_t who = analysis_.CueBefore(verb, cues_.who);
    return who > 0 && analysis_.IsMark(who - 1, ",") ? who - 1 : verb;
  }

  // Where the name begins with its titles, `nguyên` and `cựu` among them.
  uint32_t EdgeOf(int32_t name) const {
    const uint32_t edge = TitlesBefore(analysis_, cues_, neighbours_, analysis_.mentions[name].tokens.begin).edge;
    return analysis_.CueBefore(edge, cues_.former);
  }

  // Whether the name opens a clause: not in `vợ ông A là`, `nếu bà A trở thành`, `không công nhận A là`.
  bool IsSubject(int32_t name) const {
    const uint32_t edge = EdgeOf(name);
    return edge == 0 || !analysis_.SameSentence(edge - 1, edge) || !analysis_.IsWord(edge - 1) ||
           Is(analysis_, neighbours_.ends[edge], MentionType::kDate);
  }

  // `A thăm Lào trên cương vị`, `Trước khi làm` + office + `, ông A`: who is named right before the words at `as`, or
  // as the subject behind the office, else the one person of the sentence, if the name stands before.
  int32_t HolderAs(uint32_t as, uint32_t office) {
    const uint32_t mark = as > 0 && analysis_.IsMark(as - 1, ",") ? as - 1 : as;
    const int32_t before = neighbours_.ends[mark];
    const bool named = Is(analysis_, before, MentionType::kPerson);
    if (IsDenied(as) || (!named && IsSeatOfState(neighbours_.begins[office]))) return kNone;
    if (named) return person_of_[before];
    if (Is(analysis_, before, MentionType::kCountry) && !IsVisited(before, mark)) return kNone;
    if (only_.empty()) ReadNames();
    const int32_t only = only_[SentenceOf(office)];
    if (only == kNone) return MeantInFront(SentenceOf(office));
    if (only < 0) return kNone;
    const uint32_t name = analysis_.mentions[only].tokens.begin;
    const bool subject = name > office && analysis_.IsMark(EdgeOf(only) - 1, ",");
    return name < as || subject ? person_of_[only] : kNone;
  }

  // `thăm Lào` + `trên cương vị`; not `Lào` + `, với tư cách`.
  bool IsVisited(int32_t state, uint32_t end) const {
    const TokenRange words = analysis_.mentions[state].tokens;
    return words.end == end && !analysis_.IsMark(end, ",") &&
           (analysis_.CueBefore(words.begin, cues_.object_before) != words.begin ||
            analysis_.CueBefore(words.begin, cues_.at) != words.begin);
  }

  // Whom the pronoun means with which the sentence opens (`Ông dạy học trước khi trở thành`).
  int32_t MeantInFront(uint32_t sentence) {
    const TokenRange words = analysis_.document.sentences()[sentence].tokens;
    for (uint32_t t = words.begin; t < words.end && t <= words.begin + kPronounReach; ++t) {
      if (const uint32_t end = analysis_.CueAt(t, cues_.pronoun); end != t) return Meant({t, end});
    }
    return kNone;
  }

  // `Chủ tịch ASEAN`, which a state holds as well as its head.
  bool IsSeatOfState(int32_t office) const {
    if (office == kNone) return false;
    const Mention* body = BodyOf(analysis_, analysis_.mentions[office]);
    const bool of_states = body != nullptr && (body->value == "INTERNATIONAL" || body->value == "FORUM");
    const Mention& seat = analysis_.mentions[office];
    return of_states && seat.entry != kNone && analysis_.bundle.offices()[seat.entry].side == "STATE";
  }

  // `bổ nhiệm A`, outside of what is denied or only possible.
  bool IsAppointed(int32_t name) const {
    const uint32_t edge = EdgeOf(name), verb = analysis_.CueBefore(edge, cues_.appoint);
    return verb != edge && !IsDenied(verb);
  }

  // Whether a word before `verb` says that it is not so, or only may be.
  bool IsDenied(uint32_t verb) const {
    for (uint32_t t = verb; t-- > 0 && verb - t <= kDenialReach && analysis_.SameSentence(t, verb);) {
      if (analysis_.CueAt(t, cues_.unsaid) != t) return true;
    }
    return false;
  }

  // Whom the pronoun means: the one person named in the sentence before, as its subject, whom nothing calls otherwise;
  // sentences that open with the same pronoun and name nobody lie between in a biography.
  int32_t Meant(TokenRange pronoun) {
    const uint32_t sentence = SentenceOf(pronoun.begin);
    const uint32_t begin = analysis_.document.sentences()[sentence].tokens.begin;
    if (sentence == 0 || pronoun.begin > begin + kPronounReach) return kNone;
    if (only_.empty()) ReadNames();
    uint32_t before = sentence - 1;
    while (before > 0 && sentence - before < kBiography && only_[before] == kNone && Opens(before, pronoun.begin))
      --before;
    const int32_t name = only_[before], own = only_[sentence];
    if (name < 0 || !IsSubject(name)) return kNone;
    const bool another = own != kNone && (own < 0 || person_of_[own] != person_of_[name]);
    return !another && IsCalled(person_of_[name], pronoun.begin) ? person_of_[name] : kNone;
  }

  // Whether the word at `pronoun` stands before that person's name somewhere, or no pronoun does, as before the name of
  // somebody who is called by a rank.
  bool IsCalled(int32_t person, uint32_t pronoun) const {
    return !addressed_.contains(person) || called_.contains({person, std::string(analysis_.Folded(pronoun))});
  }

  // Whether the sentence opens with the same pronoun as stands at `pronoun`.
  bool Opens(uint32_t sentence, uint32_t pronoun) const {
    const TokenRange words = analysis_.document.sentences()[sentence].tokens;
    for (uint32_t t = words.begin; t < words.end && t <= words.begin + kPronounReach; ++t) {
      if (analysis_.CueAt(t, cues_.pronoun) != t) return analysis_.Folded(t) == analysis_.Folded(pronoun);
    }
    return false;
  }

  // `Bộ trưởng Y tế, Đại tướng, Bộ trưởng Quốc phòng; kiêm ...`: where the office behind the one that ends at `end`
  // begins, 0 where the list ends; sets listed_rank_ to the rank between.
  uint32_t NextOfList(uint32_t end) {
    const int32_t state = neighbours_.begins[end];
    if (Is(analysis_, state, MentionType::kCountry)) end = analysis_.mentions[state].tokens.end;
    const bool mark = analysis_.IsMark(end, ",") || analysis_.IsMark(end, ";");
    listed_rank_ = kNone;
    if (mark && Is(analysis_, neighbours_.begins[end + 1], MentionType::kRank)) {
      const int32_t rank = neighbours_.begins[end + 1];
      const uint32_t behind = analysis_.mentions[rank].tokens.end;
      if (analysis_.IsMark(behind, ",") && analysis_.SameSentence(end, behind)) {
        listed_rank_ = rank;
        end = behind;
      }
    }
    const uint32_t next = analysis_.CueAt(mark ? end + 1 : end, cues_.listed);
    return next != end && analysis_.InText(next) && analysis_.SameSentence(end - 1, next) ? next : 0;
  }

  // `..., Thủ tướng Lào cho biết`: whether the office that ends at `end` is the subject of a verb.
  bool Acts(uint32_t end) const {
    const int32_t state = neighbours_.begins[end];
    if (Is(analysis_, state, MentionType::kCountry)) end = analysis_.mentions[state].tokens.end;
    return analysis_.CueAt(end, cues_.speech) != end || analysis_.CueAt(end, cues_.verb) != end;
  }

  const Analysis& analysis_;
  const TitleCues& cues_;
  const Neighbours& neighbours_;
  const std::vector<int32_t>& person_of_;
  int32_t listed_rank_ = kNone;  // mention
  // Of every sentence the first name of the one person whom it names; kSeveral, or kNone.
  std::vector<int32_t> only_;
  absl::flat_hash_set<std::pair<int32_t, std::string>> called_;  // people and the pronouns before their names
  absl::flat_hash_set<int32_t> addressed_;                       // those before whose names any stands
};

}  // namespace

std::vector<ToldOffice> FindToldOffices(const Analysis& analysis, const TitleCues& cues, const Neighbours& neighbours,
                                        const std::vector<int32_t>& person_of) {
  return TellingReader(analysis, cues, neighbours, person_of).Read();
}

}  // namespace banghi
