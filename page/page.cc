#include "page/page.h"

#include <cstddef>
#include <vector>

#include "absl/strings/match.h"

// Made by banghi_embed from page/ and samples/.
extern "C" {
struct BanghiPageFile {
  const char* name;  // from the top of the source tree: `/page/js/main.js`
  const char* begin;
  const char* end;
};
extern const BanghiPageFile banghi_page_files[];
extern const size_t banghi_page_files_count;
}

namespace banghi {
namespace {

constexpr absl::string_view kPageFolder = "/page";

absl::string_view PathOf(absl::string_view name) {
  if (name == "/page/index.html") return "/";
  if (absl::StartsWith(name, kPageFolder)) name.remove_prefix(kPageFolder.size());
  return name;
}

// Sample articles are given as text whatever they hold: the page reads them, no browser is to render them.
absl::string_view ContentTypeOf(absl::string_view name) {
  if (!absl::StartsWith(name, kPageFolder)) return "text/plain; charset=utf-8";
  if (absl::EndsWith(name, ".css")) return "text/css; charset=utf-8";
  if (absl::EndsWith(name, ".js")) return "text/javascript; charset=utf-8";
  if (absl::EndsWith(name, ".svg")) return "image/svg+xml";
  return "text/html; charset=utf-8";
}

std::vector<PageFile> ReadTable() {
  std::vector<PageFile> files;
  for (size_t i = 0; i < banghi_page_files_count; ++i) {
    const BanghiPageFile& file = banghi_page_files[i];
    const absl::string_view content(file.begin, static_cast<size_t>(file.end - file.begin));
    files.push_back({PathOf(file.name), ContentTypeOf(file.name), content});
  }
  return files;
}

}  // namespace

absl::Span<const PageFile> PageFiles() {
  static const auto* files = new std::vector<PageFile>(ReadTable());
  return *files;
}

absl::string_view PageSecurityPolicy() {
  return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
         "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}

}  // namespace banghi
