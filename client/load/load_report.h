// What a load did to a server, for people and for programs.
#ifndef BANGHI_CLIENT_LOAD_LOAD_REPORT_H_
#define BANGHI_CLIENT_LOAD_LOAD_REPORT_H_

#include <cstddef>
#include <string>

#include "client/load/load_generator.h"
#include "client/terminal.h"

namespace banghi {

std::string LoadTable(const LoadOptions& options, size_t articles, const LoadResult& result, const Terminal& terminal);

// One JSON object in several lines. Latencies and CPU are in microseconds; `server` is there where its process is
// known.
std::string LoadJson(const LoadOptions& options, size_t articles, const LoadResult& result);

}  // namespace banghi

#endif  // BANGHI_CLIENT_LOAD_LOAD_REPORT_H_
