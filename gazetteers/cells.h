// What a cell must look like for itself, column by column.
#ifndef BANGHI_GAZETTEERS_CELLS_H_
#define BANGHI_GAZETTEERS_CELLS_H_

#include <string>

#include "absl/strings/string_view.h"
#include "gazetteers/schema.h"

namespace banghi {

// What is wrong with `cell`, empty if nothing; `where` is then the part of it that is wrong.
std::string CheckCell(const Column& column, absl::string_view cell, absl::string_view* where);

}  // namespace banghi

#endif  // BANGHI_GAZETTEERS_CELLS_H_
