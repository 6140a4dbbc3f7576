// What a batch has come to, for people.
#ifndef BANGHI_CLIENT_BATCH_COUNTS_H_
#define BANGHI_CLIENT_BATCH_COUNTS_H_

#include <string>

#include "absl/time/time.h"
#include "banghi/v1/article.pb.h"
#include "banghi/v1/record.pb.h"
#include "client/batch/checkpoint.pb.h"

namespace banghi {

// Counts a record in.
void Count(const v1::Record& record, const v1::Article& article, batch::Counts* counts);
void Add(const batch::Counts& more, batch::Counts* counts);

std::string Grouped(uint64_t number);  // 1,234,567

// The table at the end of a run; `read` and `took` are of this run alone, which may have gone on with another.
std::string SummaryOf(const batch::Counts& counts, uint64_t read, absl::Duration took);

}  // namespace banghi

#endif  // BANGHI_CLIENT_BATCH_COUNTS_H_
