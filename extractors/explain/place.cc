#include "extractors/explain/place.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "extractors/record/writer.h"

namespace banghi {
namespace {

constexpr uint32_t kLongestForm = 40;  // tokens before a place at which a form that covers it may begin

bool Covers(const v1::Span& span, const v1::Span& place) {
  return span.start() <= place.start() && place.end() <= span.end();
}

v1::ExplainedFact FactOf(const v1::Record& record, const v1::FactDerivation& derivation) {
  v1::ExplainedFact fact;
  switch (derivation.fact_case()) {
    case v1::FactDerivation::kPerson:
      *fact.mutable_person() = record.people(derivation.person());
      break;
    case v1::FactDerivation::kAgreement:
      *fact.mutable_agreement() = record.agreements(derivation.agreement());
      break;
    case v1::FactDerivation::kPartnership:
      *fact.mutable_partnership() = record.partnerships(derivation.partnership());
      break;
    case v1::FactDerivation::kEvent:
      *fact.mutable_event() = record.events(derivation.event());
      break;
    case v1::FactDerivation::FACT_NOT_SET:
      break;
  }
  return fact;
}

class PlaceWriter {
 public:
  PlaceWriter(const Analysis& analysis, const v1::Record& record, OffsetUnit unit, uint32_t token, v1::Explanation* out)
      : analysis_(analysis),
        record_(record),
        writer_(analysis, ExtractOptions{.offset_unit = unit}, nullptr),
        token_(token),
        out_(out) {}

  void Write() {
    out_->set_offset_unit(record_.offset_unit());
    SetWords({token_, token_ + 1}, out_->mutable_place());
    const Token& token = analysis_.document.tokens()[token_];
    v1::Zone zone{};
    v1::Zone_Parse(absl::StrCat("ZONE_", std::string(ZoneName(token.zone))), &zone);
    out_->set_zone(zone);
    SetWords(analysis_.document.sentences()[token.sentence].tokens, out_->mutable_sentence());
    WriteMentions();
    AddForms(analysis_.document.sentences()[token.sentence].tokens, {token_, token_ + 1}, out_->mutable_forms());
    for (const v1::FactDerivation& fact : record_.fact_derivations()) WriteFact(fact);
    for (const v1::LeftOut& left_out : record_.left_out()) {
      if (Covers(left_out.words().span(), out_->place().span())) *out_->add_left_out() = left_out;
    }
  }

 private:
  void SetWords(TokenRange words, v1::SpannedText* out) const {
    writer_.SetSpan(analysis_.document.SpanOf(words), out->mutable_span());
    out->set_text(writer_.RawText(words));
  }

  // The forms, but for cues, that begin in `within` and cover `inner`, or of an empty `inner` lie within.
  void AddForms(TokenRange within, TokenRange inner, google::protobuf::RepeatedPtrField<v1::Form>* out) const {
    const uint32_t from =
        inner.empty() ? within.begin : std::max(within.begin, inner.begin - std::min(inner.begin, kLongestForm));
    for (uint32_t t = from; t < within.end; ++t) {
      for (const Match& match : analysis_.matches.AllAt(t)) {
        const bool wanted = inner.empty() ? within.Contains(match.tokens) : match.tokens.Contains(inner);
        if (!wanted || (inner.empty() && match.kind == EntryKind::kCue)) continue;
        v1::Form* form = out->Add();
        SetWords(match.tokens, form->mutable_words());
        form->set_source(std::string(analysis_.bundle.SourceOf(match.kind, match.entry)));
        form->set_ambiguous(match.ambiguous);
      }
    }
  }

  void WriteMentions() {
    for (size_t m = 0; m < analysis_.mentions.size() && !analysis_.mentions[m].dropped; ++m) {
      const Mention& mention = analysis_.mentions[m];
      if (!mention.tokens.Contains(token_)) continue;
      covering_.push_back(static_cast<int32_t>(m));
      v1::ExplainedMention* out = out_->add_mentions();
      *out->mutable_mention() = record_.mentions(static_cast<int>(m));
      *out->mutable_derivation() = record_.derivations(static_cast<int>(m));
      AddForms(mention.tokens, {}, out->mutable_parts());
    }
  }

  bool RestsOnPlace(const v1::FactDerivation& fact) const {
    return std::any_of(fact.reasons().begin(), fact.reasons().end(), [this](const v1::Reason& reason) {
      return reason.has_words() && Covers(reason.words().span(), out_->place().span());
    });
  }

  template <typename Fact>
  bool HasCoveringMention(const Fact& fact) const {
    return std::any_of(fact.mentions().begin(), fact.mentions().end(), [this](int32_t m) {
      return std::find(covering_.begin(), covering_.end(), m) != covering_.end();
    });
  }

  void WriteFact(const v1::FactDerivation& derivation) {
    v1::ExplainedFact fact = FactOf(record_, derivation);
    const bool rests = RestsOnPlace(derivation) || HasCoveringMention(fact.person()) ||
                       HasCoveringMention(fact.agreement()) || HasCoveringMention(fact.partnership());
    if (!rests) return;
    *fact.mutable_reasons() = derivation.reasons();
    *out_->add_facts() = std::move(fact);
  }

  const Analysis& analysis_;
  const v1::Record& record_;
  const RecordWriter writer_;
  const uint32_t token_;
  v1::Explanation* const out_;
  std::vector<int32_t> covering_;  // indices of the mentions that cover the place
};

}  // namespace

uint32_t TokenAt(const Analysis& analysis, OffsetUnit unit, uint32_t offset) {
  const UnitConverter units(analysis.document.raw(), unit);
  const auto& tokens = analysis.document.tokens();
  const auto behind = std::partition_point(tokens.begin(), tokens.end(), [&](const Token& token) {
    return units.FromByte(analysis.document.ToRaw(token.span).begin) <= offset;
  });
  return behind == tokens.begin() ? 0 : static_cast<uint32_t>(behind - tokens.begin()) - 1;
}

void ExplainPlace(const Analysis& analysis, const v1::Record& record, OffsetUnit unit, uint32_t token,
                  v1::Explanation* explanation) {
  PlaceWriter(analysis, record, unit, token, explanation).Write();
}

void ExplainRule(const v1::Record& record, absl::string_view rule, v1::Explanation* explanation) {
  const std::string id(rule);
  explanation->set_offset_unit(record.offset_unit());
  for (int m = 0; m < record.mentions_size(); ++m) {
    if (record.mentions(m).source() != id) continue;
    v1::ExplainedMention* out = explanation->add_mentions();
    *out->mutable_mention() = record.mentions(m);
    *out->mutable_derivation() = record.derivations(m);
  }
  for (const v1::FactDerivation& derivation : record.fact_derivations()) {
    v1::ExplainedFact fact = FactOf(record, derivation);
    for (const v1::Reason& reason : derivation.reasons()) {
      if (reason.source() == id) *fact.add_reasons() = reason;
    }
    if (fact.reasons_size() > 0) *explanation->add_facts() = std::move(fact);
  }
  for (const v1::LeftOut& left_out : record.left_out()) {
    if (left_out.rule() == id || left_out.source() == id) *explanation->add_left_out() = left_out;
  }
}

}  // namespace banghi
