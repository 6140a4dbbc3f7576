#include "server/http/page_files.h"

#include <cstdint>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "page/page.h"

namespace banghi {
namespace {

struct TaggedFile {
  PageFile file;
  std::string tag;  // changes with the content
};

// FNV-1a of 64 bits: the same for the same bytes wherever it is computed, as behind several servers it must be.
uint64_t HashOf(absl::string_view content) {
  uint64_t hash = 0xcbf29ce484222325;
  for (const char c : content) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

const absl::flat_hash_map<absl::string_view, TaggedFile>& Files() {
  static const auto* files = [] {
    auto* all = new absl::flat_hash_map<absl::string_view, TaggedFile>;
    for (const PageFile& file : PageFiles()) {
      // Weak: the same file may go out compressed.
      all->emplace(file.path, TaggedFile{file, absl::StrCat("W/\"", absl::Hex(HashOf(file.content)), "\"")});
    }
    return all;
  }();
  return *files;
}

}  // namespace

bool FindPageFile(const HttpRequest& request, HttpResponse* response) {
  const auto found = Files().find(request.path);
  if (found == Files().end()) return false;
  const TaggedFile& file = found->second;
  response->headers = {{"Cache-Control", "no-cache"},
                       {"Content-Security-Policy", std::string(PageSecurityPolicy())},
                       {"ETag", file.tag},
                       {"Referrer-Policy", "no-referrer"}};
  if (absl::StrContains(request.Header("If-None-Match"), file.tag)) {
    response->status = 304;
    return true;
  }
  response->content_type = std::string(file.file.content_type);
  response->body = std::string(file.file.content);
  return true;
}

}  // namespace banghi
