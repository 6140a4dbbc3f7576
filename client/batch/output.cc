#include "client/batch/output.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "absl/memory/memory.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/util/json_util.h"

namespace banghi {
namespace {

namespace fs = std::filesystem;

bool Exists(const std::string& path) {
  std::error_code error;
  return fs::exists(path, error);
}

// What two runs differ in, in words.
std::string Difference(const google::protobuf::RepeatedPtrField<std::string>& before,
                       const std::vector<std::string>& now) {
  for (int i = 0; i < before.size() || i < static_cast<int>(now.size()); ++i) {
    const std::string then = i < before.size() ? before[i] : "nothing";
    const std::string here = i < static_cast<int>(now.size()) ? now[i] : "nothing";
    if (then != here) return absl::StrCat("it had `", then, "`, now it is `", here, "`");
  }
  return "";
}

}  // namespace

BatchOutput::BatchOutput(std::string path, const BatchFormat& format) : path_(std::move(path)), format_(format) {
  for (const std::string& name : format.FileNames()) names_.push_back(absl::StrCat(path_, "/", name));
  if (names_.empty()) names_.push_back(path_);
  names_.push_back(errors_path());
}

absl::StatusOr<std::unique_ptr<BatchOutput>> BatchOutput::Open(const std::string& path, const BatchFormat& format,
                                                               const std::vector<std::string>& task,
                                                               Beginning beginning) {
  auto output = absl::WrapUnique(new BatchOutput(path, format));
  if (absl::Status status = output->Begin(task, beginning); !status.ok()) return status;
  return output;
}

bool BatchOutput::AnythingThere() const { return std::any_of(names_.begin(), names_.end(), Exists); }

bool BatchOutput::AllRecordsThere() const { return std::all_of(names_.begin(), names_.end() - 1, Exists); }

absl::Status BatchOutput::Begin(const std::vector<std::string>& task, Beginning beginning) {
  const bool begun = Exists(checkpoint_path());
  if (beginning == Beginning::kResume && begun) return Resume(task);
  if (beginning == Beginning::kResume && AllRecordsThere()) {
    return absl::AlreadyExistsError(absl::StrCat(path_, " is whole already"));
  }
  if (beginning != Beginning::kForce) {
    if (begun) {
      return absl::AlreadyExistsError(
          absl::StrCat(checkpoint_path(),
                       " is there: a run has not come to its end; --resume goes on with it, --force begins anew"));
    }
    if (AnythingThere()) {
      const bool resumed = beginning == Beginning::kResume;
      return absl::Status(resumed ? absl::StatusCode::kFailedPrecondition : absl::StatusCode::kAlreadyExists,
                          absl::StrCat(path_, " is there already; --force writes it anew"));
    }
  }
  std::error_code error;
  fs::remove(checkpoint_path(), error);
  if (!format_.FileNames().empty()) {
    fs::create_directories(path_, error);
    if (error) return absl::UnavailableError(absl::StrCat(path_, ": ", error.message()));
  }
  *state_.mutable_task() = {task.begin(), task.end()};
  for (const std::string& name : names_) state_.add_files()->set_name(name);
  if (absl::Status status = OpenFiles(); !status.ok()) return status;
  return WriteHeads();
}

absl::Status BatchOutput::Resume(const std::vector<std::string>& task) {
  std::ifstream file(checkpoint_path());
  const std::string json{std::istreambuf_iterator<char>(file), {}};
  if (!google::protobuf::util::JsonStringToMessage(json, &state_).ok() ||
      state_.files_size() != static_cast<int>(names_.size())) {
    return absl::DataLossError(
        absl::StrCat(checkpoint_path(), ": no checkpoint of `banghi batch`; --force begins anew"));
  }
  if (const std::string difference = Difference(state_.task(), task); !difference.empty()) {
    return absl::FailedPreconditionError(
        absl::StrCat(checkpoint_path(), ": is of another run: ", difference, "; --force begins anew"));
  }
  return state_.whole() ? absl::OkStatus() : OpenFiles();
}

absl::Status BatchOutput::OpenFiles() {
  for (const batch::FileState& file : state_.files()) {
    absl::StatusOr<std::unique_ptr<OutputFile>> opened = OutputFile::Open(file.name(), file.bytes());
    if (!opened.ok()) return opened.status();
    files_.push_back(*std::move(opened));
  }
  return absl::OkStatus();
}

absl::Status BatchOutput::WriteHeads() {
  std::vector<std::string> heads;
  for (size_t i = 0; i + 1 < names_.size(); ++i) heads.push_back(format_.Head(i));
  return WriteBlock(heads, "", 0, {});
}

absl::Status BatchOutput::Save() {
  std::string json;
  (void)google::protobuf::util::MessageToJsonString(state_, &json);  // cannot fail: UTF-8 and no Any
  return ReplaceFile(checkpoint_path(), json);
}

absl::Status BatchOutput::WriteBlock(const std::vector<std::string>& files, const std::string& errors,
                                     uint64_t articles, const batch::Counts& counts) {
  for (size_t i = 0; i < files_.size(); ++i) {
    if (absl::Status status = files_[i]->Append(i < files.size() ? files[i] : errors); !status.ok()) return status;
    absl::StatusOr<uint64_t> size = files_[i]->Sync();
    if (!size.ok()) return size.status();
    state_.mutable_files(static_cast<int>(i))->set_bytes(*size);
  }
  state_.set_articles(articles);
  *state_.mutable_counts() = counts;
  return Save();
}

absl::Status BatchOutput::Finish() {
  state_.set_whole(true);
  if (absl::Status status = Save(); !status.ok()) return status;
  files_.clear();
  std::error_code error;
  for (const batch::FileState& file : state_.files()) {
    const std::string part = absl::StrCat(file.name(), ".part");
    if (!Exists(part)) continue;  // has its name already
    const bool unwanted = file.name() == errors_path() && file.bytes() == 0;
    if (unwanted) fs::remove(file.name(), error);  // of a run before
    unwanted ? static_cast<void>(fs::remove(part, error)) : fs::rename(part, file.name(), error);
    if (error) return absl::UnavailableError(absl::StrCat(part, ": ", error.message()));
    SyncDirectoryOf(file.name());
  }
  fs::remove(checkpoint_path(), error);
  return absl::OkStatus();
}

}  // namespace banghi
