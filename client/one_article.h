// The one article that a command is about.
#ifndef BANGHI_CLIENT_ONE_ARTICLE_H_
#define BANGHI_CLIENT_ONE_ARTICLE_H_

#include <string>

#include "banghi/v1/article.pb.h"

namespace banghi {

// Reads the article of `file` (as ArticleReader does; `-` is standard input), of several the one with the id
// `article_id`. `published`: the day for an article that does not say it. Returns kExitOk, or else the exit status,
// what is wrong having been said on standard error.
int ReadOneArticle(const std::string& file, const std::string& article_id, const std::string& published,
                   v1::Article* article);

}  // namespace banghi

#endif  // BANGHI_CLIENT_ONE_ARTICLE_H_
