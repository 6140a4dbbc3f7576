#include "client/batch/counts.h"

#include <algorithm>
#include <map>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"

namespace banghi {
namespace {

std::string Word(const std::string& name, absl::string_view prefix) {
  return absl::StrReplaceAll(absl::AsciiStrToLower(name.substr(prefix.size())), {{"_", " "}});
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

void Count(const v1::Record& record, const v1::Article& article, batch::Counts* counts) {
  counts->set_records(counts->records() + 1);
  counts->set_text_bytes(counts->text_bytes() + article.text().size());
  for (const v1::Warning& warning : record.warnings()) {
    if (warning.code() != v1::WARNING_CODE_TEXT_REPAIRED) continue;
    counts->set_repaired(counts->repaired() + 1);
    break;
  }
  auto& found = *counts->mutable_found();
  for (const v1::Mention& mention : record.mentions()) {
    ++found[absl::StrCat("mentions\t", Word(v1::MentionType_Name(mention.type()), "MENTION_TYPE_"))];
  }
  for (const v1::Event& event : record.events()) {
    ++found[absl::StrCat("events\t", Word(v1::EventType_Name(event.type()), "EVENT_TYPE_"))];
  }
  for (const v1::Agreement& agreement : record.agreements()) {
    ++found[absl::StrCat("agreements\t", Word(v1::AgreementType_Name(agreement.type()), "AGREEMENT_TYPE_"))];
  }
  for (const v1::Partnership& partnership : record.partnerships()) {
    ++found[absl::StrCat("partnerships\t", Word(v1::PartnershipLevel_Name(partnership.level()), "PARTNERSHIP_LEVEL_"))];
  }
  if (record.people_size() > 0) found["entities\tpeople"] += record.people_size();
  if (record.ministries_size() > 0) found["entities\tministries"] += record.ministries_size();
  if (record.organizations_size() > 0) found["entities\torganizations"] += record.organizations_size();
  if (record.countries_size() > 0) found["entities\tcountries"] += record.countries_size();
  if (record.locations_size() > 0) found["entities\tlocations"] += record.locations_size();
}

void Add(const batch::Counts& more, batch::Counts* counts) {
  counts->set_records(counts->records() + more.records());
  counts->set_failed(counts->failed() + more.failed());
  counts->set_repaired(counts->repaired() + more.repaired());
  counts->set_text_bytes(counts->text_bytes() + more.text_bytes());
  for (const auto& [name, count] : more.found()) (*counts->mutable_found())[name] += count;
}

std::string SummaryOf(const batch::Counts& counts, uint64_t read, absl::Duration took) {
  const double seconds = std::max(absl::ToDoubleSeconds(took), 1e-3);
  std::string out = absl::StrFormat("%-14s %12s   %s MB of text\n", "records", Grouped(counts.records()),
                                    absl::StrFormat("%.1f", static_cast<double>(counts.text_bytes()) / 1e6));
  absl::StrAppendFormat(&out, "%-14s %12s\n", "repaired", Grouped(counts.repaired()));
  absl::StrAppendFormat(&out, "%-14s %12s\n", "failed", Grouped(counts.failed()));
  const std::map<std::string, uint64_t> sorted(counts.found().begin(), counts.found().end());
  std::string last;
  for (const auto& [name, count] : sorted) {
    const size_t tab = name.find('\t');
    const std::string list = name.substr(0, tab);
    if (list != last) absl::StrAppend(&out, "\n", list, "\n");
    last = list;
    absl::StrAppendFormat(&out, "  %-25s %12s\n", name.substr(tab + 1), Grouped(count));
  }
  absl::StrAppendFormat(&out, "\n%s articles in %s, %.0f a second\n", Grouped(read),
                        absl::FormatDuration(absl::Trunc(took, absl::Milliseconds(10))),
                        static_cast<double>(read) / seconds);
  return out;
}

}  // namespace banghi
