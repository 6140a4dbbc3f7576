// The web page on which people read an article with its record: the files a server hands out, and the same page as one
// file that needs no server.
//
//   for (const PageFile& file : PageFiles()) server.Get(file.path, file.content_type, file.content);
//   std::string html = SelfContainedPage(article, record);
//
// The files are those of page/ and samples/, compiled in byte for byte. All functions are thread-safe; what the views
// point to lives as long as the program.
#ifndef BANGHI_PAGE_PAGE_H_
#define BANGHI_PAGE_PAGE_H_

#include <string>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "banghi/v1/article.pb.h"
#include "banghi/v1/record.pb.h"

namespace banghi {

struct PageFile {
  absl::string_view path;          // of the URL: `/`, `/css/base.css`, `/js/main.js`, `/samples/dien-dam.md`
  absl::string_view content_type;  // `text/html; charset=utf-8`
  absl::string_view content;
};

// Every file of the page, `/` first. Their links are relative, so that the page may also stand below a path.
absl::Span<const PageFile> PageFiles();

// The value of Content-Security-Policy with which the files are to be served: nothing but the files themselves and
// calls to their own server; no inline script or style.
absl::string_view PageSecurityPolicy();

// One HTML file that shows `record` beside the text of `article` and asks nobody for anything; it works from file://.
// `record` is one of `article`, in OFFSET_UNIT_UTF16_CODE_UNIT; with derivations, if they are to be shown. Whatever the
// article's text holds (`</script>`, markup, scripts) is shown as text and never run.
std::string SelfContainedPage(const v1::Article& article, const v1::Record& record);

}  // namespace banghi

#endif  // BANGHI_PAGE_PAGE_H_
