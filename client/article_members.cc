#include "client/article_members.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "client/near_word.h"
#include "google/protobuf/struct.pb.h"
#include "google/protobuf/util/json_util.h"

namespace banghi {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

constexpr size_t kLongestName = 40;  // bytes
constexpr size_t kShortest = 4;      // letters; `cid` is one slip from `id`, and something else

// A member of the object, with its name without joints and in lower case: how words are joined is no slip of the hand.
struct Member {
  std::string name;
  std::string plain;  // `Published-Date` -> `publisheddate`
};

std::string Plain(absl::string_view name) {
  std::string plain;
  for (const unsigned char c : name) {
    if (absl::ascii_isalnum(c)) plain += absl::ascii_tolower(c);
  }
  return plain;
}

bool IsName(absl::string_view name) {
  return name.size() <= kLongestName && std::all_of(name.begin(), name.end(), [](unsigned char c) {
           return absl::ascii_isalnum(c) || c == '_' || c == '-' || c == '.' || c == ' ';
         });
}

// The texts of the object that are no article's members.
std::vector<Member> Unused(const google::protobuf::Struct& object) {
  const Descriptor& article = *v1::Article::descriptor();
  std::vector<Member> unused;
  for (const auto& [name, value] : object.fields()) {
    const bool used = article.FindFieldByName(name) != nullptr || article.FindFieldByCamelcaseName(name) != nullptr;
    if (!used && IsName(name) && !value.string_value().empty()) unused.push_back({name, Plain(name)});
  }
  std::sort(unused.begin(), unused.end(), [](const Member& a, const Member& b) { return a.name < b.name; });
  return unused;
}

// What corpora call the members that records want most, the likeliest first.
std::vector<std::string> OtherNames(absl::string_view member) {
  if (member == "publishedDate") {
    return {"date",     "pubdate",     "publishdate",     "published",       "publishedat",   "datepublished",
            "datetime", "publishtime", "publicationdate", "publicationtime", "publishedtime", "postdate"};
  }
  if (member == "text") return {"content", "body", "articlebody", "fulltext", "contents", "bodytext", "maintext"};
  return {};
}

// The one of `unused` that was meant for the member; null where none looks so.
const Member* MeantFor(const FieldDescriptor& member, const std::vector<Member>& unused) {
  std::vector<std::string> names = OtherNames(member.json_name());
  names.insert(names.begin(), Plain(member.json_name()));
  for (const std::string& name : names) {
    for (const Member& other : unused) {
      if (other.plain == name) return &other;
    }
  }
  const auto near = std::find_if(unused.begin(), unused.end(), [&](const Member& other) {
    return names.front().size() >= kShortest && !NearWord(other.plain, {names.front()}).empty();
  });
  return near == unused.end() ? nullptr : &*near;
}

}  // namespace

std::vector<std::string> MembersPassedOver(absl::string_view json, const v1::Article& article) {
  google::protobuf::Struct object;
  if (!google::protobuf::util::JsonStringToMessage({json.data(), json.size()}, &object).ok()) return {};
  const std::vector<Member> unused = Unused(object);
  std::vector<std::string> told;
  const Descriptor& members = *v1::Article::descriptor();
  for (int i = 0; i < members.field_count(); ++i) {
    const FieldDescriptor& member = *members.field(i);
    if (!article.GetReflection()->GetString(article, &member).empty()) continue;
    if (const Member* other = MeantFor(member, unused); other != nullptr) {
      told.push_back(absl::StrCat("\"", other->name, "\" is passed over; did you mean \"", member.json_name(), "\"?"));
    }
  }
  return told;
}

}  // namespace banghi
