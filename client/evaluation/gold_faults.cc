#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "client/evaluation/gold_reader.h"
#include "client/evaluation/text_offsets.h"

namespace banghi {
namespace {

class GoldChecker {
 public:
  GoldChecker(absl::string_view text, OffsetUnit unit) : text_(text, unit) {}

  std::vector<std::string> Check(const v1::Record& record) {
    for (int i = 0; i < record.mentions_size(); ++i)
      CheckMention(absl::StrCat("mentions[", i, "]"), record.mentions(i));
    for (int i = 0; i < record.people_size(); ++i) {
      Require(!record.people(i).name().empty(), absl::StrCat("people[", i, "].name"));
    }
    for (int i = 0; i < record.agreements_size(); ++i) {
      Require(record.agreements(i).type() != v1::AGREEMENT_TYPE_UNSPECIFIED, absl::StrCat("agreements[", i, "].type"));
    }
    for (int i = 0; i < record.partnerships_size(); ++i) {
      Require(record.partnerships(i).level() != v1::PARTNERSHIP_LEVEL_UNSPECIFIED,
              absl::StrCat("partnerships[", i, "].level"));
    }
    for (int i = 0; i < record.events_size(); ++i) {
      Require(record.events(i).type() != v1::EVENT_TYPE_UNSPECIFIED, absl::StrCat("events[", i, "].type"));
    }
    return std::move(faults_);
  }

 private:
  void Fault(const std::string& field, absl::string_view what) { faults_.push_back(absl::StrCat(field, ": ", what)); }
  void Require(bool there, const std::string& field) {
    if (!there) Fault(field, "missing");
  }

  // A span moved by a slip of the hand would count as two errors of the extractors.
  void CheckMention(const std::string& path, const v1::Mention& mention) {
    Require(mention.type() != v1::MENTION_TYPE_UNSPECIFIED, path + ".type");
    const std::string places = text_.PlacesOf(mention.text());
    const std::string hint = places.empty() ? "" : absl::StrCat("; `", mention.text(), "` is at ", places);
    const v1::Span& span = mention.span();
    if (!span.has_start() || !span.has_end()) return Fault(path + ".span", "missing" + hint);
    const std::string shown = absl::StrCat(span.start(), "-", span.end());
    if (!text_.IsSpan(span.start(), span.end())) {
      return Fault(path + ".span", absl::StrCat(shown, " is no part of a text of ", text_.size(), hint));
    }
    const absl::string_view there = text_.Between(span.start(), span.end());
    if (!mention.text().empty() && there != mention.text()) {
      Fault(path + ".text", absl::StrCat("`", mention.text(), "`, but at ", shown, " is `", there, "`",
                                         places.empty() ? "" : absl::StrCat("; it is at ", places)));
    }
  }

  const TextOffsets text_;
  std::vector<std::string> faults_;
};

}  // namespace

std::vector<std::string> GoldFaults(const v1::Record& record, absl::string_view text, OffsetUnit unit) {
  return GoldChecker(text, unit).Check(record);
}

}  // namespace banghi
