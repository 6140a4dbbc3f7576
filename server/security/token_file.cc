#include "server/security/token_file.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace banghi {
namespace {

constexpr absl::string_view kHash = "sha256:";
constexpr size_t kLongestName = 64;

class TokenReader {
 public:
  TokenReader(absl::string_view file, CheckReport& report) : file_(file), report_(report) {}

  std::vector<TokenEntry> Read(absl::string_view text) {
    for (absl::string_view line : absl::StrSplit(text, '\n')) {
      ++number_;
      line_ = absl::StripSuffix(line, "\r");
      if (!absl::StripAsciiWhitespace(line_).empty() && !absl::StartsWith(line_, "#")) ReadLine();
    }
    if (entries_.empty() && report_.ok()) report_.Add({std::string(file_), 0, 0, "holds no token", ""});
    return std::move(entries_);
  }

 private:
  // Without the line, and never with a cell that may hold a token.
  void Tell(absl::string_view where, std::string message) {
    const auto byte = static_cast<size_t>(where.data() - line_.data());
    report_.Add({std::string(file_), number_, ColumnOf(line_, byte), std::move(message), ""});
    good_ = false;
  }

  void ReadLine() {
    good_ = true;
    TokenEntry entry;
    std::vector<absl::string_view> cells = absl::StrSplit(line_, '\t');
    for (absl::string_view& cell : cells) cell = absl::StripAsciiWhitespace(cell);
    while (cells.size() < 4) cells.push_back(line_.substr(line_.size()));
    ReadName(cells[0], entry);
    ReadDigest(cells[1], entry);
    ReadArticles(cells[2], entry);
    ReadRights(cells[3], entry);
    if (cells.size() > 4 && !cells[4].empty()) Tell(cells[4], "more than four cells");
    if (good_) CompareWithOthers(cells, entry);
    if (good_) entries_.push_back(std::move(entry));
  }

  void ReadName(absl::string_view cell, TokenEntry& entry) {
    if (std::string why = WhyNoName(cell); !why.empty()) return Tell(cell, std::move(why));
    entry.name = std::string(cell);
  }

  void ReadDigest(absl::string_view cell, TokenEntry& entry) {
    absl::string_view hex = cell;
    if (cell.empty()) return Tell(cell, "no token: `sha256:` and its hash");
    if (!absl::ConsumePrefix(&hex, kHash)) {
      return Tell(cell, "no `sha256:`; the file has the hash of a token, not the token (`banghi token` makes both)");
    }
    if (hex.size() != 2 * entry.digest.size() || !std::all_of(hex.begin(), hex.end(), absl::ascii_isxdigit)) {
      return Tell(hex, "a hash has 64 hexadecimal digits");
    }
    const std::string bytes = absl::HexStringToBytes(hex);
    std::copy(bytes.begin(), bytes.end(), entry.digest.begin());
  }

  void ReadArticles(absl::string_view cell, TokenEntry& entry) {
    if (cell.empty()) return;
    const bool digits = std::all_of(cell.begin(), cell.end(), absl::ascii_isdigit);
    if (!digits || !absl::SimpleAtoi(cell, &entry.articles_per_minute) ||
        entry.articles_per_minute > kMostArticlesPerMinute) {
      Tell(cell, absl::StrCat("articles a minute are a number up to ", kMostArticlesPerMinute, ", or nothing"));
    }
  }

  void ReadRights(absl::string_view cell, TokenEntry& entry) {
    if (cell.empty()) return;
    entry.may_read = false;
    for (absl::string_view right : absl::StrSplit(cell, ',')) {
      right = absl::StripAsciiWhitespace(right);
      if (right == "read") {
        entry.may_read = true;
      } else if (right == "admin") {
        entry.may_administer = true;
      } else {
        Tell(right, "rights are `read`, `admin` or both, with a comma between them");
      }
    }
  }

  void CompareWithOthers(const std::vector<absl::string_view>& cells, const TokenEntry& entry) {
    const auto [token, is_new_token] = line_of_.try_emplace(entry.digest, number_);
    if (!is_new_token) Tell(cells[1], absl::StrCat("the same token as on line ", token->second));
    const auto [quota, is_new_name] = quota_of_.try_emplace(entry.name, entry.articles_per_minute, number_);
    if (!is_new_name && quota->second.first != entry.articles_per_minute) {
      Tell(cells[2], absl::StrCat("another quota than on line ", quota->second.second, ", which has the same name"));
    }
  }

  const absl::string_view file_;
  CheckReport& report_;
  absl::string_view line_;
  uint32_t number_ = 0;
  bool good_ = true;  // the line so far
  std::vector<TokenEntry> entries_;
  std::map<TokenDigest, uint32_t> line_of_;
  std::map<std::string, std::pair<uint32_t, uint32_t>> quota_of_;  // by name: articles a minute, and the line
};

}  // namespace

std::vector<TokenEntry> ParseTokens(absl::string_view file, absl::string_view text, CheckReport& report) {
  return TokenReader(file, report).Read(text);
}

std::string TokenLine(const TokenEntry& entry) {
  const absl::string_view digest(reinterpret_cast<const char*>(entry.digest.data()), entry.digest.size());
  const std::string articles = entry.articles_per_minute == 0 ? "" : absl::StrCat(entry.articles_per_minute);
  const char* rights = !entry.may_administer ? "read" : entry.may_read ? "read,admin" : "admin";
  return absl::StrCat(entry.name, "\t", kHash, absl::BytesToHexString(digest), "\t", articles, "\t", rights);
}

std::string WhyNoName(absl::string_view name) {
  if (name.empty()) return "no name";
  const auto fits = [](unsigned char c) { return absl::ascii_isalnum(c) || c == '.' || c == '_' || c == '-'; };
  if (!std::all_of(name.begin(), name.end(), fits)) return "a name has letters, digits, `.`, `_` and `-`";
  if (name.size() > kLongestName) return absl::StrCat("a name has at most ", kLongestName, " characters");
  return "";
}

}  // namespace banghi
