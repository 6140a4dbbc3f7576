#include "gazetteers/sources.h"

#include <google/protobuf/text_format.h>

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "gazetteers/cldr_countries.h"
#include "gazetteers/layer.h"
#include "gazetteers/rules.pb.h"
#include "gazetteers/schema.h"
#include "gazetteers/table.h"

namespace banghi {
namespace {

constexpr absl::string_view kDateRules = "rules/dates.textproto";

// Forms stand in the columns of surfaces and in `name`.
bool HasForms(const Column& column) { return column.kind == CellKind::kSurfaces || column.name == "name"; }

bool AsksCapital(const Schema& schema, absl::string_view column) {
  return column == "capital" || column == "ambiguous" || column == "aliases" ||
         (column == "name" && (schema.capital_names || schema.file == "people.tsv"));
}

}  // namespace

GazetteerSources GazetteerSources::Read(const std::vector<std::string>& directories) {
  GazetteerSources sources;
  CheckReport ignored;
  const GazetteerLayer built_in = BuiltInLayer();
  std::vector<GazetteerLayer> layers;
  for (const std::string& directory : directories) layers.push_back(ReadDirectory(directory, ignored));
  const auto read = [&sources](const GazetteerLayer& layer) {
    for (const GazetteerText& file : layer.files) {
      if (file.name == kDateRules) sources.ReadRules(file);
      if (FindSchema(file.name) != nullptr) sources.ReadTable(file);
    }
  };
  read(built_in);
  for (const GazetteerLayer& layer : layers) read(layer);
  sources.AddCldr();
  for (const auto& [source, forms] : sources.forms_) sources.ids_.push_back(source);
  for (const auto& [id, rule] : sources.date_rules_) sources.ids_.push_back(id);
  std::sort(sources.ids_.begin(), sources.ids_.end());
  return sources;
}

void GazetteerSources::ReadTable(const GazetteerText& file) {
  CheckReport ignored;
  const Schema& schema = *FindSchema(file.name);
  absl::string_view stem = schema.file;
  if (!absl::ConsumeSuffix(&stem, ".tsv")) absl::ConsumeSuffix(&stem, "/");
  const Table table = Table::Read(file, schema, ignored);
  std::map<std::string, std::vector<WrittenForm>> read;  // what an entry has here replaces what it had before
  for (uint32_t row = 0; row < table.rows(); ++row) {
    std::vector<WrittenForm>& forms = read[absl::StrCat(stem, "/", table.key(row))];
    for (const Column& column : schema.columns) {
      if (!HasForms(column)) continue;
      for (absl::string_view form : SplitCell(table.cell(row, column.name))) {
        forms.push_back({std::string(form), std::string(column.name), absl::StrCat(file.name, ":", table.line(row)),
                         AsksCapital(schema, column.name)});
      }
    }
  }
  for (auto& [source, forms] : read) {
    if (!forms.empty() || stem == "countries") forms_[source] = std::move(forms);
  }
}

void GazetteerSources::ReadRules(const GazetteerText& file) {
  rules::DateRules message;
  if (!google::protobuf::TextFormat::ParseFromString(std::string(file.text), &message)) return;
  date_rules_.clear();
  macros_.clear();
  for (const rules::Macro& macro : message.macro()) macros_.emplace_back(macro.name(), macro.pattern());
  for (const rules::DateRule& rule : message.rule()) {
    date_rules_[absl::StrCat("dates/", rule.id())] = {rule.pattern(), file.name};
  }
}

// Records cite CLDR's countries as `cldr/VN`, whatever the table adds to them.
void GazetteerSources::AddCldr() {
  for (const CldrCountry& country : CldrCountries()) {
    std::vector<WrittenForm>& forms = forms_[absl::StrCat("cldr/", country.code)];
    if (auto added = forms_.extract(absl::StrCat("countries/", country.code)); !added.empty()) forms = added.mapped();
    for (const std::string& surface : country.surfaces) forms.push_back({surface, "name", "CLDR", true});
  }
}

std::vector<WrittenForm> GazetteerSources::FormsOf(absl::string_view source) const {
  const auto found = forms_.find(std::string(source));
  return found == forms_.end() ? std::vector<WrittenForm>() : found->second;
}

const WrittenDateRule* GazetteerSources::FindDateRule(absl::string_view id) const {
  const auto found = date_rules_.find(std::string(id));
  return found == date_rules_.end() ? nullptr : &found->second;
}

}  // namespace banghi
