#include "server/log/log_formatter.h"

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "spdlog/details/log_msg.h"
#include "spdlog/spdlog.h"

namespace banghi {
namespace {

// Marks a line of LogFields: its place in the source has this file, and as its line the length of the message, behind
// which the fields begin. The address counts, so that no text can pass for it.
constexpr char kHasFields[] = "fields";

absl::string_view NameOf(spdlog::level::level_enum level) {
  switch (level) {
    case spdlog::level::trace:
    case spdlog::level::debug:
      return "debug";
    case spdlog::level::warn:
      return "warn";
    case spdlog::level::err:
    case spdlog::level::critical:
      return "error";
    default:
      return "info";
  }
}

struct Line {
  spdlog::log_clock::time_point time;
  absl::string_view level;
  absl::string_view message;
  absl::string_view fields;  // `{...}`; empty where there are none
};

std::string Formatted(const Line& line, LogFormat format) {
  const std::string time = absl::FormatTime("%Y-%m-%d%ET%H:%M:%E3SZ", absl::FromChrono(line.time), absl::UTCTimeZone());
  if (format == LogFormat::kText) {
    return absl::StrCat(time, " ", line.level, " ", line.message, line.fields.empty() ? "" : " ", line.fields, "\n");
  }
  JsonLine json;
  json.Add("time", time);
  json.Add("level", line.level);
  json.Add("message", line.message);
  std::string text = json.Take();
  if (line.fields.size() > 2) {
    text.back() = ',';
    absl::StrAppend(&text, line.fields.substr(1));
  }
  text.push_back('\n');
  return text;
}

}  // namespace

void LogFields(spdlog::level::level_enum level, absl::string_view message, JsonLine& fields) {
  if (!spdlog::should_log(level)) return;
  const std::string payload = absl::StrCat(message, fields.Take());
  spdlog::default_logger_raw()->log(spdlog::source_loc{kHasFields, static_cast<int>(message.size()), ""}, level,
                                    spdlog::string_view_t(payload));
}

void LogFormatter::format(const spdlog::details::log_msg& line, spdlog::memory_buf_t& out) {
  if (const size_t lost = lost_(); lost > lost_until_now_) {
    const std::string message = absl::StrCat(lost - lost_until_now_, " lines of the log were lost, which was too slow");
    const std::string text = Formatted({line.time, "warn", message, ""}, format_);
    out.append(text.data(), text.data() + text.size());
    lost_until_now_ = lost;
  }
  const absl::string_view payload(line.payload.data(), line.payload.size());
  const size_t end = line.source.filename == kHasFields ? line.source.line : payload.size();
  const std::string text =
      Formatted({line.time, NameOf(line.level), payload.substr(0, end), payload.substr(end)}, format_);
  out.append(text.data(), text.data() + text.size());
}

std::unique_ptr<spdlog::formatter> LogFormatter::clone() const {
  return std::make_unique<LogFormatter>(format_, lost_);
}

}  // namespace banghi
