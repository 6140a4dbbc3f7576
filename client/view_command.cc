// banghi view: an article with its record as a web page in one file.

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "client/backend.h"
#include "client/command.h"
#include "client/one_article.h"
#include "client/option_values.h"
#include "extractors/engine.h"
#include "gazetteers/bundle.h"
#include "page/page.h"

namespace banghi {
namespace {

class ViewCommand : public Command {
 public:
  const char* name() const override { return "view"; }
  const char* summary() const override { return "Write an article with its record as a web page, one file"; }
  void AddOptions(CLI::App& app) override;
  int Run() override;

 private:
  int Fail(int status, const std::string& why) const;
  int Write(const std::string& page) const;

  std::string file_ = "-";
  std::string output_;
  std::string article_id_;
  std::string published_;
  std::vector<std::string> gazetteers_;
};

void ViewCommand::AddOptions(CLI::App& app) {
  app.add_option("file", file_, "One article: plain text, Markdown, HTML, or a line of JSONL.\n- is standard input")
      ->type_name("FILE|-")
      ->required();
  app.add_option("-o,--output", output_, "Where the page goes; - is standard output, as is a pipe")
      ->type_name("FILE|-");
  app.add_option("--article", article_id_, "Which one, where FILE holds several")->type_name("ID");
  app.add_option("--published", published_, "Day of publication where the article does not say it")
      ->type_name("DATE")
      ->check(PublishedDate());
  AddGazetteers(app, gazetteers_);
}

int ViewCommand::Fail(int status, const std::string& why) const {
  std::cerr << "banghi: " << why << std::endl;
  return status;
}

int ViewCommand::Write(const std::string& page) const {
  const bool to_stdout = output_.empty() || output_ == "-";
  std::FILE* out = to_stdout ? stdout : std::fopen(output_.c_str(), "wb");
  bool written = out != nullptr && std::fwrite(page.data(), 1, page.size(), out) == page.size();
  if (out != nullptr) written = (to_stdout ? std::fflush(out) : std::fclose(out)) == 0 && written;
  if (written) return kExitOk;
  const std::string why = std::strerror(errno);
  return Fail(kExitFailed, absl::StrCat("cannot write ", to_stdout ? "standard output" : output_, ": ", why));
}

int ViewCommand::Run() {
  if (output_.empty() && isatty(STDOUT_FILENO) != 0)
    return Fail(kExitUsage, "name the page's file with -o FILE (-o - for the terminal)");
  v1::Article article;
  if (const int status = ReadOneArticle(file_, article_id_, published_, &article); status != kExitOk) return status;
  absl::StatusOr<std::shared_ptr<const Bundle>> bundle = Bundle::Load(gazetteers_, nullptr);
  if (!bundle.ok()) return Fail(kExitFailed, std::string(bundle.status().message()));
  const Engine engine(*std::move(bundle));
  v1::Record record;
  FieldViolation violation;
  const ExtractOptions options = {.offset_unit = OffsetUnit::kUtf16CodeUnit, .explain = true};
  const absl::Status status = engine.Extract(article, options, &record, &violation);
  if (!status.ok()) {
    const std::string message(status.message());
    return Fail(kExitFailed, absl::StrCat(file_, ": ", ErrorText(violation.field, violation.description, message)));
  }
  return Write(SelfContainedPage(article, record));
}

}  // namespace

std::unique_ptr<Command> MakeViewCommand() { return std::make_unique<ViewCommand>(); }

}  // namespace banghi
