// Reads tests/corpus/*.tsv and runs the whole library over one short article of it.
#ifndef BANGHI_TESTS_EXTRACTORS_CORPUS_H_
#define BANGHI_TESTS_EXTRACTORS_CORPUS_H_

#include <gtest/gtest.h>

#include <fstream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "extractors/pipeline.h"

namespace banghi {

// Rows of cells; comments, blank lines and the header are left out, missing cells at the end are empty.
inline std::vector<std::vector<std::string>> ReadCorpus(absl::string_view name, size_t columns) {
  std::ifstream file(absl::StrCat(BANGHI_SOURCE_DIR, "/tests/corpus/", name));
  std::vector<std::vector<std::string>> rows;
  bool header = true;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    if (!std::exchange(header, false)) {
      rows.push_back(absl::StrSplit(line, '\t'));
      rows.back().resize(columns);
    }
  }
  return rows;
}

// An article and what was read in it.
struct ReadArticle {
  std::string text;
  std::vector<std::string> marked;  // what stands in brackets
  std::unique_ptr<Document> document;
  std::unique_ptr<Analysis> analysis;

  std::vector<std::string> TextsOf(MentionType type) const {
    std::vector<std::string> texts;
    for (const Mention& mention : analysis->mentions) {
      if (!mention.dropped && mention.type == type) texts.emplace_back(document->TextOf(mention.tokens));
    }
    return texts;
  }
};

// `marked`: an article with mentions in [square brackets], and ` ¶ ` for a blank line or `\n` for one line break.
// `published`: `2021-12-02`, or empty. `trace`: where what is left out is told; null for nowhere.
inline ReadArticle Read(absl::string_view marked, absl::string_view published, Trace* trace = nullptr) {
  static const auto* const bundle = new std::shared_ptr<const Bundle>(Bundle::BuiltIn().value());
  static const auto* const pipeline = new Pipeline(Pipeline::Standard(**bundle).value());
  ReadArticle article;
  const std::string lines = absl::StrReplaceAll(marked, {{" ¶ ", "\n\n"}, {"\\n", "\n"}});
  for (absl::string_view part : absl::StrSplit(lines, '[')) {
    const size_t close = part.find(']');
    if (close != absl::string_view::npos) article.marked.emplace_back(part.substr(0, close));
  }
  article.text = absl::StrReplaceAll(lines, {{"[", ""}, {"]", ""}});
  article.document = std::make_unique<Document>(Document::Parse(article.text).value());
  article.analysis = std::make_unique<Analysis>(*article.document, **bundle);
  article.analysis->trace = trace;
  const std::vector<std::string> date = absl::StrSplit(published, '-');
  int y = 0, m = 0, d = 0;
  if (date.size() == 3 && absl::SimpleAtoi(date[0], &y) && absl::SimpleAtoi(date[1], &m) &&
      absl::SimpleAtoi(date[2], &d)) {
    article.analysis->published = {true, absl::CivilDay(y, m, d)};
  }
  pipeline->Run(*article.analysis);
  return article;
}

}  // namespace banghi

#endif  // BANGHI_TESTS_EXTRACTORS_CORPUS_H_
