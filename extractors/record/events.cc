#include "extractors/record/events.h"

#include "absl/strings/str_cat.h"
#include "extractors/record/plover.h"

namespace banghi {
namespace {

void WriteParticipant(const RecordWriter& writer, const Participant& participant, v1::Participant* out) {
  if (participant.person != kNone) {
    out->set_person(writer.analysis.people[participant.person].name);
    out->set_person_index(participant.person);
  }
  v1::ParticipantRole role{};
  v1::ParticipantRole_Parse(absl::StrCat("PARTICIPANT_ROLE_", participant.role), &role);
  out->set_role(role);
  out->set_country_code(participant.country_code);
  if (participant.ministry_kind.empty()) return;
  v1::MinistryKind kind{};
  v1::MinistryKind_Parse(absl::StrCat("MINISTRY_KIND_", participant.ministry_kind), &kind);
  out->mutable_ministry()->set_kind(kind);
  out->mutable_ministry()->set_country_code(participant.country_code);
}

void WritePlover(const PloverEvent& plover, v1::Event* out) {
  if (plover.event.empty()) return;
  v1::Plover* made = out->mutable_plover();
  made->set_event(plover.event);
  made->set_mode(plover.mode);
  for (const std::string& context : plover.context) made->add_context(context);
  for (const std::string& context : plover.special_context) made->add_special_context(context);
}

void WriteEvent(const RecordWriter& writer, const EventEntity& event, v1::Event* out) {
  v1::EventType type{};
  v1::EventType_Parse(absl::StrCat("EVENT_TYPE_", event.type), &type);
  out->set_type(type);
  if (!event.trigger.empty()) {
    writer.SetSpan(writer.analysis.document.SpanOf(event.trigger), out->mutable_trigger()->mutable_span());
    out->mutable_trigger()->set_text(writer.RawText(event.trigger));
  }
  for (const std::string& code : event.country_codes) out->add_country_codes(code);
  for (const Participant& participant : event.participants)
    WriteParticipant(writer, participant, out->add_participants());
  out->set_date(event.date);
  if (event.date_mention != kNone) out->set_date_mention(event.date_mention);
  if (event.place_mention != kNone) {
    out->set_place(writer.RawText(writer.analysis.mentions[event.place_mention].tokens));
    out->set_place_mention(event.place_mention);
  } else {
    out->set_place(event.place);
  }
  v1::EventMode mode{};
  v1::EventMode_Parse(absl::StrCat("EVENT_MODE_", event.mode), &mode);
  out->set_mode(mode);
  out->set_ordinal(event.ordinal);
  v1::EventStatus status{};
  v1::EventStatus_Parse(absl::StrCat("EVENT_STATUS_", event.status), &status);
  out->set_status(status);
  for (int32_t agreement : event.agreements) out->add_agreements(agreement);
  for (int32_t index : event.topics) {
    const Topic& topic = writer.analysis.bundle.topics()[index];
    v1::Topic* made = out->add_topics();
    made->set_name(topic.name);
    made->set_english(topic.english);
    made->set_source(topic.source);
  }
  for (uint32_t sentence : event.evidence) {
    writer.SetSpan(writer.analysis.document.SpanOf(writer.analysis.document.sentences()[sentence].tokens),
                   out->add_evidence());
  }
  out->set_source(event.source);
  WritePlover(ToPlover(writer.analysis, event), out);
}

}  // namespace

void WriteEvents(const RecordWriter& writer) {
  for (const EventEntity& event : writer.analysis.events) WriteEvent(writer, event, writer.record->add_events());
}

}  // namespace banghi
