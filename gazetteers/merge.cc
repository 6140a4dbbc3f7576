// The rows of all layers as one set of entries, and what they refer to in each other.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "gazetteers/bundle_builder.h"

namespace banghi {

namespace {

// Whether entries of `file` are referred to by their keys. Countries are asked of the bundle.
bool IsReferredTo(absl::string_view file) {
  const auto refers = [file](const Column& column) {
    return column.kind == CellKind::kReference && column.values == file && file != "countries.tsv";
  };
  return std::any_of(Schemas().begin(), Schemas().end(), [&refers](const Schema& schema) {
    return std::any_of(schema.columns.begin(), schema.columns.end(), refers);
  });
}

}  // namespace

void BundleBuilder::MergeRows() {
  for (const Schema& schema : Schemas()) {
    std::vector<Row>& rows = rows_[schema.file] = RowsOf(schema);
    if (!IsReferredTo(schema.file)) continue;
    absl::flat_hash_set<absl::string_view>& keys = keys_[schema.file];
    keys.reserve(rows.size());
    for (const Row& row : rows) keys.insert(row.key());
  }
}

// The rows of all layers under one schema, but for those whose key a later layer has, too.
std::vector<Row> BundleBuilder::RowsOf(const Schema& schema) const {
  absl::flat_hash_map<absl::string_view, uint32_t> last_layer;
  for (size_t t = 0; layers_ > 1 && t < tables_.size(); ++t) {
    if (&tables_[t].schema() != &schema) continue;
    last_layer.reserve(last_layer.size() + tables_[t].rows());
    for (uint32_t i = 0; i < tables_[t].rows(); ++i) last_layer[tables_[t].key(i)] = layer_of_[t];
  }
  std::vector<Row> rows;
  for (size_t t = 0; t < tables_.size(); ++t) {
    if (&tables_[t].schema() != &schema) continue;
    rows.reserve(rows.size() + tables_[t].rows());
    for (uint32_t i = 0; i < tables_[t].rows(); ++i) {
      if (layers_ == 1 || last_layer[tables_[t].key(i)] == layer_of_[t]) rows.push_back({&tables_[t], i});
    }
  }
  return rows;
}

// A file that is not there at all may come later, or in the layer below: what refers to it is not looked at.
void BundleBuilder::CheckReferences() {
  for (const Schema& schema : Schemas()) {
    for (const Column& column : schema.columns) {
      if (column.kind != CellKind::kParties && column.kind != CellKind::kReference) continue;
      for (const Row& row : rows_[schema.file]) {
        for (absl::string_view value : SplitCell(row[column.name])) CheckReference(row, column, value);
      }
    }
  }
}

void BundleBuilder::CheckReference(const Row& row, const Column& column, absl::string_view value) {
  std::string message;
  if (column.kind == CellKind::kParties) {
    if (Has("organizations.tsv") && !IsParty(value))
      message = absl::StrCat("\"", value, "\" is neither a country's code nor an organization's");
  } else if (column.values == "countries.tsv") {
    if (bundle_->FindCountry(value) == nullptr) message = absl::StrCat("\"", value, "\" is no country's code");
  } else if (Has(column.values) && !keys_[column.values].contains(value)) {
    message = absl::StrCat("\"", value, "\" is not in ", column.values);
  }
  if (!message.empty()) report_.Add(row.table->FaultAt(row.index, value, std::move(message)));
}

bool BundleBuilder::Has(absl::string_view file) const {
  return std::any_of(tables_.begin(), tables_.end(),
                     [file](const Table& table) { return table.schema().file == file; });
}

bool BundleBuilder::IsParty(absl::string_view code) const {
  const std::vector<Organization>& bodies = bundle_->organizations_;
  return bundle_->FindCountry(code) != nullptr ||
         std::any_of(bodies.begin(), bodies.end(), [code](const Organization& body) { return body.code == code; });
}

}  // namespace banghi
