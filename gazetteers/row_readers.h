// What each file's columns become: one overload of ReadRow an entry; of the tables that users make long, the texts go
// into a TextStore.
#ifndef BANGHI_GAZETTEERS_ROW_READERS_H_
#define BANGHI_GAZETTEERS_ROW_READERS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "gazetteers/entries.h"
#include "gazetteers/table.h"

namespace banghi {

// A row of one of the tables.
struct Row {
  const Table* table = nullptr;  // null for what comes from CLDR
  uint32_t index = 0;

  absl::string_view operator[](absl::string_view column) const { return table->cell(index, column); }
  std::string Text(absl::string_view column) const { return std::string((*this)[column]); }
  std::vector<std::string> Texts(absl::string_view column) const;  // the values of a cell with several
  bool Yes(absl::string_view column) const { return (*this)[column] == "yes"; }
  uint32_t Number(absl::string_view column) const;
  absl::string_view key() const { return table->key(index); }
  uint32_t line() const { return table->line(index); }
};

// All but EntryBase, which is the same for all.
void ReadRow(const Row& row, Country& country);
void ReadRow(const Row& row, Rank& rank);
void ReadRow(const Row& row, Portfolio& portfolio);
void ReadRow(const Row& row, Ministry& ministry);
void ReadRow(const Row& row, Office& office);
void ReadRow(const Row& row, TextStore& texts, Organization& body);
void ReadRow(const Row& row, OrganizationClass& body_class);
void ReadRow(const Row& row, TextStore& texts, Location& location);
void ReadRow(const Row& row, LocationClass& location_class);
void ReadRow(const Row& row, TextStore& texts, Person& person);
void ReadRow(const Row& row, Tenure& tenure);
void ReadRow(const Row& row, AgreementNoun& noun);
void ReadRow(const Row& row, Instrument& instrument);
void ReadRow(const Row& row, Partnership& partnership);
void ReadRow(const Row& row, TextStore& texts, Trigger& trigger);
void ReadRow(const Row& row, Topic& topic);
void ReadRow(const Row& row, Term& term);
void ReadRow(const Row& row, PloverRule& rule);
void ReadRow(const Row& row, PloverMinistry& ministry);

}  // namespace banghi

#endif  // BANGHI_GAZETTEERS_ROW_READERS_H_
