#include <array>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "client/batch/enum_word.h"
#include "client/batch/format.h"

namespace banghi {
namespace {

enum Table { kArticles, kMentions, kPeople, kPositions, kAgreements, kEvents, kParticipants };

struct TableShape {
  const char* name;
  const char* head;
};

// A row is named by its article and its number there (`mention`, `person`, ...), which other tables refer to.
constexpr std::array<TableShape, 7> kTables = {{
    {"articles.csv", "article_id,title,publisher,authors,published_date,url,gazetteer_version,engine_version"},
    {"mentions.csv", "article_id,mention,type,start,end,text,value,zone,entity,source,confidence"},
    {"people.csv", "article_id,person,name,country,known_as,ranks,rank_codes"},
    {"positions.csv", "article_id,person,position,title,office,body,ministry,ministry_country,country,english,former"},
    {"agreements.csv", "article_id,agreement,type,title,subject,parties,status,signed_date,period,source"},
    {"events.csv",
     "article_id,event,type,date,place,mode,ordinal,status,countries,agreements,topics,plover_event,plover_mode,plover_"
     "context,"
     "trigger,start,end,source,zone"},
    {"participants.csv", "article_id,event,participant,name,person,role,country,ministry,ministry_country"},
}};

// RFC 4180: quoted where it has to be.
std::string Quoted(absl::string_view value) {
  if (value.find_first_of(",\"\r\n") == absl::string_view::npos) return std::string(value);
  std::string quoted = "\"";
  for (const char c : value) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  quoted += '"';
  return quoted;
}

std::string MinistryOf(const v1::MinistryReference& ministry) {
  return EnumWord(v1::MinistryKind_Name(ministry.kind()), "MINISTRY_KIND_");
}

class Row {
 public:
  explicit Row(std::string* out) : out_(out) {}
  ~Row() { *out_ += "\r\n"; }
  Row(const Row&) = delete;
  Row& operator=(const Row&) = delete;

  template <typename Value>
  Row& operator<<(const Value& value) {
    absl::StrAppend(out_, comma_, Quoted(absl::StrCat(value)));
    comma_ = ",";
    return *this;
  }

 private:
  std::string* const out_;
  const char* comma_ = "";
};

// The articles' rows in every table.
class Writer {
 public:
  Writer(const v1::Record& record, std::vector<std::string>* files) : record_(record), files_(*files) {}

  void WriteAll() const {
    RowOf(kArticles) << record_.title() << record_.publisher() << absl::StrJoin(record_.authors(), "; ")
                     << record_.published_date() << record_.url() << record_.gazetteer_version()
                     << record_.engine_version();
    for (int i = 0; i < record_.mentions_size(); ++i) WriteMention(i);
    for (int i = 0; i < record_.people_size(); ++i) WritePerson(i);
    for (int i = 0; i < record_.agreements_size(); ++i) WriteAgreement(i);
    for (int i = 0; i < record_.events_size(); ++i) WriteEvent(i);
  }

 private:
  class FirstCells : public Row {
   public:
    FirstCells(std::string* out, const std::string& id) : Row(out) { *this << id; }
  };
  FirstCells RowOf(Table table) const { return FirstCells(&files_[table], record_.article_id()); }

  void WriteMention(int index) const {
    const v1::Mention& mention = record_.mentions(index);
    RowOf(kMentions) << index << EnumWord(v1::MentionType_Name(mention.type()), "MENTION_TYPE_")
                     << mention.span().start() << mention.span().end() << mention.text() << mention.value()
                     << EnumWord(v1::Zone_Name(mention.zone()), "ZONE_")
                     << (mention.has_entity() ? absl::StrCat(mention.entity()) : "") << mention.source()
                     << (mention.confidence() > 0 ? absl::StrCat(mention.confidence()) : "");
  }

  void WritePerson(int index) const {
    const v1::Person& person = record_.people(index);
    const auto name = [](std::string* out, const v1::Rank& rank) { *out += rank.name(); };
    const auto code = [](std::string* out, const v1::Rank& rank) { *out += rank.code(); };
    RowOf(kPeople) << index << person.name() << person.country_code() << person.id()
                   << absl::StrJoin(person.ranks(), "; ", name) << absl::StrJoin(person.ranks(), "; ", code);
    for (int i = 0; i < person.positions_size(); ++i) {
      const v1::Position& position = person.positions(i);
      RowOf(kPositions) << index << i << position.title() << position.office() << position.body()
                        << MinistryOf(position.ministry()) << position.ministry().country_code()
                        << position.country_code() << position.english() << (position.former() ? "true" : "");
    }
  }

  void WriteAgreement(int index) const {
    const v1::Agreement& agreement = record_.agreements(index);
    RowOf(kAgreements) << index << EnumWord(v1::AgreementType_Name(agreement.type()), "AGREEMENT_TYPE_")
                       << agreement.title() << agreement.subject() << absl::StrJoin(agreement.parties(), " ")
                       << EnumWord(v1::AgreementStatus_Name(agreement.status()), "AGREEMENT_STATUS_")
                       << agreement.signed_date() << agreement.period() << agreement.source();
  }

  void WriteEvent(int index) const {
    const v1::Event& event = record_.events(index);
    const auto topic = [](std::string* out, const v1::Topic& t) { *out += t.name(); };
    RowOf(kEvents) << index << EnumWord(v1::EventType_Name(event.type()), "EVENT_TYPE_") << event.date()
                   << event.place() << EnumWord(v1::EventMode_Name(event.mode()), "EVENT_MODE_")
                   << (event.ordinal() > 0 ? absl::StrCat(event.ordinal()) : "")
                   << EnumWord(v1::EventStatus_Name(event.status()), "EVENT_STATUS_")
                   << absl::StrJoin(event.country_codes(), " ") << absl::StrJoin(event.agreements(), " ")
                   << absl::StrJoin(event.topics(), "; ", topic) << event.plover().event() << event.plover().mode()
                   << absl::StrJoin(event.plover().context(), " ") << event.trigger().text()
                   << event.trigger().span().start() << event.trigger().span().end() << event.source()
                   << EnumWord(v1::Zone_Name(event.zone()), "ZONE_");
    for (int i = 0; i < event.participants_size(); ++i) {
      const v1::Participant& who = event.participants(i);
      RowOf(kParticipants) << index << i << who.person()
                           << (who.has_person_index() ? absl::StrCat(who.person_index()) : "")
                           << EnumWord(v1::ParticipantRole_Name(who.role()), "PARTICIPANT_ROLE_") << who.country_code()
                           << MinistryOf(who.ministry()) << who.ministry().country_code();
    }
  }

  const v1::Record& record_;
  std::vector<std::string>& files_;
};

class CsvFormat final : public BatchFormat {
 public:
  std::vector<std::string> FileNames() const override {
    std::vector<std::string> names;
    for (const TableShape& table : kTables) names.emplace_back(table.name);
    return names;
  }
  bool NeedsUniqueIds() const override { return true; }
  std::string Head(size_t file) const override { return absl::StrCat(kTables[file].head, "\r\n"); }
  void Write(const v1::Record& record, const v1::Article& /*article*/, std::vector<std::string>* files) const override {
    Writer(record, files).WriteAll();
  }
};

}  // namespace

std::unique_ptr<const BatchFormat> MakeCsvFormat() { return std::make_unique<CsvFormat>(); }

}  // namespace banghi
