// Makes a bundle out of layers of files; a part of bundle.cc.
//
//   BundleBuilder builder(report);
//   builder.AddLayer(layer);  // must outlive the builder
//   std::shared_ptr<const Bundle> bundle = std::move(builder).Build();  // null where the report has faults
#ifndef BANGHI_GAZETTEERS_BUNDLE_BUILDER_H_
#define BANGHI_GAZETTEERS_BUNDLE_BUILDER_H_

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"
#include "gazetteers/bundle.h"
#include "gazetteers/check_report.h"
#include "gazetteers/cldr_countries.h"
#include "gazetteers/layer.h"
#include "gazetteers/row_readers.h"
#include "gazetteers/table.h"

namespace banghi {

class BundleBuilder {
 public:
  explicit BundleBuilder(CheckReport& report) : report_(report), bundle_(new Bundle()) {}

  void AddLayer(const GazetteerLayer& layer);
  std::shared_ptr<const Bundle> Build() &&;

 private:
  // A form of an entry as added to the trie, for finding forms that several entries have.
  struct Surface {
    uint32_t node = 0;
    TrieValue value;
    Row row;
    absl::string_view text;
  };

  // merge.cc: the rows of all layers, and what they refer to.
  void MergeRows();
  std::vector<Row> RowsOf(const Schema& schema) const;
  void CheckReferences();
  void CheckReference(const Row& row, const Column& column, absl::string_view value);
  bool Has(absl::string_view file) const;
  bool IsParty(absl::string_view code) const;

  // bundle_builder.cc: from rows to entries.
  template <typename Entry>
  void ReadEntries(absl::string_view file, std::vector<Entry>& entries);
  template <typename Entry>  // with forms in the text
  void ReadEntries(absl::string_view file, EntryKind kind, std::vector<Entry>& entries);
  void ReadAllEntries();
  void ReadCountries();
  void ReadTenures();
  void ReadNameSyllables();
  void ReadCues();

  // surfaces.cc: from entries to the trie. `nodes` has the nodes at which the entry's forms end already.
  void AddSurfaces(const Row& row, EntryKind kind, uint32_t entry, std::vector<uint32_t>& nodes);
  void AddColumn(const Row& row, absl::string_view column, TrieValue value, std::vector<uint32_t>& nodes);
  uint32_t AddSurface(const Row& row, absl::string_view text, TrieValue value, const std::vector<uint32_t>& unless);
  void CheckClashes();
  static bool Clash(const Surface& first, const Surface& second);
  void TellClash(const Surface& first, const Surface& second);

  CheckReport& report_;
  std::unique_ptr<Bundle> bundle_;
  std::deque<Table> tables_;
  std::vector<uint32_t> layer_of_;  // of each table
  uint32_t layers_ = 0;
  absl::flat_hash_map<absl::string_view, std::vector<Row>> rows_;                        // by schema's file
  absl::flat_hash_map<absl::string_view, absl::flat_hash_set<absl::string_view>> keys_;  // by schema's file
  std::vector<CldrCountry> cldr_ = CldrCountries();
  std::vector<Surface> surfaces_;
  const GazetteerText* date_rules_ = nullptr;
  uint64_t hash_ = 0xCBF29CE484222325u;  // FNV-1a's offset basis
};

}  // namespace banghi

#endif  // BANGHI_GAZETTEERS_BUNDLE_BUILDER_H_
