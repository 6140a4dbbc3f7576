// An output in a directory that goes away with the test.
#ifndef BANGHI_TESTS_CLIENT_BATCH_OUTPUT_FIXTURE_H_
#define BANGHI_TESTS_CLIENT_BATCH_OUTPUT_FIXTURE_H_

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "client/batch/output.h"
#include "gmock/gmock.h"

namespace banghi {

class OutputTest : public testing::Test {
 protected:
  OutputTest() : directory_(testing::TempDir() + "banghi-output-XXXXXX") {
    EXPECT_NE(mkdtemp(directory_.data()), nullptr);
  }
  ~OutputTest() override { std::filesystem::remove_all(directory_); }

  std::string Path(const std::string& name = "out") const { return absl::StrCat(directory_, "/", name); }
  bool There(const std::string& name) const { return std::filesystem::exists(Path(name)); }
  std::string Content(const std::string& name = "out") const {
    std::ifstream file(Path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  std::unique_ptr<BatchOutput> Open(Beginning beginning, const std::vector<std::string>& task = {"task"}) {
    auto output = BatchOutput::Open(Path(), *format_, {task, repeatable_}, beginning);
    status_ = output.status();
    return output.ok() ? *std::move(output) : nullptr;
  }

  std::unique_ptr<const BatchFormat> format_ = MakeJsonlFormat();
  bool repeatable_ = true;
  std::string directory_;
  absl::Status status_;
};

}  // namespace banghi

#endif  // BANGHI_TESTS_CLIENT_BATCH_OUTPUT_FIXTURE_H_
