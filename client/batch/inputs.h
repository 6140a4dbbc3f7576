// What `banghi batch` reads: files, directories and patterns, in one order whatever the file system's; and the part of
// it that is one shard's.
#ifndef BANGHI_CLIENT_BATCH_INPUTS_H_
#define BANGHI_CLIENT_BATCH_INPUTS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "client/article_reader.h"

namespace banghi {

struct BatchInput {
  std::string path;  // `-`: standard input
  uint64_t bytes = 0;
  bool lines = false;       // JSON lines, not compressed: can be read from any byte on
  bool repeatable = false;  // a file; what is not (a pipe, a terminal) can be read once only
};

// `arguments` are files, directories (every file below them that has a name of articles: .txt, .md, .html, .htm,
// .jsonl, .ndjson, .warc, .wet, with or without .gz or .zst; linked files, but no linked directories), patterns
// (`news/*.jsonl`) or `-`. In the order of the arguments, those of one directory or pattern by name. NOT_FOUND where an
// argument names nothing. A directory below that may not be looked into is an input that cannot be read. Files of the
// output at `output` (empty: there is none) are no inputs: those found in directories and by patterns are left out,
// whatever way leads to them; INVALID_ARGUMENT where an argument names one.
absl::StatusOr<std::vector<BatchInput>> ListInputs(const std::vector<std::string>& arguments,
                                                   const std::string& output = "");

// One of `count` parts of the inputs, from 1.
struct Shard {
  uint64_t number = 1;
  uint64_t count = 1;
};

// `2/8`, where the first one is called `first` (1/8, or 0/8). INVALID_ARGUMENT where it is none.
absl::StatusOr<Shard> ParseShard(const std::string& text, uint64_t first = 1);

// The shard's files, and of files of lines its lines. Inputs are laid side by side and cut into `count` parts of equal
// length; a file that cannot be cut, or a line, belongs to the part in which it begins. So the outputs of all shards,
// one behind the other, are the output of the whole.
std::vector<ArticleFile> FilesOf(const std::vector<BatchInput>& inputs, Shard shard);

}  // namespace banghi

#endif  // BANGHI_CLIENT_BATCH_INPUTS_H_
