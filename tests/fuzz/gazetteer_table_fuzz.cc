// Any bytes as a gazetteer file, under every file's name: a table, or faults with their places; and a bundle that
// searches a text, or the reasons why there is none.
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "gazetteers/bundle_builder.h"
#include "gazetteers/schema.h"
#include "gazetteers/table.h"
#include "tests/fuzz/faults.h"
#include "tests/fuzz/fuzz_target.h"

namespace banghi {
namespace {

const Document& Article() {
  static const auto* const kArticle = new Document(
      Document::Parse("Đại tướng Nguyễn Văn A, Bộ trưởng Bộ Quốc phòng Việt Nam, hội đàm với ông B tại Hà Nội.")
          .value());
  return *kArticle;
}

std::string NameUnder(const Schema& schema) {
  return absl::EndsWith(schema.file, "/") ? absl::StrCat(schema.file, "fuzz.tsv") : std::string(schema.file);
}

// False where the file taken for itself has faults.
bool ReadsWell(const GazetteerText& file, const Schema& schema) {
  CheckReport report;
  const Table table = Table::Read(file, schema, report);
  CheckFaults(report, file.text);
  for (uint32_t row = 0; row < table.rows(); ++row) {
    FUZZ_EXPECT(table.line(row) > 0);
    for (size_t column = 0; column < schema.columns.size(); ++column) {
      const absl::string_view cell = table.cell(row, static_cast<int>(column));
      FUZZ_EXPECT(cell.data() >= file.text.data() && cell.data() + cell.size() <= file.text.data() + file.text.size());
    }
  }
  return report.ok();
}

void BuildAlone(const GazetteerText& file) {
  GazetteerLayer layer;
  layer.files.push_back(file);
  CheckReport report;
  BundleBuilder builder(report);
  builder.AddLayer(layer);
  const std::shared_ptr<const Bundle> bundle = std::move(builder).Build();
  CheckFaults(report, file.text);
  FUZZ_EXPECT((bundle != nullptr) == report.ok());
  if (bundle == nullptr) return;
  const Matches matches = bundle->FindAll(Article());
  for (uint32_t token = 0; token < Article().tokens().size(); ++token) {
    for (const Match& match : matches.AllAt(token)) {
      FUZZ_EXPECT(!match.tokens.empty() && match.tokens.end <= Article().tokens().size());
      FUZZ_EXPECT(!bundle->SourceOf(match.kind, match.entry).empty());
    }
  }
}

}  // namespace
}  // namespace banghi

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace banghi;
  // A copy of its own, so that the sanitizer sees reads past its end.
  const std::vector<char> bytes(data, data + size);
  for (const Schema& schema : Schemas()) {
    const GazetteerText file{NameUnder(schema), "fuzz", absl::string_view(bytes.data(), bytes.size())};
    if (ReadsWell(file, schema)) BuildAlone(file);
  }
  return 0;
}
