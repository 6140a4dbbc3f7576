#include "extractors/entities/people.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "extractors/entities/name_links.h"
#include "extractors/entities/office_forms.h"
#include "extractors/entities/sides.h"

namespace banghi {
namespace {

void KeepDistinctRanks(const Analysis& analysis, std::vector<int32_t>& ranks) {
  std::sort(ranks.begin(), ranks.end());
  absl::flat_hash_set<int32_t> seen;
  std::vector<int32_t> kept;
  const bool fuller =
      std::any_of(ranks.begin(), ranks.end(), [&](int32_t rank) { return analysis.mentions[rank].tokens.size() > 1; });
  for (int32_t rank : ranks) {
    const Mention& mention = analysis.mentions[rank];
    bool vague = mention.tokens.size() == 1;  // `tướng` beside `Đại tướng`
    if (!(vague && fuller) && seen.insert(mention.entry).second) kept.push_back(rank);
  }
  ranks = std::move(kept);
}

// What is gathered for one person before it is settled.
struct Gathered {
  std::vector<int32_t> positions, ranks;
  Reasons why;  // of every position and rank, by its mention (Reason::person)
  absl::flat_hash_map<std::string, int> countries;
  bool international = false;
  bool honorific = false;
  bool office_without_country = false;

  void AddTitle(std::vector<int32_t>& titles, int32_t mention, absl::string_view rule) {
    titles.push_back(mention);
    why.Add("", "", rule, {}, mention);
  }

  void Add(const Analysis& analysis, const Titles& titles, absl::string_view rule) {
    for (int32_t rank : titles.ranks) why.Add("", "", rule, {}, rank);
    ranks.insert(ranks.end(), titles.ranks.begin(), titles.ranks.end());
    honorific = honorific || titles.honorific;
    if (!titles.country_code.empty()) countries[titles.country_code] += 2;
    for (int32_t index : titles.positions) {
      const Mention& position = analysis.mentions[index];
      AddTitle(positions, index, rule);
      if (!position.country_code.empty()) {
        // Organs of a party have one name in several states (`Bộ Chính trị`).
        const bool party = analysis.bundle.offices()[position.entry].side == "PARTY";
        countries[position.country_code] += party ? 1 : 2;
      } else if (analysis.bundle.offices()[position.entry].side == "INTERNATIONAL") {
        international = true;
      } else {
        office_without_country = true;
      }
    }
  }
};

class PeopleMaker {
 public:
  PeopleMaker(Analysis& analysis, const TitleCues& cues, int plural)
      : analysis_(analysis), cues_(cues), plural_(plural), neighbours_(analysis), full_(analysis), sides_(analysis) {}

  void Run() {
    std::vector<std::vector<int32_t>> groups = LinkNames(analysis_);
    std::vector<Gathered> gathered(groups.size());
    for (Gathered& each : gathered) each.why.Want(analysis_.trace != nullptr);
    for (size_t g = 0; g < groups.size(); ++g) {
      const int32_t known = KnownAs(groups[g], Fullest(groups[g]));
      for (int32_t m : groups[g]) {
        person_of_[m] = static_cast<int32_t>(g);
        TokenRange tokens = analysis_.mentions[m].tokens;
        Titles before = TitlesBefore(analysis_, cues_, neighbours_, tokens.begin);
        if (before.counterpart) counterparts_.push_back(m);
        gathered[g].Add(analysis_, before, "people/title-before");
        gathered[g].Add(analysis_, TitlesBeforeComma(analysis_, cues_, neighbours_, tokens), "people/title-before");
        gathered[g].Add(
            analysis_,
            OwnTitles(known, {before.edge, tokens.end}, TitlesBehind(analysis_, cues_, neighbours_, tokens.end)),
            "people/title-behind");
      }
    }
    ShareGroupTitles(gathered);
    ShareCounterpartTitles(gathered);
    for (size_t g = 0; g < groups.size(); ++g) analysis_.people.push_back(Make(groups[g], gathered[g]));
  }

 private:
  // `các đồng chí Ủy viên Thường vụ Quân ủy Trung ương: A, ...; B, ...`: the office of everybody in the list.
  void ShareGroupTitles(std::vector<Gathered>& gathered) {
    int32_t group = kNone;  // the office whose list is being read
    uint32_t colon = 0;
    for (size_t m = 0; m < analysis_.mentions.size() && !analysis_.mentions[m].dropped; ++m) {
      const Mention& mention = analysis_.mentions[m];
      if (mention.type == MentionType::kPerson && group != kNone &&
          analysis_.SameSentence(colon, mention.tokens.begin)) {
        Gathered& person = gathered[person_of_.at(static_cast<int32_t>(m))];
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
    const std::string home = known == kNone ? "" : analysis_.bundle.people()[known].country_code;
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
    if (object && (ranked || analysis_.CueAt(behind.edge, cues_.speech) != behind.edge)) return Titles();
    return behind;
  }

  // `Ngoại trưởng Pháp X ... người đồng cấp Mỹ Y`: Y has the office named last before.
  void ShareCounterpartTitles(std::vector<Gathered>& gathered) {
    int32_t position = kNone;  // the last one before
    size_t next = 0;
    std::sort(counterparts_.begin(), counterparts_.end());
    for (int32_t m : counterparts_) {
      for (; next < static_cast<size_t>(m); ++next) {
        if (analysis_.mentions[next].type == MentionType::kPosition) position = static_cast<int32_t>(next);
      }
      if (position == kNone) continue;
      const Mention& office = analysis_.mentions[position];
      if (!analysis_.SameSentence(office.tokens.begin, analysis_.mentions[m].tokens.begin)) continue;
      const int32_t full = full_.IsBare(office) ? full_.First(office.entry) : kNone;
      Gathered& person = gathered[person_of_.at(m)];
      person.AddTitle(person.positions, full != kNone ? full : position, "people/counterpart");
    }
  }

  PersonEntity Make(const std::vector<int32_t>& mentions, Gathered& gathered) {
    PersonEntity person;
    person.mentions = mentions;
    for (int32_t m : mentions) analysis_.mentions[m].entity = static_cast<int32_t>(analysis_.people.size());
    const int32_t fullest = Fullest(mentions);
    person.known = KnownAs(mentions, fullest);
    person.name = std::string(analysis_.document.TextOf(analysis_.mentions[fullest].tokens));
    person.why.Want(analysis_.trace != nullptr);
    person.why.Add("name", person.name, "people/fullest-form", analysis_.mentions[fullest].tokens);
    person.country_code = CountryOf(gathered, person, analysis_.mentions[fullest]);
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
  void AddFullerOffices(const std::string& country, Gathered& gathered) const {
    if (country.empty()) return;
    std::vector<int32_t>& positions = gathered.positions;
    absl::flat_hash_set<int32_t> said;  // offices that the article names in full for this person
    for (int32_t p : positions) {
      if (!analysis_.mentions[p].ministry_kind.empty()) said.insert(analysis_.mentions[p].entry);
    }
    for (size_t i = 0, size = positions.size(); i < size; ++i) {
      const Mention& bare = analysis_.mentions[positions[i]];
      if (!full_.IsBare(bare) || !said.insert(bare.entry).second) continue;
      int32_t full = full_.FirstOf(bare.entry, country);
      // `Bộ trưởng A và Bộ trưởng Quốc phòng Nga B`: colleagues in one sentence.
      const int32_t other = full_.First(bare.entry);
      const bool colleague = full == kNone && other != kNone &&
                             analysis_.SameSentence(bare.tokens.begin, analysis_.mentions[other].tokens.begin);
      if (full != kNone) gathered.AddTitle(positions, full, "people/fuller-office");
      if (colleague) gathered.AddTitle(positions, other, "people/office-of-colleague");
    }
  }

  int WordsOf(int32_t m) const {
    int words = 0;
    TokenRange range = analysis_.mentions[m].tokens;
    for (uint32_t t = range.begin; t < range.end; ++t) words += analysis_.IsWord(t);
    return words;
  }

  std::string CountryOf(const Gathered& gathered, PersonEntity& person, const Mention& name) const {
    const auto because = [&person](absl::string_view rule, std::string code) {
      if (!code.empty()) person.why.Add("country", code, rule);
      return code;
    };
    const bool international = gathered.international && !gathered.office_without_country;
    if (gathered.countries.empty() && international) return "";
    // Where titles and home disagree the titles were somebody else's.
    const Person* known = person.known == kNone ? nullptr : &analysis_.bundle.people()[person.known];
    if (known != nullptr && !known->country_code.empty() && !gathered.countries.contains(known->country_code))
      return because(known->source, known->country_code);
    std::string best;
    int most = 0;
    for (const auto& [code, votes] : gathered.countries) {
      if (votes > most || (votes == most && code < best)) {
        best = code;
        most = votes;
      }
    }
    if (!best.empty()) return because("people/country-of-title", std::move(best));
    if (known != nullptr) return "";
    bool has_title = !gathered.positions.empty() || !gathered.ranks.empty();
    if (LooksVietnamese(name.tokens)) return because("people/vietnamese-name", has_title ? "VN" : "");
    // A foreign name without a state serves the one that the article is about.
    bool speaks = has_title || gathered.honorific || person.mentions.size() > 1;
    return because("people/foreign-side", speaks ? ForeignSide(name) : "");
  }

  std::string ForeignSide(const Mention& name) const {
    for (const std::string& code : sides_.At(analysis_.document.tokens()[name.tokens.begin].sentence).codes) {
      if (code != "VN") return code;
    }
    return "";
  }

  bool LooksVietnamese(TokenRange tokens) const {
    if (tokens.size() < 2) return false;
    const NameSyllables& names = analysis_.bundle.name_syllables();
    if (names.Find(analysis_.Folded(tokens.begin)).family < 2) return false;
    for (uint32_t t = tokens.begin; t < tokens.end; ++t) {
      if (!analysis_.document.tokens()[t].syllable) return false;
    }
    NameCounts given = names.Find(analysis_.Folded(tokens.end - 1));
    return given.given + given.middle > 0;
  }

  Analysis& analysis_;
  const TitleCues& cues_;
  const int plural_;
  const Neighbours neighbours_;
  const FullOffices full_;
  const SideFinder sides_;
  absl::flat_hash_map<int32_t, int32_t> person_of_;
  std::vector<int32_t> counterparts_;
};

}  // namespace

PeopleEntities::PeopleEntities(const Bundle& bundle) : cues_(bundle), plural_(bundle.CueList("plural")) {}

void PeopleEntities::Run(Analysis& analysis) const { PeopleMaker(analysis, cues_, plural_).Run(); }

}  // namespace banghi
