// How a line of the log looks: JSON for machines, text for people.
#ifndef BANGHI_SERVER_LOG_LOG_FORMATTER_H_
#define BANGHI_SERVER_LOG_LOG_FORMATTER_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "absl/strings/string_view.h"
#include "server/log/json_line.h"
#include "spdlog/common.h"
#include "spdlog/formatter.h"

namespace banghi {

// Logs `message` with members of its own besides time and level; in a text log they stand behind it.
void LogFields(spdlog::level::level_enum level, absl::string_view message, JsonLine& fields);

enum class LogFormat { kJson, kText };

//   {"time":"2026-03-01T08:00:00.123Z","level":"warn","message":"call failed","request_id":"7f"}
//   2026-03-01T08:00:00.123Z warn call failed {"request_id":"7f"}
//
// Is used by one thread at a time, as spdlog does.
class LogFormatter final : public spdlog::formatter {
 public:
  // `lost` is asked how many lines never came here; where it has risen, a line that says so goes before.
  LogFormatter(LogFormat format, std::function<size_t()> lost) : format_(format), lost_(std::move(lost)) {}

  void format(const spdlog::details::log_msg& line, spdlog::memory_buf_t& out) override;
  std::unique_ptr<spdlog::formatter> clone() const override;

 private:
  const LogFormat format_;
  const std::function<size_t()> lost_;
  size_t lost_until_now_ = 0;
};

}  // namespace banghi

#endif  // BANGHI_SERVER_LOG_LOG_FORMATTER_H_
