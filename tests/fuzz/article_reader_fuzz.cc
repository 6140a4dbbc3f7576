// Any bytes as a file of articles, of text or JSON lines, plain or compressed: articles, or the lines that are none.
#include <zlib.h>
#include <zstd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "client/article_reader.h"
#include "tests/fuzz/fuzz_target.h"
#include "text/utf8.h"

namespace banghi {
namespace {

class Scratch {
 public:
  // In memory where there is such a directory: thousands of files are written.
  Scratch()
      : directory_(absl::StrCat(std::filesystem::exists("/dev/shm") ? "/dev/shm" : "/tmp", "/banghi-fuzz-XXXXXX")) {
    FUZZ_EXPECT(mkdtemp(directory_.data()) != nullptr);
  }
  ~Scratch() { std::filesystem::remove_all(directory_); }

  std::vector<ArticleInput> Read(const std::string& name, const std::string& content) const {
    const std::string path = absl::StrCat(directory_, "/", name);
    std::ofstream(path, std::ios::binary) << content;
    ArticleReader reader({path}, "2021-12-02");
    std::vector<ArticleInput> inputs;
    for (ArticleInput input; reader.Next(&input);) inputs.push_back(input);
    return inputs;
  }

 private:
  std::string directory_;
};

std::string Gzip(const std::string& text) {
  z_stream stream{};
  FUZZ_EXPECT(deflateInit2(&stream, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string packed(deflateBound(&stream, text.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  FUZZ_EXPECT(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

std::string Zstd(const std::string& text) {
  std::string packed(ZSTD_compressBound(text.size()), '\0');
  packed.resize(ZSTD_compress(packed.data(), packed.size(), text.data(), text.size(), 1));
  return packed;
}

void ExpectSame(const std::vector<ArticleInput>& a, const std::vector<ArticleInput>& b) {
  FUZZ_EXPECT(a.size() == b.size());
  for (size_t i = 0; i < a.size(); ++i) {
    FUZZ_EXPECT(a[i].status == b[i].status);
    FUZZ_EXPECT(a[i].article.text() == b[i].article.text() && a[i].article.title() == b[i].article.title());
  }
}

}  // namespace
}  // namespace banghi

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace banghi;
  static const Scratch scratch;
  const std::string content(reinterpret_cast<const char*>(data), size);
  // Whatever its name, a file whose first line is an article in JSON is lines of JSON; packed ones may hold such lines.
  const bool packed =
      content.size() >= 2 && (content.compare(0, 2, "\x1f\x8b") == 0 || content.compare(0, 2, "\x28\xb5") == 0);
  const size_t articles = scratch.Read("a.txt", content).size();
  FUZZ_EXPECT(articles == 1 || (articles > 1 && (packed || content.find('{') != content.npos)));
  const std::vector<ArticleInput> inputs = scratch.Read("a.jsonl", content);
  for (const ArticleInput& input : inputs) {
    FUZZ_EXPECT(!input.label.empty());
    FUZZ_EXPECT(!input.status.ok() || FindInvalidUtf8(input.article.text()) == input.article.text().size());
  }
  // What is compressed once more is not unpacked twice.
  if (packed) return 0;
  ExpectSame(inputs, scratch.Read("b.jsonl.gz", Gzip(content)));
  ExpectSame(inputs, scratch.Read("b.jsonl.zst", Zstd(content)));
  return 0;
}
