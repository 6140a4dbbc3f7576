#include "client/one_article.h"

#include <iostream>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "client/article_reader.h"
#include "client/command.h"

namespace banghi {
namespace {

int Fail(int status, const std::string& why) {
  std::cerr << "banghi: " << why << std::endl;
  return status;
}

}  // namespace

int ReadOneArticle(const std::string& file, const std::string& article_id, const std::string& published,
                   v1::Article* article) {
  ArticleReader reader({file}, published);
  std::vector<std::string> ids;
  ArticleInput input;
  ArticleInput next;
  bool found = false;
  while (reader.Next(&next)) {
    if (!next.status.ok() && article_id.empty())
      return Fail(kExitFailed, absl::StrCat(next.label, ": ", std::string(next.status.message())));
    ids.push_back(next.article.id());
    if (found || (!article_id.empty() && next.article.id() != article_id)) continue;
    input = next;
    found = true;
  }
  if (!article_id.empty() && !found)
    return Fail(kExitFailed, absl::StrCat(file, ": no article with the id ", article_id));
  if (article_id.empty() && ids.size() > 1) {
    return Fail(kExitUsage, absl::StrCat(file, " holds ", ids.size(), " articles; name one with --article ID (", ids[0],
                                         ", ", ids[1], ids.size() > 2 ? ", ...)" : ")"));
  }
  if (!found) return Fail(kExitFailed, absl::StrCat(file, ": no article"));
  if (!input.status.ok())
    return Fail(kExitFailed, absl::StrCat(input.label, ": ", std::string(input.status.message())));
  *article = std::move(input.article);
  return kExitOk;
}

}  // namespace banghi
