#include "extractors/record/events.h"

#include "extractors/record/enum_names.h"
#include "extractors/record/plover.h"

namespace banghi {
namespace {

void WriteParticipant(const RecordWriter& writer, const Participant& participant, v1::Participant* out) {
  if (participant.person != kNone) {
    out->set_person(writer.analysis.people[participant.person].name);
    out->set_person_index(participant.person);
  }
  out->set_role(EnumOf<v1::ParticipantRole>("PARTICIPANT_ROLE_", participant.role));
  out->set_country_code(std::string(participant.country_code));
  if (participant.ministry_kind.empty()) return;
  out->mutable_ministry()->set_kind(EnumOf<v1::MinistryKind>("MINISTRY_KIND_", participant.ministry_kind));
  out->mutable_ministry()->set_country_code(std::string(participant.country_code));
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
  out->set_type(EnumOf<v1::EventType>("EVENT_TYPE_", event.type));
  if (!event.trigger.empty()) {
    writer.SetSpan(writer.analysis.document.SpanOf(event.trigger), out->mutable_trigger()->mutable_span());
    out->mutable_trigger()->set_text(writer.RawText(event.trigger));
    out->set_zone(writer.ZoneOf(event.trigger.begin));
  }
  for (const TextRef code : event.country_codes) out->add_country_codes(std::string(code));
  for (const Participant& participant : event.participants)
    WriteParticipant(writer, participant, out->add_participants());
  if (!event.date.empty()) out->set_date(std::string(event.date));
  if (event.date_mention != kNone) out->set_date_mention(event.date_mention);
  if (event.place_mention != kNone) {
    out->set_place(InOneLine(writer.RawText(writer.analysis.mentions[event.place_mention].tokens)));
    out->set_place_mention(event.place_mention);
  } else if (!event.place.empty()) {
    out->set_place(std::string(event.place));
  }
  out->set_mode(EnumOf<v1::EventMode>("EVENT_MODE_", event.mode));
  out->set_ordinal(event.ordinal);
  out->set_status(EnumOf<v1::EventStatus>("EVENT_STATUS_", event.status));
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
  out->set_source(std::string(event.source));
  WritePlover(ToPlover(writer.analysis, event), out);
}

}  // namespace

void WriteEvents(const RecordWriter& writer) {
  for (const EventEntity& event : writer.analysis.events) WriteEvent(writer, event, writer.record->add_events());
}

}  // namespace banghi
