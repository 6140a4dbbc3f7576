// What a batch has come to, for people.
#ifndef BANGHI_CLIENT_BATCH_COUNTS_H_
#define BANGHI_CLIENT_BATCH_COUNTS_H_

#include <array>
#include <cstdint>
#include <string>

#include "absl/time/time.h"
#include "banghi/v1/article.pb.h"
#include "banghi/v1/record.pb.h"
#include "client/batch/checkpoint.pb.h"

namespace banghi {

// Counts as articles are read: numbers under the values of the enums, which get their names only when a block is
// written.
struct Tally {
  uint64_t records = 0;
  uint64_t failed = 0;
  uint64_t repaired = 0;  // articles with letters put back
  uint64_t text_bytes = 0;
  std::array<uint64_t, v1::MentionType_ARRAYSIZE> mentions{};
  std::array<uint64_t, v1::EventType_ARRAYSIZE> events{};
  std::array<uint64_t, v1::AgreementType_ARRAYSIZE> agreements{};
  std::array<uint64_t, v1::PartnershipLevel_ARRAYSIZE> partnerships{};
  uint64_t people = 0, ministries = 0, organizations = 0, countries = 0, locations = 0;

  void Add(const v1::Record& record, const v1::Article& article);
  void Add(const Tally& other);
};

void Add(const Tally& tally, batch::Counts* counts);

std::string Grouped(uint64_t number);  // 1,234,567

// The table at the end of a run; `read` and `took` are of this run alone, which may have gone on with another.
std::string SummaryOf(const batch::Counts& counts, uint64_t read, absl::Duration took);

}  // namespace banghi

#endif  // BANGHI_CLIENT_BATCH_COUNTS_H_
