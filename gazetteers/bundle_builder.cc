#include "gazetteers/bundle_builder.h"

#include <type_traits>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/strip.h"
#include "text/fold.h"

namespace banghi {
namespace {

constexpr absl::string_view kDateRules = "rules/dates.textproto";

// FNV-1a of 64 bits, carried on from `hash`; a zero byte ends each part, so that no two lists of parts run together.
uint64_t Hash(uint64_t hash, absl::string_view part) {
  constexpr uint64_t kPrime = 0x100000001B3u;
  for (char c : part) hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
  return hash * kPrime;
}

// "ranks/dai-tuong".
std::string SourceName(const Row& row) {
  absl::string_view stem = row.table->schema().file;
  if (!absl::ConsumeSuffix(&stem, ".tsv")) absl::ConsumeSuffix(&stem, "/");
  return absl::StrCat(stem, "/", row.key());
}

}  // namespace

void BundleBuilder::AddLayer(const GazetteerLayer& layer) {
  for (const GazetteerText& file : layer.files) {
    hash_ = Hash(Hash(hash_, file.name), file.text);
    if (file.name == kDateRules) {
      date_rules_ = &file;
      continue;
    }
    const Schema* schema = FindSchema(file.name);
    if (schema == nullptr) {
      report_.Add({file.Place(), 0, 0, "no gazetteer has this name", ""});
      continue;
    }
    tables_.push_back(Table::Read(file, *schema, report_));
    layer_of_.push_back(layers_);
    bundle_->files_.push_back({file.name, tables_.back().rows(), file.origin});
  }
  ++layers_;
}

std::shared_ptr<const Bundle> BundleBuilder::Build() && {
  MergeRows();
  ReadAllEntries();
  CheckReferences();
  CheckClashes();
  bundle_->files_.push_back({"cldr", static_cast<uint32_t>(cldr_.size()), CldrVersion()});
  if (date_rules_ != nullptr) {
    const bool prove = date_rules_->origin != kBuiltInOrigin;
    bundle_->date_rules_ = ReadDateRules(date_rules_->Place(), date_rules_->text, report_, prove);
    const uint32_t rules = static_cast<uint32_t>(bundle_->date_rules_.rules.size());
    bundle_->files_.push_back({date_rules_->name, rules, date_rules_->origin});
  }
  if (!report_.ok()) return nullptr;
  bundle_->trie_.Compile();
  bundle_->texts_.Close();
  bundle_->version_ = absl::StrFormat("%016x", Hash(hash_, CldrVersion()));
  return std::move(bundle_);
}

template <typename Entry>
void BundleBuilder::ReadEntries(absl::string_view file, std::vector<Entry>& entries) {
  const std::vector<Row>& rows = rows_[file];
  entries.reserve(rows.size());
  for (const Row& row : rows) {
    Entry& entry = entries.emplace_back();
    if constexpr (std::is_base_of_v<ListedEntry, Entry>) {
      entry.id = bundle_->texts_.Add(row.key());
    } else {
      entry.id = std::string(row.key());
      entry.source = SourceName(row);
    }
    if constexpr (requires { ReadRow(row, bundle_->texts_, entry); }) {
      ReadRow(row, bundle_->texts_, entry);
    } else {
      ReadRow(row, entry);
    }
  }
}

template <typename Entry>
void BundleBuilder::ReadEntries(absl::string_view file, EntryKind kind, std::vector<Entry>& entries) {
  ReadEntries(file, entries);
  const std::vector<Row>& rows = rows_[file];
  std::vector<uint32_t> nodes;
  for (size_t i = 0; i < rows.size(); ++i) {
    nodes.clear();
    AddSurfaces(rows[i], kind, static_cast<uint32_t>(i), nodes);
  }
}

void BundleBuilder::ReadAllEntries() {
  Bundle& b = *bundle_;
  ReadCountries();
  ReadEntries("ranks.tsv", EntryKind::kRank, b.ranks_);
  ReadEntries("portfolios.tsv", EntryKind::kPortfolio, b.portfolios_);
  ReadEntries("ministries.tsv", EntryKind::kMinistry, b.ministries_);
  ReadEntries("offices.tsv", EntryKind::kOffice, b.offices_);
  ReadEntries("organizations.tsv", EntryKind::kOrganization, b.organizations_);
  ReadEntries("organization_classes.tsv", EntryKind::kOrganizationClass, b.organization_classes_);
  ReadEntries("locations.tsv", EntryKind::kLocation, b.locations_);
  ReadEntries("location_classes.tsv", EntryKind::kLocationClass, b.location_classes_);
  ReadEntries("people.tsv", EntryKind::kPerson, b.people_);
  ReadTenures();
  ReadNameSyllables();
  ReadEntries("agreement_nouns.tsv", EntryKind::kAgreementNoun, b.agreement_nouns_);
  ReadEntries("instruments.tsv", EntryKind::kInstrument, b.instruments_);
  ReadEntries("partnerships.tsv", EntryKind::kPartnership, b.partnerships_);
  ReadEntries("triggers.tsv", EntryKind::kTrigger, b.triggers_);
  ReadEntries("topics.tsv", EntryKind::kTopic, b.topics_);
  ReadEntries("terms.tsv", EntryKind::kTerm, b.terms_);
  ReadCues();
  ReadEntries("plover.tsv", b.plover_rules_);
  ReadEntries("plover_ministries.tsv", b.plover_ministries_);
}

// CLDR's countries with the forms that the file adds, then the file's own. A form that the file has for the same
// country, with a case rule of its own or as ambiguous, is not taken from CLDR.
void BundleBuilder::ReadCountries() {
  Bundle& b = *bundle_;
  absl::flat_hash_map<absl::string_view, Row> row_of;
  for (const Row& row : rows_["countries.tsv"]) row_of[row.key()] = row;
  std::vector<uint32_t> nodes;
  const auto add = [&](Country country, const Row* row) {
    const uint32_t index = static_cast<uint32_t>(b.countries_.size());
    nodes.clear();
    if (row != nullptr) AddSurfaces(*row, EntryKind::kCountry, index, nodes);
    country.id = country.code;
    b.country_by_code_[country.code] = index;
    b.countries_.push_back(std::move(country));
  };
  for (const CldrCountry& cldr : cldr_) {
    const auto found = row_of.find(cldr.code);
    const Row* row = found == row_of.end() ? nullptr : &found->second;
    const bool renamed = row != nullptr && !(*row)["name"].empty();
    add({{"", absl::StrCat("cldr/", cldr.code)}, cldr.code, renamed ? row->Text("name") : cldr.name}, row);
    const TrieValue value{EntryKind::kCountry, CaseRule::kCapital, false,
                          static_cast<uint32_t>(b.countries_.size() - 1), 0};
    for (const std::string& surface : cldr.surfaces) AddSurface({}, surface, value, nodes);
  }
  for (const Row& row : rows_["countries.tsv"]) {
    if (b.country_by_code_.contains(row.key())) continue;
    add({{"", SourceName(row)}, row.Text("code"), row.Text("name")}, &row);
  }
}

void BundleBuilder::ReadTenures() {
  if (rows_["tenures.tsv"].empty()) return;
  absl::flat_hash_map<absl::string_view, uint32_t> people;
  for (uint32_t i = 0; i < bundle_->people_.size(); ++i) people.emplace(bundle_->people_[i].id, i);
  for (const Row& row : rows_["tenures.tsv"]) {
    const auto person = people.find(row["person"]);
    if (person == people.end()) continue;  // told by CheckReferences
    ReadRow(row, bundle_->tenures_[person->second].emplace_back());
  }
}

// Spellings that fold alike (`Mĩ`, `Mỹ`) are counted together.
void BundleBuilder::ReadNameSyllables() {
  for (const Row& row : rows_["name_syllables.tsv"]) {
    const std::string folded = Fold(row["syllable"]);
    NameCounts counts = bundle_->name_syllables_.Find(folded);
    counts.family += row.Number("family");
    counts.middle += row.Number("middle");
    counts.given += row.Number("given");
    bundle_->name_syllables_.Add(folded, counts);
  }
}

// All rows of one list, whatever the file, make one entry.
void BundleBuilder::ReadCues() {
  Bundle& b = *bundle_;
  std::vector<std::vector<uint32_t>> nodes;
  for (const Row& row : rows_["cues/"]) {
    const auto [list, is_new] = b.cue_by_name_.try_emplace(row.Text("list"), static_cast<uint32_t>(b.cues_.size()));
    if (is_new) {
      Cue cue;
      cue.id = list->first;
      cue.source = SourceName(row);
      b.cues_.push_back(std::move(cue));
      nodes.emplace_back();
    }
    AddSurfaces(row, EntryKind::kCue, list->second, nodes[list->second]);
  }
}

}  // namespace banghi
