#include "gazetteers/layer.h"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <ios>
#include <system_error>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

// Made by banghi_embed from gazetteers/data.
extern "C" {
struct BanghiEmbeddedFile {
  const char* name;
  const char* begin;
  const char* end;
};
extern const BanghiEmbeddedFile banghi_embedded_files[];
extern const size_t banghi_embedded_files_count;
}

namespace banghi {
namespace {

// Deeper ones are not looked for, so that links in a circle come to an end.
constexpr int kMostFolders = 4;

// Not what editors leave beside the files they write (`.ranks.tsv.swp`, `#ranks.tsv#`, `ranks.tsv~`), nor what
// Kubernetes keeps the files of a ConfigMap in (`..data`).
bool IsGazetteer(const std::filesystem::path& path) {
  const std::string name = path.filename().string();
  return !absl::StartsWith(name, ".") && !absl::StartsWith(name, "#") && !absl::EndsWith(name, "~") &&
         !absl::EndsWith(name, ".md");
}

}  // namespace

GazetteerLayer BuiltInLayer() {
  GazetteerLayer layer;
  for (size_t i = 0; i < banghi_embedded_files_count; ++i) {
    const BanghiEmbeddedFile& file = banghi_embedded_files[i];
    const absl::string_view text(file.begin, static_cast<size_t>(file.end - file.begin));
    layer.files.push_back({file.name, kBuiltInOrigin, text});
  }
  return layer;
}

GazetteerLayer ReadDirectory(const std::string& directory, CheckReport& report) {
  namespace fs = std::filesystem;
  GazetteerLayer layer;
  std::error_code error;
  fs::recursive_directory_iterator files(directory, fs::directory_options::follow_directory_symlink, error);
  for (; !error && files != fs::recursive_directory_iterator(); files.increment(error)) {
    std::error_code ignored;
    if (!IsGazetteer(files->path()) || files.depth() >= kMostFolders) files.disable_recursion_pending();
    if (!files->is_regular_file(ignored) || !IsGazetteer(files->path())) continue;
    const std::string name = files->path().lexically_relative(directory).generic_string();
    std::ifstream in(files->path(), std::ios::binary);
    std::string bytes(files->file_size(ignored), '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    auto text = std::make_unique<const std::string>(std::move(bytes));
    if (!in) {
      report.Add({files->path().generic_string(), 0, 0, "cannot be read", ""});
      continue;
    }
    layer.files.push_back({name, directory, *text});
    layer.contents.push_back(std::move(text));
  }
  if (error) report.Add({directory, 0, 0, absl::StrCat("cannot be read: ", error.message()), ""});
  std::sort(layer.files.begin(), layer.files.end(),
            [](const GazetteerText& a, const GazetteerText& b) { return a.name < b.name; });
  return layer;
}

}  // namespace banghi
