#include "client/record_table.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/string_view.h"
#include "client/text_table.h"

namespace banghi {
namespace {

using Cell = TextTable::Cell;

// `PHONE_CALL` of EVENT_TYPE_PHONE_CALL -> `phone call`; empty for the unspecified value.
std::string Words(const std::string& name, absl::string_view prefix) {
  const std::string rest = name.substr(std::min(prefix.size(), name.size()));
  return rest == "UNSPECIFIED" ? "" : absl::AsciiStrToLower(absl::StrReplaceAll(rest, {{"_", " "}}));
}

template <typename Range, typename Text>
std::string Lines(const Range& range, Text&& text, absl::string_view separator = "\n") {
  std::vector<std::string> lines;
  for (const auto& item : range) {
    std::string line = text(item);
    if (!line.empty()) lines.push_back(std::move(line));
  }
  return absl::StrJoin(lines, separator);
}

std::string Joined(const std::vector<std::string>& parts, absl::string_view separator) {
  return Lines(
      parts, [](const std::string& part) { return part; }, separator);
}

Style StyleOf(v1::AgreementStatus status) {
  switch (status) {
    case v1::AGREEMENT_STATUS_SIGNED:
      return Style::kGood;
    case v1::AGREEMENT_STATUS_PLANNED:
      return Style::kNotice;
    case v1::AGREEMENT_STATUS_ENDED:
      return Style::kBad;
    default:
      return Style::kFaint;
  }
}

Style StyleOf(v1::EventStatus status) {
  switch (status) {
    case v1::EVENT_STATUS_PLANNED:
      return Style::kNotice;
    case v1::EVENT_STATUS_CANCELLED:
      return Style::kBad;
    default:
      return Style::kGood;
  }
}

TextTable PeopleTable(const v1::Record& record) {
  TextTable table({"Name", "Country", "Rank", "Position"});
  for (const v1::Person& person : record.people()) {
    table.AddRow({{person.name(), Style::kStrong},
                  {person.country_code()},
                  {Lines(person.ranks(), [](const v1::Rank& rank) { return rank.name(); })},
                  {Lines(person.positions(), [](const v1::Position& position) {
                    return absl::StrCat(position.former() ? "former " : "", position.title());
                  })}});
  }
  return table;
}

// Who took part: names, and for a side without names its country.
std::string Participants(const v1::Event& event) {
  return Lines(event.participants(), [](const v1::Participant& participant) {
    const std::string role = Words(v1::ParticipantRole_Name(participant.role()), "PARTICIPANT_ROLE_");
    if (participant.person().empty()) return std::string();
    return role.empty() ? participant.person() : absl::StrCat(participant.person(), " (", role, ")");
  });
}

// Those of the article, or those that its teasers of other articles tell of.
TextTable EventsTable(const v1::Record& record, bool teasers) {
  TextTable table({"Date", "Event", "Status", "Countries", "People", "Place", "Topics"});
  for (const v1::Event& event : record.events()) {
    if ((event.zone() == v1::ZONE_TEASER) != teasers) continue;
    std::string type = Words(v1::EventType_Name(event.type()), "EVENT_TYPE_");
    const std::string mode = Words(v1::EventMode_Name(event.mode()), "EVENT_MODE_");
    if (event.ordinal() > 0) absl::StrAppend(&type, " no. ", event.ordinal());
    if (!mode.empty() && event.mode() != v1::EVENT_MODE_PHONE) absl::StrAppend(&type, " (", mode, ")");
    table.AddRow({{event.date().empty() ? "–" : event.date()},
                  {type, Style::kStrong},
                  {Words(v1::EventStatus_Name(event.status()), "EVENT_STATUS_"), StyleOf(event.status())},
                  {absl::StrJoin(event.country_codes(), ", ")},
                  {Participants(event)},
                  {event.place()},
                  {Lines(event.topics(), [](const v1::Topic& topic) { return topic.name(); })}});
  }
  return table;
}

TextTable AgreementsTable(const v1::Record& record) {
  TextTable table({"Type", "Title", "Parties", "Status", "Signed", "Period"});
  for (const v1::Agreement& agreement : record.agreements()) {
    table.AddRow(
        {{Words(v1::AgreementType_Name(agreement.type()), "AGREEMENT_TYPE_")},
         {agreement.title().empty() ? "–" : agreement.title(), Style::kStrong},
         {absl::StrJoin(agreement.parties(), ", ")},
         {Words(v1::AgreementStatus_Name(agreement.status()), "AGREEMENT_STATUS_"), StyleOf(agreement.status())},
         {agreement.signed_date()},
         {agreement.period()}});
  }
  return table;
}

TextTable PartnershipsTable(const v1::Record& record) {
  TextTable table({"Parties", "Level"});
  for (const v1::Partnership& partnership : record.partnerships()) {
    table.AddRow({{absl::StrJoin(partnership.parties(), ", "), Style::kStrong},
                  {Words(v1::PartnershipLevel_Name(partnership.level()), "PARTNERSHIP_LEVEL_")}});
  }
  return table;
}

// One row per distinct way to say a date.
TextTable DatesTable(const v1::Record& record) {
  std::vector<std::pair<std::vector<std::string>, int>> rows;  // with the number of mentions
  for (const v1::Date& date : record.dates()) {
    const bool known = date.has_mention() && date.mention() < record.mentions_size();
    const std::string note =
        Joined({Words(v1::DateModifier_Name(date.mod()), "DATE_MODIFIER_"),
                Words(v1::PartOfDay_Name(date.part_of_day()), "PART_OF_DAY_"), date.unresolved_reason()},
               ", ");
    std::vector<std::string> row = {date.value(), known ? record.mentions(date.mention()).text() : "", note};
    const auto same = std::find_if(rows.begin(), rows.end(), [&](const auto& other) { return other.first == row; });
    if (same != rows.end()) {
      ++same->second;
    } else {
      rows.emplace_back(std::move(row), 1);
    }
  }
  TextTable table({"Value", "Text", "Times", "Note"});
  for (auto& [row, times] : rows) {
    table.AddRow({{row[0].empty() ? "–" : row[0], Style::kStrong},
                  {row[1]},
                  {times > 1 ? absl::StrCat("×", times) : ""},
                  {row[2], Style::kFaint}});
  }
  return table;
}

TextTable NamesTable(const v1::Record& record) {
  const auto name = [](const auto& entity) { return entity.name(); };
  const auto with_country = [](const v1::Ministry& ministry) {
    return Joined({ministry.name(), ministry.country_code()}, " ");
  };
  TextTable table({"", ""});
  const auto add = [&table](const char* kind, std::string names) {
    if (!names.empty()) table.AddRow({{kind, Style::kFaint}, {std::move(names)}});
  };
  add("Countries", Lines(record.countries(), name, ", "));
  add("Ministries", Lines(record.ministries(), with_country, ", "));
  add("Organizations", Lines(record.organizations(), name, ", "));
  add("Locations", Lines(record.locations(), name, ", "));
  return table;
}

// One row per distinct warning, with the offsets it is about.
TextTable WarningsTable(const v1::Record& record) {
  std::vector<std::pair<std::string, std::vector<std::string>>> rows;
  for (const v1::Warning& warning : record.warnings()) {
    const auto same =
        std::find_if(rows.begin(), rows.end(), [&](const auto& r) { return r.first == warning.message(); });
    auto& row = same != rows.end() ? *same : rows.emplace_back(warning.message(), std::vector<std::string>());
    if (warning.has_span()) row.second.push_back(absl::StrCat(warning.span().start()));
  }
  TextTable table({""});
  for (const auto& [message, offsets] : rows) {
    const std::string where = offsets.empty() ? "" : absl::StrCat(" at ", absl::StrJoin(offsets, ", "));
    table.AddRow({{message + where, Style::kNotice}});
  }
  return table;
}

// What lost to a mention: `Việt Nam (country, cldr/VN): ...`.
std::string LostText(const v1::Competitor& competitor) {
  const std::string type = Words(v1::MentionType_Name(competitor.type()), "MENTION_TYPE_");
  return Joined(
      {absl::StrCat(competitor.text(), " (", Joined({type, competitor.source()}, ", "), ")"), competitor.reason()},
      ": ");
}

TextTable DerivationsTable(const v1::Record& record) {
  TextTable table({"Mention", "Type", "Source", "Reason", "Instead of"});
  for (const v1::Derivation& derivation : record.derivations()) {
    if (!derivation.has_mention() || derivation.mention() >= record.mentions_size()) continue;
    const v1::Mention& mention = record.mentions(derivation.mention());
    table.AddRow({{mention.text(), Style::kStrong},
                  {Words(v1::MentionType_Name(mention.type()), "MENTION_TYPE_")},
                  {derivation.source()},
                  {Joined({derivation.reason(), derivation.explanation(), derivation.evidence()}, "\n")},
                  {Lines(derivation.competitors(), LostText), Style::kFaint}});
  }
  return table;
}

std::string Heading(const v1::Record& record, const Terminal& terminal) {
  std::string out;
  for (const std::string& line : Wrap(record.title().empty() ? record.article_id() : record.title(), terminal.width)) {
    absl::StrAppend(&out, Paint(line, Style::kStrong, terminal), "\n");
  }
  const std::string origin = Joined({record.publisher(), absl::StrJoin(record.authors(), ", "), record.published_date(),
                                     record.title().empty() ? "" : record.article_id()},
                                    " · ");
  if (!origin.empty()) {
    for (const std::string& line : Wrap(origin, terminal.width)) {
      absl::StrAppend(&out, Paint(line, Style::kFaint, terminal), "\n");
    }
  }
  return out;
}

}  // namespace

std::string RecordTable(const v1::Record& record, const Terminal& terminal) {
  const std::pair<const char*, TextTable> sections[] = {
      {"People", PeopleTable(record)},
      {"Events", EventsTable(record, false)},
      {"Events of teasers", EventsTable(record, true)},
      {"Agreements", AgreementsTable(record)},
      {"Partnerships", PartnershipsTable(record)},
      {"Dates", DatesTable(record)},
      {"Other names", NamesTable(record)},
      {"Warnings", WarningsTable(record)},
      {"Why", DerivationsTable(record)},
  };
  std::string out = Heading(record, terminal);
  bool any = false;
  for (const auto& [title, table] : sections) {
    if (table.empty()) continue;
    any = true;
    absl::StrAppend(&out, "\n", Paint(title, Style::kHeading, terminal), "\n", table.ToString(terminal));
  }
  if (!any) absl::StrAppend(&out, "\n  Nothing found.\n");
  return out;
}

}  // namespace banghi
