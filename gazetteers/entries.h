// What the gazetteers hold, one struct a concept: the rows of gazetteers/data/*.tsv after reading and checking.
// docs/design.md has the columns of each file. Every entry has an id that is unique in its file; records name entries
// as `file/id` (Source).
#ifndef BANGHI_GAZETTEERS_ENTRIES_H_
#define BANGHI_GAZETTEERS_ENTRIES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "gazetteers/stored_text.h"

namespace banghi {

// The concept a surface form stands for: which table of the bundle Match::entry indexes.
enum class EntryKind : uint8_t {
  kCountry,       // countries.tsv and CLDR
  kRank,          // ranks.tsv
  kPortfolio,     // portfolios.tsv: what a ministry or minister is for (`quốc phòng`)
  kMinistry,      // ministries.tsv: ministries under names of their own (`Lầu Năm Góc`) and Viet Nam's with dates
  kOffice,        // offices.tsv: the head of a position (`Bộ trưởng`, `Phó Chủ nhiệm`)
  kOrganization,  // organizations.tsv: bodies known by name
  kOrganizationClass,  // organization_classes.tsv: words that begin a body's name (`Học viện`, `Ủy ban`)
  kLocation,           // locations.tsv
  kLocationClass,      // location_classes.tsv: words that stand before a place's name (`tỉnh`, `sân bay`)
  kPerson,             // people.tsv
  kAgreementNoun,      // agreement_nouns.tsv (`bản ghi nhớ`)
  kInstrument,         // instruments.tsv: instruments known by name (`UNCLOS`)
  kPartnership,        // partnerships.tsv
  kTrigger,            // triggers.tsv: words that tell of an event (`điện đàm`)
  kTopic,              // topics.tsv: fields of cooperation
  kTerm,  // terms.tsv: compounds that go on inside names of bodies (`phát triển nông thôn`, `hữu nghị`)
  kCue,   // cues.tsv: small word lists that rooms ask for by name (`honorific`, `future`, `name_end`)
};
inline constexpr int kEntryKinds = static_cast<int>(EntryKind::kCue) + 1;

struct EntryBase {
  std::string id;
  std::string source;  // "ranks/dai-tuong"; of entries from CLDR "cldr/VN"
};

// Of the tables that users make long. `source` is made when asked for: SourceOf.
struct ListedEntry {
  StoredText id;
};

// ISO 3166-1 alpha-2 (`VN`); a former state has its ISO 3166-3 code (`SUHH`).
struct Country : EntryBase {
  std::string code;
  std::string name;  // in Vietnamese, short
};

struct Rank : EntryBase {
  std::string name;     // `Đại tướng`
  std::string code;     // NATO grade, STANAG 2116: `OF-9`; empty where several fit
  std::string english;  // `General`
};

struct Portfolio : EntryBase {
  std::string kind;  // MinistryKind of the contract without prefix: `DEFENCE`
  std::string name;
};

struct Ministry : EntryBase {
  std::string kind;          // `DEFENCE`
  std::string country_code;  // `US`
  std::string name;
  std::string from, to;   // years or dates (`2007-08-01`) of existence under that name, empty where open
  std::string successor;  // id, empty where none
};

// What may follow the head of a position: bits, since `Chủ tịch` takes a body or a country. The column `complement`
// names them, joined by `;`; `none` (stands alone: `Chủ tịch nước`) is no bit.
enum Complement : uint8_t {
  kComplementPortfolio = 1,  // `Bộ trưởng [Bộ] Quốc phòng`
  kComplementBody = 2,       // `Chủ nhiệm Ủy ban Kiểm tra Trung ương`, `Tổng thư ký ASEAN`
  kComplementCountry = 4,    // a country, which stays outside the span: `Đại sứ Pháp`, `Tổng thống Nga`
};

struct Office : EntryBase {
  std::string name;
  uint8_t complements = 0;  // bits of Complement
  std::string side;         // STATE, PARTY, MILITARY, PARLIAMENT, DIPLOMACY, INTERNATIONAL, COMPANY, SCHOOL
  std::string english;
  std::string kind;  // ministry kind where the office alone says it (`Ngoại trưởng` -> FOREIGN_AFFAIRS)
  int level =
      0;  // 1 head of state or party, 2 head of government or parliament, 3 minister, 4 deputy minister, 5 below
};

struct Organization : ListedEntry {
  StoredText name;
  StoredText type;          // INTERNATIONAL, FORUM, STATE, PARTY, MILITARY, MEDIA, COMPANY, SCHOOL, ARMED_GROUP, OTHER
  StoredText country_code;  // empty where none
  StoredText code;          // party code in agreements: `ASEAN`, `UN`, `EU`; empty for others
  StoredText english;
};

struct OrganizationClass : EntryBase {
  std::string name;
  std::string type;
  bool lower = false;  // `hãng thông tấn ITAR-TASS`: begins a name also in lower case when a capital follows
};

struct Location : ListedEntry {
  StoredText name;
  StoredText
      type;  // CITY, PROVINCE, DISTRICT, SEA, ISLAND, RIVER, BASE, AIRPORT, PORT, BUILDING, REGION, CONTINENT, OTHER
  StoredText country_code;    // empty where several or none
  bool capital_city = false;  // of its country: `Washington tuyên bố` may stand for the government
};

struct LocationClass : EntryBase {
  std::string name;
  std::string type;
  bool inside =
      false;  // belongs to the span when it is capitalised or an abbreviation (`TP`, `Vịnh`); else never (`tỉnh`)
  bool always = false;  // belongs to the span in any case (`bán đảo Triều Tiên`, `châu Âu`)
};

// An office or rank someone held, see Bundle::TenuresOf. Dates are `2016`, `2016-04` or `2016-04-08`; an empty `to`
// means it is not known to have ended.
struct Tenure {
  std::string rank;      // id in ranks.tsv, or empty
  std::string position;  // as newspapers write it, or empty
  std::string from, to;
};

struct Person : ListedEntry {
  StoredText name;
  StoredText country_code;
  StoredText wikidata;  // `Q12345` where known
};

struct AgreementNoun : EntryBase {
  std::string type;  // AgreementType of the contract without prefix
  std::string name;
  bool weak = false;  // also an ordinary word (`kế hoạch`, `tuyên bố`): counts only with a title's form
};

struct Instrument : EntryBase {
  std::string type;
  std::string name;                  // fullest form
  std::vector<std::string> parties;  // empty where it has too many to name
  std::string status;                // SIGNED, PLANNED, ENDED
  std::string date;
};

struct Partnership : EntryBase {
  std::string level;  // COMPREHENSIVE_STRATEGIC, STRATEGIC, COMPREHENSIVE, OTHER
  std::string name;
};

// What it is compared by is the bundle's TextStore's, or literals: views are compared with these more quickly.
struct Trigger : EntryBase {
  absl::string_view event;   // EventType without prefix
  absl::string_view mode;    // ONLINE, PHONE, IN_PERSON or empty
  absl::string_view frame;   // how participants stand around it: MUTUAL, SUBJECT_OBJECT, SUBJECT_PLACE, NOUN, ...
  absl::string_view status;  // PLANNED, CANCELLED where the word says it, else empty
  std::vector<std::string> parties;  // where the word names them (`liên Triều`)
  std::string name;
  bool weak = false;  // counts only with a dated or two-sided sentence
};

struct Topic : EntryBase {
  std::string name;                   // `an ninh mạng`
  std::string english;                // `cyber security`
  std::vector<std::string> contexts;  // PLOVER's, where it has one: `cyber`
};

// How a kind of event is told in PLOVER. An empty condition holds for all.
struct PloverRule : EntryBase {
  std::string event;    // EventType without prefix
  std::string mode;     // EventMode without prefix
  std::string status;   // EventStatus without prefix
  std::string setting;  // ALONE, MANY, THIRD
  std::string cue;      // a list of cues that the trigger has a word of, or stands just before

  std::string plover_event;                   // `CONSULT`
  std::string plover_mode;                    // `visit`
  std::string special;                        // `future`
  std::vector<std::string> contexts;          // in any case
  std::vector<std::string> default_contexts;  // where neither ministries nor topics give one
};

// The contexts of events in which a ministry takes part; `id` is its kind: `DEFENCE`.
struct PloverMinistry : EntryBase {
  std::vector<std::string> contexts;
};

struct Term : EntryBase {};

struct Cue : EntryBase {  // id: the list's name, one entry a list
};

// What records name an entry by. Of a listed one it is its table's name and its id.
inline constexpr absl::string_view kOrganizationSources = "organizations/", kLocationSources = "locations/",
                                   kPersonSources = "people/";
inline const std::string& SourceOf(const EntryBase& entry) { return entry.source; }
std::string SourceOf(const Organization& body);  // "organizations/asean"
std::string SourceOf(const Location& location);  // "locations/ha-noi"
std::string SourceOf(const Person& person);      // "people/vo-nguyen-giap"

}  // namespace banghi

#endif  // BANGHI_GAZETTEERS_ENTRIES_H_
