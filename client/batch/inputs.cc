#include "client/batch/inputs.h"

#include <glob.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "client/batch/output.h"

namespace banghi {
namespace {

namespace fs = std::filesystem;

bool HasNameOfArticles(absl::string_view name) {
  static constexpr std::array<absl::string_view, 8> kEndings = {".txt",   ".md",     ".html", ".htm",
                                                                ".jsonl", ".ndjson", ".warc", ".wet"};
  for (const absl::string_view compressed : {".gz", ".zst"}) {
    if (absl::EndsWithIgnoreCase(name, compressed)) name.remove_suffix(compressed.size());
  }
  return std::any_of(kEndings.begin(), kEndings.end(),
                     [name](absl::string_view ending) { return absl::EndsWithIgnoreCase(name, ending); });
}

bool IsPlainLines(const std::string& path) {
  if (!absl::EndsWith(path, ".jsonl") && !absl::EndsWith(path, ".ndjson")) return false;
  // Whatever its name says: compressed files are told by their first bytes.
  char first = 0;
  std::ifstream(path, std::ios::binary).get(first);
  return first != '\x1f' && first != '\x28';
}

absl::StatusOr<BatchInput> FileNamed(const std::string& path) {
  if (path == "-") return BatchInput{path};
  std::error_code error;
  if (!fs::exists(path, error)) return absl::NotFoundError(absl::StrCat(path, ": no such file"));
  // One that could not be looked into, which is told when it is read.
  if (fs::is_directory(path, error)) return BatchInput{path, 0, false, true};
  // A pipe has no length, and can be read once only.
  const bool file = fs::is_regular_file(path, error);
  const uint64_t bytes = file ? fs::file_size(path, error) : 0;
  if (error) return absl::UnavailableError(absl::StrCat(path, ": ", error.message()));
  return BatchInput{path, bytes, file && IsPlainLines(path), file};
}

// Files that an output has, or will have, and everything in its directories.
class OwnFiles {
 public:
  explicit OwnFiles(const std::string& output) {
    if (output.empty()) return;
    for (const std::string& path : OutputPaths(output)) {
      paths_.push_back(Canonical(path));
      if (paths_.back().empty()) paths_.pop_back();  // cannot be there, and the run will say so
    }
  }

  bool Have(const std::string& path) const {
    if (paths_.empty()) return false;
    const std::string canonical = Canonical(path);
    return std::any_of(paths_.begin(), paths_.end(), [&](const std::string& own) {
      return absl::StartsWith(canonical, own) && (canonical.size() == own.size() || canonical[own.size()] == '/');
    });
  }

 private:
  static std::string Canonical(const std::string& path) {
    std::error_code error;
    return fs::weakly_canonical(fs::absolute(path, error), error).string();
  }

  std::vector<std::string> paths_;
};

// Adds the files below `directory`; and directories that may not be looked into, so that the run says which.
void AddFilesBelow(const std::string& directory, const OwnFiles& own, std::vector<std::string>* paths) {
  std::error_code error;
  for (fs::directory_iterator entry(directory, error), end; !error && entry != end; entry.increment(error)) {
    std::error_code unknown;  // a link to nothing, or to itself, is no file
    const std::string path = entry->path().string();
    if (entry->is_directory(unknown) && !entry->is_symlink(unknown)) {
      if (!own.Have(path)) AddFilesBelow(path, own, paths);
    } else if (entry->is_regular_file(unknown) && HasNameOfArticles(entry->path().filename().string())) {
      if (!own.Have(path)) paths->push_back(path);
    }
  }
  if (error) paths->push_back(directory);
}

absl::StatusOr<std::vector<std::string>> FilesBelow(const std::string& directory, const OwnFiles& own) {
  std::vector<std::string> paths;
  AddFilesBelow(directory, own, &paths);
  if (paths.empty()) return absl::NotFoundError(absl::StrCat(directory, ": no articles below it"));
  std::sort(paths.begin(), paths.end());
  return paths;
}

absl::StatusOr<std::vector<std::string>> FilesMatching(const std::string& pattern, const OwnFiles& own) {
  glob_t found{};
  std::vector<std::string> paths;
  if (glob(pattern.c_str(), GLOB_ERR, nullptr, &found) == 0)
    paths.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  globfree(&found);
  paths.erase(std::remove_if(paths.begin(), paths.end(), [&](const std::string& path) { return own.Have(path); }),
              paths.end());
  if (paths.empty()) return absl::NotFoundError(absl::StrCat(pattern, ": no file matches"));
  std::sort(paths.begin(), paths.end());
  return paths;
}

absl::StatusOr<std::vector<std::string>> FilesOfArgument(const std::string& argument, const OwnFiles& own) {
  std::error_code error;
  if (argument != "-" && fs::is_directory(argument, error)) return FilesBelow(argument, own);
  const bool pattern = argument.find_first_of("*?[") != std::string::npos;
  if (pattern && !fs::exists(argument, error)) return FilesMatching(argument, own);
  if (argument != "-" && own.Have(argument)) {
    return absl::InvalidArgumentError(absl::StrCat(argument, ": belongs to the output of this run"));
  }
  return std::vector<std::string>{argument};
}

// The first byte of part `number` (from 0) of `count`.
uint64_t BeginOf(uint64_t number, Shard shard, uint64_t bytes) {
  return static_cast<uint64_t>(static_cast<__uint128_t>(bytes) * number / shard.count);
}

}  // namespace

absl::StatusOr<std::vector<BatchInput>> ListInputs(const std::vector<std::string>& arguments,
                                                   const std::string& output) {
  const OwnFiles own(output);
  std::vector<BatchInput> inputs;
  for (const std::string& argument : arguments) {
    const absl::StatusOr<std::vector<std::string>> paths = FilesOfArgument(argument, own);
    if (!paths.ok()) return paths.status();
    for (const std::string& path : *paths) {
      absl::StatusOr<BatchInput> input = FileNamed(path);
      if (!input.ok()) return input.status();
      inputs.push_back(*std::move(input));
    }
  }
  return inputs;
}

absl::StatusOr<Shard> ParseShard(const std::string& text, uint64_t first) {
  const std::pair<absl::string_view, absl::string_view> parts = absl::StrSplit(text, absl::MaxSplits('/', 1));
  Shard shard;
  if (!absl::SimpleAtoi(parts.first, &shard.number) || !absl::SimpleAtoi(parts.second, &shard.count) ||
      shard.number < first || shard.number - first >= shard.count) {
    return absl::InvalidArgumentError(
        absl::StrCat("\"", text, "\" is no shard; wanted is K/N, K from ", first, " to N", first == 0 ? " - 1" : ""));
  }
  shard.number += 1 - first;
  return shard;
}

std::vector<ArticleFile> FilesOf(const std::vector<BatchInput>& inputs, Shard shard) {
  uint64_t bytes = 0;
  // A file without a length still has its place, so that one shard takes it.
  for (const BatchInput& input : inputs) bytes += std::max<uint64_t>(input.bytes, 1);
  const uint64_t begin = BeginOf(shard.number - 1, shard, bytes), end = BeginOf(shard.number, shard, bytes);
  std::vector<ArticleFile> files;
  uint64_t place = 0;
  for (const BatchInput& input : inputs) {
    const uint64_t from = place, length = std::max<uint64_t>(input.bytes, 1);
    place += length;
    if (input.lines && shard.count > 1) {
      const uint64_t first = std::clamp(begin, from, place) - from, last = std::clamp(end, from, place) - from;
      if (first < last) files.push_back({input.path, first, last == length ? ArticleFile::kEnd : last});
    } else if (begin <= from && from < end) {
      files.push_back({input.path});
    }
  }
  return files;
}

}  // namespace banghi
