#include "gazetteers/row_readers.h"

#include "absl/strings/numbers.h"

namespace banghi {
namespace {

uint8_t ComplementsOf(absl::string_view cell) {
  uint8_t complements = 0;
  for (absl::string_view value : SplitCell(cell)) {
    if (value == "portfolio") complements |= kComplementPortfolio;
    if (value == "body") complements |= kComplementBody;
    if (value == "country") complements |= kComplementCountry;
  }
  return complements;
}

}  // namespace

uint32_t Row::Number(absl::string_view column) const {
  uint32_t number = 0;
  return absl::SimpleAtoi((*this)[column], &number) ? number : 0;
}

std::vector<std::string> Row::Texts(absl::string_view column) const {
  const std::vector<absl::string_view> parts = SplitCell((*this)[column]);
  return {parts.begin(), parts.end()};
}

void ReadRow(const Row& row, Country& country) {
  country.code = row.Text("code");
  country.name = row.Text("name");
}

void ReadRow(const Row& row, Rank& rank) {
  rank.name = row.Text("name");
  rank.code = row.Text("code");
  rank.english = row.Text("english");
}

void ReadRow(const Row& row, Portfolio& portfolio) {
  portfolio.kind = row.Text("kind");
  portfolio.name = row.Text("name");
}

void ReadRow(const Row& row, Ministry& ministry) {
  ministry.kind = row.Text("kind");
  ministry.country_code = row.Text("country");
  ministry.name = row.Text("name");
  ministry.from = row.Text("from");
  ministry.to = row.Text("to");
  ministry.successor = row.Text("successor");
}

void ReadRow(const Row& row, Office& office) {
  office.name = row.Text("name");
  office.complements = ComplementsOf(row["complement"]);
  office.side = row.Text("side");
  office.english = row.Text("english");
  office.kind = row.Text("kind");
  office.level = static_cast<int>(row.Number("level"));
}

void ReadRow(const Row& row, TextStore& texts, Organization& body) {
  body.name = texts.Add(row["name"]);
  body.type = texts.Share(row["type"]);
  body.country_code = texts.Share(row["country"]);
  body.code = texts.Share(row["code"]);
  body.english = texts.Add(row["english"]);
}

void ReadRow(const Row& row, OrganizationClass& body_class) {
  body_class.name = row.Text("name");
  body_class.type = row.Text("type");
  body_class.lower = row.Yes("lower");
}

void ReadRow(const Row& row, TextStore& texts, Location& location) {
  location.name = texts.Add(row["name"]);
  location.type = texts.Share(row["type"]);
  location.country_code = texts.Share(row["country"]);
  location.capital_city = row.Yes("capital_city");
}

void ReadRow(const Row& row, LocationClass& location_class) {
  location_class.name = row.Text("name");
  location_class.type = row.Text("type");
  location_class.inside = row.Yes("inside");
  location_class.always = row.Yes("always");
}

void ReadRow(const Row& row, TextStore& texts, Person& person) {
  person.name = texts.Add(row["name"]);
  person.country_code = texts.Share(row["country"]);
  person.wikidata = texts.Add(row["wikidata"]);
}

void ReadRow(const Row& row, Tenure& tenure) {
  tenure.rank = row.Text("rank");
  tenure.position = row.Text("position");
  tenure.from = row.Text("from");
  tenure.to = row.Text("to");
}

void ReadRow(const Row& row, AgreementNoun& noun) {
  noun.type = row.Text("type");
  noun.name = row.Text("name");
  noun.weak = row.Yes("weak");
}

void ReadRow(const Row& row, Instrument& instrument) {
  instrument.type = row.Text("type");
  instrument.name = row.Text("name");
  instrument.parties = row.Texts("parties");
  instrument.status = row.Text("status");
  instrument.date = row.Text("date");
}

void ReadRow(const Row& row, Partnership& partnership) {
  partnership.level = row.Text("level");
  partnership.name = row.Text("name");
}

void ReadRow(const Row& row, TextStore& texts, Trigger& trigger) {
  trigger.event = texts.Share(row["event"]);
  trigger.mode = texts.Share(row["mode"]);
  trigger.frame = texts.Share(row["frame"]);
  trigger.status = texts.Share(row["status"]);
  trigger.parties = row.Texts("parties");
  trigger.name = row.Text("name");
  trigger.weak = row.Yes("weak");
}

void ReadRow(const Row& row, Topic& topic) {
  topic.name = row.Text("name");
  topic.english = row.Text("english");
  topic.contexts = row.Texts("context");
}

void ReadRow(const Row&, Term&) {}

void ReadRow(const Row& row, PloverRule& rule) {
  rule.event = row.Text("event");
  rule.mode = row.Text("mode");
  rule.status = row.Text("status");
  rule.setting = row.Text("setting");
  rule.cue = row.Text("cue");
  rule.plover_event = row.Text("plover_event");
  rule.plover_mode = row.Text("plover_mode");
  rule.special = row.Text("special");
  rule.contexts = row.Texts("context");
  rule.default_contexts = row.Texts("default_context");
}

void ReadRow(const Row& row, PloverMinistry& ministry) { ministry.contexts = row.Texts("context"); }

}  // namespace banghi
