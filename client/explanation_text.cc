#include "client/explanation_text.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "client/text_table.h"
#include "text/utf8.h"

namespace banghi {
namespace {

constexpr int kIndent = 2;

size_t UnitsOf(char32_t letter, size_t bytes, v1::OffsetUnit unit) {
  if (unit == v1::OFFSET_UNIT_UTF8_BYTE) return bytes;
  return unit == v1::OFFSET_UNIT_UTF16_CODE_UNIT && letter > 0xFFFF ? 2 : 1;
}

// `MENTION_TYPE_COUNTRY` -> `COUNTRY`.
std::string WithoutPrefix(const std::string& name, absl::string_view prefix) { return name.substr(prefix.size()); }

std::string OneLine(const std::string& text) {
  return absl::StrReplaceAll(text, {{"\n", " "}, {"\r", ""}, {"\t", " "}});
}

std::string Quoted(const std::string& text) { return absl::StrCat("`", OneLine(text), "`"); }

class ExplanationWriter {
 public:
  ExplanationWriter(const v1::Article& article, v1::OffsetUnit unit, const Terminal& terminal)
      : text_(article.text()), unit_(unit), terminal_(terminal) {}

  std::string Take() { return std::move(out_); }

  void Heading(absl::string_view text) {
    absl::StrAppend(&out_, out_.empty() ? "" : "\n", Paint(text, Style::kHeading, terminal_), "\n");
  }

  // The line of the article in which `span` stands, as much of it as fits, and carets below the span.
  void Underline(const v1::Span& span) {
    const size_t begin = ByteAt(text_, unit_, span.start()), end = ByteAt(text_, unit_, span.end());
    const size_t line = begin == 0 ? 0 : text_.rfind('\n', begin - 1) + 1;  // 0 where there is none
    std::string before = OneLine(text_.substr(line, begin - line));
    const std::string words = OneLine(text_.substr(begin, end - begin));
    std::string behind = OneLine(text_.substr(end, text_.find('\n', end) - end));
    const int width = terminal_.width - kIndent, used = DisplayWidth(words);
    const int left = std::max(10, std::min(DisplayWidth(before), (width - used) / 2));
    if (DisplayWidth(before) > left) before = "…" + LastColumns(before, left - 1);
    const int right = std::max(0, width - used - DisplayWidth(before));
    if (DisplayWidth(behind) > right) behind = FirstColumns(behind, std::max(0, right - 1)) + "…";
    absl::StrAppend(&out_, "  ", before, Paint(words, Style::kStrong, terminal_), behind, "\n");
    const std::string carets(static_cast<size_t>(std::max(1, used)), '^');
    absl::StrAppend(&out_, "  ", std::string(static_cast<size_t>(DisplayWidth(before)), ' '),
                    Paint(carets, Style::kNotice, terminal_), "\n");
  }

  void Say(int indent, absl::string_view text) {
    for (const std::string& line : Wrap(text, std::max(20, terminal_.width - indent - 2))) {
      absl::StrAppend(&out_, std::string(static_cast<size_t>(indent), ' '), line, "\n");
    }
  }

  void Mention(const v1::Mention& mention, const v1::Derivation& derivation) {
    std::string what =
        absl::StrCat("[", mention.span().start(), ", ", mention.span().end(), ") ",
                     WithoutPrefix(v1::MentionType_Name(mention.type()), "MENTION_TYPE_"), " ", Quoted(mention.text()),
                     mention.value().empty() ? "" : absl::StrCat(" = ", mention.value()), " by ", mention.source());
    if (!derivation.explanation().empty()) absl::StrAppend(&what, ": ", derivation.explanation());
    if (mention.confidence() > 0) absl::StrAppendFormat(&what, " (confidence %.2f)", mention.confidence());
    Say(2, what);
    if (!derivation.evidence().empty()) Say(6, "evidence: " + derivation.evidence());
    for (const v1::Competitor& loser : derivation.competitors()) {
      Say(6, absl::StrCat("not ", WithoutPrefix(v1::MentionType_Name(loser.type()), "MENTION_TYPE_"), " ",
                          Quoted(loser.text()), loser.value().empty() ? "" : absl::StrCat(" = ", loser.value()), " by ",
                          loser.source(), ": ", loser.reason()));
    }
  }

  void Parts(const google::protobuf::RepeatedPtrField<v1::Form>& forms, absl::string_view heading) {
    if (forms.empty()) return;
    std::vector<std::string> parts;
    for (const v1::Form& form : forms) {
      parts.push_back(
          absl::StrCat(Quoted(form.words().text()), " ", form.source(), form.ambiguous() ? " (ambiguous)" : ""));
    }
    Say(6, absl::StrCat(heading, absl::StrJoin(parts, ", ")));
  }

  void Reasons(const google::protobuf::RepeatedPtrField<v1::Reason>& reasons) {
    TextTable table({"", "", "", ""});
    for (const v1::Reason& reason : reasons) {
      const std::string at =
          reason.has_words() ? absl::StrCat(Quoted(reason.words().text()), " at ", reason.words().span().start()) : "";
      const std::string why =
          reason.explanation().empty() ? reason.source() : absl::StrCat(reason.source(), ": ", reason.explanation());
      table.AddRow({{reason.part(), Style::kFaint}, {OneLine(reason.value()), Style::kStrong}, {at}, {why}});
    }
    if (!table.empty()) out_ += table.ToString(terminal_);
  }

  void LeftOut(const google::protobuf::RepeatedPtrField<v1::LeftOut>& all) {
    if (all.empty()) return;
    Heading("Left out");
    for (const v1::LeftOut& each : all) {
      Say(2,
          absl::StrCat("[", each.words().span().start(), ", ", each.words().span().end(), ") ",
                       Quoted(each.words().text()), " of ", each.source(), " by ", each.rule(), ": ", each.reason()));
    }
  }

  void Fact(const std::string& title, const google::protobuf::RepeatedPtrField<v1::Reason>& reasons) {
    Heading(title);
    Reasons(reasons);
  }

 private:
  static std::string FirstColumns(const std::string& text, int columns) {
    size_t end = 0, length = 0;
    for (size_t at = 0; at < text.size(); at += length) {
      DecodeUtf8(text, at, &length);
      if (DisplayWidth(text.substr(0, at + length)) > columns) break;
      end = at + length;
    }
    return text.substr(0, end);
  }

  static std::string LastColumns(const std::string& text, int columns) {
    size_t begin = 0, length = 0;
    while (begin < text.size() && DisplayWidth(text.substr(begin)) > columns) {
      DecodeUtf8(text, begin, &length);
      begin += length;
    }
    return text.substr(begin);
  }

  const std::string& text_;
  const v1::OffsetUnit unit_;
  const Terminal terminal_;
  std::string out_;
};

std::string TitleOf(const v1::Person& person) { return absl::StrCat("Person ", person.name()); }
std::string TitleOf(const v1::Agreement& agreement) { return absl::StrCat("Agreement ", Quoted(agreement.title())); }
std::string TitleOf(const v1::Partnership& partnership) {
  return absl::StrCat("Partnership ", absl::StrJoin(partnership.parties(), ", "));
}
std::string TitleOf(const v1::Event& event) {
  return absl::StrCat("Event ", WithoutPrefix(v1::EventType_Name(event.type()), "EVENT_TYPE_"), " ",
                      Quoted(event.trigger().text()), " at ", event.trigger().span().start());
}

std::string TitleOf(const v1::ExplainedFact& fact) {
  switch (fact.fact_case()) {
    case v1::ExplainedFact::kPerson:
      return TitleOf(fact.person());
    case v1::ExplainedFact::kAgreement:
      return TitleOf(fact.agreement());
    case v1::ExplainedFact::kPartnership:
      return TitleOf(fact.partnership());
    case v1::ExplainedFact::kEvent:
      return TitleOf(fact.event());
    case v1::ExplainedFact::FACT_NOT_SET:
      break;
  }
  return "";
}

std::string TitleOf(const v1::Record& record, const v1::FactDerivation& fact) {
  switch (fact.fact_case()) {
    case v1::FactDerivation::kPerson:
      return TitleOf(record.people(fact.person()));
    case v1::FactDerivation::kAgreement:
      return TitleOf(record.agreements(fact.agreement()));
    case v1::FactDerivation::kPartnership:
      return TitleOf(record.partnerships(fact.partnership()));
    case v1::FactDerivation::kEvent:
      return TitleOf(record.events(fact.event()));
    case v1::FactDerivation::FACT_NOT_SET:
      break;
  }
  return "";
}

// Around an offset without a mention: what the place has.
void SayNothingStands(const v1::Explanation& explanation, ExplanationWriter& writer) {
  writer.Say(2, absl::StrCat("No mention stands here; zone ", WithoutPrefix(v1::Zone_Name(explanation.zone()), "ZONE_"),
                             explanation.zone() == v1::ZONE_CREDIT ? ", which holds no mentions." : "."));
}

}  // namespace

uint32_t LengthIn(absl::string_view text, v1::OffsetUnit unit) {
  size_t units = 0, length = 0;
  for (size_t at = 0; at < text.size(); at += length) {
    const char32_t letter = DecodeUtf8(text, at, &length);
    units += UnitsOf(letter, length, unit);
  }
  return static_cast<uint32_t>(units);
}

size_t ByteAt(absl::string_view text, v1::OffsetUnit unit, uint32_t offset) {
  size_t units = 0, at = 0, length = 0;
  while (at < text.size() && units < offset) {
    const char32_t letter = DecodeUtf8(text, at, &length);
    units += UnitsOf(letter, length, unit);
    at += length;
  }
  return at;
}

std::string ExplanationText(const v1::Explanation& explanation, const v1::Article& article, const Terminal& terminal) {
  ExplanationWriter writer(article, explanation.offset_unit(), terminal);
  if (explanation.has_place()) {
    writer.Underline(explanation.mentions_size() > 0 ? explanation.mentions(0).mention().span()
                                                     : explanation.place().span());
  }
  for (const v1::ExplainedMention& mention : explanation.mentions()) {
    writer.Mention(mention.mention(), mention.derivation());
    writer.Parts(mention.parts(), "made of: ");
  }
  if (explanation.has_place() && explanation.mentions().empty()) {
    SayNothingStands(explanation, writer);
    writer.Parts(explanation.forms(), "gazetteer forms: ");
  }
  if (explanation.has_rule_check()) {
    const v1::RuleCheck& check = explanation.rule_check();
    const bool at_place = explanation.has_place();
    const bool anywhere = explanation.mentions_size() + explanation.facts_size() + explanation.left_out_size() > 0;
    writer.Heading(absl::StrCat("Rule ", check.rule(),
                                at_place   ? check.fired() ? ": fires here" : ": does not fire here"
                                : anywhere ? ""
                                           : ": fires nowhere in this article"));
    for (const std::string& finding : check.findings()) writer.Say(2, "- " + finding);
    writer.Say(2, check.description());
    if (at_place) return writer.Take();
  }
  for (const v1::ExplainedFact& fact : explanation.facts()) writer.Fact(TitleOf(fact), fact.reasons());
  writer.LeftOut(explanation.left_out());
  return writer.Take();
}

std::string DerivationText(const v1::Record& record, const v1::Article& article, const Terminal& terminal) {
  ExplanationWriter writer(article, record.offset_unit(), terminal);
  if (record.mentions_size() == 0) writer.Say(0, "Nothing found.");
  if (record.mentions_size() > 0) writer.Heading("Mentions");
  for (int m = 0; m < record.mentions_size(); ++m) writer.Mention(record.mentions(m), record.derivations(m));
  for (const v1::FactDerivation& fact : record.fact_derivations()) writer.Fact(TitleOf(record, fact), fact.reasons());
  writer.LeftOut(record.left_out());
  return writer.Take();
}

}  // namespace banghi
