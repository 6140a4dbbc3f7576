#include "tests/bench/literal_pass.h"

#include "absl/status/status.h"

#ifdef BANGHI_HAVE_VECTORSCAN
#include <hs.h>

#include "absl/strings/str_cat.h"
#endif

namespace banghi {

#ifdef BANGHI_HAVE_VECTORSCAN
namespace {

class VectorscanPass : public LiteralPass {
 public:
  ~VectorscanPass() override {
    hs_free_scratch(scratch_);
    hs_free_database(database_);
  }

  absl::Status Compile(const std::vector<std::string>& phrases) {
    std::vector<const char*> texts;
    std::vector<unsigned> flags(phrases.size(), 0), ids;
    std::vector<size_t> lengths;
    for (const std::string& phrase : phrases) {
      ids.push_back(static_cast<unsigned>(ids.size()));
      texts.push_back(phrase.data());
      lengths.push_back(phrase.size());
    }
    hs_compile_error_t* fault = nullptr;
    if (hs_compile_lit_multi(texts.data(), flags.data(), ids.data(), lengths.data(),
                             static_cast<unsigned>(texts.size()), HS_MODE_BLOCK, nullptr, &database_,
                             &fault) != HS_SUCCESS) {
      absl::Status status = absl::InternalError(absl::StrCat("vectorscan: ", fault->message));
      hs_free_compile_error(fault);
      return status;
    }
    if (hs_alloc_scratch(database_, &scratch_) != HS_SUCCESS) return absl::InternalError("vectorscan: no scratch");
    return absl::OkStatus();
  }

  size_t Count(absl::string_view text) override {
    size_t count = 0;
    const auto found = [](unsigned, unsigned long long, unsigned long long, unsigned, void* counted) {
      ++*static_cast<size_t*>(counted);
      return 0;
    };
    hs_scan(database_, text.data(), static_cast<unsigned>(text.size()), 0, scratch_, found, &count);
    return count;
  }

 private:
  hs_database_t* database_ = nullptr;
  hs_scratch_t* scratch_ = nullptr;
};

}  // namespace

absl::StatusOr<std::unique_ptr<LiteralPass>> LiteralPass::Make(const std::vector<std::string>& phrases) {
  auto pass = std::make_unique<VectorscanPass>();
  if (absl::Status status = pass->Compile(phrases); !status.ok()) return status;
  return pass;
}
#else
absl::StatusOr<std::unique_ptr<LiteralPass>> LiteralPass::Make(const std::vector<std::string>& /*phrases*/) {
  return absl::UnavailableError("built without vectorscan (Debian: libvectorscan-dev)");
}
#endif

}  // namespace banghi
