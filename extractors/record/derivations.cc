#include "extractors/record/derivations.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "extractors/code_rules.h"

namespace banghi {
namespace {

constexpr int kMostNested = 8;  // mentions that begin between a mention and a word within it

void SetWords(const RecordWriter& writer, TokenRange words, v1::SpannedText* out) {
  writer.SetSpan(writer.analysis.document.SpanOf(words), out->mutable_span());
  out->set_text(writer.RawText(words));
}

std::string InWords(absl::string_view rule) {
  const CodeRule* found = FindCodeRule(rule);
  return found == nullptr ? "" : std::string(found->what);
}

// The mentions that lost, found by where they stand.
class Losers {
 public:
  explicit Losers(const Analysis& analysis)
      : mentions_(analysis.mentions),
        first_(std::partition_point(mentions_.begin(), mentions_.end(), [](const Mention& m) { return !m.dropped; }) -
               mentions_.begin()) {
    uint32_t reach = 0;
    for (size_t m = first_; m < mentions_.size(); ++m) {
      reach = std::max(reach, mentions_[m].tokens.end);
      reach_.push_back(reach);
    }
  }

  // Indices of those that share a token with `tokens`, in order of begin.
  std::vector<size_t> At(TokenRange tokens) const {
    const auto behind = std::partition_point(mentions_.begin() + first_, mentions_.end(),
                                             [&](const Mention& m) { return m.tokens.begin < tokens.end; });
    std::vector<size_t> found;
    for (size_t m = behind - mentions_.begin(); m-- > first_ && reach_[m - first_] > tokens.begin;) {
      if (mentions_[m].tokens.end > tokens.begin) found.push_back(m);
    }
    std::reverse(found.begin(), found.end());
    return found;
  }

 private:
  const std::vector<Mention>& mentions_;
  const size_t first_;           // dropped mention
  std::vector<uint32_t> reach_;  // of each the farthest end of those up to it
};

void WriteCompetitor(const RecordWriter& writer, const Mention& loser, v1::Competitor* out) {
  v1::MentionType type{};
  v1::MentionType_Parse(absl::StrCat("MENTION_TYPE_", std::string(MentionTypeName(loser.type))), &type);
  out->set_type(type);
  writer.SetSpan(writer.analysis.document.SpanOf(loser.tokens), out->mutable_span());
  out->set_text(writer.RawText(loser.tokens));
  out->set_value(std::string(loser.value));
  out->set_source(std::string(loser.source));
  if (loser.loss != kNone) out->set_reason(writer.analysis.trace->losses[loser.loss]);
}

// What spoke for the name of a person; empty for other mentions.
std::string EvidenceFor(const Analysis& analysis, const Mention& mention) {
  if (mention.type != MentionType::kPerson || analysis.trace == nullptr) return "";
  const auto& evidence = analysis.trace->evidence;
  const auto found = std::partition_point(evidence.begin(), evidence.end(),
                                          [&](const LeftOut& e) { return e.words.begin < mention.tokens.begin; });
  return found != evidence.end() && found->words == mention.tokens ? found->detail : "";
}

void WriteMentions(const RecordWriter& writer) {
  const auto& mentions = writer.analysis.mentions;
  const Losers losers(writer.analysis);
  for (size_t m = 0; m < mentions.size() && !mentions[m].dropped; ++m) {
    v1::Derivation* out = writer.record->add_derivations();
    out->set_mention(static_cast<int32_t>(m));
    out->set_source(std::string(mentions[m].source));
    for (size_t loser : losers.At(mentions[m].tokens)) {
      WriteCompetitor(writer, mentions[loser], out->add_competitors());
    }
    if (out->competitors_size() > 0) out->set_reason("longer or surer than what competed with it");
    out->set_explanation(InWords(mentions[m].source));
    out->set_evidence(EvidenceFor(writer.analysis, mentions[m]));
  }
}

// The parts of a fact in the order in which people ask for them.
int OrderOf(absl::string_view part) {
  static constexpr absl::string_view kParts[] = {"name",    "type",        "level",  "rank",   "position",
                                                 "country", "participant", "party",  "date",   "place",
                                                 "mode",    "ordinal",     "status", "period", "agreement"};
  return static_cast<int>(std::find(std::begin(kParts), std::end(kParts), part) - std::begin(kParts));
}

void WriteReasons(const RecordWriter& writer, const Reasons& why, v1::FactDerivation* out) {
  std::vector<Reason> reasons = why.all();
  std::stable_sort(reasons.begin(), reasons.end(),
                   [](const Reason& a, const Reason& b) { return OrderOf(a.part) < OrderOf(b.part); });
  for (const Reason& reason : reasons) {
    v1::Reason* made = out->add_reasons();
    made->set_part(std::string(reason.part));
    made->set_value(reason.person == kNone ? reason.value : writer.analysis.people[reason.person].name);
    made->set_source(std::string(reason.rule));
    made->set_explanation(InWords(reason.rule));
    if (reason.words.empty()) continue;
    SetWords(writer, reason.words, made->mutable_words());
    if (reason.part == "place") made->set_value(made->words().text());
  }
}

void WriteFacts(const RecordWriter& writer) {
  const auto write = [&writer](const auto& facts, auto set_index) {
    for (size_t i = 0; i < facts.size(); ++i) {
      v1::FactDerivation* out = writer.record->add_fact_derivations();
      set_index(out, static_cast<int32_t>(i));
      WriteReasons(writer, facts[i].why, out);
    }
  };
  const Analysis& analysis = writer.analysis;
  write(analysis.people, [](v1::FactDerivation* out, int32_t i) { out->set_person(i); });
  write(analysis.agreements, [](v1::FactDerivation* out, int32_t i) { out->set_agreement(i); });
  write(analysis.partnerships, [](v1::FactDerivation* out, int32_t i) { out->set_partnership(i); });
  write(analysis.events, [](v1::FactDerivation* out, int32_t i) { out->set_event(i); });
}

// A capital inside a longer mention (`Chính` of `Đối thoại Chính sách`) was never going to be anything.
bool InsideMention(const Analysis& analysis, const LeftOut& each) {
  if (each.rule != "people/too-little") return false;
  for (size_t m = analysis.FirstMentionFrom(each.words.begin + 1), steps = 0; m-- > 0 && steps < kMostNested; ++steps) {
    if (analysis.mentions[m].tokens.Contains(each.words)) return true;
  }
  return false;
}

void WriteLeftOut(const RecordWriter& writer) {
  std::vector<LeftOut> left_out = writer.analysis.trace->left_out;
  std::stable_sort(left_out.begin(), left_out.end(),
                   [](const LeftOut& a, const LeftOut& b) { return a.words.begin < b.words.begin; });
  for (const LeftOut& each : left_out) {
    if (InsideMention(writer.analysis, each)) continue;
    v1::LeftOut* out = writer.record->add_left_out();
    out->set_source(each.source);
    SetWords(writer, each.words, out->mutable_words());
    out->set_rule(std::string(each.rule));
    out->set_reason(InWords(each.rule));
    if (!each.detail.empty()) absl::StrAppend(out->mutable_reason(), " (", each.detail, ")");
  }
}

}  // namespace

void WriteDerivations(const RecordWriter& writer) {
  WriteMentions(writer);
  WriteFacts(writer);
  if (writer.analysis.trace != nullptr) WriteLeftOut(writer);
}

}  // namespace banghi
