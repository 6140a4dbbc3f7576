#include <google/protobuf/generated_enum_reflection.h>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "client/batch/brat_document.h"
#include "client/batch/enum_word.h"
#include "client/batch/format.h"

namespace banghi {
namespace {

// What an enum can say, without UNSPECIFIED.
template <typename Enum>
std::vector<std::string> WordsOf(absl::string_view prefix) {
  const google::protobuf::EnumDescriptor* const type = google::protobuf::GetEnumDescriptor<Enum>();
  std::vector<std::string> words;
  for (int i = 1; i < type->value_count(); ++i) words.push_back(EnumWord(type->value(i)->name(), prefix));
  return words;
}

std::string Attribute(const char* name, const char* of, const std::vector<std::string>& values) {
  return absl::StrCat(name, "\tArg:", of, ", Value:", absl::StrJoin(values, "|"), "\n");
}

// What brat lets people annotate: all that a record has.
std::string AnnotationConf() {
  std::string conf = "# Written by `banghi batch --format brat`.\n\n[entities]\n\n";
  absl::StrAppend(&conf, absl::StrJoin(WordsOf<v1::MentionType>("MENTION_TYPE_"), "\n"), "\n");
  absl::StrAppend(&conf,
                  "\n[relations]\n\nRank\tArg1:PERSON, Arg2:RANK\nPosition\tArg1:PERSON, Arg2:POSITION\n"
                  "Ministry\tArg1:POSITION, Arg2:MINISTRY\n"
                  "Equiv\tArg1:PERSON, Arg2:PERSON, <REL-TYPE>:symmetric-transitive\n"
                  "Equiv\tArg1:AGREEMENT, Arg2:AGREEMENT, <REL-TYPE>:symmetric-transitive\n"
                  "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>\n\n[events]\n\n");
  std::vector<std::string> roles;
  for (int role = v1::ParticipantRole_MIN; role <= v1::ParticipantRole_MAX; ++role) {
    roles.push_back(absl::StrCat(BratRole(static_cast<v1::ParticipantRole>(role)), "*:PERSON|MINISTRY|COUNTRY"));
  }
  for (const char* other : {"Country*:COUNTRY", "Date?:DATE", "Place?:LOCATION|COUNTRY", "Agreement*:AGREEMENT"}) {
    roles.emplace_back(other);
  }
  for (const std::string& event : WordsOf<v1::EventType>("EVENT_TYPE_")) {
    absl::StrAppend(&conf, event, "\t", absl::StrJoin(roles, ", "), "\n");
  }
  std::vector<std::string> editions;
  for (int edition = 1; edition <= kLastBratEdition; ++edition) editions.push_back(absl::StrCat(edition));
  absl::StrAppend(
      &conf, "\n[attributes]\n\n", Attribute("Status", "<EVENT>", WordsOf<v1::EventStatus>("EVENT_STATUS_")),
      Attribute("Mode", "<EVENT>", WordsOf<v1::EventMode>("EVENT_MODE_")), Attribute("Edition", "<EVENT>", editions),
      Attribute("Agreement_type", "AGREEMENT", WordsOf<v1::AgreementType>("AGREEMENT_TYPE_")),
      Attribute("Agreement_status", "AGREEMENT", WordsOf<v1::AgreementStatus>("AGREEMENT_STATUS_")),
      Attribute("Ministry_kind", "MINISTRY", WordsOf<v1::MinistryKind>("MINISTRY_KIND_")),
      Attribute("Level", "PARTNERSHIP", WordsOf<v1::PartnershipLevel>("PARTNERSHIP_LEVEL_")));
  return conf;
}

// How brat draws it: names in plain letters, a colour for each type of mentions, events in one of their own.
std::string VisualConf() {
  std::string conf = "# Written by `banghi batch --format brat`.\n\n[labels]\n\n";
  for (const auto& types : {WordsOf<v1::MentionType>("MENTION_TYPE_"), WordsOf<v1::EventType>("EVENT_TYPE_")}) {
    for (const std::string& type : types) {
      const std::string label = absl::StrReplaceAll(absl::AsciiStrToLower(type), {{"_", " "}});
      absl::StrAppend(&conf, type, " | ", label, " | ", label.substr(0, 3), "\n");
    }
  }
  absl::StrAppend(&conf,
                  "\n[drawing]\n\nSPAN_DEFAULT\tfgColor:black, bgColor:#ffd24d, borderColor:darken\n"
                  "ARC_DEFAULT\tcolor:black, arrowHead:triangle-5\nATTRIBUTE_DEFAULT\tglyph:*\n"
                  "Equiv\tdashArray:3-3, arrowHead:none\n");
  static constexpr const char* kColors[] = {"#ffccaa", "#d9c9a3", "#f2b5b5", "#b5c7f2", "#8fb2ff",
                                            "#a6e3a6", "#7fe2d0", "#d8d8d8", "#e0b0ff", "#c9a6ff"};
  const std::vector<std::string> types = WordsOf<v1::MentionType>("MENTION_TYPE_");
  for (size_t i = 0; i < types.size() && i < std::size(kColors); ++i) {
    absl::StrAppend(&conf, types[i], "\tbgColor:", kColors[i], "\n");
  }
  return conf;
}

class BratFormat final : public BatchFormat {
 public:
  std::vector<std::string> FileNames() const override { return {"articles.jsonl", "annotation.conf", "visual.conf"}; }
  std::vector<std::string> ArticleEndings() const override { return {".txt", ".ann"}; }
  std::string Head(size_t file) const override { return file == 1 ? AnnotationConf() : file == 2 ? VisualConf() : ""; }
  void Write(const v1::Record& record, const v1::Article& article, std::vector<std::string>* files) const override {
    BratDocument document = BratDocumentOf(record, article);
    files->at(3) += document.text;
    files->at(4) += document.annotations;
  }
};

}  // namespace

std::unique_ptr<const BatchFormat> MakeBratFormat() { return std::make_unique<BratFormat>(); }

}  // namespace banghi
