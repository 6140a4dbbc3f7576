// The files of gazetteers/data and their columns.
#ifndef BANGHI_GAZETTEERS_SCHEMA_H_
#define BANGHI_GAZETTEERS_SCHEMA_H_

#include <vector>

#include "absl/strings/string_view.h"

namespace banghi {

// What may stand in a cell. An empty cell is always allowed unless the column is required.
enum class CellKind {
  kText,
  kKey,        // names the entry: a lower-case ASCII slug
  kCode,       // ISO 3166-1 alpha-2 or 3166-3: `VN`, `SUHH`
  kSyllable,   // one syllable
  kSurfaces,   // forms in the text, separated by `;`
  kOneOf,      // one of Column::values
  kSomeOf,     // several of Column::values, separated by `;`
  kLabel,      // a word in capitals: `SUBJECT_OBJECT`
  kYes,        // `yes` or `no`
  kNumber,     // 0 to 4294967295
  kDate,       // `2016`, `2016-04` or `2016-04-08`
  kGrade,      // NATO grade: `OF-9`, `OR-5`
  kWikidata,   // `Q12345`
  kReference,  // the key of an entry of the file Column::values
  kParties,    // country codes and codes of organizations, separated by `;`
};

struct Column {
  absl::string_view name;
  CellKind kind = CellKind::kText;
  bool required = false;          // the column must be there and no cell of it empty
  absl::string_view values = "";  // kOneOf, kSomeOf: separated by spaces; kReference: the file referred to
};

struct Schema {
  absl::string_view file;  // "ranks.tsv"; "cues/" stands for every file of that folder
  std::vector<Column> columns;
  bool capital_names = false;  // the forms in `name` count only with a capital
  bool repeated_keys = false;  // several rows may have one key and make one entry together

  // The column that names the entry is the first one.
  int IndexOf(absl::string_view column) const;
};

// All schemas, in an order in which a file refers only to files before it.
const std::vector<Schema>& Schemas();
// The schema of `file` ("ranks.tsv", "cues/places.tsv"); null where there is none.
const Schema* FindSchema(absl::string_view file);

}  // namespace banghi

#endif  // BANGHI_GAZETTEERS_SCHEMA_H_
