// The forms of entries: into the trie, and what may not be there twice.
#include <algorithm>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "gazetteers/bundle_builder.h"

namespace banghi {

// `name` comes last: a form that another column has, too, follows that column's rule.
void BundleBuilder::AddSurfaces(const Row& row, EntryKind kind, uint32_t entry, std::vector<uint32_t>& nodes) {
  const size_t before = surfaces_.size();
  AddColumn(row, "ambiguous", {kind, CaseRule::kCapital, true, entry, 0}, nodes);
  AddColumn(row, "exact", {kind, CaseRule::kExact, false, entry, 0}, nodes);
  AddColumn(row, "capital", {kind, CaseRule::kCapital, false, entry, 0}, nodes);
  AddColumn(row, "names", {kind, CaseRule::kAny, false, entry, 0}, nodes);
  AddColumn(row, "aliases", {kind, CaseRule::kCapitals, false, entry, 0}, nodes);  // only people have them
  CaseRule name_rule = row.table->schema().capital_names ? CaseRule::kCapital : CaseRule::kAny;
  if (kind == EntryKind::kPerson) name_rule = CaseRule::kCapitals;
  AddColumn(row, "name", {kind, name_rule, false, entry, 0}, nodes);
  if (kind == EntryKind::kCountry || surfaces_.size() > before) return;  // countries have forms from CLDR
  const int name = row.table->schema().IndexOf("name");
  const bool told = row["name"].empty() && row.table->schema().columns[name].required;
  if (!told) report_.Add(row.table->FaultAt(row.index, row.key(), "the entry has no form in the text"));
}

void BundleBuilder::AddColumn(const Row& row, absl::string_view column, TrieValue value, std::vector<uint32_t>& nodes) {
  const absl::string_view cell = row[column];
  if (cell.empty()) return;
  // Forms of one entry that differ in case alone (`IS`, `Is`) must all get in where case counts.
  const bool exact = value.case_rule == CaseRule::kExact;
  const std::vector<uint32_t> of_other_columns = exact ? nodes : std::vector<uint32_t>();
  for (absl::string_view form : SplitCell(cell)) {
    const uint32_t node = AddSurface(row, form, value, exact ? of_other_columns : nodes);
    if (node != 0) nodes.push_back(node);
  }
}

uint32_t BundleBuilder::AddSurface(const Row& row, absl::string_view text, TrieValue value,
                                   const std::vector<uint32_t>& unless) {
  const uint32_t node = bundle_->trie_.Add(text, value, unless);
  if (node == 0) {
    report_.Add(row.table->FaultAt(row.index, text, absl::StrCat("\"", text, "\" has no word, number or mark")));
  } else if (std::find(unless.begin(), unless.end(), node) == unless.end()) {
    surfaces_.push_back({node, value, row, text});
  }
  return node;
}

// A word may be in several cue lists; of all other kinds a form has one entry, or every entry says that it is
// ambiguous.
void BundleBuilder::CheckClashes() {
  std::sort(surfaces_.begin(), surfaces_.end(), [](const Surface& a, const Surface& b) {
    return std::tie(a.node, a.value.kind, a.value.entry) < std::tie(b.node, b.value.kind, b.value.entry);
  });
  size_t group = 0;  // where the forms of one node and kind begin
  for (size_t i = 1; i < surfaces_.size(); ++i) {
    const Surface& second = surfaces_[i];
    if (surfaces_[group].node != second.node || surfaces_[group].value.kind != second.value.kind) group = i;
    const auto first = std::find_if(surfaces_.begin() + group, surfaces_.begin() + i,
                                    [&second](const Surface& other) { return Clash(other, second); });
    if (first != surfaces_.begin() + i) TellClash(*first, second);
  }
}

// A word may be in several cue lists; of all other kinds a form has one entry, or every entry says that it is
// ambiguous.
bool BundleBuilder::Clash(const Surface& first, const Surface& second) {
  if (first.value.entry == second.value.entry || first.value.kind == EntryKind::kCue) return false;
  if (first.value.ambiguous && second.value.ambiguous) return false;
  const bool both_exact = first.value.case_rule == CaseRule::kExact && second.value.case_rule == CaseRule::kExact;
  return !both_exact || first.text == second.text;
}

void BundleBuilder::TellClash(const Surface& first, const Surface& second) {
  const bool second_has_place = second.row.table != nullptr;
  const Surface& told = second_has_place ? second : first;
  const Surface& other = second_has_place ? first : second;
  const auto name = [this](const Surface& s) { return bundle_->SourceOf(s.value.kind, s.value.entry); };
  std::string place;
  if (other.row.table != nullptr)
    place = absl::StrCat(" (", other.row.table->file().Place(), ":", other.row.line(), ")");
  std::string message = absl::StrCat("\"", told.text, "\" of ", name(told), " is also \"", other.text, "\" of ",
                                     name(other), place, "; where it truly is both, put it in `ambiguous` of both");
  if (told.row.table == nullptr) {
    report_.Add({"cldr", 0, 0, std::move(message), ""});
  } else {
    report_.Add(told.row.table->FaultAt(told.row.index, told.text, std::move(message)));
  }
}

}  // namespace banghi
