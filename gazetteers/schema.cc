#include "gazetteers/schema.h"

#include "absl/strings/match.h"

namespace banghi {
namespace {

using enum CellKind;

constexpr absl::string_view kMinistryKinds =
    "DEFENCE FOREIGN_AFFAIRS PUBLIC_SECURITY INTERIOR FINANCE TRADE INDUSTRY_AND_TRADE ECONOMY PLANNING_AND_INVESTMENT "
    "AGRICULTURE TRANSPORT CONSTRUCTION HEALTH EDUCATION SCIENCE_AND_TECHNOLOGY INFORMATION CULTURE LABOUR JUSTICE "
    "ENVIRONMENT ENERGY HOME_AFFAIRS VETERANS HOMELAND_SECURITY UNIFICATION ETHNIC_AFFAIRS TOURISM OTHER";
constexpr absl::string_view kBodyTypes =
    "INTERNATIONAL FORUM STATE PARTY MILITARY MEDIA COMPANY SCHOOL ARMED_GROUP OTHER";
constexpr absl::string_view kPlaceTypes =
    "CITY PROVINCE DISTRICT SEA ISLAND RIVER BASE AIRPORT PORT BUILDING REGION CONTINENT OTHER";
constexpr absl::string_view kSides = "STATE PARTY MILITARY PARLIAMENT DIPLOMACY INTERNATIONAL COMPANY SCHOOL OTHER";
constexpr absl::string_view kAgreementTypes =
    "MEMORANDUM_OF_UNDERSTANDING AGREEMENT TREATY PROTOCOL CONVENTION JOINT_STATEMENT VISION_STATEMENT "
    "LETTER_OF_INTENT PLAN CONTRACT MINUTES CODE_OF_CONDUCT OTHER";
constexpr absl::string_view kLevels = "COMPREHENSIVE_STRATEGIC STRATEGIC COMPREHENSIVE OTHER";
constexpr absl::string_view kEvents =
    "PHONE_CALL MEETING DIALOGUE VISIT CONFERENCE SIGNING NEGOTIATION EXERCISE INVITATION APPOINTMENT AID";
constexpr absl::string_view kEventModes = "ONLINE PHONE IN_PERSON";
constexpr absl::string_view kEventStatuses = "OCCURRED PLANNED CANCELLED";
// The PLOVER manual's, version 0.8: event categories, the modes of those that stand in plover.tsv, general contexts.
constexpr absl::string_view kPloverEvents =
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT";
constexpr absl::string_view kPloverModes =
    "visit third-party multilateral phone withdraw release return disarm ceasefire access resign assist change yield "
    "meet expel discontinue troops weapons police militia";
constexpr absl::string_view kPloverContexts =
    "military intelligence peacekeeping economic diplomatic resource disease enviro_disaster migration humanitarian "
    "asylum legal human_rights rights_freedoms gender lgbt terrorism human_security religion_ethnicity executive "
    "election legislative cbrn cyber political_institutions corruption crime illegal_drugs";

// The key and the columns of surface forms that every file with names may have.
std::vector<Column> Named(Column key, std::vector<Column> others) {
  std::vector<Column> columns = {key};
  columns.insert(columns.end(), others.begin(), others.end());
  for (absl::string_view name : {"names", "capital", "exact", "ambiguous"}) columns.push_back({name, kSurfaces});
  return columns;
}

std::vector<Column> Named(std::vector<Column> others) {
  others.insert(others.begin(), {"name", kText, true});
  return Named({"id", kKey, true}, std::move(others));
}

std::vector<Schema> MakeSchemas() {
  const Column country = {"country", kReference, false, "countries.tsv"};
  const Column english = {"english"};
  return {
      {"countries.tsv", Named({"code", kCode, true}, {{"name"}}), true},
      {"ranks.tsv", Named({{"code", kGrade}, english})},
      {"portfolios.tsv", Named({{"kind", kOneOf, true, kMinistryKinds}, english})},
      {"ministries.tsv", Named({{"kind", kOneOf, true, kMinistryKinds},
                                country,
                                {"from", kDate},
                                {"to", kDate},
                                {"successor", kReference, false, "ministries.tsv"},
                                english})},
      {"offices.tsv", Named({{"complement", kSomeOf, false, "none portfolio body country"},
                             {"side", kOneOf, false, kSides},
                             {"kind", kOneOf, false, kMinistryKinds},
                             {"level", kOneOf, false, "1 2 3 4 5"},
                             english})},
      {"organizations.tsv", Named({{"type", kOneOf, true, kBodyTypes}, country, {"code", kLabel}, english}), true},
      {"organization_classes.tsv", Named({{"type", kOneOf, true, kBodyTypes}, {"lower", kYes}})},
      {"locations.tsv", Named({{"type", kOneOf, true, kPlaceTypes}, country, {"capital_city", kYes}}), true},
      {"location_classes.tsv", Named({{"type", kOneOf, true, kPlaceTypes}, {"inside", kYes}, {"always", kYes}})},
      {"people.tsv", Named({{"aliases", kSurfaces}, country, {"wikidata", kWikidata}}), true},
      {"tenures.tsv",
       {{"person", kReference, true, "people.tsv"},
        {"rank", kReference, false, "ranks.tsv"},
        {"position"},
        {"from", kDate},
        {"to", kDate}},
       false,
       true},
      {"name_syllables.tsv",
       {{"syllable", kSyllable, true}, {"family", kNumber}, {"middle", kNumber}, {"given", kNumber}}},
      {"agreement_nouns.tsv", Named({{"type", kOneOf, true, kAgreementTypes}, {"weak", kYes}})},
      {"instruments.tsv", Named({{"type", kOneOf, true, kAgreementTypes},
                                 {"parties", kParties},
                                 {"status", kOneOf, false, "SIGNED PLANNED ENDED UNKNOWN"},
                                 {"date", kDate}})},
      {"partnerships.tsv", Named({{"level", kOneOf, true, kLevels}})},
      {"triggers.tsv", Named({{"event", kOneOf, true, kEvents},
                              {"mode", kOneOf, false, kEventModes},
                              {"frame", kLabel},
                              {"status", kOneOf, false, kEventStatuses},
                              {"parties", kParties},
                              {"weak", kYes}})},
      {"topics.tsv", Named({english, {"context", kSomeOf, false, kPloverContexts}})},
      {"terms.tsv", Named({"id", kKey, true}, {{"name"}})},
      {"cues/", Named({"list", kKey, true}, {{"name"}}), false, true},
      {"plover.tsv",
       {{"id", kKey, true},
        {"event", kOneOf, true, kEvents},
        {"mode", kOneOf, false, kEventModes},
        {"status", kOneOf, false, kEventStatuses},
        {"setting", kOneOf, false, "ALONE MANY THIRD"},
        {"cue", kReference, false, "cues/"},
        {"plover_event", kOneOf, true, kPloverEvents},
        {"plover_mode", kOneOf, false, kPloverModes},
        {"special", kOneOf, false, "historical future hypothetical negation"},
        {"context", kSomeOf, false, kPloverContexts},
        {"default_context", kSomeOf, false, kPloverContexts}}},
      {"plover_ministries.tsv", {{"kind", kOneOf, true, kMinistryKinds}, {"context", kSomeOf, true, kPloverContexts}}},
  };
}

}  // namespace

int Schema::IndexOf(absl::string_view column) const {
  for (size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].name == column) return static_cast<int>(i);
  }
  return -1;
}

const std::vector<Schema>& Schemas() {
  static const auto* schemas = new std::vector<Schema>(MakeSchemas());
  return *schemas;
}

const Schema* FindSchema(absl::string_view file) {
  for (const Schema& schema : Schemas()) {
    const bool folder = absl::EndsWith(schema.file, "/");
    if (folder ? absl::StartsWith(file, schema.file) && absl::EndsWith(file, ".tsv") : file == schema.file)
      return &schema;
  }
  return nullptr;
}

}  // namespace banghi
