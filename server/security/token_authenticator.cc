#include "server/security/token_authenticator.h"

#include <map>

#include "absl/memory/memory.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "server/security/file_text.h"

namespace banghi {
namespace {

constexpr absl::string_view kScheme = "Bearer ";

// A line a fault. CheckReport's own text shows lines of the file, and those may have tokens.
std::string FaultsOf(const CheckReport& report) {
  return absl::StrJoin(report.faults(), "\n", [](std::string* out, const Fault& fault) {
    absl::StrAppend(out, fault.file);
    if (fault.line > 0) absl::StrAppend(out, ":", fault.line, ":", fault.column);
    absl::StrAppend(out, ": ", fault.message);
  });
}

}  // namespace

absl::StatusOr<std::unique_ptr<TokenAuthenticator>> TokenAuthenticator::Open(std::string path) {
  auto authenticator = absl::WrapUnique(new TokenAuthenticator(std::move(path)));
  if (absl::Status status = authenticator->Reread(); !status.ok()) return status;
  return authenticator;
}

std::shared_ptr<const TokenAuthenticator::Table> TokenAuthenticator::Pin() const {
  const std::lock_guard lock(mutex_);
  return table_;
}

size_t TokenAuthenticator::size() const { return Pin()->size(); }

std::shared_ptr<const TokenAuthenticator::Table> TokenAuthenticator::TableOf(
    const std::vector<TokenEntry>& entries) const {
  std::map<std::string, std::shared_ptr<Quota>> buckets;  // of before, and then of all
  for (const Known& known : *Pin()) buckets[known.caller.name] = known.caller.quota;
  auto table = std::make_shared<Table>();
  for (const TokenEntry& entry : entries) {
    std::shared_ptr<Quota>& bucket = buckets[entry.name];
    if (entry.articles_per_minute == 0) {
      bucket = nullptr;
    } else if (bucket == nullptr) {
      bucket = std::make_shared<TokenBucket>(entry.articles_per_minute);
    } else {
      static_cast<TokenBucket&>(*bucket).SetRate(entry.articles_per_minute);
    }
    table->push_back({entry.digest, {entry.name, bucket}, entry.may_read, entry.may_administer});
  }
  return table;
}

absl::Status TokenAuthenticator::Reread() {
  const std::lock_guard reread_lock(reread_mutex_);
  // Before the file is read: what is written meanwhile is then read once more.
  stamp_ = seen_ = FileStamp(path_);
  const absl::StatusOr<std::string> text = ReadFileText(path_);
  if (!text.ok()) return text.status();
  CheckReport report;
  const std::vector<TokenEntry> entries = ParseTokens(path_, *text, report);
  if (!report.ok()) return absl::InvalidArgumentError(FaultsOf(report));
  std::shared_ptr<const Table> table = TableOf(entries);
  const std::lock_guard lock(mutex_);
  table_.swap(table);
  return absl::OkStatus();
}

bool TokenAuthenticator::HasChanged() {
  const std::lock_guard reread_lock(reread_mutex_);
  std::string stamp = FileStamp(path_);
  const bool at_rest = stamp == seen_;
  seen_ = std::move(stamp);
  return at_rest && seen_ != stamp_;
}

absl::StatusOr<Caller> TokenAuthenticator::Authenticate(absl::string_view authorization, Right right) const {
  if (authorization.empty()) {
    return absl::UnauthenticatedError("the call has no token; it comes in the header `authorization: Bearer TOKEN`");
  }
  if (!absl::StartsWithIgnoreCase(authorization, kScheme)) {
    return absl::UnauthenticatedError("the header `authorization` is not `Bearer TOKEN`");
  }
  const TokenDigest digest = DigestOf(absl::StripAsciiWhitespace(authorization.substr(kScheme.size())));
  const std::shared_ptr<const Table> table = Pin();
  const Known* found = nullptr;
  for (const Known& known : *table) {  // all of them, so that the time tells nothing of where it stands
    if (SameDigest(known.digest, digest)) found = &known;
  }
  if (found == nullptr) return absl::UnauthenticatedError("the token is not known to this server");
  if (right == Right::kAdminister ? found->may_administer : found->may_read) return found->caller;
  return absl::PermissionDeniedError(absl::StrCat("the token of ", found->caller.name, " has not the right `",
                                                  right == Right::kAdminister ? "admin" : "read", "`"));
}

}  // namespace banghi
