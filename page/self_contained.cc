// The page, its styles, its modules and the record in one file.
#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "google/protobuf/util/json_util.h"
#include "page/page.h"

namespace banghi {
namespace {

constexpr absl::string_view kEntry = "/js/main.js";

absl::string_view Content(absl::string_view path) {
  for (const PageFile& file : PageFiles()) {
    if (file.path == path) return file.content;
  }
  return "";
}

// Appends the module and, before it, what it imports: one program in place of many, for a browser loads no module of a
// file:// page. The modules are written for it: imports are `import {...} from "./x.js";`, exports stand before
// declarations, and no two modules declare one name (the program would not load, which a test would see).
void AppendModule(absl::string_view path, std::vector<std::string>& done, std::string& program) {
  if (std::find(done.begin(), done.end(), path) != done.end()) return;
  done.emplace_back(path);
  std::string body;
  bool importing = false;
  for (absl::string_view line : absl::StrSplit(Content(path), '\n')) {
    importing = importing || absl::StartsWith(line, "import ");
    if (!importing) {
      absl::ConsumePrefix(&line, "export ");
      absl::StrAppend(&body, line, "\n");
      continue;
    }
    const std::vector<absl::string_view> quoted = absl::StrSplit(line, '"');
    if (quoted.size() != 3) continue;
    AppendModule(absl::StrCat("/js", absl::StripPrefix(quoted[1], ".")), done, program);
    importing = false;
  }
  absl::StrAppend(&program, body);
}

// As JSON that can stand in a script element: no `<` opens or closes a tag there, no line separator ends a line.
std::string ScriptJson(const google::protobuf::Message& message) {
  std::string json;
  (void)google::protobuf::util::MessageToJsonString(message, &json);  // cannot fail: UTF-8 and no Any
  return absl::StrReplaceAll(
      json, {{"<", "\\u003c"}, {">", "\\u003e"}, {"&", "\\u0026"}, {"\u2028", "\\u2028"}, {"\u2029", "\\u2029"}});
}

// A nonce that nothing in `data` repeats, so that nothing in it can pass for one of our scripts; the same for the same
// data.
std::string NonceFor(absl::string_view data) {
  uint64_t number = 0;
  while (absl::StrContains(data, absl::StrCat("banghi", number))) ++number;
  return absl::StrCat("banghi", number);
}

std::string Inline(absl::string_view element, absl::string_view nonce, absl::string_view content) {
  return absl::StrCat("<", element, " nonce=\"", nonce, "\">\n", content, "</", element, ">\n");
}

// The head's links and scripts, one a line in index.html, with what they name in their place.
std::string InlineLine(absl::string_view line, absl::string_view nonce, absl::string_view data) {
  const std::vector<absl::string_view> quoted = absl::StrSplit(line, '"');
  if (absl::StartsWith(line, "<link rel=\"stylesheet\" href="))
    return Inline("style", nonce, Content(absl::StrCat("/", quoted[3])));
  if (absl::StartsWith(line, "<link rel=\"icon\"")) return "";
  if (absl::StartsWith(line, "<script src=")) return Inline("script", nonce, Content(absl::StrCat("/", quoted[1])));
  if (absl::StartsWith(line, "<script type=\"module\" src=")) {
    std::vector<std::string> done;
    std::string program;
    AppendModule(kEntry, done, program);
    return absl::StrCat("<script id=\"banghi-data\" type=\"application/json\">", data,
                        "</script>\n<script type=\"module\" nonce=\"", nonce, "\">\n", program, "</script>\n");
  }
  if (absl::StartsWith(line, "<meta charset=")) {
    return absl::StrCat(
        line, "\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'nonce-", nonce,
        "'; style-src 'nonce-", nonce, "'; base-uri 'none'; form-action 'none'\">\n");
  }
  return absl::StrCat(line, "\n");
}

}  // namespace

std::string SelfContainedPage(const v1::Article& article, const v1::Record& record) {
  const std::string data = absl::StrCat("{\"article\":", ScriptJson(article), ",\"record\":", ScriptJson(record), "}");
  const std::string nonce = NonceFor(data);
  std::string page;
  for (const absl::string_view line : absl::StrSplit(absl::StripSuffix(Content("/"), "\n"), '\n'))
    absl::StrAppend(&page, InlineLine(line, nonce, data));
  return page;
}

}  // namespace banghi
