// Runs a fuzz target without libFuzzer:
//
//   X_fuzz CORPUS [MUTATIONS [SEED]]   every file of the directory, then so many mutations of them
//   X_fuzz FILE                        that input alone
//
// Where the target fails, the input is left in ./X_fuzz-crash.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/mutator.h"

// Of the sanitizers, where the program is built with them.
extern "C" __attribute__((weak)) void __sanitizer_set_death_callback(void (*callback)());

namespace {

namespace fs = std::filesystem;

const std::string* g_input = nullptr;  // being tried
std::string* g_crash_file = nullptr;

// Only calls that are allowed in a signal handler.
void KeepInput() {
  if (g_input == nullptr) return;
  const int file = open(g_crash_file->c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (file < 0) return;
  size_t done = 0;
  while (done < g_input->size()) {
    const ssize_t wrote = write(file, g_input->data() + done, g_input->size() - done);
    if (wrote <= 0) break;
    done += static_cast<size_t>(wrote);
  }
  close(file);
}

void OnSignal(int number) {
  KeepInput();
  std::signal(number, SIG_DFL);
  std::raise(number);
}

std::string ReadFile(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void Try(const std::string& input) {
  g_input = &input;
  LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(input.data()), input.size());
  g_input = nullptr;
}

std::vector<std::string> ReadCorpus(const fs::path& path) {
  std::vector<fs::path> files;
  if (fs::is_directory(path)) {
    for (const auto& entry : fs::directory_iterator(path)) files.push_back(entry.path());
  } else if (fs::exists(path)) {
    files.push_back(path);
  }
  std::sort(files.begin(), files.end());
  std::vector<std::string> corpus;
  for (const fs::path& file : files) corpus.push_back(ReadFile(file));
  return corpus;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> corpus = argc > 1 ? ReadCorpus(argv[1]) : std::vector<std::string>();
  if (corpus.empty()) {
    std::fprintf(stderr, "usage: %s CORPUS [MUTATIONS [SEED]]\n", argv[0]);
    return 2;
  }
  g_crash_file = new std::string(fs::path(argv[0]).filename().string() + "-crash");
  if (__sanitizer_set_death_callback != nullptr) __sanitizer_set_death_callback(KeepInput);
  for (int number : {SIGABRT, SIGSEGV, SIGFPE, SIGILL, SIGBUS}) std::signal(number, OnSignal);
  for (const std::string& input : corpus) Try(input);
  const unsigned long mutations = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 0;
  const unsigned long seed = argc > 3 ? std::strtoul(argv[3], nullptr, 10) : 1;
  banghi::Mutator mutator(corpus, static_cast<uint32_t>(seed));
  for (unsigned long i = 0; i < mutations; ++i) Try(mutator.Next());
  std::printf("%zu files, %lu mutations\n", corpus.size(), mutations);
  return 0;
}
