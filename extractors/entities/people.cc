#include "extractors/entities/people.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "extractors/entities/home_country.h"
#include "extractors/entities/name_links.h"
#include "extractors/entities/office_forms.h"
#include "extractors/entities/person_facts.h"
#include "extractors/entities/told_offices.h"

namespace banghi {
namespace {

class PeopleMaker {
 public:
  PeopleMaker(Analysis& analysis, const TitleCues& cues, int plural)
      : analysis_(analysis),
        cues_(cues),
        plural_(plural),
        neighbours_(analysis.neighbours),
        full_(analysis),
        homes_(analysis, cues) {}

  void Run() {
    std::vector<std::vector<int32_t>> groups = LinkNames(analysis_);
    std::vector<PersonFacts> gathered(groups.size());
    person_of_.assign(analysis_.mentions.size(), kNone);
    for (PersonFacts& each : gathered) each.why.Want(analysis_.trace != nullptr);
    for (size_t g = 0; g < groups.size(); ++g) {
      const int32_t known = KnownAs(groups[g], Fullest(groups[g]));
      for (int32_t m : groups[g]) {
        person_of_[m] = static_cast<int32_t>(g);
        TokenRange tokens = analysis_.mentions[m].tokens;
        Titles before = TitlesBefore(analysis_, cues_, neighbours_, tokens.begin);
        if (before.counterpart) counterparts_.push_back(m);
        gathered[g].Add(analysis_, before, "people/title-before");
        gathered[g].Add(analysis_, TitlesBeforeComma(analysis_, cues_, neighbours_, tokens), "people/title-before");
        const Titles behind = TitlesBehind(analysis_, cues_, neighbours_, tokens.end, before);
        // `... của Chủ tịch nước A, Tổng Bí thư, Chủ tịch nước Trung Quốc B thăm ...`: the titles of B.
        if (behind.runs_on && !before.positions.empty()) {
          passed_on_.push_back(behind);
          continue;
        }
        gathered[g].Add(analysis_, OwnTitles(known, {before.edge, tokens.end}, behind), "people/title-behind");
      }
    }
    PassOnTitles(gathered);
    LinkTitles(gathered);
    AddToldOffices(gathered);
    ShareGroupTitles(gathered);
    ShareCounterpartTitles(gathered);
    for (size_t g = 0; g < groups.size(); ++g) analysis_.people.push_back(Make(groups[g], gathered[g]));
  }

 private:
  // `... của Chủ tịch nước A, Chủ tịch Đảng Lao động Triều Tiên, Chủ tịch Ủy ban Quốc vụ Triều Tiên B`: gives B the
  // titles in between.
  void PassOnTitles(std::vector<PersonFacts>& gathered) {
    for (const Titles& titles : passed_on_) {
      for (size_t m = analysis_.FirstMentionFrom(titles.edge); m < analysis_.mentions.size(); ++m) {
        if (analysis_.mentions[m].dropped || !analysis_.SameSentence(titles.edge, analysis_.mentions[m].tokens.begin))
          break;
        if (analysis_.mentions[m].type != MentionType::kPerson) continue;
        gathered[person_of_[m]].Add(analysis_, titles, "people/title-before");
        break;
      }
    }
  }

  // Ranks and offices that stand at a name are that person's mentions, too.
  void LinkTitles(const std::vector<PersonFacts>& gathered) {
    for (size_t g = 0; g < gathered.size(); ++g) {
      for (const std::vector<int32_t>* titles : {&gathered[g].ranks, &gathered[g].positions}) {
        for (int32_t title : *titles) {
          Mention& mention = analysis_.mentions[title];
          if (mention.entity == kNone) mention.entity = static_cast<int32_t>(g);
        }
      }
    }
  }

  // `A từng là Bộ trưởng Y tế`; a state that stands beside the name tells more than that of such an office.
  void AddToldOffices(std::vector<PersonFacts>& gathered) {
    for (const ToldOffice& told : FindToldOffices(analysis_, cues_, neighbours_, person_of_)) {
      PersonFacts& person = gathered[told.person];
      Mention& title = analysis_.mentions[told.office];
      title.entity = told.person;
      person.AddTitle(title.type == MentionType::kRank ? person.ranks : person.positions, told.office,
                      "people/title-by-verb");
      if (!title.country_code.empty()) ++person.countries[title.country_code];
    }
  }

  // `các đồng chí Ủy viên Thường vụ Quân ủy Trung ương: A, ...; B, ...`: the office of everybody in the list.
  void ShareGroupTitles(std::vector<PersonFacts>& gathered) {
    int32_t group = kNone;  // the office whose list is being read
    uint32_t colon = 0;
    for (size_t m = 0; m < analysis_.mentions.size() && !analysis_.mentions[m].dropped; ++m) {
      const Mention& mention = analysis_.mentions[m];
      const uint32_t begin = mention.tokens.begin;
      // `...: A; các đồng chí: Trưởng ban B`: another colon ends the list.
      if (group != kNone && begin > colon + 1 && analysis_.IsMark(begin - 1, ":")) group = kNone;
      if (mention.type == MentionType::kPerson && group != kNone && analysis_.SameSentence(colon, begin)) {
        PersonFacts& person = gathered[person_of_[m]];
        person.AddTitle(person.positions, group, "people/title-of-list");
      }
      if (mention.type != MentionType::kPosition) continue;
      uint32_t end = mention.tokens.end;
      if (end < neighbours_.begins.size() && neighbours_.begins[end] != kNone &&
          analysis_.mentions[neighbours_.begins[end]].type == MentionType::kCountry) {
        end = analysis_.mentions[neighbours_.begins[end]].tokens.end;
      }
      if (!analysis_.IsMark(end, ":") || !HasPlural(mention.tokens.begin)) continue;
      group = static_cast<int32_t>(m);
      colon = end;
    }
  }

  bool HasPlural(uint32_t token) const {
    uint32_t at = analysis_.CueBefore(token, cues_.honorific);
    return analysis_.CueBefore(at, plural_) != at;
  }

  // The offices behind a name that are its own. `known` is its entry of people.tsv, `name` is it with its titles.
  Titles OwnTitles(int32_t known, TokenRange name, Titles behind) const {
    if (behind.positions.empty()) return behind;
    const Mention& office = analysis_.mentions[behind.positions.front()];
    // `... của ông Trump, tổng thống Nga ...`: another state's office is not that of somebody known to serve elsewhere.
    const absl::string_view home = known == kNone ? StoredText() : analysis_.bundle.people()[known].country_code;
    const bool party = analysis_.bundle.offices()[office.entry].side == "PARTY";
    if (!home.empty() && !party && !office.country_code.empty() && home != office.country_code) return Titles();
    // `Trong cuộc gặp với ông A, Ngoại trưởng Nga nói ...`, `Tiếp ông A, Bộ trưởng Quốc phòng, Đại tướng B ...`: the
    // office begins the main clause.
    const bool object = analysis_.CueBefore(name.begin, cues_.object_before) != name.begin &&
                        analysis_.IsMark(name.end, ",") && behind.positions.size() == 1;
    const uint32_t next = behind.edge + 1;
    const bool ranked = analysis_.IsMark(behind.edge, ",") && next < neighbours_.begins.size() &&
                        neighbours_.begins[next] != kNone &&
                        analysis_.mentions[neighbours_.begins[next]].type == MentionType::kRank;
    const bool goes_on = analysis_.IsWord(behind.edge) && EndsOpening(name.begin);
    if (object && (ranked || goes_on || analysis_.CueAt(behind.edge, cues_.speech) != behind.edge)) return Titles();
    return behind;
  }

  // `Tại cuộc hội kiến với ông A`, `Gặp gỡ ông A`: whether the name at `token` ends a phrase with which its sentence
  // opens, so that no clause has been before.
  bool EndsOpening(uint32_t token) const {
    constexpr uint32_t kLongestPhrase = 15;  // tokens
    uint32_t begin = token;
    for (; begin > 0 && analysis_.SameSentence(begin - 1, token); --begin) {
      if (token - begin > kLongestPhrase || analysis_.IsMark(begin - 1, ",")) return false;
    }
    return analysis_.CueAt(begin, cues_.phrase) != begin;
  }

  // `Ngoại trưởng Pháp X ... người đồng cấp Mỹ Y`: Y has the office named last before, or that of whoever is named last
  // in the sentence (`"..., như Ngoại trưởng A đã nói", Bộ trưởng X cho biết khi gặp người đồng cấp Mỹ Y`).
  void ShareCounterpartTitles(std::vector<PersonFacts>& gathered) {
    int32_t position = kNone, person = kNone;  // the last ones before
    size_t next = 0;
    std::sort(counterparts_.begin(), counterparts_.end());
    for (int32_t m : counterparts_) {
      for (; next < static_cast<size_t>(m); ++next) {
        if (analysis_.mentions[next].type == MentionType::kPosition) position = static_cast<int32_t>(next);
        if (analysis_.mentions[next].type == MentionType::kPerson) person = static_cast<int32_t>(next);
      }
      const uint32_t begin = analysis_.mentions[m].tokens.begin;
      int32_t shared = position;
      const bool other = person > position && person != kNone && person_of_[person] != person_of_[m] &&
                         analysis_.SameSentence(analysis_.mentions[person].tokens.begin, begin);
      if (other) shared = OfficeOf(gathered[person_of_[person]], position);
      if (shared == kNone) continue;
      const Mention& office = analysis_.mentions[shared];
      if (!other && !analysis_.SameSentence(office.tokens.begin, begin)) continue;
      const int32_t full = full_.IsBare(office) ? full_.First(office.entry) : kNone;
      PersonFacts& counterpart = gathered[person_of_[m]];
      counterpart.AddTitle(counterpart.positions, full != kNone ? full : shared, "people/counterpart");
    }
  }

  // The office by which somebody has counterparts: `said`, where it is theirs, else that of a ministry, else the last;
  // `said` where they have none.
  int32_t OfficeOf(const PersonFacts& person, int32_t said) const {
    const std::vector<int32_t>& offices = person.positions;
    if (offices.empty() || std::find(offices.begin(), offices.end(), said) != offices.end()) return said;
    const auto of_ministry = std::find_if(offices.begin(), offices.end(), [this](int32_t office) {
      return !analysis_.mentions[office].ministry_kind.empty();
    });
    return of_ministry != offices.end() ? *of_ministry : offices.back();
  }

  PersonEntity Make(const std::vector<int32_t>& mentions, PersonFacts& gathered) {
    PersonEntity person;
    person.mentions = mentions;
    for (int32_t m : mentions) analysis_.mentions[m].entity = static_cast<int32_t>(analysis_.people.size());
    const int32_t fullest = Fullest(mentions);
    person.known = KnownAs(mentions, fullest);
    person.name = std::string(analysis_.document.TextOf(analysis_.mentions[fullest].tokens));
    std::replace(person.name.begin(), person.name.end(), '\n', ' ');  // `H.R.` + `McMaster` of the next line
    person.why.Want(analysis_.trace != nullptr);
    person.why.Add("name", person.name, "people/fullest-form", analysis_.mentions[fullest].tokens);
    person.country_code = homes_.Of(gathered, analysis_.mentions[fullest], person);
    AddFullerOffices(person.country_code, gathered);
    KeepFullestTitles(analysis_, gathered.positions);
    KeepDistinctRanks(analysis_, gathered.ranks);
    Explain("rank", gathered.ranks, gathered.why, person);
    Explain("position", gathered.positions, gathered.why, person);
    person.position_mentions = std::move(gathered.positions);
    person.rank_mentions = std::move(gathered.ranks);
    return person;
  }

  // By what each of the kept titles came to the person; the first way of several.
  void Explain(absl::string_view part, const std::vector<int32_t>& titles, const Reasons& ways,
               PersonEntity& person) const {
    for (size_t i = 0; i < titles.size() && !ways.all().empty(); ++i) {
      const auto way = std::find_if(ways.all().begin(), ways.all().end(),
                                    [&](const Reason& reason) { return reason.person == titles[i]; });
      const TokenRange words = analysis_.mentions[titles[i]].tokens;
      if (way != ways.all().end()) person.why.Add(part, analysis_.document.TextOf(words), way->rule, words);
    }
  }

  int32_t Fullest(const std::vector<int32_t>& mentions) const {
    int32_t fullest = mentions.front();
    for (int32_t m : mentions) {
      if (WordsOf(m) > WordsOf(fullest)) fullest = m;
    }
    return fullest;
  }

  // The entry of people.tsv that the person is; a surname alone tells nothing beside another full name (`bà Trump`, who
  // is `Melania Trump`).
  int32_t KnownAs(const std::vector<int32_t>& mentions, int32_t fullest) const {
    int32_t known = analysis_.mentions[fullest].entry;
    for (int32_t m : mentions) {
      if (known == kNone && (WordsOf(m) > 1 || WordsOf(fullest) == 1)) known = analysis_.mentions[m].entry;
    }
    return known;
  }

  // A person called only `Bộ trưởng X` holds the office that the article elsewhere names in full for the same country
  // (`Bộ trưởng Quốc phòng Việt Nam`).
  void AddFullerOffices(absl::string_view country, PersonFacts& gathered) const {
    std::vector<int32_t>& positions = gathered.positions;
    if (country.empty() || positions.empty()) return;
    absl::flat_hash_set<int32_t> said;  // offices that the article names in full for this person
    for (int32_t p : positions) {
      if (!analysis_.mentions[p].ministry_kind.empty()) said.insert(analysis_.mentions[p].entry);
    }
    for (size_t i = 0, size = positions.size(); i < size; ++i) {
      const Mention& bare = analysis_.mentions[positions[i]];
      if (!full_.IsBare(bare) || IsExplained(bare, positions) || !said.insert(bare.entry).second) continue;
      int32_t full = full_.FirstOf(bare.entry, country);
      // `Bộ trưởng A và Bộ trưởng Quốc phòng Nga B`: colleagues in one sentence.
      const int32_t other = full_.First(bare.entry);
      const bool colleague = full == kNone && other != kNone &&
                             analysis_.SameSentence(bare.tokens.begin, analysis_.mentions[other].tokens.begin);
      if (full != kNone) gathered.AddTitle(positions, full, "people/fuller-office");
      if (colleague) gathered.AddTitle(positions, other, "people/office-of-colleague");
    }
  }

  // `Bộ trưởng` + `, Chủ nhiệm Văn phòng Chính phủ`: whether the next of their offices says of what this one is.
  bool IsExplained(const Mention& bare, const std::vector<int32_t>& positions) const {
    if (!analysis_.IsMark(bare.tokens.end, ",") || !analysis_.InText(bare.tokens.end + 1)) return false;
    const int32_t next = neighbours_.begins[bare.tokens.end + 1];
    return next != kNone && std::find(positions.begin(), positions.end(), next) != positions.end();
  }

  int WordsOf(int32_t m) const {
    int words = 0;
    TokenRange range = analysis_.mentions[m].tokens;
    for (uint32_t t = range.begin; t < range.end; ++t) words += analysis_.IsWord(t);
    return words;
  }

  Analysis& analysis_;
  const TitleCues& cues_;
  const int plural_;
  const Neighbours& neighbours_;
  const FullOffices full_;
  HomeCountries homes_;
  std::vector<int32_t> person_of_;  // of PERSON mentions
  std::vector<int32_t> counterparts_;
  std::vector<Titles> passed_on_;  // behind a name, and of the next one
};

}  // namespace

PeopleEntities::PeopleEntities(const Bundle& bundle) : cues_(bundle), plural_(bundle.CueList("plural")) {}

void PeopleEntities::Run(Analysis& analysis) const { PeopleMaker(analysis, cues_, plural_).Run(); }

}  // namespace banghi
