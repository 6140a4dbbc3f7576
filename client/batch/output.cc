#include "client/batch/output.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "absl/memory/memory.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "client/printable.h"
#include "google/protobuf/util/json_util.h"

namespace banghi {
namespace {

namespace fs = std::filesystem;

bool Exists(const std::string& path) {
  std::error_code error;
  return fs::exists(path, error);
}

bool IsEmptyOrMissing(const std::string& directory) {
  std::error_code error;
  return !fs::exists(directory, error) || (fs::is_directory(directory, error) && fs::is_empty(directory, error));
}

std::string WithoutSlashes(std::string path) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

// Null where it is none.
std::unique_ptr<batch::Checkpoint> ReadCheckpoint(const std::string& path) {
  std::ifstream file(path);
  const std::string json{std::istreambuf_iterator<char>(file), {}};
  auto checkpoint = std::make_unique<batch::Checkpoint>();
  if (!google::protobuf::util::JsonStringToMessage(json, checkpoint.get()).ok()) return nullptr;
  return checkpoint;
}

bool HasEndingOf(absl::string_view name, const std::vector<absl::string_view>& endings) {
  absl::ConsumeSuffix(&name, ".part");
  return std::any_of(endings.begin(), endings.end(),
                     [name](absl::string_view ending) { return absl::EndsWith(name, ending); });
}

// A file in `directory` that is not of a run, of whatever format; empty where there is none.
std::string StrangerIn(const std::string& directory) {
  std::error_code error;
  // Every run that writes a directory begins with one of these; without them the files are somebody's own.
  constexpr const char* kFirst[] = {"articles.csv", "articles.csv.part", "articles.jsonl", "articles.jsonl.part"};
  const bool of_run = std::any_of(std::begin(kFirst), std::end(kFirst),
                                  [&](const char* name) { return Exists(absl::StrCat(directory, "/", name)); });
  if (!of_run) return fs::directory_iterator(directory, error)->path().filename().string();
  for (fs::directory_iterator entry(directory, error), end; !error && entry != end; entry.increment(error)) {
    std::string name = entry->path().filename().string();
    if (entry->is_directory(error) || !HasEndingOf(name, {".csv", ".txt", ".ann", ".jsonl", ".conf"})) return name;
  }
  return "";
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

std::vector<std::string> OutputPaths(const std::string& path) {
  const std::string plain = WithoutSlashes(path);
  std::vector<std::string> paths;
  for (const char* behind : {"", ".part", ".old", ".errors.jsonl", ".errors.jsonl.part", ".checkpoint.json",
                             ".checkpoint.json.part", ".done.json", ".lock"}) {
    paths.push_back(absl::StrCat(plain, behind));
  }
  return paths;
}

BatchOutput::BatchOutput(std::string path, const BatchFormat& format, BatchTask task)
    : path_(WithoutSlashes(std::move(path))), format_(format), task_(std::move(task)) {
  for (const std::string& name : format.FileNames()) names_.push_back(absl::StrCat(part_path(), "/", name));
  if (names_.empty()) names_.push_back(path_);
  names_.push_back(errors_path());
}

absl::StatusOr<std::unique_ptr<BatchOutput>> BatchOutput::Open(const std::string& path, const BatchFormat& format,
                                                               const BatchTask& task, Beginning beginning) {
  auto output = absl::WrapUnique(new BatchOutput(path, format, task));
  // What is whole is put in the place of what is there, whatever --force finds.
  std::error_code error;
  const fs::file_status there = fs::symlink_status(output->path_, error);
  if (fs::exists(there) && !fs::is_regular_file(there) && !fs::is_directory(there)) {
    return absl::FailedPreconditionError(
        absl::StrCat(output->path_, " is a link, device, pipe or socket, which the output would replace; name a file"));
  }
  const fs::path directory = fs::path(output->path_).parent_path();
  if (!directory.empty() && !fs::is_directory(directory, error)) {
    return absl::NotFoundError(
        absl::StrCat(output->path_, " cannot be written: there is no directory ", directory.string()));
  }
  absl::StatusOr<std::unique_ptr<FileLock>> lock = FileLock::Take(absl::StrCat(output->path_, ".lock"));
  if (!lock.ok()) return lock.status();
  output->lock_ = *std::move(lock);
  if (absl::Status status = output->Begin(beginning); !status.ok()) return status;
  return output;
}

absl::Status BatchOutput::CheckNothingIsThere(bool begun, bool resumed) const {
  const bool whole = Exists(directory_ ? absl::StrCat(path_, "/", format_.FileNames().front()) : path_);
  if (resumed && whole) return CheckDone();
  if (begun) {
    return absl::AlreadyExistsError(absl::StrCat(
        checkpoint_path(), " is there: a run has not come to its end; --resume goes on with it, --force begins anew"));
  }
  const bool nothing = !Exists(errors_path()) && (directory_ ? IsEmptyOrMissing(path_) : !Exists(path_));
  if (nothing) return absl::OkStatus();
  return absl::Status(resumed ? absl::StatusCode::kFailedPrecondition : absl::StatusCode::kAlreadyExists,
                      absl::StrCat(path_, " is there already; --force writes it anew"));
}

absl::Status BatchOutput::CheckDone() const {
  if (const auto done = ReadCheckpoint(done_path()); done != nullptr) {
    if (const std::string difference = Difference(done->task(), task_.words); !difference.empty()) {
      return absl::FailedPreconditionError(
          absl::StrCat(path_, " is whole, and of another run: ", difference, "; --force writes it anew"));
    }
  }
  return absl::AlreadyExistsError(absl::StrCat(path_, " is whole already"));
}

absl::Status BatchOutput::Begin(Beginning beginning) {
  resumable_ = beginning == Beginning::kResume;
  const bool begun = Exists(checkpoint_path());
  if (beginning == Beginning::kResume && begun) return Resume();
  if (beginning != Beginning::kForce) {
    const bool resumed = beginning == Beginning::kResume;
    if (absl::Status status = CheckNothingIsThere(begun, resumed); !status.ok()) return status;
  }
  std::error_code error;
  if (directory_) {
    if (absl::Status status = MakeDirectory(); !status.ok()) return status;
  } else if (absl::Status status = CheckNoDirectory(); !status.ok()) {
    return status;
  }
  fs::remove(checkpoint_path(), error);
  *state_.mutable_task() = {task_.words.begin(), task_.words.end()};
  for (const std::string& name : names_) state_.add_files()->set_name(WithUtf8(name));
  if (absl::Status status = OpenFiles(); !status.ok()) return status;
  return WriteHeads();
}

absl::Status BatchOutput::CheckNoDirectory() const {
  std::error_code error;
  for (const std::string& path : {path_, part_path()}) {
    if (!fs::is_directory(path, error)) continue;
    return absl::AlreadyExistsError(absl::StrCat(path, " is a directory, where a file is to be; remove it first"));
  }
  return absl::OkStatus();
}

absl::Status BatchOutput::MakeDirectory() {
  for (const std::string& directory : {path_, part_path(), old_path()}) {
    if (IsEmptyOrMissing(directory)) continue;
    const std::string stranger = fs::is_directory(directory) ? StrangerIn(directory) : "a file of that name";
    if (stranger.empty()) continue;
    return absl::AlreadyExistsError(
        absl::StrCat(directory, " is in the way with ", WithUtf8(stranger), ", which no run made; remove it first"));
  }
  std::error_code error;
  fs::remove_all(part_path(), error);
  if (!error) fs::create_directory(part_path(), error);
  if (error) return absl::UnavailableError(absl::StrCat(part_path(), ": ", error.message()));
  return absl::OkStatus();
}

absl::Status BatchOutput::Resume() {
  const std::unique_ptr<batch::Checkpoint> checkpoint = ReadCheckpoint(checkpoint_path());
  if (checkpoint == nullptr || checkpoint->files_size() == 0) {
    return absl::DataLossError(
        absl::StrCat(checkpoint_path(), ": no checkpoint of `banghi batch`; --force begins anew"));
  }
  state_ = *checkpoint;
  if (const std::string difference = Difference(state_.task(), task_.words); !difference.empty()) {
    return absl::FailedPreconditionError(
        absl::StrCat(checkpoint_path(), ": is of another run: ", difference, "; --force begins anew"));
  }
  return state_.whole() ? absl::OkStatus() : OpenFiles();
}

absl::Status BatchOutput::OpenFiles() {
  for (size_t i = 0; i < names_.size(); ++i) {
    absl::StatusOr<std::unique_ptr<OutputFile>> opened =
        OutputFile::Open(names_[i], state_.files(static_cast<int>(i)).bytes());
    if (!opened.ok()) return opened.status();
    files_.push_back(*std::move(opened));
  }
  if (format_.ArticleEndings().empty()) return absl::OkStatus();
  absl::StatusOr<std::unique_ptr<ArticleFiles>> article_files =
      ArticleFiles::Open(part_path(), format_.ArticleEndings(), absl::StrCat(names_.front(), ".part"));
  if (!article_files.ok()) return article_files.status();
  article_files_ = *std::move(article_files);
  return absl::OkStatus();
}

absl::Status BatchOutput::WriteHeads() {
  std::vector<std::string> heads;
  for (size_t i = 0; i + 1 < names_.size(); ++i) heads.push_back(format_.Head(i));
  return WriteBlock(heads, "", 0, {});
}

absl::Status BatchOutput::Save() {
  if (!task_.repeatable) return absl::OkStatus();
  std::string json;
  (void)google::protobuf::util::MessageToJsonString(state_, &json);  // cannot fail: UTF-8 and no Any
  return ReplaceFile(checkpoint_path(), json);
}

absl::Status BatchOutput::WriteArticle(const std::string& id, const std::vector<std::string>& files) {
  const absl::StatusOr<std::string> line = article_files_->Write(id, files);
  if (line.ok()) listed_ += *line;
  return line.status();
}

absl::Status BatchOutput::WriteBlock(const std::vector<std::string>& files, const std::string& errors,
                                     uint64_t articles, const batch::Counts& counts) {
  if (!listed_.empty()) {
    if (absl::Status status = article_files_->Sync(); !status.ok()) return status;
    if (absl::Status status = files_.front()->Append(std::exchange(listed_, "")); !status.ok()) return status;
  }
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
  for (size_t i = 0; i < names_.size(); ++i) {
    const std::string& name = names_[i];
    const std::string part = absl::StrCat(name, ".part");
    if (!Exists(part)) continue;  // has its name already
    const bool unwanted = name == errors_path() && state_.files(static_cast<int>(i)).bytes() == 0;
    if (unwanted) fs::remove(name, error);  // of a run before
    unwanted ? static_cast<void>(fs::remove(part, error)) : fs::rename(part, name, error);
    if (error) return absl::UnavailableError(absl::StrCat(part, ": ", error.message()));
    SyncDirectoryOf(name);
  }
  if (directory_) {
    if (absl::Status status = NameDirectory(); !status.ok()) return status;
  }
  // Who starts runs with --resume may do so once more, and for another task.
  if (resumable_) {
    fs::rename(checkpoint_path(), done_path(), error);
  } else {
    fs::remove(done_path(), error);
    fs::remove(checkpoint_path(), error);
  }
  if (error) return absl::UnavailableError(absl::StrCat(checkpoint_path(), ": ", error.message()));
  return absl::OkStatus();
}

// May be killed anywhere, and be called again.
absl::Status BatchOutput::NameDirectory() {
  std::error_code error;
  if (Exists(part_path())) {
    if (!IsEmptyOrMissing(path_)) {
      fs::remove_all(old_path(), error);
      if (!error) fs::rename(path_, old_path(), error);
    }
    if (!error) fs::rename(part_path(), path_, error);
    SyncDirectoryOf(path_);
  }
  if (!error) fs::remove_all(old_path(), error);
  if (error)
    return absl::UnavailableError(absl::StrCat(part_path(), ": cannot be named ", path_, ": ", error.message()));
  return absl::OkStatus();
}

}  // namespace banghi
