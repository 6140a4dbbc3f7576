#include "client/batch/counts.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"

namespace banghi {
namespace {

std::string Word(const std::string& name, absl::string_view prefix) {
  return absl::StrReplaceAll(absl::AsciiStrToLower(name.substr(prefix.size())), {{"_", " "}});
}

// A server may know values that this program does not: they count as UNSPECIFIED.
template <size_t kSize>
uint64_t& At(std::array<uint64_t, kSize>& counts, int value) {
  return counts[value >= 0 && value < static_cast<int>(kSize) ? value : 0];
}

template <size_t kSize>
void AddAll(const std::array<uint64_t, kSize>& more, std::array<uint64_t, kSize>& counts) {
  for (size_t i = 0; i < kSize; ++i) counts[i] += more[i];
}

using Found = google::protobuf::Map<std::string, uint64_t>;

template <size_t kSize>
void AddNamed(const char* list, const std::array<uint64_t, kSize>& counts, const std::string& (*name)(int),
              absl::string_view prefix, Found& found) {
  for (size_t value = 0; value < kSize; ++value) {
    if (counts[value] == 0) continue;
    found[absl::StrCat(list, "\t", Word(name(static_cast<int>(value)), prefix))] += counts[value];
  }
}

}  // namespace

std::string Grouped(uint64_t number) {
  const std::string digits = absl::StrCat(number);
  std::string grouped;
  for (size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) grouped += ',';
    grouped += digits[i];
  }
  return grouped;
}

void Tally::Add(const v1::Record& record, const v1::Article& article) {
  ++records;
  text_bytes += article.text().size();
  repaired += std::any_of(record.warnings().begin(), record.warnings().end(),
                          [](const v1::Warning& warning) { return warning.code() == v1::WARNING_CODE_TEXT_REPAIRED; });
  for (const v1::Mention& mention : record.mentions()) ++At(mentions, mention.type());
  for (const v1::Event& event : record.events()) ++At(events, event.type());
  for (const v1::Agreement& agreement : record.agreements()) ++At(agreements, agreement.type());
  for (const v1::Partnership& partnership : record.partnerships()) ++At(partnerships, partnership.level());
  people += record.people_size();
  ministries += record.ministries_size();
  organizations += record.organizations_size();
  countries += record.countries_size();
  locations += record.locations_size();
}

void Tally::Add(const Tally& other) {
  records += other.records;
  failed += other.failed;
  repaired += other.repaired;
  text_bytes += other.text_bytes;
  AddAll(other.mentions, mentions);
  AddAll(other.events, events);
  AddAll(other.agreements, agreements);
  AddAll(other.partnerships, partnerships);
  people += other.people;
  ministries += other.ministries;
  organizations += other.organizations;
  countries += other.countries;
  locations += other.locations;
}

void Add(const Tally& tally, batch::Counts* counts) {
  counts->set_records(counts->records() + tally.records);
  counts->set_failed(counts->failed() + tally.failed);
  counts->set_repaired(counts->repaired() + tally.repaired);
  counts->set_text_bytes(counts->text_bytes() + tally.text_bytes);
  auto& found = *counts->mutable_found();
  AddNamed("mentions", tally.mentions, &v1::MentionType_Name<int>, "MENTION_TYPE_", found);
  AddNamed("events", tally.events, &v1::EventType_Name<int>, "EVENT_TYPE_", found);
  AddNamed("agreements", tally.agreements, &v1::AgreementType_Name<int>, "AGREEMENT_TYPE_", found);
  AddNamed("partnerships", tally.partnerships, &v1::PartnershipLevel_Name<int>, "PARTNERSHIP_LEVEL_", found);
  const std::pair<const char*, uint64_t> kEntities[] = {{"people", tally.people},
                                                        {"ministries", tally.ministries},
                                                        {"organizations", tally.organizations},
                                                        {"countries", tally.countries},
                                                        {"locations", tally.locations}};
  for (const auto& [name, count] : kEntities) {
    if (count > 0) found[absl::StrCat("entities\t", name)] += count;
  }
}

std::string SummaryOf(const batch::Counts& counts, uint64_t read, absl::Duration took) {
  const double seconds = std::max(absl::ToDoubleSeconds(took), 1e-3);
  std::string out = absl::StrFormat("%-14s %12s   %s MB of text\n", "records", Grouped(counts.records()),
                                    absl::StrFormat("%.1f", static_cast<double>(counts.text_bytes()) / 1e6));
  absl::StrAppendFormat(&out, "%-14s %12s\n", "repaired", Grouped(counts.repaired()));
  absl::StrAppendFormat(&out, "%-14s %12s\n", "failed", Grouped(counts.failed()));
  const std::map<std::string, uint64_t> sorted(counts.found().begin(), counts.found().end());
  size_t longest = 0;
  for (const auto& [name, count] : sorted) longest = std::max(longest, name.size() - name.find('\t') - 1);
  std::string last;
  for (const auto& [name, count] : sorted) {
    const size_t tab = name.find('\t');
    const std::string list = name.substr(0, tab);
    if (list != last) absl::StrAppend(&out, "\n", list, "\n");
    last = list;
    absl::StrAppendFormat(&out, "  %-*s %12s\n", static_cast<int>(std::max<size_t>(longest, 25)), name.substr(tab + 1),
                          Grouped(count));
  }
  absl::StrAppendFormat(&out, "\n%s articles in %s, %.0f a second\n", Grouped(read),
                        absl::FormatDuration(absl::Trunc(took, absl::Milliseconds(10))),
                        static_cast<double>(read) / seconds);
  return out;
}

}  // namespace banghi
