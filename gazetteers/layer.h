// Where gazetteers come from: the data compiled into the library, and directories.
#ifndef BANGHI_GAZETTEERS_LAYER_H_
#define BANGHI_GAZETTEERS_LAYER_H_

#include <memory>
#include <string>
#include <vector>

#include "gazetteers/check_report.h"
#include "gazetteers/table.h"

namespace banghi {

// Files that belong together; of several layers a later one wins. Must outlive what is read from it.
struct GazetteerLayer {
  std::vector<GazetteerText> files;                          // by name
  std::vector<std::unique_ptr<const std::string>> contents;  // what `files` view, where it is not part of the binary
};

GazetteerLayer BuiltInLayer();

// All files of `directory` and its folders `cues` and `rules`, but for hidden ones and *.md. Faults of the file system
// go to `report`.
GazetteerLayer ReadDirectory(const std::string& directory, CheckReport& report);

}  // namespace banghi

#endif  // BANGHI_GAZETTEERS_LAYER_H_
