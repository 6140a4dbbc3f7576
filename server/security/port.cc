#include "server/security/port.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace banghi {

std::string PortFault(const std::string& addresses) {
  constexpr int kLast = 65535;
  for (const absl::string_view address : absl::StrSplit(addresses, ',', absl::SkipEmpty())) {
    const size_t colon = address.rfind(':');
    if (colon == absl::string_view::npos || absl::StartsWith(address, "unix")) continue;
    const absl::string_view port = address.substr(colon + 1);
    if (port.empty() || !std::all_of(port.begin(), port.end(), absl::ascii_isdigit)) continue;
    int number = 0;
    if (!absl::SimpleAtoi(port, &number) || number > kLast)
      return absl::StrCat(address, ": ", port, " is no port; the last one is ", kLast);
  }
  return "";
}

}  // namespace banghi
