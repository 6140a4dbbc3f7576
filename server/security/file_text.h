// Small files as a whole.
#ifndef BANGHI_SERVER_SECURITY_FILE_TEXT_H_
#define BANGHI_SERVER_SECURITY_FILE_TEXT_H_

#include <string>

#include "absl/status/statusor.h"

namespace banghi {

// The content of a file of at most 16 MiB. The error has the file and the reason: `cannot read tls.pem: No such file or
// directory`.
absl::StatusOr<std::string> ReadFileText(const std::string& path);

// Another one whenever another file stands at `path`, or it has been written to; empty where there is none.
std::string FileStamp(const std::string& path);

}  // namespace banghi

#endif  // BANGHI_SERVER_SECURITY_FILE_TEXT_H_
