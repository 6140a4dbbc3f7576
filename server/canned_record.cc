#include "server/canned_record.h"

#include <fstream>
#include <iterator>
#include <utility>

#include "extractors/engine.h"

namespace banghi {

std::shared_ptr<const v1::Record> CannedRecord(const std::string& path) {
  std::ifstream file(path);
  v1::Article article;
  article.set_text(std::string(std::istreambuf_iterator<char>(file), {}));
  absl::StatusOr<std::shared_ptr<const Bundle>> bundle = Bundle::BuiltIn();
  if (!bundle.ok()) return nullptr;
  auto record = std::make_shared<v1::Record>();
  if (!Engine(*std::move(bundle)).Extract(article, {}, record.get()).ok()) return nullptr;
  return record;
}

}  // namespace banghi
