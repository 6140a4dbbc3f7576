// Members of a JSON object that were meant for an article's, by their look.
#ifndef BANGHI_CLIENT_ARTICLE_MEMBERS_H_
#define BANGHI_CLIENT_ARTICLE_MEMBERS_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "banghi/v1/article.pb.h"

namespace banghi {

// For each member that `article`, read from `json`, lacks, what to tell of another one that was passed over although
// its name looks like it: `"pubDate" is passed over; did you mean "publishedDate"?`. Only texts count, and names of up
// to 40 letters, digits and joints, of which one in the other spelling comes before a near one.
std::vector<std::string> MembersPassedOver(absl::string_view json, const v1::Article& article);

}  // namespace banghi

#endif  // BANGHI_CLIENT_ARTICLE_MEMBERS_H_
